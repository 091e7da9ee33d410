// ctest: plain
// What stands round the mats of a family of four: it has come before anybody is at it, goes when
// nobody is any more, and stays in between.
#include "check.h"
#include "family_of_four.h"
#include "level.h"
#include "stage_inside.h"
#include "stage_view.h"

static const Exercise *movement(int index) {
    return shipped_movement(&shipped, index);
}

// How far a thing is from both ends of its mat, metres.
static void from_mat(const Actor *a, const Prop *thing, double *out) {
    RasterMesh mat = prop_mesh(a->mat.mat), mesh = prop_mesh(thing);
    for (int k = 0; k < 2; k++) {
        const float *p = mat.vertex[k * (mat.vertex_count / 2)].position;
        const float *q = mesh.vertex[0].position;
        Vec3 way = vec3((double)p[0] - (double)q[0], (double)p[1] - (double)q[1],
                        (double)p[2] - (double)q[2]);
        out[k] = vec_length(way);
    }
}

static bool all_there(const Actor *a, Thing thing) {
    return a->here[thing] > 1 - 1e-9;
}

typedef struct {
    bool seen[FOUR];
    double away[FOUR][2];
} Furniture;

// How far chairs have moved on the mats' floor, where both are there.
static double moved(Stage *stage, Furniture *was) {
    double most = 0;
    for (int who = 0; who < FOUR; who++) {
        const Actor *a = &stage->actor[who];
        double now[2];
        if (!all_there(a, THING_CHAIR) || !all_there(a, THING_MAT))
            continue;
        from_mat(a, a->things.chair, now);
        for (int k = 0; k < 2; k++) {
            double far = fabs(now[k] - was->away[who][k]);
            most = was->seen[who] ? fmax(most, far) : most;
            was->away[who][k] = now[k];
        }
        was->seen[who] = true;
    }
    return most;
}

// Whether all mats of a shot lie along the picture; those of who is at a chair less, so that their
// faces are seen, and least of who sits there, since no mat is out.
static bool along_picture(const StageShot *shot) {
    bool along = true;
    for (int who = 0; who < FOUR; who++) {
        const Version *v = stage_version(shot->scene, who);
        bool sits = v->pose[v->start].goal.stance == STANCE_SITTING_ON_CHAIR;
        double off = fabs(stage_spot(shot, who).floor.turn - FLOOR_YAW);
        along = along && off < radians(sits ? 76 : v->prop[PROP_CHAIR] ? 60 : 35);
    }
    return along;
}

// Part of the floor over which nobody is while a thing comes or goes: metres.
typedef struct {
    MatFrame frame;
    double wide, back, front, high;
} Ground;

static Ground place_of(const Figure *f, Thing thing) {
    const double h = f->height;
    if (thing == THING_CHAIR)
        return (Ground){floor_chair(f), .14 * h, -.03 * h, .26 * h, f->chair_top};
    const double half = .5 * FLOOR_MAT_LENGTH * h;
    return (Ground){{0, {0, 0, 0}}, .5 * FLOOR_MAT_WIDTH * h, -half, half, .07 * h};
}

// How many joints of who is on the way, in the world of the floor, are where a thing has its place.
static int joints_at(const Figure *f, const Posture *p, Thing thing) {
    Ground place = place_of(f, thing);
    int count = 0;
    for (int j = 0; j < JOINT_COUNT; j++) {
        Vec3 at = frame_at(frame_inverse(place.frame), p->body.position[j]);
        count +=
            fabs(at.x) < place.wide && at.z > place.back && at.z < place.front && at.y < place.high;
    }
    return count;
}

// Counts joints at things on a way, of who finds them there and of who does not.
static void look_at_way(Stage *stage, StageShot *shot, int found[2]) {
    static const Thing things[] = {THING_CHAIR, THING_MAT};
    enum { LOOKS = 60 };
    for (int i = 0; i < LOOKS * FOUR; i++) {
        const int who = i % FOUR;
        const Actor *a = &stage->actor[who];
        shot->change = (i / FOUR + .5) / LOOKS;
        stage_posture_now(stage, who, shot);
        for (size_t k = 0; k < COUNT(things); k++) {
            double here = stage_here(a, who, shot, things[k]);
            bool ever = things_needed(stage_version(shot->from, who), things[k]) ||
                        things_needed(stage_version(shot->scene, who), things[k]);
            if (ever)
                found[here > 1 - 1e-9] += joints_at(a->figure, &a->posture, things[k]);
        }
    }
}

static int late(Stage *stage, const StageScene *a, const StageScene *b, double seconds) {
    int found[2] = {0};
    StageShot shot = {.scene = b, .from = a, .from_pose = a->version->start};
    shot.to_pose = b->version->start;
    shot.change_seconds = seconds;
    look_at_way(stage, &shot, found);
    assert_true(found[1] > 0); // the look sees who is there
    return found[0];
}

