// Nobody is thrown: whatever is pressed at whatever moment of a movement, a change, a way back or a
// led repetition, and whatever follows of it, everybody goes on from where they are, as fast as
// they were.
#include "check.h"
#include "game.h"
#include "random.h"
#include "ride.h"
#include "screen.h"
#include "stage_inside.h"

enum { WIDTH = 64, HEIGHT = 36, EPISODE = 20 * TICKS_PER_SECOND };

// Metres from one tick to the next: 2.4 m/s, the toes of a tall walker. A foot swings forward up to
// three times as fast as its owner walks; hands and heads keep far below.
static const double LEAP = .04;
// And how much that may differ from the tick before. The quickest turn of a hand on its way is 5;
// nobody sees less than 8 in a body that moves.
static const double KICK = .008;

// Everybody, in sets of one to four, and rides that threw somebody of them once: a smaller wiggle
// that asked for the whole arms, a pause and a skip in one moment, a way back over a hold, a
// child's own pose at the start of a change, a band changed for a towel with raised arms, an elbow
// that left the mat, an arm on it pulled straight, a mat pushed open, a pause that ended in its
// first moment, hands put at ease from raised arms, a hand on the hip of who waits.
enum { SET_KNOWN = 12 };
static const struct {
    const char *who[GAME_PEOPLE];
    int count, episodes, known[SET_KNOWN];
} SETS[] = {
    {{"mum", "kid"}, 2, 48, {133, 147, 150, 163, 178, 179, 180, 193, 208}},
    {{"dad", "grandma", "mum", "kid"}, 4, 24, {46, 74, 77, 80, 85, 98, 155, 158, 970}},
    {{"brother", "dad"}, 2, 24, {107, 141, 10014}},
    {{"dad", "mum", "kid"}, 3, 0, {2839, 5086}},
    {{"grandma"}, 1, 24, {159}},
    {{"dad"}, 1, 0, {20563}},
    {{"grandma", "dad"}, 2, 0, {20205, 20211}},
    {{"mum", "dad", "grandma"}, 3, 0, {20080}},
    {{"dad", "kid"}, 2, 0, {20511}},
    {{"brother", "grandma", "dad", "kid"}, 4, 0, {20054}},
    {{"dad", "brother", "mum", "kid"}, 4, 0, {20383}},
    {{"grandma", "mum", "kid", "dad"}, 4, 0, {20294}},
};

typedef struct {
    Game *game;
    Random dice;
    Body last[GAME_PEOPLE], before[GAME_PEOPLE];
    int looks, seed, leaps;
    double planted; // metres by which one head is elsewhere in one tick
} Ride;

enum { PLANTED_AT = 100 };

static double far(const Body *a, const Body *b, int joint) {
    return vec_length(vec_sub(a->position[joint], b->position[joint]));
}

// How far a joint is from where it would be if it had gone on as it went.
static double thrown(const Body *a, const Body *b, const Body *c, int joint) {
    Vec3 first = vec_sub(b->position[joint], a->position[joint]);
    return vec_length(vec_sub(vec_sub(c->position[joint], b->position[joint]), first));
}

static void look_at(Ride *r, int who, const StageShot *shot) {
    const Session *s = &r->game->session;
    stage_posture_now(r->game->stage, who, shot);
    Body body = stage_posture(r->game->stage, who)->body, *now = &body;
    if (who == 0 && r->looks == PLANTED_AT)
        body.position[JOINT_HEAD].y += r->planted;
    double leap = 0, kick = 0;
    for (int j = 0; j < JOINT_COUNT; j++) {
        if (r->looks > 0)
            leap = fmax(leap, far(now, &r->last[who], j));
        if (r->looks > 1)
            kick = fmax(kick, thrown(&r->before[who], &r->last[who], now, j));
    }
    r->leaps += leap > LEAP || kick > KICK;
    if ((leap > LEAP || kick > KICK) && r->planted == 0)
        print_error("seed %d, %s %s, person %d: %.3f m, %.3f more, in state %d, tick %d of %d\n",
                    r->seed, s->timeline.exercise->id, s->timeline.version->id, who, leap, kick,
                    (int)s->state, s->tick, s->ticks);
    r->before[who] = r->last[who];
    r->last[who] = *now;
}

