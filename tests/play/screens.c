// ctest: plain
// Every screen of the game as a family meets it, without a window: what is read is large enough and
// whole, in each language and at each size; every choice is reached with the thumb and nobody is
// caught; what is chosen has another shape and not only another colour; what is set is kept.
#include <math.h>

#include "check.h"
#include "file.h"
#include "game.h"
#include "screen.h"

typedef struct {
    int width, height;
} Size;

static const Size SIZES[] = {{640, 360}, {1024, 768}, {1280, 720}, {1920, 1080}, {3840, 2160}};
static const char *const LANGUAGES[] = {"en", "de"};
static const ScreenId SCREENS[] = {SCREEN_FIRST,   SCREEN_TODAY,  SCREEN_HOME,   SCREEN_ONE,
                                   SCREEN_OWN_SET, SCREEN_GARDEN, SCREEN_THANKS, SCREEN_SETTINGS,
                                   SCREEN_HELP,    SCREEN_PEOPLE, SCREEN_MAKER,  SCREEN_PAUSE,
                                   SCREEN_READY,   SCREEN_VOICES, SCREEN_RECORD, SCREEN_PROGRESS};

static char folder[64];

static Game *open_game(const Options *options, Size size) {
    Game *g = game_create(options, true, size.width, size.height);
    assert_non_null(g);
    g->tick = TICKS_PER_SECOND;
    return g;
}

// Some screens stand on a session.
static void go(Game *g, ScreenId screen) {
    if (screen == SCREEN_READY || screen == SCREEN_PAUSE || screen == SCREEN_THANKS) {
        if (!g->has_session || screen == SCREEN_READY)
            game_begin(g, &g->cards.library.level[0], 0, 1);
        if (screen == SCREEN_PAUSE)
            session_press(&g->session, BUTTON_PAUSE, true);
    }
    if (screen == SCREEN_RECORD)
        game_record_open(g, &(Saying){"switch", "Bring it up and over, all the way down."});
    game_go(g, screen);
    game_draw(g);
}

static void press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_draw(g);
}

static int pages(const Game *g, ScreenId screen) {
    return screen == SCREEN_VOICES     ? (screen_voices_pages(g) < 4 ? screen_voices_pages(g) : 4)
           : screen == SCREEN_SETTINGS ? 3
           : screen == SCREEN_HELP     ? 6
                                       : 1;
}

// ---- what is read ----

typedef struct {
    int texts, wrong;
    float largest;
    const char *where;
} Reader;

static void read_text(void *who, const char *words, float size, bool whole) {
    Reader *r = who;
    r->texts++;
    r->largest = size > r->largest ? size : r->largest;
    if (size < TEXT_LEAST || !whole) {
        print_error("%s: '%s' at %.0f%s\n", r->where, words, (double)size,
                    whole ? "" : " is not whole");
        r->wrong++;
    }
}

static void all_that_is_read_is_large_and_whole(void **state) {
    (void)state;
    Reader r = {0};
    for (size_t l = 0; l < COUNT(LANGUAGES); l++)
        for (size_t s = l; s < COUNT(SIZES) - 1 + l; s++) { // the very largest in one is enough
            char where[64];
            Options options = {.language = LANGUAGES[l]};
            Game *g = open_game(&options, SIZES[s]);
            g->painter.reader = read_text;
            g->painter.who = &r;
            r.where = where;
            for (size_t i = 0; i < COUNT(SCREENS); i++)
                for (int page = 0; page < pages(g, SCREENS[i]); page++) {
                    snprintf(where, sizeof where, "%s %dx%d screen %d page %d", LANGUAGES[l],
                             SIZES[s].width, SIZES[s].height, (int)SCREENS[i], page);
                    go(g, SCREENS[i]);
                    g->page = page;
                    r.texts = 0;
                    game_draw(g);
                    assert_true(r.texts > 0);
                }
            game_destroy(g);
        }
    assert_int_equal(r.wrong, 0);
}

