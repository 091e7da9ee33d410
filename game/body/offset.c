#include "offset.h"

#include <math.h>
#include <string.h>

static Joint end_of(int limb) {
    return joint_on(limb < 2 ? JOINT_WRIST : JOINT_ANKLE, (Side)(limb & 1));
}

static Joint root_of(int limb) {
    return joint_on(limb < 2 ? JOINT_SHOULDER : JOINT_HIP, (Side)(limb & 1));
}

static Quat local(const Body *b, int joint) {
    Quat own = b->rotation[joint];
    return joint == JOINT_PELVIS ? own : quat_mul(quat_conjugate(b->rotation[joint - 1]), own);
}

// Where elbow or knee points.
static Vec3 pole_of(const Body *b, int limb) {
    return quat_rotate(b->rotation[root_of(limb)], vec3(0, 0, limb < 2 ? -1 : 1));
}

static Vec3 way_of(const Body *b, int limb) {
    return vec_sub(b->position[end_of(limb)], b->position[root_of(limb)]);
}

// How far elbow or knee is bent, radians.
static double bend_of(const Body *b, int limb) {
    Vec3 middle = b->position[joint_on(limb < 2 ? JOINT_ELBOW : JOINT_KNEE, (Side)(limb & 1))];
    return limb_bend(vec_length(vec_sub(middle, b->position[root_of(limb)])),
                     vec_length(vec_sub(b->position[end_of(limb)], middle)),
                     vec_length(way_of(b, limb)));
}

static Vec3 turn_between(Vec3 from, Vec3 to) {
    Vec3 any = vec3(0, 1, 0);
    return quat_log(quat_between(vec_unit(from, any), vec_unit(to, any)));
}

// Of a free limb: its direction and where its middle joint points, as one, so that they never fall
// into one line on the way.
static Quat frame_of(const Body *b, int limb) {
    return limb_frame(vec_unit(way_of(b, limb), vec3(0, -1, 0)), pole_of(b, limb));
}

static Vec3 shoulder_in_ribs(const Body *b, int side) {
    Vec3 off = vec_sub(b->position[JOINT_SHOULDER + side], b->position[JOINT_RIBS]);
    return quat_rotate(quat_conjugate(b->rotation[JOINT_RIBS]), off);
}

// The offset at one moment, in the `at` of each.
static void differ(const Body *from, const Body *to, BodyOffset *o) {
    o->pelvis.at = vec_sub(from->position[JOINT_PELVIS], to->position[JOINT_PELVIS]);
    for (int j = 0; j < OFFSET_TRUNK; j++)
        o->turn[j].at = quat_log(quat_mul(quat_conjugate(local(to, j)), local(from, j)));
    for (int s = 0; s < SIDE_COUNT; s++)
        o->shoulder[s].at = vec_sub(shoulder_in_ribs(from, s), shoulder_in_ribs(to, s));
    for (int i = 0; i < 4; i++) {
        Joint end = end_of(i);
        o->end[i].at = o->planted[i] ? vec_sub(from->position[end], to->position[end])
                                     : vec3(bend_of(from, i) - bend_of(to, i), 0, 0);
        Quat turn = quat_mul(frame_of(from, i), quat_conjugate(frame_of(to, i)));
        o->way[i].at =
            o->planted[i] ? turn_between(pole_of(to, i), pole_of(from, i)) : quat_log(turn);
        o->hand[i].at = quat_log(quat_mul(from->rotation[end], quat_conjugate(to->rotation[end])));
    }
}

static void speed(Fading *now, const Fading *before, double tick) {
    now->speed = vec_scale(vec_sub(now->at, before->at), 1.0 / tick);
}

// The same for a turn. Near half a turn it may be told the one way round and then the other: the
// later one is told as the earlier was.
static void turn_speed(Fading *now, const Fading *before, double tick) {
    double angle = vec_length(now->at);
    if (vec_dot(now->at, before->at) < 0 && angle > .5 * PI)
        now->at = vec_scale(now->at, 1.0 - 2.0 * PI / angle);
    speed(now, before, tick);
}

