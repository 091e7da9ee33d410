// ctest: plain
// The card asks for the breath that the lantern shows: a step's words stand there from its
// beginning to its end, though they are said ahead of it. What is no step's stands there as it is
// said.
#include <string.h>

#include "check.h"
#include "game.h"
#include "ride.h"

static bool asks(const Game *g, const Phase *phase) {
    CueWords words;
    game_cue_words(g, &phase->step->say, phase->side, &words);
    return strcmp(g->said.cue, words.cue) == 0 || strcmp(g->said.cue, words.brief) == 0;
}

typedef struct {
    int own, other, none; // ticks with the words of the step, of another one, of no step
    bool full, brief;     // words were seen in full, in few
} Seen;

static void look(const Game *g, Seen *seen) {
    const Session *s = &g->session;
    const Timeline *t = &s->timeline;
    const Phase *phase = &t->phase[s->phase];
    CueWords words;
    if (!phase->step->say.text)
        return;
    game_cue_words(g, &phase->step->say, phase->side, &words);
    bool own = asks(g, phase), other = false;
    for (int i = 0; i < t->count && !own; i++)
        other |= t->phase[i].step->say.text && asks(g, &t->phase[i]);
    seen->own += own;
    seen->other += other;
    seen->none += !own && !other;
    bool differ = strcmp(words.cue, words.brief) != 0;
    seen->full |= own && differ && strcmp(g->said.cue, words.cue) == 0;
    seen->brief |= own && differ && strcmp(g->said.cue, words.brief) == 0;
}

static Seen play(const char *level) {
    static const char *const who[] = {"mum"};
    Game *g = ride_create(who, 1, 64, 36);
    const Library *library = &g->cards.library;
    game_begin(g, &library->level[library_level(library, level)], 0, 1);
    game_draw(g);
    session_press(&g->session, BUTTON_OK, true);
    Seen seen = {0};
    for (long i = 0; i < 30L * 60 * TICKS_PER_SECOND && g->screen != SCREEN_THANKS; i++) {
        game_tick(g);
        if (g->session.state == SESSION_STRETCH)
            look(g, &seen);
    }
    assert_int_equal(g->screen, SCREEN_THANKS);
    game_destroy(g);
    return seen;
}

static void the_card_asks_for_the_breath_under_way(void **state) {
    (void)state;
    Seen seen = play("family_stretch_time");
    assert_int_equal(seen.other, 0);
    assert_true(seen.own > 5 * 60 * TICKS_PER_SECOND);
    assert_true(seen.none > TICKS_PER_SECOND); // half of a hold, the last one
    assert_true(seen.full);
    assert_true(seen.brief);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_card_asks_for_the_breath_under_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
