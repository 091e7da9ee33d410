#include "stage_face.h"

#include <math.h>

static const double AHEAD_SECONDS = .3; // eyes are where the hand will be

// Lids: shut while an ear lies on the mat, else a blink every few seconds, each person at other
// times.
static double lids(const FaceView *v, double seconds) {
    const Posture *p = v->posture;
    int who = v->who;
    bool plays = v->motion->version->wiggle_count > 0; // a child peeps in its story
    double ear = plays ? 0 : fmax(p->on[PART_EAR], p->on[PART_EAR + 1]);
    double t = fmod(seconds + 1.7 * who, 3.9 + .6 * who), blink = 0;
    if (t < .24)
        blink = t < .12 ? blend_ease(t / .12) : 1 - blend_ease((t - .12) / .12);
    return fmax(ear, blink);
}

// How fast each hand is about to move (metres a second), and where it will be.
static double hand_ahead(const StageShot *shot, const FaceView *v, Vec3 *where) {
    const Timeline *t = v->timeline;
    double ahead = AHEAD_SECONDS / t->breath_seconds, step = .04 / t->breath_seconds;
    Posture soon, later;
    motion_at(v->motion, t, shot->breath + ahead, &soon);
    motion_at(v->motion, t, shot->breath + ahead + step, &later);
    double all = 1e-9, fastest = 0;
    *where = vec3(0, 0, 0);
    for (int s = 0; s < SIDE_COUNT; s++) {
        Vec3 hand = soon.body.position[JOINT_KNUCKLES + s];
        double speed = vec_length(vec_sub(later.body.position[JOINT_KNUCKLES + s], hand)) / .04;
        *where = vec_add(*where, vec_scale(hand, speed));
        all += speed;
        fastest = fmax(fastest, speed);
    }
    *where = vec_scale(*where, 1.0 / all);
    return fastest;
}

// Where the eyes look: at the family, and the more a hand moves at that hand.
static void look(const StageShot *shot, const FaceView *v, FacePaint *face) {
    const Body *body = &v->posture->body;
    Vec3 head = body->position[JOINT_HEAD];
    Quat to_head = quat_conjugate(body->rotation[JOINT_HEAD]);
    Vec3 way = quat_rotate(to_head, vec_unit(vec_sub(v->eye, head), vec3(0, 0, 1)));
    if (v->timeline && !shot->from) {
        Vec3 hand;
        double speed = hand_ahead(shot, v, &hand), follow = speed / (speed + .25);
        Vec3 at = vec_add(v->to, quat_rotate(v->turn, vec_sub(hand, v->from)));
        Vec3 there = quat_rotate(to_head, vec_unit(vec_sub(at, head), vec3(0, 0, 1)));
        way = vec_mix(way, there, follow);
    }
    double ahead = fmax(way.z, .35); // eyes turn in front of the face only
    face->look_x = (float)clamp(1.2 * way.x / ahead, -1, 1);
    face->look_y = (float)clamp(1.2 * way.y / ahead, -1, 1);
}

void stage_face(const StageShot *shot, const FaceView *v, FacePaint *face) {
    face->blink = (float)lids(v, shot->seconds);
    face->mouth_open = shot->blowing ? .55f : 0;
    face->smile = (float)shot->smile;
    look(shot, v, face);
}
