// The thank-you and the family's garden.
#include "screen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fail.h"

enum {
    GROWING_TICKS = 2 * TICKS_PER_SECOND,
    SHINING_TICKS = 10 * TICKS_PER_SECOND,
    LONG_TICKS = 3 * TICKS_PER_SECOND / 2, // a long press
    DEW_FULL = 40
};

// ---- what grows ----

static void add_plant(Game *g, GardenPlant plant) {
    GardenPlant *more = realloc(g->plant, (size_t)(g->plant_count + 1) * sizeof *more);
    ASSERT(more);
    g->plant = more;
    g->plant[g->plant_count++] = plant;
}

// One gift by its kind ("flower", "visitor" ...), put where the garden shows it.
static void add_gift(Game *g, const char *kind, const char *id, double x, double y, double size,
                     uint32_t seed) {
    if (strcmp(kind, "dew") == 0) {
        g->dew++;
    } else if (strcmp(kind, "visitor") == 0 || strcmp(kind, "light") == 0) {
        GardenVisitor next = {.kind = garden_visitor(id), .x = (float)x, .y = (float)y};
        g->visitor_count = garden_visit(g->visitor, g->visitor_count, next);
    } else if (strcmp(kind, "flower") == 0 || strcmp(kind, "leaf") == 0) {
        add_plant(g, (GardenPlant){.kind = garden_kind(id),
                                   .x = (float)x,
                                   .y = (float)y,
                                   .size = (float)size,
                                   .growth = 1,
                                   .seed = seed});
        int work = garden_work(g->plant_count);
        if (work >= 0)
            add_plant(g, (GardenPlant){.kind = work, .growth = 1});
    }
}

// The first plants are large, the very first most of all, and stay so: a young garden is seen from
// the mat.
static float pioneer_size(int index) {
    const float more = .45f, few = 90, first = .9f;
    float left = 1 - (float)index / few;
    return 1 + (left > 0 ? more * left : 0) + first / (float)(1 + 2 * index);
}

void screen_garden_open(Game *g) {
    g->pressed_tick = 0;
    g->plant_count = g->dew = g->visitor_count = 0;
    int count = 0;
    StoreGift *gift = g->store ? store_gifts(g->store, &count) : NULL;
    for (int i = 0; i < count; i++)
        add_gift(g, gift[i].kind, gift[i].id, gift[i].x, gift[i].y, 1, gift[i].seed);
    free(gift);
    for (int i = 0; i < g->plant_count; i++)
        g->plant[i].size =
            garden_age_size(g->plant[i].kind, g->plant_count - 1 - i) * pioneer_size(i);
    g->plant_old = g->plant_count;
}

void screen_garden_show(Game *g, const ShowCommand *show) {
    int before = g->plant_count;
    add_gift(g, show_name(show->kind), show->id, show->x, show->y, show->size, show->seed);
    for (int i = before; i < g->plant_count; i++) {
        g->plant[i].growth = 0;
        g->plant[i].glow = 1;
    }
}

// New ones grow before everybody's eyes, one after the other, and shine for a while.
static void grow(Game *g) {
    float lead = 1.5f / (float)(g->plant_count - g->plant_old + 1);
    lead = lead > .4f ? .4f : lead;
    for (int i = g->plant_old; i < g->plant_count; i++) {
        GardenPlant *plant = &g->plant[i];
        if (i > g->plant_old && plant[-1].growth < lead)
            return;
        float more = plant->growth + 1.0f / GROWING_TICKS;
        float left = plant->glow - 1.0f / SHINING_TICKS;
        plant->glow = plant->growth < 1 ? 1 : left > 0 ? left : 0;
        plant->growth = more < 1 ? more : 1;
    }
}

// The very first flower has company, which stays: butterflies by day, a robin in winter.
static int company(const Game *g, Season season, float seconds, GardenVisitor out[2]) {
    bool winter = season == SEASON_WINTER;
    if (g->plant_count == 0 || (!winter && screen_light(g) == HOUR_EVENING))
        return 0;
    int kind = garden_visitor(winter ? "robin" : "butterfly");
    out[0] = (GardenVisitor){.kind = kind, .x = .40f, .y = .72f, .seconds = seconds + 1};
    out[1] = (GardenVisitor){.kind = kind, .x = .56f, .y = .50f, .seconds = seconds + 4.7f};
    return winter ? 1 : 2;
}

static void draw_garden(Game *g) {
    float seconds = (float)(g->tick - g->shown_tick) / TICKS_PER_SECOND;
    grow(g);
    for (int i = 0; i < g->visitor_count; i++)
        g->visitor[i].seconds = seconds + 1.3f * (float)i;
    Season season = garden_season(g->month);
    GardenVisitor all[GARDEN_VISITORS + 2];
    int count = company(g, season, seconds, all);
    memcpy(all + count, g->visitor, (size_t)g->visitor_count * sizeof *all);
    GardenScene scene = {.plant = g->plant,
                         .plant_count = g->plant_count,
                         .visitor = all,
                         .visitor_count = count + g->visitor_count,
                         .dew = g->dew < DEW_FULL ? (float)g->dew / DEW_FULL : 1,
                         .hour = screen_light(g),
                         .season = season,
                         .early = garden_early(g->month),
                         .quiet = g->room.quiet,
                         .plain = g->room.plain,
                         .seconds = seconds};
    if (!garden_draw(&g->garden, &g->painter, &scene))
        screen_room(g);
}

