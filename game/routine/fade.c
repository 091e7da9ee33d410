#include "fade.h"

#include "life.h"
#include "offset.h"

static const double TICK = 1.0 / 240; // seconds, to see how fast a body moves

static bool carries(const Posture *p, int limb) {
    int side = limb & 1;
    if (limb < 2)
        return p->on[PART_HAND + side] > .5;
    return p->on[PART_FOOT + side] > .5 || p->on[PART_KNEE + side] > .5;
}

void fade_posture(const FadeEnd *from, const FadeEnd *to, double seconds, double all,
                  Posture *posture) {
    const FadeEnd *const way[2] = {from, to};
    Posture p[2][2];
    Body body[2][2];
    bool planted[4];
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            const FadeEnd *w = way[i];
            double at = w->breath - (1 - k) * TICK * w->rate;
            if (w->back)
                life_back_at(w->motion, w->timeline, at, &p[i][k]);
            else
                life_at(w->motion, w->timeline, at, 1, &p[i][k]);
            body[i][k] = p[i][k].body;
        }
    for (int i = 0; i < 4; i++)
        planted[i] = carries(&p[0][1], i) && carries(&p[1][1], i);
    BodyOffset offset;
    offset_take(&offset, body[0], body[1], planted, TICK, all);
    offset_add(&offset, to->motion->figure, seconds, &posture->body);
    double left = 1.0 - blend_ease(seconds / all);
    for (int s = 0; s < SIDE_COUNT; s++) {
        posture->grip[s] = posture->body.position[JOINT_KNUCKLES + s];
        posture->closed[s] = mix(posture->closed[s], p[0][1].closed[s], left);
        posture->flat[s] = mix(posture->flat[s], p[0][1].flat[s], left);
    }
}