// A cue is read from the mat: 72 units, and so 72 pixels of a screen 1080 high.
static void a_cue_is_read_from_the_mat(void **state) {
    (void)state;
    for (size_t s = 2; s < COUNT(SIZES); s++) {
        Reader r = {.where = "stretch"};
        Options options = {0};
        Game *g = open_game(&options, SIZES[s]);
        game_begin(g, &g->cards.library.level[g->door[0]], 0, 1);
        session_seek(&g->session, .5);
        g->screen = SCREEN_STRETCH;
        snprintf(g->said.cue, sizeof g->said.cue, "In.");
        g->painter.reader = read_text;
        g->painter.who = &r;
        game_draw(g);
        assert_near((double)r.largest, 72, .01);
        assert_near((double)g->painter.unit * 1080, SIZES[s].height, .01);
        assert_int_equal(r.wrong, 0);
        game_destroy(g);
    }
}

// ---- what can be chosen ----

static void choices_keep_to_the_safe_area(void **state) {
    (void)state;
    Options options = {.language = "de"};
    for (size_t s = 0; s < 2; s++) {
        Game *g = open_game(&options, SIZES[s]);
        for (int border = 0; border <= 10; border += 10) {
            settings_set(&g->settings, NULL, SETTING_SAFE, border);
            game_settings(g);
            for (size_t i = 0; i < COUNT(SCREENS); i++) {
                go(g, SCREENS[i]);
                PaintBox safe = g->painter.safe;
                assert_true(g->choice_count > 0);
                for (int k = 0; k < g->choice_count; k++) {
                    PaintBox b = g->choice[k];
                    assert_true(b.w > 10 && b.h > 10);
                    if (b.x < safe.x - 1 || b.y < safe.y - 1 || b.x + b.w > safe.x + safe.w + 1 ||
                        b.y + b.h > safe.y + safe.h + 1)
                        fail_msg("%dx%d screen %d: choice %d leaves the safe area at %d %%",
                                 SIZES[s].width, SIZES[s].height, (int)SCREENS[i], k, border);
                    for (int n = 0; n < k; n++) {
                        PaintBox o = g->choice[n];
                        assert_true(b.x >= o.x + o.w - 1 || o.x >= b.x + b.w - 1 ||
                                    b.y >= o.y + o.h - 1 || o.y >= b.y + b.h - 1);
                    }
                }
            }
        }
        game_destroy(g);
    }
}

// What has the focus shines: it lies in the safe area when it has grown.
static void see_grown(void *who, PaintBox b, const PaintPanel *panel) {
    const Game *g = who;
    PaintBox safe = g->painter.safe;
    if (panel->glow > 0 &&
        (b.x < safe.x - 1.5f || b.y < safe.y - 1.5f || b.x + b.w > safe.x + safe.w + 1.5f ||
         b.y + b.h > safe.y + safe.h + 1.5f))
        fail_msg("screen %d: choice %d grows out of the safe area", (int)g->screen, g->focus);
}

// Which choices one step of the thumb leads to from each; the page stays the same.
static void find_steps(Game *g, ScreenId screen, int page, unsigned next[GAME_CHOICES]) {
    static const Action ways[] = {ACTION_UP, ACTION_DOWN, ACTION_LEFT, ACTION_RIGHT};
    for (int at = 0, count = g->choice_count; at < count; at++) {
        next[at] = 0;
        for (size_t w = 0; w < COUNT(ways); w++) {
            g->page = page;
            g->focus = at;
            game_draw(g);
            game_press(g, &(InputEvent){.action = ways[w], .pressed = true});
            assert_int_equal(g->screen, screen);
            if (g->page == page)
                next[at] |= 1u << g->focus;
        }
    }
}

// All that is reached from one choice in any number of steps.
static unsigned reached(const unsigned next[GAME_CHOICES], int from) {
    unsigned seen = 1u << from, before = 0;
    while (seen != before) {
        before = seen;
        for (int at = 0; at < GAME_CHOICES; at++)
            seen |= before & 1u << at ? next[at] : 0;
    }
    return seen;
}

static void the_thumb_reaches_everything(void **state) {
    (void)state;
    Options options = {0};
    for (size_t s = 0; s < 2; s++) {
        Game *g = open_game(&options, SIZES[s]);
        for (size_t i = 0; i < COUNT(SCREENS); i++)
            for (int page = 0; page < pages(g, SCREENS[i]); page++) {
                unsigned next[GAME_CHOICES] = {0};
                go(g, SCREENS[i]);
                g->page = page;
                game_draw(g);
                int count = g->choice_count;
                int tabs = SCREENS[i] == SCREEN_SETTINGS ? 3 : 0; // a tab opens its own page
                unsigned all = (1u << count) - 1;
                all = tabs ? (all & ~7u) | 1u << page : all;
                g->painter.panels = see_grown;
                g->painter.who = g;
                find_steps(g, SCREENS[i], page, next);
                g->painter.panels = NULL;
                for (int from = 0; from < count; from++) {
                    unsigned seen = all & 1u << from ? reached(next, from) : all;
                    if ((seen & all) != all)
                        fail_msg("screen %d page %d: from %d the thumb reaches %x of %x",
                                 (int)SCREENS[i], page, from, seen, all);
                }
            }
        game_destroy(g);
    }
}

