// Who stretches today: the busts of everybody there is, one to four of them chosen.
#include <stdio.h>
#include <string.h>

#include "portrait.h"
#include "screen.h"

enum { FACES_MOST = 11, COLUMNS = 6 };

// Under the faces; the second one is there when somebody can go.
enum { BUTTONS = 2 };
static const CardItem BUTTON[BUTTONS] = {{"icons/check", "people.done"},
                                         {"icons/less", "people.aside"}};

static int face_count(const Game *g) {
    int count = g->cards.library.figure_count;
    return count < FACES_MOST ? count : FACES_MOST;
}

// 0 the guides, 1 the others of the game, 2 the family's own.
static int rank(const Figure *f) {
    return f->guide ? 0 : maker_made(f) ? 2 : 1;
}

static bool before(const Figure *a, const Figure *b) {
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    return rank(a) < 2 && a->height > b->height;
}

// The person at a place: by rank, and the tallest of the game's first.
static const Figure *face(const Game *g, int index) {
    const Library *library = &g->cards.library;
    for (int i = 0; i < library->figure_count; i++) {
        const Figure *f = &library->figure[i];
        int place = 0;
        for (int k = 0; k < library->figure_count; k++)
            place += before(&library->figure[k], f) || (k < i && !before(f, &library->figure[k]));
        if (place == index)
            return f;
    }
    return &library->figure[0];
}

// The own people come behind those of the game; a place is left for somebody new.
static bool can_add(const Game *g) {
    return g->folder[0] && g->store && g->cards.library.figure_count < FACES_MOST;
}

int screen_people_own(const Game *g, const Figure **out, int most) {
    int count = 0;
    for (int i = 0; i < face_count(g); i++)
        if (maker_made(face(g, i)) && count < most)
            out[count++] = face(g, i);
    return count;
}

static int buttons(const Game *g) {
    const Figure *own;
    return g->folder[0] && g->store && screen_people_own(g, &own, 1) > 0 ? 2 : 1;
}

static int chosen_place(const Game *g, const char *id) {
    for (int i = 0; i < g->who_count; i++)
        if (strcmp(g->who[i], id) == 0)
            return i;
    return -1;
}

void screen_people_open(Game *g) {
    const Figure *people[GAME_PEOPLE];
    g->who_count = game_people(g, people);
    for (int i = 0; i < g->who_count; i++)
        snprintf(g->who[i], sizeof g->who[i], "%s", people[i]->id);
}

// Chooses or lets go; the last one stays, and a fifth takes the place of the fourth.
static void toggle(Game *g, const char *id) {
    int at = chosen_place(g, id);
    if (at >= 0 && g->who_count > 1) {
        for (int i = at; i + 1 < g->who_count; i++)
            memcpy(g->who[i], g->who[i + 1], sizeof g->who[i]);
        g->who_count--;
    } else if (at < 0) {
        if (g->who_count == GAME_PEOPLE)
            g->who_count--;
        snprintf(g->who[g->who_count++], sizeof g->who[0], "%s", id);
    }
    game_people_keep(g);
}

enum { TINTS = 5 };

static const uint32_t TINT[TINTS] = {0xFFF9D9CCu, 0xFFCDE8E3u, 0xFFF9E0B4u, 0xFFDCD8EEu,
                                     0xFFD5E8C6u};

void screen_people_add(Game *g, const char *id) {
    if (chosen_place(g, id) < 0)
        toggle(g, id);
    game_people_keep(g);
    for (int i = 0; i < face_count(g); i++)
        if (strcmp(face(g, i)->id, id) == 0)
            g->focus = i;
}

