// Nobody is thrown: whatever is pressed at whatever moment of a movement, a change, a way back or a
// led repetition, and whatever follows of it, both bodies go on from where they are.
#include "check.h"
#include "game.h"
#include "random.h"
#include "screen.h"
#include "stage_inside.h"

enum { WIDTH = 64, HEIGHT = 36, EPISODES = 48, EPISODE = 20 * TICKS_PER_SECOND };

static const double LEAP = .05; // metres from one tick to the next; the quickest arm comes near it

typedef struct {
    Game *game;
    Random dice;
    Body last[2];
    bool has;
    int seed, leaps;
} Ride;

static void look_at(Ride *r, int who, const StageShot *shot) {
    const Session *s = &r->game->session;
    stage_posture_now(r->game->stage, who, shot);
    const Body *now = &stage_posture(r->game->stage, who)->body;
    double far = 0;
    for (int j = 0; r->has && j < JOINT_COUNT; j++)
        far = fmax(far, vec_length(vec_sub(now->position[j], r->last[who].position[j])));
    if (far > LEAP) {
        r->leaps++;
        print_error("seed %d, %s %s, person %d: %.3f m in state %d, tick %d of %d\n", r->seed,
                    s->timeline.exercise->id, s->timeline.version->id, who, far, (int)s->state,
                    s->tick, s->ticks);
    }
    r->last[who] = *now;
}

static void look(Ride *r) {
    StageShot shot = screen_moment(r->game);
    stage_keep_together(r->game->stage, &shot);
    for (int who = 0; who < 2; who++)
        look_at(r, who, &shot);
    r->has = true;
}

static void press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_press(g, &(InputEvent){.action = action});
}

// Any button, and in the pause any choice but those that end.
static void press_anything(Ride *r) {
    static const Action stretch[] = {ACTION_DOWN, ACTION_DOWN,  ACTION_DOWN, ACTION_UP,
                                     ACTION_LEFT, ACTION_RIGHT, ACTION_OK,   ACTION_PAUSE};
    Game *g = r->game;
    int dice = random_below(&r->dice, (int)COUNT(stretch));
    if (g->screen == SCREEN_STRETCH)
        press(g, stretch[dice]);
    if (g->screen != SCREEN_PAUSE)
        return;
    g->focus = random_below(&r->dice, PAUSE_ENOUGH);
    press(g, ACTION_OK);
}

// A movement in any of its versions, somewhere in it.
static void begin(Ride *r) {
    static const double tempos[] = {7.5, 5, 12, 6};
    Game *g = r->game;
    const Library *library = &g->cards.library;
    const Level *level = &library->level[random_below(&r->dice, library->level_count)];
    int move = random_below(&r->dice, level->move_count);
    g->breath_seconds = tempos[random_below(&r->dice, (int)COUNT(tempos))];
    game_begin(g, level, move, 1);
    session_choose(&g->session, move, -1,
                   random_below(&r->dice, g->session.timeline.exercise->version_count));
    session_press(&g->session, BUTTON_OK, true);
    game_tick(g);
    if (random_below(&r->dice, 3) > 0)
        session_seek(&g->session, random_unit(&r->dice) * g->session.timeline.breaths);
    game_draw(g);
}

static void nobody_is_thrown(void **state) {
    (void)state;
    Options options = {0};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    int leaps = 0;
    for (int seed = 1; seed <= EPISODES; seed++) {
        Ride r = {.game = g, .dice = random_seeded((uint64_t)seed), .seed = seed};
        begin(&r);
        int often = random_below(&r.dice, 2) ? 40 : 150;
        for (int i = 0; i < EPISODE && g->screen != SCREEN_THANKS; i++) {
            if (random_below(&r.dice, often) == 0)
                press_anything(&r);
            game_tick(g);
            if (g->screen != SCREEN_THANKS)
                look(&r);
        }
        leaps += r.leaps;
    }
    assert_int_equal(leaps, 0);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_thrown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