static void look(Ride *r) {
    StageShot shot = screen_moment(r->game);
    stage_keep_together(r->game->stage, &shot);
    for (int who = 0; who < stage_people(r->game->stage); who++)
        look_at(r, who, &shot);
    r->looks++;
}

// Whether a change that begins in this tick was foretold the tick before, so that it could be
// solved ahead.
static void foretold(Ride *r, const LevelChange *next, int count) {
    const Session *s = &r->game->session;
    int to = (int)(s->timeline.version - s->timeline.exercise->version);
    bool told = s->state != SESSION_CHANGE || s->from_exercise < 0 || s->tick > 0;
    for (int i = 0; i < count; i++)
        told |= next[i].exercise[0] == &s->library->exercise[s->from_exercise] &&
                next[i].version[0] == s->from_version && next[i].pose[0] == s->from_pose &&
                next[i].exercise[1] == s->timeline.exercise && next[i].version[1] == to &&
                next[i].pose[1] == s->timeline.phase[s->phase].from;
    if (!told) {
        r->leaps++;
        print_error("seed %d: %s %s pose %d to %s %s comes unforetold\n", r->seed,
                    s->library->exercise[s->from_exercise].id,
                    s->library->exercise[s->from_exercise].version[s->from_version].id,
                    s->from_pose, s->timeline.exercise->id, s->timeline.version->id);
    }
}

// A movement in any of its versions, somewhere in it; now and then one that is taken up again, and
// with less meant for one side alone.
static void begin(Ride *r) {
    static const double tempos[] = {7.5, 5, 12, 6};
    Game *g = r->game;
    const Library *library = &g->cards.library;
    const Level *level = &library->level[random_below(&r->dice, library->level_count)];
    int move = random_below(&r->dice, level->move_count);
    g->breath_seconds = tempos[random_below(&r->dice, (int)COUNT(tempos))];
    game_begin(g, level, move, r->seed % 13 == 12 ? 2 : 1);
    g->session.one_side = r->seed % 7 == 6;
    session_choose(&g->session, move, -1,
                   random_below(&r->dice, g->session.timeline.exercise->version_count));
    session_press(&g->session, BUTTON_OK, true);
    game_tick(g);
    if (random_below(&r->dice, 3) > 0)
        session_seek(&g->session, random_unit(&r->dice) * g->session.timeline.breaths);
    game_draw(g);
}

static int ride(Game *g, int seed, double planted) {
    Ride r = {.game = g, .dice = random_seeded((uint64_t)seed), .seed = seed, .planted = planted};
    begin(&r);
    int often = random_below(&r.dice, 2) ? 40 : 150;
    for (int i = 0; i < EPISODE && g->screen != SCREEN_THANKS; i++) {
        if (random_below(&r.dice, often) == 0)
            ride_press_anything(g, &r.dice);
        LevelChange next[SESSION_CHANGES];
        int count = session_changes(&g->session, next);
        game_tick(g);
        foretold(&r, next, count);
        look(&r);
    }
    return r.leaps;
}

static void nobody_is_thrown(void **state) {
    (void)state;
    int leaps = 0;
    for (size_t i = 0; i < COUNT(SETS); i++) {
        Game *g = ride_create(SETS[i].who, SETS[i].count, WIDTH, HEIGHT);
        for (int seed = 1; seed <= SETS[i].episodes; seed++)
            leaps += ride(g, seed, 0);
        for (int k = 0; k < SET_KNOWN && SETS[i].known[k] > 0; k++)
            leaps += ride(g, SETS[i].known[k], 0);
        game_destroy(g);
    }
    assert_int_equal(leaps, 0);
}

// A head that is a centimetre off for one tick is thrown there and back.
static void a_throw_is_seen(void **state) {
    (void)state;
    Game *g = ride_create(SETS[0].who, SETS[0].count, WIDTH, HEIGHT);
    assert_int_equal(ride(g, 1, .01), 3);
    assert_int_equal(ride(g, 1, .001), 0);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_thrown),
        cmocka_unit_test(a_throw_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