// ---- edges ----

enum { SHEETS = 64 };

typedef struct {
    PaintBox box[SHEETS];
    int count;
} Sheets;

// What throws a shadow lies on the room or on a sheet.
static void see_sheet(void *who, PaintBox box, const PaintPanel *panel) {
    Sheets *sheets = who;
    if (panel->shadow >= 18 && sheets->count < SHEETS)
        sheets->box[sheets->count++] = box;
}

// The smallest sheet that another lies on, or -1: the room.
static int under(const Sheets *s, int which) {
    int found = -1;
    PaintBox in = s->box[which];
    for (int i = 0; i < s->count; i++) {
        PaintBox b = s->box[i];
        bool holds = i != which && b.x <= in.x && b.y <= in.y && b.x + b.w >= in.x + in.w &&
                     b.y + b.h >= in.y + in.h;
        if (holds && (found < 0 || b.w * b.h < s->box[found].w * s->box[found].h))
            found = i;
    }
    return found;
}

// Nearly in line, and yet not: a step of a few units that looks like a slip.
static bool slips(float a, float b, float unit) {
    return fabsf(a - b) > 1.5f && fabsf(a - b) < 12 * unit;
}

static int slips_of(const Game *g, const Sheets *s, const char *where) {
    int wrong = 0;
    float u = g->painter.unit;
    for (int i = 0; i < s->count; i++)
        for (int k = 0; k < i; k++) {
            PaintBox a = s->box[i], b = s->box[k];
            bool beside = a.y < b.y + b.h && b.y < a.y + a.h;
            if (fmaxf(a.y, b.y) - fminf(a.y + a.h, b.y + b.h) > 200 * u) // nobody compares them
                continue;
            bool off = under(s, i) == under(s, k) &&
                       (slips(a.x, b.x, u) || slips(a.x + a.w, b.x + b.w, u) ||
                        (beside && (slips(a.y, b.y, u) || slips(a.y + a.h, b.y + b.h, u))));
            if (off)
                print_error("%s: %.0f %.0f %.0f %.0f beside %.0f %.0f %.0f %.0f\n", where,
                            (double)a.x, (double)a.y, (double)(a.x + a.w), (double)(a.y + a.h),
                            (double)b.x, (double)b.y, (double)(b.x + b.w), (double)(b.y + b.h));
            wrong += off;
        }
    return wrong;
}

static void edges_stand_in_line(void **state) {
    (void)state;
    int wrong = 0;
    for (size_t s = 1; s < 4; s++) {
        Options options = {.language = LANGUAGES[s % 2]};
        Game *g = open_game(&options, SIZES[s]);
        for (size_t i = 0; i < COUNT(SCREENS); i++)
            for (int page = 0; page < pages(g, SCREENS[i]); page++) {
                char where[64];
                Sheets sheets = {.count = 0};
                go(g, SCREENS[i]);
                g->page = page;
                g->focus = GAME_CHOICES; // nothing has grown
                g->painter.panels = see_sheet;
                g->painter.who = &sheets;
                game_draw(g);
                g->painter.panels = NULL;
                snprintf(where, sizeof where, "%dx%d screen %d page %d", SIZES[s].width,
                         SIZES[s].height, (int)SCREENS[i], page);
                assert_true(sheets.count > 0);
                wrong += slips_of(g, &sheets, where);
            }
        game_destroy(g);
    }
    assert_int_equal(wrong, 0);
}