// Nobody is at a thing before it has come, nor when it goes.
static void things_are_there_in_time(void **state) {
    (void)state;
    Stage *stage = family();
    int most = 0;
    for (int i = 0; i < 5; i++)
        for (int v = 0; v < movement(i)->version_count; v++)
            for (int u = 0; u < 3; u++) {
                const Exercise *from = movement((i + 4) % 5), *to = movement(i);
                LevelChange change = {.exercise = {from, to},
                                      .version = {u % from->version_count, v}};
                double seconds = stage_change_ticks(stage, &change) / (double)TICKS_PER_SECOND;
                const StageScene *a = stage_scene(stage, from, change.version[0], 1);
                const StageScene *b = stage_scene(stage, to, v, 1);
                int found = late(stage, a, b, seconds);
                if (found > 0)
                    print_error("%s %s -> %s %s (%.1f s): %d\n", from->id, a->version->id, to->id,
                                b->version->id, seconds, found);
                most = found > most ? found : most;
            }
    assert_int_equal(most, 0);
    stage_destroy(stage);
}

// Mats and chairs stand where they are in every way of doing every movement, through its
// sides and on the ways between them, and mats lie along the picture.
static void things_stay_where_they_stand(void **state) {
    (void)state;
    Stage *stage = family();
    static Furniture was;
    const StageScene *last = NULL;
    for (int i = 0; i < 5; i++)
        for (int v = 0; v < movement(i)->version_count; v++) {
            if (movement(i)->version[v].prop[PROP_WALL])
                continue; // mats end there
            Timeline t;
            timeline_init(&t, movement(i), v, BREATH_SECONDS_DEFAULT);
            StageShot shot = {.scene = stage_scene(stage, movement(i), v, 1), .timeline = &t};
            shot.change_seconds = 12;
            for (int k = 0; last && k <= 8; k++) {
                shot.from = last;
                shot.from_pose = last->version->start;
                shot.to_pose = shot.scene->version->start;
                shot.change = k / 8.0;
                shot.left[0] = true;
                stage_draw(stage, &shot);
                assert_true(moved(stage, &was) < 1e-4);
            }
            shot.from = NULL;
            for (shot.breath = 0; shot.breath < t.breaths; shot.breath += 2.3) {
                stage_draw(stage, &shot);
                assert_true(along_picture(&shot));
                last = shot.scene;
            }
            // What is needed is there, and nothing else.
            for (int k = 0; k < FOUR * THING_COUNT; k++) {
                const int who = k / THING_COUNT;
                const Thing thing = (Thing)(k % THING_COUNT);
                assert_near(stage->actor[who].here[thing],
                            things_needed(stage_version(last, who), thing), 1e-9);
            }
            timeline_free(&t);
        }
    assert_true(was.seen[0] && was.seen[1] && was.seen[3]); // who is old sits in all of them
    // A thing that is moved is found.
    Actor *kid = &stage->actor[1];
    kid->here[THING_CHAIR] = kid->here[THING_MAT] = 1;
    prop_place(kid->things.chair, vec3(9, 0, 0), 0);
    assert_true(moved(stage, &was) > .01);
    stage_destroy(stage);
}

// However short a way is, things are there, or gone, at its end.
static void a_short_way_is_long_enough(void **state) {
    (void)state;
    Stage *stage = family();
    StageShot shot = {.from = stage_scene(stage, movement(2), 0, 1), .change = .999};
    shot.scene = stage_scene(stage, movement(3), 0, 1);
    const Actor *mum = &stage->actor[0];
    for (shot.change_seconds = 1; shot.change_seconds < 20; shot.change_seconds *= 2) {
        assert_near(stage_here(mum, 0, &shot, THING_CHAIR), 0, .01);
        assert_near(stage_here(mum, 0, &shot, THING_MAT), 1, .01);
    }
    stage_destroy(stage);
}

// How near a ribbon is to somebody's hand, metres.
static double near_hand(const Actor *a, const Prop *ribbon) {
    RasterMesh mesh = prop_mesh(ribbon);
    double least = 1e9;
    for (int i = 0; i < mesh.vertex_count; i++) {
        const float *p = mesh.vertex[i].position;
        Vec3 at = vec3((double)p[0], (double)p[1], (double)p[2]);
        least = fmin(least, vec_length(vec_sub(at, a->posture.grip[SIDE_LEFT])));
    }
    return least;
}

// A band is for grown-ups.
static void children_hold_a_towel(void **state) {
    (void)state;
    Stage *stage = family();
    stage_draw(stage, &(StageShot){.scene = stage_scene(stage, movement(0), 0, 1)});
    for (int who = 0; who < FOUR; who++) {
        const Actor *a = &stage->actor[who];
        bool child = a->figure->child;
        assert_true(near_hand(a, child ? a->towel : a->band) < .05);
        assert_true(near_hand(a, child ? a->band : a->towel) > .2);
    }
    stage_destroy(stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(things_stay_where_they_stand),
        cmocka_unit_test(things_are_there_in_time),
        cmocka_unit_test(a_short_way_is_long_enough),
        cmocka_unit_test(children_hold_a_towel),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
