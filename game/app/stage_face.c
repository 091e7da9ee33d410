#include "stage_face.h"

#include <math.h>

#include "life_look.h"

// A small visitor is noticed after so long, stared at so long, then smiled at.
typedef struct {
    double notices, stares, leaves; // seconds since it came
    double surprise;                // 0..1
} Notice;

#define HEAD_LATER   .15 // seconds after the eyes
#define HEAD_TAKES   .9
#define HEAD_TURNS   radians(14)
#define HEAD_NODS    radians(6)
#define FAMILY_TURNS radians(26) // who waits looks at those before the screen

static const Notice CHILD = {.3, 2.4, 7, 1}, GROWN_UP = {1.3, 1.7, 4.2, .2};

static Notice notice_of(const FaceView *v) {
    return v->motion->figure->child ? CHILD : GROWN_UP;
}

// How much somebody looks at the visitor now, 0..1; *stare: with open mouth.
static double noticed(const StageShot *shot, const FaceView *v, double *stare) {
    Notice n = notice_of(v);
    *stare = 0;
    if (shot->guest < 0)
        return 0;
    double seen = blend_ease((shot->guest - n.notices) / .3);
    *stare = n.surprise * seen * blend_ease((n.stares - shot->guest) / .6);
    return seen * blend_ease((n.leaves - shot->guest) / .5);
}

// Carries what hangs on a joint of the head round its place.
static void turn_about(Body *body, Joint first, Quat turn) {
    static const Joint CARRIED[] = {JOINT_NECK, JOINT_HEAD, JOINT_CROWN, JOINT_EAR, JOINT_EAR + 1};
    Vec3 at = body->position[first];
    for (size_t i = 0; i < sizeof CARRIED / sizeof CARRIED[0]; i++) {
        Joint j = CARRIED[i];
        if (j < first)
            continue;
        body->position[j] = vec_add(at, quat_rotate(turn, vec_sub(body->position[j], at)));
        body->rotation[j] = quat_mul(turn, body->rotation[j]);
    }
}

// How freely a head is held: not where it hangs, or lies on something.
static double held_up(const Posture *posture) {
    const double *on = posture->on;
    double lies = fmax(on[PART_BACK_HEAD], fmax(on[PART_EAR], on[PART_EAR + 1]));
    double up = quat_rotate(posture->body.rotation[JOINT_RIBS], vec3(0, 1, 0)).y;
    return clamp((up - .70) / .2, 0, 1) * (1 - lies);
}

// How much a face looks down at the floor, 0..1.
static double looks_down(const Posture *posture) {
    double down = -quat_rotate(posture->body.rotation[JOINT_HEAD], vec3(0, 0, 1)).y;
    return clamp((down - .40) / .30, 0, 1);
}

// Lids: shut while an ear lies on the mat, a head hangs in a hold or everybody rests, low in a
// hold, else a blink every few seconds.
static double lids(const FaceView *v, const StageShot *shot, double awake) {
    const double *on = v->posture->on;
    bool plays = v->motion->version->wiggle_count > 0; // a child peeps till all is quiet
    double ear = fmax(on[PART_EAR], on[PART_EAR + 1]) * (plays ? shot->calm : 1);
    double youth = v->motion->figure->youth, rest = mix(.10, .02, youth);
    double low = mix(rest, mix(.36, .28, youth), shot->calm);
    double asleep = .96 * shot->idle * shot->calm; // the sleepy pause
    double hangs = .94 * looks_down(v->posture) * shot->calm;
    low = fmax(fmax(ear, hangs), fmax(asleep, low)) * (1 - awake);
    return fmax(low, life_blink(v->motion->figure, shot->seconds));
}

// The place that lies behind a point of the picture, about as far as the people.
static Vec3 seen_at(const Camera *c, double x, double y) {
    double across = (x * c->width - c->center_x) / c->focal;
    double down = (y * c->height - c->center_y) / c->focal;
    Vec3 way = vec_add(c->forward, vec_sub(vec_scale(c->right, across), vec_scale(c->up, down)));
    return vec_add(c->eye, vec_scale(way, .8 * c->distance));
}