static void back_leads_home(void **state) {
    (void)state;
    static const ScreenId screens[] = {
        SCREEN_TODAY,  SCREEN_ONE,   SCREEN_OWN_SET, SCREEN_GARDEN, SCREEN_THANKS, SCREEN_SETTINGS,
        SCREEN_PEOPLE, SCREEN_MAKER, SCREEN_READY,   SCREEN_VOICES, SCREEN_RECORD};
    Options options = {0};
    Game *g = open_game(&options, SIZES[0]);
    for (size_t i = 0; i < COUNT(screens); i++) {
        go(g, screens[i]);
        for (int k = 0; k < 3 && g->screen != SCREEN_HOME; k++)
            press(g, ACTION_BACK);
        assert_int_equal(g->screen, SCREEN_HOME);
    }
    go(g, SCREEN_PAUSE); // help leads back to where it was opened
    g->focus = g->choice_count - 1;
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_HELP);
    press(g, ACTION_BACK);
    assert_int_equal(g->screen, SCREEN_PAUSE);
    game_destroy(g);
}

// ---- never colour alone ----

// What three kinds of colour blindness make of a colour (Machado, Oliveira, Fernandes 2009, full
// strength), as a brightness.
static double seen_as(uint32_t colour, int kind) {
    static const double matrix[3][9] = {
        {.152286, 1.052583, -.204868, .114503, .786281, .099216, -.003882, -.048116, 1.051998},
        {.367322, .860646, -.227968, .280085, .672501, .047413, -.011820, .042940, .968881},
        {1.255528, -.076749, -.178779, -.078411, .930809, .147602, .004733, .691367, .303900}};
    static const double bright[3] = {.2126, .7152, .0722};
    double rgb[3] = {(double)(colour >> 16 & 255), (double)(colour >> 8 & 255),
                     (double)(colour & 255)};
    double sum = 0;
    for (int row = 0; row < 3; row++)
        for (int k = 0; k < 3; k++)
            sum += bright[row] * matrix[kind][3 * row + k] * rgb[k];
    return sum;
}

static uint32_t *copy_pixels(Game *g) {
    SDL_Surface *s = g->window.surface;
    SDL_RenderFlush(g->window.renderer);
    uint32_t *copy = malloc((size_t)s->pitch * (size_t)s->h);
    assert_non_null(copy);
    memcpy(copy, s->pixels, (size_t)s->pitch * (size_t)s->h);
    return copy;
}

// The share of the ring just outside a choice that looks brighter or darker when it has the focus.
static double ring_changes(Game *g, const uint32_t *with, const uint32_t *without, PaintBox box,
                           int kind) {
    PaintBox ring = {box.x - 12, box.y - 12, box.w + 24, box.h + 24};
    int width = g->window.surface->pitch / 4, all = 0, differ = 0;
    for (int y = (int)ring.y; y < (int)(ring.y + ring.h); y++)
        for (int x = (int)ring.x; x < (int)(ring.x + ring.w); x++) {
            bool inside = x >= (int)box.x && x < (int)(box.x + box.w) && y >= (int)box.y &&
                          y < (int)(box.y + box.h);
            if (inside || x < 0 || y < 0 || x >= g->painter.width || y >= g->painter.height)
                continue;
            double a = seen_as(with[y * width + x], kind);
            double b = seen_as(without[y * width + x], kind);
            all++;
            differ += fabs(a - b) > 12;
        }
    return (double)differ / all;
}

static void the_focus_is_seen_without_colour(void **state) {
    (void)state;
    static const ScreenId screens[] = {SCREEN_HOME, SCREEN_TODAY, SCREEN_PEOPLE, SCREEN_SETTINGS,
                                       SCREEN_MAKER};
    for (int contrast = 0; contrast < 2; contrast++)
        for (size_t i = 0; i < COUNT(screens); i++) {
            Options options = {0};
            Game *g = open_game(&options, SIZES[2]);
            settings_set(&g->settings, NULL, SETTING_CONTRAST, contrast);
            game_settings(g);
            go(g, screens[i]);
            int first = screens[i] == SCREEN_SETTINGS ? 3 : 0;
            g->focus = first;
            game_draw(g);
            uint32_t *with = copy_pixels(g);
            g->focus = first + 1;
            game_draw(g);
            uint32_t *without = copy_pixels(g);
            for (int kind = 0; kind < 3; kind++) {
                double share = ring_changes(g, with, without, g->choice[first], kind);
                if (share < .3)
                    fail_msg("screen %d: only %.0f %% of the ring shows the focus to kind %d",
                             (int)screens[i], 100 * share, kind);
            }
            free(with);
            free(without);
            game_destroy(g);
        }
}

// ---- what is set is kept ----

