#include "settle.h"

#include <math.h>

enum { ROUNDS = 6 };

typedef struct {
    Vec3 way[2];            // from the anchor to the hip, unit
    double roll[2], gap[2]; // what a roll of one radian adds to the distance; what is missing
} Slope;

static double find_slope(const Figure *f, const SettleLeg *leg, const KeyPose *key, Slope *out) {
    Quat turn = key_pelvis_turn(key);
    Vec3 axis =
        quat_rotate(quat_axis(vec3(0, 1, 0), -key->angle[CHANNEL_PELVIS_YAW]), vec3(0, 0, 1));
    double worst = 0;
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 arm = quat_rotate(turn, vec3(side_sign((Side)s) * f->hip_half, 0, 0));
        Vec3 from = vec_sub(vec_add(key->pelvis, arm), leg[s].anchor);
        double distance = vec_length(from);
        out->way[s] = leg[s].on ? vec_scale(from, 1.0 / distance) : vec3(0, 0, 0);
        out->roll[s] = vec_dot(out->way[s], vec_cross(axis, arm));
        out->gap[s] = leg[s].on ? leg[s].length - distance : 0;
        worst = fmax(worst, fabs(out->gap[s]));
    }
    return worst;
}

void settle_pelvis(const Figure *f, const SettleLeg leg[SIDE_COUNT], KeyPose *key) {
    if (!leg[0].on && !leg[1].on)
        return;
    double tip = f->hip_half * f->hip_half; // a roll costs as much as the way it moves a hip
    for (int round = 0; round < ROUNDS; round++) {
        Slope m;
        if (find_slope(f, leg, key, &m) < 1e-12)
            break;
        const double soft = 1e-9;
        double m00 = vec_dot(m.way[0], m.way[0]) + m.roll[0] * m.roll[0] / tip + soft;
        double m11 = vec_dot(m.way[1], m.way[1]) + m.roll[1] * m.roll[1] / tip + soft;
        double m01 = vec_dot(m.way[0], m.way[1]) + m.roll[0] * m.roll[1] / tip;
        double det = m00 * m11 - m01 * m01;
        double x0 = (m.gap[0] * m11 - m.gap[1] * m01) / det;
        double x1 = (m.gap[1] * m00 - m.gap[0] * m01) / det;
        key->pelvis =
            vec_add(key->pelvis, vec_add(vec_scale(m.way[0], x0), vec_scale(m.way[1], x1)));
        key->roll += (m.roll[0] * x0 + m.roll[1] * x1) / tip;
    }
}
