// ctest: plain
// Every movement in every version has arrows for what moves: whole in the picture, beside what
// moves, and the same from the beginning of a step to its end.
#include <math.h>

#include "check.h"
#include "game.h"
#include "screen.h"
#include "stage_arrow.h"

enum { WIDTH = 640, HEIGHT = 360 };

static StageArrows lay(Game *g, double breath, int who, int phase, AreaSet moves) {
    session_seek(&g->session, breath);
    g->screen = SCREEN_STRETCH;
    g->tick = TICKS_PER_SECOND;
    game_draw(g);
    StageArrows arrows = {0};
    StageShot shot = screen_moment(g);
    stage_arrows_lay(&arrows, &shot, stage_camera(g->stage), stage_people(g->stage), who, phase,
                     moves);
    return arrows;
}

static void check_arrow(const Camera *c, const StageArrows *a, const ArrowCurve *curve,
                        const char *what) {
    double unit = c->height / 1080.0, half = .5 * arrow_width(curve, unit), near = 1e9;
    for (int i = 0; i <= 20; i++) {
        ArrowPoint p = arrow_at(curve, i / 20.0);
        if (p.x < half || p.y < half || p.x > c->width - half || p.y > c->height - half)
            fail_msg("%s: an arrow leaves the picture at %.0f, %.0f", what, p.x, p.y);
    }
    if (arrow_length(curve) < 160 * unit)
        fail_msg("%s: an arrow of %.0f pixels is a stub", what, arrow_length(curve) / unit);
    for (int i = 0; i < a->ways; i++) {
        ArrowPoint p = a->way[i][0], q = curve->at[0];
        near = fmin(near, hypot(p.x - q.x, p.y - q.y));
    }
    if (near > 200 * unit)
        fail_msg("%s: an arrow begins %.0f pixels from what moves", what, near / unit);
}

// Where somebody's head and crown are in the world of the stage.
static void head_at(StageShot *shot, int who, double breath, Vec3 *head, Vec3 *crown) {
    Posture p;
    const Timeline *t = stage_timeline(shot->scene, who, shot->timeline);
    int index = timeline_at(t, breath);
    double share = (breath - t->phase[index].start) / breath_share(t->phase[index].air);
    shot->breath = breath;
    motion_posture(&shot->scene->motion[who], t, index, clamp(share, 0, 1), &p);
    StageSpot spot = stage_spot(shot, who);
    spot.floor.place = vec_add(spot.floor.place, shot->scene->view.place[who]);
    MatFrame frame = frame_mul(spot.floor, spot.body);
    *head = frame_at(frame, p.body.position[JOINT_HEAD]);
    *crown = frame_at(frame, p.body.position[JOINT_CROWN]);
}

// How near an arrow comes to the middle of the own head while it is seen, in radii of it.
static double nearest_face(Game *g, int who, const Phase *p, const ArrowCurve *curve) {
    const Camera *c = stage_camera(g->stage);
    StageShot shot = screen_moment(g);
    double nearest = 1e9, end = phase_end(p + p->halves - 1 - p->half);
    for (int k = 0; k <= 8; k++) {
        Vec3 head, crown;
        double x, y, depth;
        head_at(&shot, who, mix(p->start, end, k / 16.0), &head, &crown);
        camera_project(c, vec_mix(head, crown, .5), &x, &y, &depth);
        double radius = .5 * c->focal / depth * vec_length(vec_sub(crown, head));
        for (int i = 0; i <= 20; i++) {
            ArrowPoint q = arrow_at(curve, i / 20.0);
            nearest = fmin(nearest, hypot(q.x - x, q.y - y) / radius);
        }
    }
    return nearest;
}

// How far it is from the beginning of the first way to its end, pixels.
static double goes(const StageArrows *a) {
    const ArrowPoint *p = &a->way[0][0], *q = &a->way[0][ARROW_WAY - 1];
    return hypot(q->x - p->x, q->y - p->y);
}

static int check_step(Game *g, int phase) {
    const Phase *p = &g->session.timeline.phase[phase];
    const char *version = g->session.timeline.version->id;
    char what[160];
    int found = 0;
    for (int who = 0; who < stage_people(g->stage); who++) {
        snprintf(what, sizeof what, "%s, %s, half-breath %d, %s", g->session.timeline.exercise->id,
                 version, phase, who ? "child" : "mum");
        AreaSet moves = area_sided(p->step->moves, p->side == SIDE_LEFT ? SIDE_LEFT : SIDE_RIGHT);
        StageArrows begins = lay(g, p->start + .01, who, phase, moves);
        StageArrows ends = lay(g, phase_end(p) - .01, who, phase, moves);
        if (begins.count < 1 && who == 0 && goes(&begins) * 1080 / HEIGHT > 12)
            fail_msg("%s: no arrow", what);
        if (begins.count != ends.count || memcmp(&begins.curve, &ends.curve, sizeof ends.curve))
            fail_msg("%s: the arrow changes", what);
        for (int i = 0; i < begins.count; i++)
            check_arrow(stage_camera(g->stage), &begins, &begins.curve[i], what);
        for (int i = 0; i < begins.count; i++)
            if (nearest_face(g, who, p, &begins.curve[i]) < 1.15)
                fail_msg("%s: an arrow lies on the face", what);
        found += begins.count;
    }
    return found;
}

static void every_move_has_a_whole_arrow(void **state) {
    (void)state;
    int found = 0;
    Options options = {.skip_first_run = true};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    for (int e = 0; e < g->cards.library.exercise_count; e++) {
        const Exercise *exercise = &g->cards.library.exercise[e];
        for (int version = 0; version < exercise->version_count; version++) {
            game_begin(g, game_one(g, e), 0, 1);
            session_choose(&g->session, 0, -1, version);
            g->screen = SCREEN_STRETCH;
            game_draw(g);
            const Timeline *t = &g->session.timeline;
            for (int i = 0; i < t->count; i++) {
                const Phase *p = &t->phase[i];
                if (p->step->moves && p->half == 0 && (p->rep <= 1 || p->side != p[-1].side))
                    found += check_step(g, i);
            }
        }
    }
    assert_true(found > 150);
    game_destroy(g);
}

// Who sits takes a hand across the chest: the arrow begins at that hand, not beside the knees.
static void a_hand_that_crosses_has_its_arrow(void **state) {
    (void)state;
    Options options = {.skip_first_run = true};
    Game *g = game_create(&options, true, WIDTH, HEIGHT);
    assert_non_null(g);
    int cat = library_exercise(&g->cards.library, "twisting_cat");
    game_begin(g, game_one(g, cat), 0, 1);
    session_choose(&g->session, 0, -1, exercise_version(&g->cards.library.exercise[cat], "chair"));
    const Phase *p = &g->session.timeline.phase[0];
    StageArrows arrows = lay(g, .01, 0, 0, area_sided(p->step->moves, p->side));
    assert_int_equal(arrows.count, 1);
    double x = arrows.curve[0].at[0].x - arrows.way[0][0].x;
    double y = arrows.curve[0].at[0].y - arrows.way[0][0].y;
    assert_true(hypot(x, y) < 60 * HEIGHT / 1080.0);
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_move_has_a_whole_arrow),
                                       cmocka_unit_test(a_hand_that_crosses_has_its_arrow)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
