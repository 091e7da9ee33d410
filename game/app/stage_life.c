#include "stage_life.h"

#include "life.h"
#include "life_look.h"

// Waiting, before the first breath or after the last one.
static void at_ease(const Motion *m, const Timeline *t, const StageShot *shot, Posture *out) {
    MotionLife life;
    life_idle(m->figure, shot->seconds, shot->idle, &life);
    life_hello(m->figure, shot->seconds, shot->idle, &life);
    const Phase *phase = &t->phase[timeline_at(t, shot->breath)];
    bool ended = shot->breath > phase->start;
    motion_still_alive(m, ended ? phase->goal : phase->from, &life, out);
}

void stage_life_posture(const Motion *m, const Timeline *t, const StageShot *shot, Posture *out) {
    if (shot->idle > 0)
        at_ease(m, t, shot, out);
    else
        life_at(m, t, shot->breath, 1, out);
}

PersonState stage_life_state(const Figure *f, const StageShot *shot, const Posture *p) {
    double lungs = mix(shot->lungs, life_idle_lungs(f, shot->seconds), shot->idle);
    PersonState state = {.breath = (float)lungs};
    for (int side = 0; side < SIDE_COUNT; side++)
        state.hand[side] = (HandShape){(float)p->flat[side], (float)p->closed[side]};
    return state;
}
