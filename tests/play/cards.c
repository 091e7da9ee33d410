// ctest: plain
// The band over the people: every cue of every movement on its real card, beside the lantern, in
// the safe area, large and whole, in each language and shape of the picture. All cards of a
// movement have one width, so that their edge does not jump.
#include <math.h>

#include "check.h"
#include "game.h"
#include "screen.h"

typedef struct {
    int width, height;
} Size;

typedef struct {
    int faults;
    int cues, full; // of them in the full size
    PaintBox first; // of the version
    float largest;
    const char *where;
} Reader;

static const Size SIZES[] = {{1280, 720}, {1920, 1080}, {3840, 2160}, {1024, 768}, {2560, 1080}};
static const char *const LANGUAGES[] = {"en", "de"};
static const float CUE_LEAST = 48, CUE_NARROW = 44; // units; within the largest border
static const float GAP = 12;

static void read_text(void *who, const char *words, float size, bool whole) {
    Reader *r = who;
    r->largest = size > r->largest ? size : r->largest;
    if (size >= TEXT_LEAST && whole)
        return;
    print_error("%s: '%s' at %.0f%s\n", r->where, words, (double)size,
                whole ? "" : " is not whole");
    r->faults++;
}

static void check_card(Game *g, Reader *r) {
    PaintBox lantern = lantern_box(&g->painter), safe = g->painter.safe;
    r->largest = 0;
    PaintBox box = screen_stretch_card(g);
    r->first = r->first.w > 0 ? r->first : box;
    r->cues++;
    r->full += r->largest >= TEXT_CUE;
    bool beside = box.x >= safe.x && box.y >= safe.y &&
                  box.x + box.w <= lantern.x - GAP * g->painter.unit &&
                  box.y + box.h <= safe.y + safe.h;
    bool still = fabsf(box.x - r->first.x) < 1 && fabsf(box.w - r->first.w) < 1;
    if (beside && still && r->largest >= (g->painter.border > .09f ? CUE_NARROW : CUE_LEAST))
        return;
    print_error("%s: '%s' at %.0f, a card from %.0f to %.0f\n", r->where, g->said.cue,
                (double)r->largest, (double)box.x, (double)(box.x + box.w));
    r->faults++;
}

// Returns how many there were.
static int check_cues(Game *g, Reader *r) {
    const Timeline *t = &g->session.timeline;
    int count = 0;
    for (int i = 0; i < t->count; i++) {
        const Phase *phase = &t->phase[i];
        if (!phase->step->say.text || (phase->rep > 1 && phase->side == t->phase[i - 1].side))
            continue;
        session_seek(&g->session, phase->start + .01);
        game_cue(g, &phase->step->say, phase->side);
        check_card(g, r);
        count++;
    }
    return count;
}

static int check_exercise(Game *g, int exercise, Reader *r, char where[96]) {
    const Exercise *e = &g->cards.library.exercise[exercise];
    int count = 0;
    for (int v = 0; v < e->version_count; v++) {
        snprintf(where, 96, "%dx%d, border %.2f, %s %s", g->painter.width, g->painter.height,
                 (double)g->painter.border, e->id, e->version[v].id);
        game_begin(g, game_one(g, exercise), 0, 1);
        session_choose(&g->session, 0, -1, v);
        r->first = (PaintBox){0};
        count += check_cues(g, r);
    }
    return count;
}

static void every_cue_has_its_card_beside_the_lantern(void **state) {
    (void)state;
    Reader r = {0};
    for (size_t k = 0; k < 4 * COUNT(SIZES); k++) {
        char where[96];
        int count = 0;
        Options options = {.language = LANGUAGES[k % 2], .skip_first_run = true};
        Game *g = game_create(&options, true, SIZES[k / 4].width, SIZES[k / 4].height);
        assert_non_null(g);
        settings_set(&g->settings, NULL, SETTING_SAFE, k / 2 % 2 ? 10 : 5);
        game_settings(g);
        game_draw(g);
        assert_non_null(game_stage(g));
        g->painter.reader = read_text;
        g->painter.who = &r;
        r.where = where;
        for (int e = 0; e < g->cards.library.exercise_count; e++)
            count += check_exercise(g, e, &r, where);
        assert_true(count > 60);
        bool wide = SIZES[k / 4].width * 9 >= SIZES[k / 4].height * 16 && k / 2 % 2 == 0;
        if (wide && r.full < .97 * r.cues) {
            print_error("%s: only %d of %d in the full size\n", where, r.full, r.cues);
            r.faults++;
        }
        r.full = r.cues = 0;
        game_destroy(g);
    }
    assert_int_equal(r.faults, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_cue_has_its_card_beside_the_lantern)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