// Where the eyes look: at the family, the more a hand moves at that hand, and at who has come.
static void look(const StageShot *shot, const FaceView *v, double guest, FacePaint *face) {
    const Body *body = &v->posture->body;
    Vec3 head = body->position[JOINT_HEAD], front = vec3(0, 0, 1);
    Quat to_head = quat_conjugate(body->rotation[JOINT_HEAD]);
    Vec3 way = quat_rotate(to_head, vec_unit(vec_sub(v->camera->eye, head), front));
    if (v->timeline && !shot->from) {
        Vec3 hand;
        double follow = life_gaze(v->motion, v->timeline, shot->breath, &hand);
        Vec3 at = vec_add(v->to, quat_rotate(v->turn, vec_sub(hand, v->from)));
        Vec3 there = quat_rotate(to_head, vec_unit(vec_sub(at, head), front));
        way = vec_mix(way, there, follow);
    }
    if (guest > 0) {
        Vec3 at = vec_sub(seen_at(v->camera, shot->guest_x, shot->guest_y), head);
        way = vec_mix(way, quat_rotate(to_head, vec_unit(at, front)), guest);
    }
    if (shot->idle > 0)
        way.x -= .5 * shot->idle * life_look_round(v->motion->figure, shot->seconds) * (1 - guest);
    double ahead = fmax(way.z, .35); // eyes turn in front of the face only
    face->look_x = (float)clamp(1.2 * way.x / ahead, -1, 1);
    face->look_y = (float)clamp(1.2 * way.y / ahead, -1, 1);
}

void stage_face(const StageShot *shot, const FaceView *v, FacePaint *face) {
    double youth = v->motion->figure->youth, stare, guest = noticed(shot, v, &stare);
    double smile = fmin(shot->smile + .2 * youth, 1);
    face->blink = (float)lids(v, shot, guest);
    // A child blows with a smile left, else it looks astonished all day.
    face->purse = (float)(mix(1, .38, youth) * shot->blow * (1 - stare));
    face->mouth_open = (float)fmax(mix(.30, .42, youth) * shot->count, .62 * stare);
    face->smile = (float)mix(smile, 1, guest - stare);
    face->brow = (float)fmax(stare, fmax(.30 * shot->lungs, mix(.30, .12, youth) * shot->blow));
    look(shot, v, guest, face);
}

// Turns neck and head towards a point, seen from the ribs: at most so far round and down, radians.
static void face_to(Body *body, Vec3 point, double most_round, double most_down, double amount) {
    Quat ribs = body->rotation[JOINT_RIBS];
    Vec3 to = vec_unit(vec_sub(point, body->position[JOINT_HEAD]), vec3(0, 0, 1));
    Vec3 way = quat_rotate(quat_conjugate(ribs), to);
    double round = clamp(.45 * own_atan2(way.x, fmax(way.z, .3)), -most_round, most_round);
    double down = clamp(-.3 * way.y, -most_down, most_down);
    Vec3 up = quat_rotate(ribs, vec3(0, 1, 0)), across = quat_rotate(ribs, vec3(1, 0, 0));
    Quat half =
        quat_exp(vec_scale(vec_add(vec_scale(up, round), vec_scale(across, down)), .5 * amount));
    turn_about(body, JOINT_NECK, half);
    turn_about(body, JOINT_HEAD, half);
}

void stage_head(const StageShot *shot, const FaceView *v, Body *body) {
    Notice n = notice_of(v);
    double free = held_up(v->posture) * (1 - shot->calm * shot->idle);
    double since = shot->guest - n.notices - HEAD_LATER;
    double guest = shot->guest < 0
                       ? 0
                       : blend_ease(since / HEAD_TAKES) *
                             blend_ease((n.leaves + HEAD_TAKES - shot->guest) / HEAD_TAKES);
    if (free * guest > 0)
        face_to(body, seen_at(v->camera, shot->guest_x, shot->guest_y), HEAD_TURNS, HEAD_NODS,
                free * guest);
    double family = free * (1 - guest) * shot->idle;
    if (family > 0)
        face_to(body, v->camera->eye, FAMILY_TURNS, HEAD_NODS, family);
}