// ---- the two screens ----

static const char *breaths_words(const Game *g, const char *many, const char *one, double breaths,
                                 char out[GAME_WORDS]) {
    char number[24];
    int count = (int)(breaths + .5);
    if (count == 1)
        return screen_words(g, one);
    snprintf(number, sizeof number, "%d", count);
    return screen_fill(g, many, "breaths", number, out);
}

static void button_row(Game *g, const CardItem *item, int count) {
    PaintBox boxes[GAME_CHOICES], safe = g->painter.safe;
    float u = g->painter.unit, high = .13f * safe.h;
    card_button_row(&g->painter, paint_box(safe.x, safe.y + safe.h - high, safe.w, high), item,
                    count, count > 1 ? safe.w : 420 * u, 24 * u, boxes);
    for (int i = 0; i < count; i++)
        card_button(&g->painter, boxes[i], &item[i], screen_choice(g, boxes[i]));
}

// Everybody together in the room of the last scene; kept where the family keeps its things.
void screen_thanks_open(Game *g) {
    char name[32];
    time_t now = time(NULL);
    struct tm local;
    if (g->painter.width == 0 || !g->has_session)
        return;
    screen_photo(g);
    if (!postcard_take(&g->postcard, &g->painter) || !g->folder[0])
        return;
    localtime_r(&now, &local);
    strftime(name, sizeof name, "%Y-%m-%d_%H%M", &local);
    if (!postcard_save(&g->postcard, g->folder, name))
        log_line(&g->log, "postcard: %s", fail_text());
}

void screen_thanks_draw(Game *g) {
    const CardItem item[] = {{"icons/again", screen_words(g, "thanks.again")},
                             {"icons/stretch", screen_words(g, "thanks.more")},
                             {"icons/enough", screen_words(g, "thanks.enough")}};
    char words[GAME_WORDS];
    draw_garden(g);
    PaintBox safe = g->painter.safe;
    const char *note = g->family.earned < .5 ? screen_words(g, "thanks.here")
                                             : breaths_words(g, "thanks.breaths", "thanks.breath",
                                                             g->family.earned, words);
    // Over open sky, beside the title and well over the chimney.
    float wide = .27f * safe.w, right = safe.x + safe.w;
    float top = safe.y + 10 * g->painter.unit; // lower than the title, not nearly in line
    float high = garden_sky(&g->garden) - 34 * g->painter.unit - top;
    wide = fminf(wide, postcard_wide(&g->postcard, high));
    card_head(&g->painter, paint_box(safe.x, safe.y, safe.w - wide, safe.h),
              screen_words(g, "thanks.title"), note);
    postcard_draw(&g->postcard, &g->painter, paint_box(right - wide, top, wide, high));
    button_row(g, item, 3);
}

void screen_thanks_press(Game *g, Action action) {
    if (action == ACTION_BACK)
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_OK && g->focus == 1)
        game_go(g, SCREEN_ONE);
    else if (action == ACTION_OK && g->focus == 0)
        game_begin(g, g->session.level, 0, 1);
    else if (action == ACTION_OK)
        g->leaving = true;
    else
        screen_move_focus(g, action);
}

// OK leads back when it is let go; held long, to the page for the grown-ups.
static void wait_for_release(Game *g) {
    if (g->pressed_tick == 0)
        return;
    bool held = input_held(&g->input, ACTION_OK) || input_held(&g->input, ACTION_CLICK);
    bool is_long = g->tick - g->pressed_tick >= LONG_TICKS;
    if (held && !is_long)
        return;
    g->pressed_tick = 0;
    game_go(g, held ? SCREEN_PROGRESS : SCREEN_HOME);
}

double screen_garden_breaths(const Game *g) {
    double breaths = g->family.together + g->family.earned;
    return breaths < 1 && g->plant_count > 0 ? 1 : breaths; // the first flower is the first breath
}

void screen_garden_draw(Game *g) {
    const CardItem item = {"icons/back", screen_words(g, "ready.back")};
    char words[GAME_WORDS];
    double breaths = screen_garden_breaths(g);
    draw_garden(g);
    PaintBox safe = g->painter.safe;
    const char *note = breaths < .5
                           ? screen_words(g, "garden.empty")
                           : breaths_words(g, "garden.breaths", "garden.breath", breaths, words);
    card_head(&g->painter, safe, screen_words(g, "garden.title"), note);
    button_row(g, &item, 1);
    wait_for_release(g);
}

void screen_garden_press(Game *g, Action action) {
    if (action == ACTION_BACK)
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_OK && g->pressed_tick == 0)
        g->pressed_tick = g->tick > 0 ? g->tick : 1;
}
