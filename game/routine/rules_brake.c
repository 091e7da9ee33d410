#include <math.h>

#include "limb.h"

#include "rules_more.h"

// A minimum-jerk move over the angle A in the time T (Flash and Hogan 1985) speeds up and brakes
// with at most 10/sqrt(3) A/T^2. A step may use a part of its time (a foot that is down by 60 % of
// it: 2.8 times as hard), and bend and stretch again (2 times); the hardest shipped one has 3.9. An
// elbow or knee that straightens as its ends go apart evenly brakes with 6 and more.
static const double HARDEST = 10.0 / 1.7320508075688772;
static const double TIMES = 4.5;
static const double SOFT = 35 * PI / 180; // radians/s^2: so little is not seen

static double bend_of(const Figure *f, const Body *b, int limb) {
    bool arm = limb < 2;
    Joint root = joint_on(arm ? JOINT_SHOULDER : JOINT_HIP, (Side)(limb & 1));
    Joint end = joint_on(arm ? JOINT_WRIST : JOINT_ANKLE, (Side)(limb & 1));
    return limb_bend(arm ? f->upper_arm : f->thigh, arm ? f->forearm : f->shank,
                     vec_length(vec_sub(b->position[end], b->position[root])));
}

static void finish(Rules *r, int phase, int limb) {
    const RulesBrake *b = &r->brake[limb];
    double time = (double)b->samples * r->seconds, even = HARDEST * b->way / (time * time);
    if (b->whole && b->peak > TIMES * even + SOFT)
        rules_note(r, RULE_BRAKE, phase, limb < 2 ? "elbow" : "knee", (Side)(limb & 1),
                   b->peak / even);
}

void rules_check_brakes(Rules *r, int phase, const Posture *p) {
    const Phase *now = &r->timeline->phase[phase];
    for (int i = 0; i < 4; i++) {
        RulesBrake *b = &r->brake[i];
        if (phase != r->jerk_phase && r->jerk_phase >= 0) {
            const Phase *last = &r->timeline->phase[r->jerk_phase];
            if (phase_goes(last) && last->from != last->goal && last->half == last->halves - 1)
                finish(r, r->jerk_phase, i);
        }
        double bend = bend_of(r->motion->figure, &p->body, i);
        if (phase != r->jerk_phase && now->half == 0)
            *b = (RulesBrake){.bend = bend, .whole = true};
        double speed = (bend - b->bend) / r->seconds;
        if (b->samples > 1)
            b->peak = fmax(b->peak, fabs(speed - b->speed) / r->seconds);
        b->way += fabs(bend - b->bend);
        b->bend = bend;
        b->speed = speed;
        b->samples++;
    }
}
