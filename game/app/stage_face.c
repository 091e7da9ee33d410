#include "stage_face.h"

#include <math.h>

#include "life_look.h"

// Lids: shut while an ear lies on the mat, low in a hold, else a blink every few seconds.
static double lids(const FaceView *v, const StageShot *shot) {
    const double *on = v->posture->on;
    bool plays = v->motion->version->wiggle_count > 0; // a child peeps in its story
    double ear = plays ? 0 : fmax(on[PART_EAR], on[PART_EAR + 1]);
    double youth = v->motion->figure->youth, rest = mix(.14, .04, youth);
    double low = mix(rest, plays ? rest : mix(.40, .26, youth), shot->calm);
    return fmax(fmax(ear, low), life_blink(v->motion->figure, shot->seconds));
}

// Where the eyes look: at the family, and the more a hand moves at that hand.
static void look(const StageShot *shot, const FaceView *v, FacePaint *face) {
    const Body *body = &v->posture->body;
    Vec3 head = body->position[JOINT_HEAD];
    Quat to_head = quat_conjugate(body->rotation[JOINT_HEAD]);
    Vec3 way = quat_rotate(to_head, vec_unit(vec_sub(v->eye, head), vec3(0, 0, 1)));
    if (v->timeline && !shot->from) {
        Vec3 hand;
        double follow = life_gaze(v->motion, v->timeline, shot->breath, &hand);
        Vec3 at = vec_add(v->to, quat_rotate(v->turn, vec_sub(hand, v->from)));
        Vec3 there = quat_rotate(to_head, vec_unit(vec_sub(at, head), vec3(0, 0, 1)));
        way = vec_mix(way, there, follow);
    }
    double ahead = fmax(way.z, .35); // eyes turn in front of the face only
    face->look_x = (float)clamp(1.2 * way.x / ahead, -1, 1);
    face->look_y = (float)clamp(1.2 * way.y / ahead, -1, 1);
}

void stage_face(const StageShot *shot, const FaceView *v, FacePaint *face) {
    face->blink = (float)lids(v, shot);
    face->purse = (float)shot->blow;
    face->smile = (float)fmin(shot->smile + .2 * v->motion->figure->youth, 1);
    look(shot, v, face);
}