static void settings_are_kept(void **state) {
    (void)state;
    Options options = {.data = folder};
    Game *g = open_game(&options, SIZES[0]);
    go(g, SCREEN_SETTINGS);
    press(g, ACTION_DOWN); // voice
    press(g, ACTION_LEFT);
    press(g, ACTION_LEFT);
    press(g, ACTION_UP);
    press(g, ACTION_RIGHT); // the page of playing: tempo
    press(g, ACTION_DOWN);
    press(g, ACTION_LEFT);
    assert_near(g->breath_seconds, 10, 1e-9);
    press(g, ACTION_UP);
    press(g, ACTION_RIGHT); // the page of looking: language
    press(g, ACTION_DOWN);
    press(g, ACTION_OK);
    assert_string_equal(screen_words(g, "settings.back"), "Zurück");
    assert_int_equal(g->screen, SCREEN_SETTINGS);
    press(g, ACTION_DOWN);
    for (int i = 0; i < 9; i++)
        press(g, ACTION_RIGHT);
    assert_near((double)g->painter.border, .1, 1e-6);
    game_destroy(g);
    g = open_game(&options, SIZES[0]);
    assert_int_equal(g->settings.step[SETTING_VOICE], 8);
    assert_near(g->breath_seconds, 10, 1e-9);
    assert_near((double)g->painter.border, .1, 1e-6);
    assert_string_equal(screen_words(g, "settings.back"), "Zurück");
    game_destroy(g);
}

static void a_family_makes_itself(void **state) {
    (void)state;
    Options options = {.data = folder, .language = "en"};
    Game *g = open_game(&options, SIZES[0]);
    int before = g->cards.library.figure_count;
    go(g, SCREEN_PEOPLE);
    assert_int_equal(g->choice_count, before + 2); // one for somebody new, and done
    for (int k = 0; k < 2; k++) {
        g->focus = before;
        press(g, ACTION_OK);
        assert_int_equal(g->screen, SCREEN_MAKER);
        if (k == 0) { // up from the first row leads to the way back, and nobody is made
            press(g, ACTION_UP);
            press(g, ACTION_OK);
            assert_int_equal(g->screen, SCREEN_PEOPLE);
            assert_int_equal(g->choice_count, before + 2);
        }
    }
    for (int part = 0; part < MAKER_PARTS; part++) {
        press(g, ACTION_RIGHT);
        press(g, ACTION_DOWN);
    }
    Figure wanted;
    maker_figure(&g->maker, &wanted);
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_PEOPLE);
    assert_int_equal(g->cards.library.figure_count, before + 1);
    assert_int_equal(g->cards.library.faults.count, 0);
    int made = library_figure(&g->cards.library, wanted.id);
    assert_true(made >= 0);
    const Look *a = &wanted.look, *b = &g->cards.library.figure[made].look;
    assert_true(a->skin == b->skin && a->hair == b->hair && a->top == b->top &&
                a->trousers == b->trousers && a->accent == b->accent);
    assert_true(a->hair_style == b->hair_style && a->glasses == b->glasses);
    assert_near(wanted.height, g->cards.library.figure[made].height, 1e-6);
    const Figure *people[GAME_PEOPLE];
    assert_int_equal(game_people(g, people), 3); // the guides and the new one
    assert_string_equal(people[2]->id, wanted.id);
    game_destroy(g);
    g = open_game(&options, SIZES[0]);
    assert_int_equal(game_people(g, people), 3);
    assert_string_equal(people[2]->id, wanted.id);
    game_destroy(g);
}

static void a_sore_back_begins_gently(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options, SIZES[0]);
    go(g, SCREEN_TODAY);
    press(g, ACTION_RIGHT);
    press(g, ACTION_RIGHT);
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_HOME);
    press(g, ACTION_OK);
    assert_string_equal(g->session.timeline.version->id, "easier");
    go(g, SCREEN_TODAY);
    g->focus = 3; // "it worries me" leads to when to call for help
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_HELP);
    assert_int_equal(g->page, 2);
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_HOME);
    game_destroy(g);
}

