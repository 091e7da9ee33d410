#include "stage_life.h"

#include <math.h>

#include "life.h"
#include "life_look.h"
#include "loose.h"

static const double HAIR_SWINGS = .055; // metres, at most
static const double HEM_SWINGS = .030;  // metres, at most

// Waiting, before the first breath or after the last one.
static void at_ease(const Motion *m, const Timeline *t, const StageShot *shot, Posture *out) {
    MotionLife life;
    const bool close = shot->scene->view.close[m - shot->scene->motion];
    life_idle(m->figure, shot->seconds, shot->idle, &life);
    if (!close && shot->calm < 1) // none asleep
        life_hello(m->figure, shot->seconds, shot->idle * (1 - shot->calm), &life);
    if (t || close) // who is about to move has both hands free
        life.add.on_hip[SIDE_RIGHT] = life.add.on_hip[SIDE_LEFT] = 0;
    if (shot->scene->photo)
        life_photo(m->figure, (int)(m - shot->scene->motion), &life);
    int pose = m->version->start;
    if (t) {
        const Phase *phase = &t->phase[timeline_at(t, shot->breath)];
        pose = shot->breath > phase->start ? phase->goal : phase->from;
    }
    motion_still_alive(m, pose, &life, out);
}

void stage_life_posture(const Motion *m, const Timeline *t, const StageShot *shot, Posture *out) {
    if (shot->idle > 0)
        at_ease(m, t, shot, out);
    else if (shot->back)
        life_back_at(m, t, shot->breath, out);
    else
        life_at(m, t, shot->breath, 1, out);
}

PersonState stage_life_state(const Actor *a, const StageShot *shot) {
    double lungs = mix(shot->lungs, life_idle_lungs(a->figure, shot->seconds), shot->idle);
    Vec3 hair = a->hangs.hair, hem = a->hangs.hem;
    PersonState state = {.breath = (float)lungs,
                         .hair = {(float)hair.x, (float)hair.y, (float)hair.z},
                         .hem = {(float)hem.x, (float)hem.y, (float)hem.z}};
    for (int side = 0; side < SIDE_COUNT; side++)
        state.hand[side] =
            (HandShape){(float)a->posture.flat[side], (float)a->posture.closed[side]};
    return state;
}

// The place that the hair hangs on: the back of the head.
static Vec3 hair_place(const Actor *a) {
    double head = a->figure->head;
    return body_point(&a->posture.body, JOINT_HEAD, vec3(0, .5 * head, -.4 * head));
}

// How far the hair hangs off, in the head's frame: as far as it is behind, and down where the head
// is tipped; what lies under the back of a head stays.
static Vec3 hair_hangs(const Actor *a, Vec3 behind) {
    const double *on = a->posture.on;
    Quat to_head = quat_conjugate(a->posture.body.rotation[JOINT_HEAD]);
    Vec3 tipped = vec_sub(quat_rotate(to_head, vec3(0, -1, 0)), vec3(0, -1, 0));
    double rests = on[PART_BACK_HEAD];
    tipped = vec_scale(tipped, person_hair_falls(a->figure));
    return vec_scale(vec_add(quat_rotate(to_head, behind), tipped), 1 - rests);
}

// What swings the shirt's hem: the hips and the chest that it hangs from.
static Vec3 hem_place(const Actor *a) {
    const Vec3 *at = a->posture.body.position;
    return vec_mix(at[JOINT_PELVIS], at[JOINT_CHEST], .5);
}

static Vec3 hem_hangs(const Actor *a, Vec3 behind) {
    Vec3 hangs = quat_rotate(quat_conjugate(a->posture.body.rotation[JOINT_PELVIS]), behind);
    hangs.y = 0;
    return hangs;
}

void stage_life_now(Stage *s, int who, const StageShot *shot) {
    Actor *a = &s->actor[who];
    Vec3 hair[LOOSE_MOMENTS], hem[LOOSE_MOMENTS], hand[SIDE_COUNT][LOOSE_MOMENTS];
    for (int i = 0; i < LOOSE_MOMENTS; i++) {
        StageShot past = stage_later(shot, -LOOSE_SECONDS[i]);
        stage_posture_now(s, who, &past);
        hair[i] = hair_place(a);
        hem[i] = hem_place(a);
        for (int side = 0; side < SIDE_COUNT; side++)
            hand[side][i] = a->posture.grip[side];
    }
    stage_posture_now(s, who, shot);
    double most = HAIR_SWINGS * a->figure->height / 1.65;
    a->hangs.hair = hair_hangs(a, loose_behind(hair, hair_place(a), most));
    most = HEM_SWINGS * a->figure->height / 1.65;
    a->hangs.hem = hem_hangs(a, loose_behind(hem, hem_place(a), most));
    for (int side = 0; side < SIDE_COUNT; side++)
        a->hangs.band[side] = loose_behind(hand[side], a->posture.grip[side], .08);
}
