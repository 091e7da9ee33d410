// ctest: plain
// Who lies or kneels is on a mat from head to hips, at every moment, whoever it is.
#include "check.h"

#include "fits.h"
#include "floor.h"
#include "shipped.h"

// Fingertips and, on forearms, fingers may be beside the mat.
static const double HAND_OVER = .05;

// How far a ball about a joint reaches over a mat's edge, as a part of the height.
static double over(const Figure *f, MatFrame frame, const Body *b, Joint joint, double radius) {
    Vec3 at = frame_at(frame, b->position[joint]);
    double x = fabs(at.x) - .5 * FLOOR_MAT_WIDTH * f->height;
    double z = fabs(at.z) - .5 * FLOOR_MAT_LENGTH * f->height;
    return (fmax(x, z) + radius) / f->height;
}

static double worst_over(const Figure *f, MatFrame frame, const Body *b, bool arms) {
    double most = over(f, frame, b, JOINT_PELVIS, f->girth.hip_width);
    most = fmax(most, over(f, frame, b, JOINT_HEAD, f->girth.head_width));
    most = fmax(most, over(f, frame, b, JOINT_CROWN, 0));
    for (int s = 0; s < SIDE_COUNT; s++) {
        most = fmax(most, over(f, frame, b, joint_on(JOINT_SHOULDER, (Side)s), f->girth.shoulder));
        if (arms)
            most = fmax(most, over(f, frame, b, joint_on(JOINT_WRIST, (Side)s), f->girth.wrist));
    }
    return most;
}

// How far the knuckles of a hand that goes under reach over the edge, in the poses it comes to.
static double hand_over(const Motion *m, const Figure *f) {
    double most = -1;
    for (int i = 0; i < m->version->pose_count; i++) {
        Posture p;
        if (m->version->pose[i].goal.hand_place[ROLE_LEAD] != PLACE_UNDER)
            continue;
        motion_still(m, i, &p);
        MatFrame frame = floor_frame(f, m->version, false);
        most = fmax(most, over(f, frame, &p.body, joint_on(JOINT_KNUCKLES, SIDE_RIGHT), 0));
    }
    return most;
}

static void check(const Exercise *e, const Version *v, const Figure *f) {
    const bool lies = stance_lies(v->pose[v->start].goal.stance);
    const bool arms = lies && !v->prop[PROP_CUSHION]; // an open book is wider than a mat
    double most = -1;
    Motion m;
    Timeline t;
    motion_init(&m, f, v, 1);
    timeline_init(&t, e, (int)(v - e->version), BREATH_SECONDS_DEFAULT);
    for (int i = 0; i < t.count; i++)
        for (int k = 0; k <= 4; k++) {
            Posture p;
            motion_posture(&m, &t, i, k / 4.0, &p);
            bool left = floor_comes_round(v) && timeline_left(&t, i);
            most = fmax(most, worst_over(f, floor_frame(f, v, left), &p.body, arms));
        }
    timeline_free(&t);
    if (most > .015)
        fail_msg("%s, %s, %s: %.3f of the height over the edge", e->id, v->id, f->id, most);
    double hand = fits_body(e, (int)(v - e->version), f) ? hand_over(&m, f) : -1;
    if (hand > HAND_OVER)
        fail_msg("%s, %s, %s: a hand %.3f of the height over the edge", e->id, v->id, f->id, hand);
}

static void who_lies_or_kneels_is_on_the_mat(void **state) {
    (void)state;
    const Library *l = &shipped.library;
    for (int i = 0; i < l->exercise_count; i++)
        for (int k = 0; k < l->exercise[i].version_count; k++)
            for (int p = 0; p < l->figure_count; p++)
                if (floor_lies(&l->exercise[i].version[k]))
                    check(&l->exercise[i], &l->exercise[i].version[k], &l->figure[p]);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_lies_or_kneels_is_on_the_mat)};
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