// OK alone leads through all pages of help and back, and so do up and down.
static void help_leads_on(void **state) {
    (void)state;
    Options options = {0};
    Game *g = open_game(&options, SIZES[0]);
    go(g, SCREEN_HOME);
    screen_help_open(g, false);
    game_draw(g);
    for (int page = 0; page < pages(g, SCREEN_HELP); page++) {
        assert_int_equal(g->screen, SCREEN_HELP);
        assert_int_equal(g->page, page);
        press(g, ACTION_OK);
    }
    assert_int_equal(g->screen, SCREEN_HOME);
    screen_help_open(g, false);
    for (int i = 0; i < 8; i++)
        press(g, ACTION_DOWN);
    assert_int_equal(g->page, pages(g, SCREEN_HELP) - 1);
    press(g, ACTION_UP);
    press(g, ACTION_OK);
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_HOME);
    game_destroy(g);
}

// The family together is kept as a picture and shown, and everybody looks out of it.
static void a_postcard_is_kept(void **state) {
    (void)state;
    Options options = {.data = folder};
    Game *g = open_game(&options, SIZES[0]);
    game_draw(g);
    go(g, SCREEN_THANKS);
    assert_non_null(g->postcard.scene);
    assert_int_equal(g->postcard.scene->w, SIZES[0].width);
    const uint32_t *pixel = g->postcard.scene->pixels;
    int width = g->postcard.scene->pitch / 4, people = 0;
    Figure mum = g->cards.library.figure[library_figure(&g->cards.library, "mum")];
    int red = (int)(mum.look.top >> 16 & 255);
    for (int i = 0; i < width * SIZES[0].height; i++) // her shirt
        people += abs((int)(pixel[i] >> 16 & 255) - red) < 40 && (pixel[i] >> 8 & 255) < 110;
    assert_true(people > 200);
    const Camera *camera = stage_camera(g->stage);
    for (int i = 0; i < stage_people(g->stage); i++) {
        const Body *body = &stage_posture(g->stage, i)->body;
        double x, y, depth;
        assert_true(camera_project(camera, body->position[JOINT_HEAD], &x, &y, &depth));
        assert_in_range((int)x, camera->width / 8, camera->width * 7 / 8);
        assert_in_range((int)y, camera->height / 8, camera->height * 7 / 8);
        Vec3 face = quat_rotate(body->rotation[JOINT_HEAD], vec3(0, 0, 1));
        Vec3 way = vec_unit(vec_sub(camera->eye, body->position[JOINT_HEAD]), face);
        assert_true(vec_dot(face, way) > .85);
    }
    game_destroy(g);
    char cards[96];
    int count = 0;
    snprintf(cards, sizeof cards, "%s/postcards", folder);
    free(folder_list(cards, ".png", &count));
    assert_true(count >= 1);
}

// One flower is one breath, before any repetition is written down; what comes shines and grows, and
// with the tenth thing something is built that shines too. What was there before does not.
static void the_first_flower_is_the_first_breath(void **state) {
    (void)state;
    Game *g = open_game(&(Options){.skip_first_run = true}, SIZES[0]);
    const ShowCommand flower = {.kind = SHOW_FLOWER, .id = "daisy", .size = 1};
    game_go(g, SCREEN_GARDEN);
    assert_near(screen_garden_breaths(g), 0, 1e-9);
    for (int i = 1; i <= 10; i++) {
        screen_garden_show(g, &flower);
        assert_near(screen_garden_breaths(g), 1, 1e-9);
        assert_int_equal(g->plant_count, i < 10 ? i : 11);
    }
    for (int i = 0; i < g->plant_count; i++)
        assert_true(g->plant[i].glow > 0 && g->plant[i].growth < 1);
    g->family.together = 5;
    assert_near(screen_garden_breaths(g), 5, 1e-9);
    game_destroy(g);
}

int main(void) {
    folder_scratch(folder);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_read_is_large_and_whole),
        cmocka_unit_test(a_cue_is_read_from_the_mat),
        cmocka_unit_test(choices_keep_to_the_safe_area),
        cmocka_unit_test(the_thumb_reaches_everything),
        cmocka_unit_test(edges_stand_in_line),
        cmocka_unit_test(back_leads_home),
        cmocka_unit_test(the_focus_is_seen_without_colour),
        cmocka_unit_test(settings_are_kept),
        cmocka_unit_test(a_family_makes_itself),
        cmocka_unit_test(a_sore_back_begins_gently),
        cmocka_unit_test(help_leads_on),
        cmocka_unit_test(a_postcard_is_kept),
        cmocka_unit_test(the_first_flower_is_the_first_breath),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_drop(folder);
    return failed;
}