void screen_people_tile(Game *g, PaintBox box, const Figure *f, int tint, bool chosen) {
    Painter *p = &g->painter;
    float u = p->unit, focus = screen_choice(g, box), foot = 74 * u;
    PaintPanel panel = card_focused(focus);
    panel.radius = 40;
    if (chosen)
        panel.top = 0xFFFFE9BFu;
    PaintBox large = card_grown(p, box, .07f * focus);
    paint_panel(p, large, &panel, 1);
    PaintBox inner = {box.x + 14 * u, box.y + 14 * u, box.w - 28 * u, box.h - foot - 14 * u};
    PaintPanel window = {
        .top = TINT[tint % TINTS], .bottom = PAINT_CREAM, .radius = 30, .arch = true};
    paint_panel(p, inner, &window, 1);
    if (!f)
        paint_picture(p, "icons/add", paint_scale(inner, .5f), 1);
    else if (!portrait_draw(p, f, PORTRAIT_BUST, inner))
        card_soon(p, inner);
    TextStyle name = {.face = TEXT_TITLE, .size = 40, .align = TEXT_CENTER, .lines = 1};
    name.middle = true;
    text_draw(p, f ? f->name : screen_words(g, "people.new"), &name,
              paint_box(box.x + 8 * u, box.y + box.h - foot, box.w - 16 * u, foot), 1);
    float mark = 64 * u;
    if (chosen)
        paint_picture(p, "icons/check",
                      paint_box(large.x + large.w - mark - 6 * u, large.y + 6 * u, mark, mark), 1);
}

void screen_people_draw(Game *g) {
    Painter *p = &g->painter;
    float u = p->unit, gap = 26 * u, foot = 104 * u;
    PaintBox safe = p->safe;
    screen_room(g);
    screen_veil(g);
    PaintBox head =
        card_head(p, safe, screen_words(g, "people.title"), screen_words(g, "people.note"));
    int faces = face_count(g), tiles = faces + can_add(g);
    int rows = tiles > COLUMNS ? 2 : 1, columns = (tiles + rows - 1) / rows;
    float top = head.y + head.h + 36 * u, high = safe.y + safe.h - foot - 40 * u - top;
    for (int row = 0, i = 0; row < rows; row++) {
        PaintBox box[FACES_MOST + 1];
        int count = row == 0 ? columns : tiles - columns;
        float each = (high - gap * (float)(rows - 1)) / (float)rows;
        float wide = (safe.w - gap * (float)(columns - 1)) / (float)columns;
        wide = wide > .80f * each ? .80f * each : wide;
        float tall = each < 1.45f * wide ? each : 1.45f * wide;
        float all = wide * (float)count + gap * (float)(count - 1);
        for (int k = 0; k < count; k++, i++) {
            box[k] = paint_box(safe.x + (safe.w - all) / 2 + (float)k * (wide + gap),
                               top + (float)row * (each + gap) + (each - tall) / 2, wide, tall);
            const Figure *f = i < faces ? face(g, i) : NULL;
            screen_people_tile(g, box[k], f, i, f && chosen_place(g, f->id) >= 0);
        }
    }
    float wide = 420 * u, all = (float)buttons(g) * (wide + gap) - gap;
    for (int i = 0; i < buttons(g); i++) {
        PaintBox box = {safe.x + (safe.w - all) / 2 + (float)i * (wide + gap),
                        safe.y + safe.h - foot - 4 * u, wide, foot};
        card_button(p, box, &(CardItem){BUTTON[i].icon, screen_words(g, BUTTON[i].words)},
                    screen_choice(g, box));
    }
}

void screen_people_press(Game *g, Action action) {
    int faces = face_count(g), extra = can_add(g);
    int button = g->focus - faces - extra;
    if (action == ACTION_BACK || (action == ACTION_OK && button == 0))
        game_go(g, SCREEN_HOME);
    else if (action == ACTION_OK && button > 0)
        game_go(g, SCREEN_ASIDE);
    else if (action == ACTION_OK && g->focus == faces && extra)
        game_go(g, SCREEN_MAKER);
    else if (action == ACTION_OK)
        toggle(g, face(g, g->focus)->id);
    else
        screen_move_focus(g, action);
}