void offset_take(BodyOffset *o, const Body from[2], const Body to[2], const bool planted[4],
                 double tick, double seconds) {
    BodyOffset before;
    memset(o, 0, sizeof *o);
    o->seconds = seconds;
    memcpy(o->planted, planted, sizeof o->planted);
    before = *o;
    differ(&from[0], &to[0], &before);
    differ(&from[1], &to[1], o);
    speed(&o->pelvis, &before.pelvis, tick);
    for (int j = 0; j < OFFSET_TRUNK; j++)
        turn_speed(&o->turn[j], &before.turn[j], tick);
    for (int s = 0; s < SIDE_COUNT; s++)
        speed(&o->shoulder[s], &before.shoulder[s], tick);
    for (int i = 0; i < 4; i++) {
        speed(&o->end[i], &before.end[i], tick);
        turn_speed(&o->way[i], &before.way[i], tick);
        turn_speed(&o->hand[i], &before.hand[i], tick);
    }
}

// Speed is gone sooner than distance: a body brakes without running far past where it was.
static const double BRAKES = .36; // of the seconds

// x(0) = at, x'(0) = speed, x''(0) = 0, and value and two slopes zero at the end.
static Vec3 left(const Fading *f, double seconds, double all) {
    double t = clamp(seconds / all, 0, 1), t3 = t * t * t;
    double stay = 1.0 - t3 * (10.0 + t * (-15.0 + 6.0 * t));
    double brake = BRAKES * all, u = fmin(seconds / brake, 1), u3 = u > 0 ? u * u * u : 0;
    double go = u - u3 * (6.0 + u * (-8.0 + 3.0 * u));
    return vec_add(vec_scale(f->at, stay), vec_scale(f->speed, go * brake));
}

static void add_trunk(const BodyOffset *o, double t, const Figure *f, const Body *as, Body *b) {
    b->position[JOINT_PELVIS] =
        vec_add(as->position[JOINT_PELVIS], left(&o->pelvis, t, o->seconds));
    for (int j = 0; j < OFFSET_TRUNK; j++) {
        Quat own = quat_mul(local(as, j), quat_exp(left(&o->turn[j], t, o->seconds)));
        if (j != JOINT_PELVIS)
            b->position[j] = body_point(b, (Joint)(j - 1), figure_offset(f, (Joint)j));
        b->rotation[j] = j == JOINT_PELVIS ? own : quat_mul(b->rotation[j - 1], own);
    }
    b->position[JOINT_CROWN] = body_point(b, JOINT_HEAD, figure_offset(f, JOINT_CROWN));
    b->rotation[JOINT_CROWN] = b->rotation[JOINT_HEAD];
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 blade = vec_add(shoulder_in_ribs(as, s), left(&o->shoulder[s], t, o->seconds));
        b->position[JOINT_SHOULDER + s] = body_point(b, JOINT_RIBS, blade);
        Joint hip = joint_on(JOINT_HIP, (Side)s), ear = joint_on(JOINT_EAR, (Side)s);
        b->position[hip] = body_point(b, JOINT_PELVIS, figure_offset(f, hip));
        b->position[ear] = body_point(b, JOINT_HEAD, figure_offset(f, ear));
        b->rotation[ear] = b->rotation[JOINT_HEAD];
    }
}

void offset_add(const BodyOffset *o, const Figure *f, double t, Body *b) {
    if (t >= o->seconds)
        return;
    const Body as = *b;
    add_trunk(o, t, f, &as, b);
    for (int i = 3; i >= 0; i--) {
        LimbKind kind = i < 2 ? LIMB_ARM : LIMB_LEG;
        Side side = (Side)(i & 1);
        Vec3 add = left(&o->end[i], t, o->seconds), end;
        Vec3 way = way_of(&as, i), pole = pole_of(&as, i);
        Quat turned = quat_exp(left(&o->way[i], t, o->seconds));
        double upper = i < 2 ? f->upper_arm : f->thigh, lower = i < 2 ? f->forearm : f->shank;
        if (o->planted[i]) { // as straight as it is, or almost: the trunk is elsewhere
            end = limb_soft_reach(b->position[root_of(i)], vec_add(as.position[end_of(i)], add),
                                  upper + lower, vec_length(way));
        } else {
            double far = limb_length(upper, lower, clamp(bend_of(&as, i) + add.x, 0, PI));
            way = quat_rotate(turned, way);
            end = vec_add(b->position[root_of(i)], vec_scale(way, far / vec_length(way)));
        }
        limb_place(f, b, kind, side, end, quat_rotate(turned, pole));
        Quat turn = quat_exp(left(&o->hand[i], t, o->seconds));
        limb_set_end(f, b, kind, side, quat_mul(turn, as.rotation[end_of(i)]));
    }
}
