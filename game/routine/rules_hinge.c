#include <math.h>

#include "measure.h"
#include "rules_more.h"

// Elbows fold towards -x turned about x, knees towards +x; any other axis is a broken joint.
static void check_hinge(Rules *r, int phase, const Body *b, Joint joint, double way) {
    Quat bend = quat_mul(quat_conjugate(b->rotation[joint_parent(joint)]), b->rotation[joint]);
    Vec3 about = quat_rotate(bend, vec3(1, 0, 0));
    double off = own_acos(clamp(about.x, -1, 1));
    Side side = (Side)((joint - JOINT_SHOULDER) % 2);
    if (off > radians(2))
        rules_note(r, RULE_HINGE, phase, rules_bare_name(joint), side, off);
    double bent = way * quat_log(bend).x;
    if (bent < -radians(1))
        rules_note(r, RULE_HINGE, phase, rules_bare_name(joint), side, -bent);
}

// Where the middle joint points, square to the line from root to end; false when it is straight.
static bool pole_of(const Body *b, Joint middle, Vec3 *axis, Vec3 *pole) {
    Vec3 root = b->position[joint_parent(middle)], end = b->position[middle + 2];
    Vec3 at = vec_sub(b->position[middle], root);
    *axis = vec_unit(vec_sub(end, root), vec3(0, -1, 0));
    Vec3 square = vec_sub(at, vec_scale(*axis, vec_dot(at, *axis)));
    *pole = vec_unit(square, vec3(0, 0, 1));
    return vec_length(square) > .15 * vec_length(at); // about 17 degrees of bend
}

// How far the middle joint has swung about the line from root to end since the last sample; what
// the line itself has turned is no swing.
static void check_pole(Rules *r, int phase, const Posture *p, Joint middle) {
    Vec3 axis, pole, old_axis, old_pole;
    if (!pole_of(&p->body, middle, &axis, &pole) ||
        !pole_of(&r->before.body, middle, &old_axis, &old_pole))
        return;
    Vec3 carried = vec_sub(old_pole, vec_scale(axis, vec_dot(old_pole, axis)));
    double swung = own_atan2(vec_length(vec_cross(carried, pole)), vec_dot(carried, pole));
    if (swung > radians(1) * r->seconds * RULES_SAMPLES_PER_SECOND)
        rules_note(r, RULE_POLE, phase, rules_bare_name(middle),
                   (Side)((middle - JOINT_SHOULDER) % 2), swung);
}

// Wrists and ankles are read back as their bend alone. Kneeling, an instep lies on the mat and the
// weight of the shin stretches it: the ground gives that angle, not the muscle whose range it is.
static void check_ends(Rules *r, int phase, const Posture *p) {
    Measure m;
    measure_body(&p->body, SIDE_RIGHT, &m);
    for (int s = 0; s < SIDE_COUNT; s++) {
        const Range *wrist = &r->motion->figure->range[RANGE_WRIST];
        const Range *ankle = &r->motion->figure->range[RANGE_ANKLE];
        double bent = m.angle[RANGE_WRIST][s] - wrist->high;
        double foot = m.angle[RANGE_ANKLE][s];
        double turned = fabs(foot - clamp(foot, ankle->low, ankle->high));
        if (bent > radians(1))
            rules_note(r, RULE_RANGE, phase, "wrist bend", (Side)s, bent);
        bool kneels = p->on[PART_KNEE + s] > 0;
        if (turned > radians(1) && !kneels)
            rules_note(r, RULE_RANGE, phase, "ankle bend", (Side)s, turned);
    }
}

void rules_check_hinges(Rules *r, int phase, const Posture *p) {
    static const Joint middle[] = {JOINT_ELBOW, JOINT_KNEE};
    for (int i = 0; i < 2; i++)
        for (int s = 0; s < SIDE_COUNT; s++) {
            Joint joint = joint_on(middle[i], (Side)s);
            check_hinge(r, phase, &p->body, joint, i == 0 ? -1 : 1);
            if (r->row > 0)
                check_pole(r, phase, p, joint);
        }
    if (r->row % RULES_COARSE == 0)
        check_ends(r, phase, p);
}
