// ctest: plain
// Nothing comes from nowhere: whatever is pressed, what stands round the mats stays there, and no
// thing and nobody is somewhere else on the stage from one picture to the next.
#include "check.h"
#include "game.h"
#include "random.h"
#include "ride.h"
#include "screen.h"
#include "stage_inside.h"

enum { WIDTH = 64, HEIGHT = 36, EPISODE = 14 * TICKS_PER_SECOND, EVERY = 2 };
enum { THINGS = 4, PLACES = THINGS + JOINT_COUNT };

static const double LEAP = .11;  // metres from picture to picture, a thirtieth of a second
static const double GROWN = .08; // and how far a thing grows in it
static const char *const NAMES[THINGS] = {"chair", "cushion", "mat", "roll"};

typedef struct {
    bool has[PLACES];
    Vec3 at[PLACES];
    double ribbon; // metres of a band between the hands
} Seen;

typedef struct {
    Game *game;
    Random dice;
    Seen last[GAME_PEOPLE];
    double here[GAME_PEOPLE][THING_COUNT];
    bool looked;
    int seed, pops;
} Ride;

static Vec3 corner(const Prop *prop) {
    const float *p = prop_mesh(prop).vertex[0].position;
    return vec3((double)p[0], (double)p[1], (double)p[2]);
}

static void see(const Actor *a, Seen *out) {
    const Prop *prop[THINGS] = {a->things.chair, a->things.cushion, a->mat.mat, a->mat.roll};
    const double size[THINGS] = {a->here[THING_CHAIR], a->here[THING_CUSHION], a->here[THING_MAT],
                                 1};
    for (int i = 0; i < THINGS; i++) {
        out->has[i] = size[i] >= 1 && prop[i];
        if (out->has[i])
            out->at[i] = corner(prop[i]);
    }
    for (int j = 0; j < JOINT_COUNT; j++) {
        out->has[THINGS + j] = true;
        out->at[THINGS + j] = a->posture.body.position[j];
    }
    const Vec3 *grip = a->posture.grip;
    out->ribbon = a->has.held > 0 ? vec_length(vec_sub(grip[0], grip[1])) : 0;
}

static void tell(Ride *r, int who, const char *what, double far) {
    const Session *s = &r->game->session;
    if (r->pops++ < 5)
        print_error("seed %d, %s %s, person %d: %s %.3f m in state %d, tick %d of %d\n", r->seed,
                    s->timeline.exercise->id, s->timeline.version->id, who, what, far,
                    (int)s->state, s->tick, s->ticks);
}

static void look(Ride *r) {
    game_draw(r->game);
    for (int who = 0; who < stage_people(r->game->stage); who++) {
        const Actor *a = &r->game->stage->actor[who];
        Seen now;
        see(a, &now);
        double swings = vec_length(a->hangs.hair) + vec_length(a->hangs.band[0]);
        if (!(swings < 1)) // nor from the first moment on
            tell(r, who, "what hangs loose", swings);
        for (int k = 0; k < THING_COUNT; k++)
            if (r->looked && fabs(a->here[k] - r->here[who][k]) > GROWN)
                tell(r, who, "what is there", a->here[k] - r->here[who][k]);
        for (int i = 0; r->looked && i < PLACES; i++) {
            double far = vec_length(vec_sub(now.at[i], r->last[who].at[i]));
            if (now.has[i] && r->last[who].has[i] && !(far <= LEAP))
                tell(r, who, i < THINGS ? NAMES[i] : "a joint", far);
        }
        double longer = fabs(now.ribbon - r->last[who].ribbon); // it comes out of the fists
        if (r->looked && !(longer <= LEAP))
            tell(r, who, "a band", longer);
        r->last[who] = now;
        memcpy(r->here[who], a->here, sizeof a->here);
    }
    r->looked = true;
}

// A movement in any of its versions, from the moment when people get ready.
static void begin(Ride *r, const char *level, int move, int version) {
    Game *g = r->game;
    const Library *library = &g->cards.library;
    game_begin(g, &library->level[library_level(library, level)], move, 1);
    session_choose(&g->session, move, -1, version);
    r->looked = false;
}

// The guides, and who does other versions beside them, with other things.
static const struct {
    const char *who[GAME_PEOPLE];
    int count, first, last; // seeds
} SETS[] = {{{"mum", "kid"}, 2, 6, 13}, {{"dad", "grandma", "brother"}, 3, 21, 26}};

static int ride(Game *g, int seed) {
    static const char *const levels[] = {"family_stretch_time", "after_feeding", "morning"};
    Ride r = {.game = g, .dice = random_seeded((uint64_t)seed), .seed = seed};
    int level = random_below(&r.dice, (int)COUNT(levels));
    int move = level == 2 ? 0 : random_below(&r.dice, level == 0 ? 5 : 3);
    begin(&r, levels[level], move, random_below(&r.dice, 4));
    for (int i = 0; i < EPISODE && g->screen != SCREEN_THANKS; i++) {
        if (g->screen == SCREEN_READY && i == 20 * (seed % 5))
            session_press(&g->session, BUTTON_OK, true);
        else if (random_below(&r.dice, 90) == 0)
            ride_press_anything(g, &r.dice);
        game_tick(g);
        if (i % EVERY == 0 && g->screen != SCREEN_THANKS)
            look(&r);
    }
    return r.pops;
}

static void nothing_comes_from_nowhere(void **state) {
    (void)state;
    int pops = 0;
    for (size_t i = 0; i < COUNT(SETS); i++) {
        Game *g = ride_create(SETS[i].who, SETS[i].count, WIDTH, HEIGHT);
        for (int seed = SETS[i].first; seed <= SETS[i].last; seed++)
            pops += ride(g, seed);
        game_destroy(g);
    }
    assert_int_equal(pops, 0);
}

// A chair that is gone, a band that is there at once, and a movement that is suddenly seen from its
// other side, are found.
static void planted_pops_are_found(void **state) {
    (void)state;
    Options options = {0};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    Ride r = {.game = g};
    begin(&r, "family_stretch_time", 1, 0);
    session_press(&g->session, BUTTON_OK, true);
    session_seek(&g->session, g->session.timeline.breaths - .02);
    for (int i = 0; i < 20; i++) {
        game_tick(g);
        look(&r);
    }
    assert_int_equal(g->session.state, SESSION_CHANGE);
    assert_int_equal(r.pops, 0);
    g->session.from_left = false;
    look(&r);
    assert_true(r.pops > 0);
    r.pops = 0;
    r.here[0][THING_CHAIR] += .1;
    look(&r);
    assert_true(r.pops > 0);
    begin(&r, "family_stretch_time", 0, 0);
    session_press(&g->session, BUTTON_OK, true);
    session_seek(&g->session, 1);
    game_tick(g);
    look(&r);
    r.pops = 0;
    r.last[0].ribbon = 0;
    look(&r);
    assert_int_equal(r.pops, 1);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_comes_from_nowhere),
        cmocka_unit_test(planted_pops_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
