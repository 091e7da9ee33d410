#include "rig.h"

#include <math.h>

#define KNUCKLE_PART .53  // of the hand: where fingers begin
#define TIPS_PART    .76  // of the hand: the middle joints
#define TOES_PART    .52  // of the foot, in front of the ankle
#define BALL_ALONG   .58  // of the foot, in front of the ankle: its back over the ball
#define BALL_OVER    .48  // of the foot's height, under the ankle
#define ANKLE_LIES   1.2  // girths of the ankle over the mat
#define TOES_LIE     .35  // radians that toes curl on their backs
#define HIP_DRAW     .36  // of the hip's depth, at most
#define HEM_HEIGHT   .036 // heights over the pelvis
#define HEM_CLINGS   .24  // hip depths a shirt goes in to lie on belly or thigh
#define HEM_HANGS    .06  // hip depths it hangs off, face down
#define HEM_MOST     1.2  // hip depths a thigh pushes it up
#define HEM_OVER     1.6  // girths of the thigh: what the cloth over it takes

static const Vec3 X = {1, 0, 0}, Z = {0, 0, 1};

static void set_rotations(const RigBend *bend, Body *bind) {
    for (int j = 0; j < JOINT_COUNT; j++)
        bind->rotation[j] = quat_identity();
    for (int j = JOINT_WAIST; j <= JOINT_CROWN; j++)
        bind->rotation[j] = quat_axis(X, bend->spine * fmin(j, 4));
    for (int s = 0; s < SIDE_COUNT; s++) {
        double x = side_sign((Side)s);
        Quat arm = quat_mul(quat_axis(Z, x * bend->arm_out), quat_axis(X, -bend->arm_front));
        arm = quat_mul(bind->rotation[JOINT_RIBS], arm);
        Quat forearm = quat_mul(arm, quat_axis(X, -bend->elbow));
        Quat thigh = quat_mul(quat_axis(Z, x * bend->hip_out), quat_axis(X, -bend->hip));
        Quat shank = quat_mul(thigh, quat_axis(X, bend->knee));
        bind->rotation[JOINT_SHOULDER + s] = arm;
        bind->rotation[JOINT_ELBOW + s] = bind->rotation[JOINT_WRIST + s] = forearm;
        bind->rotation[JOINT_KNUCKLES + s] = forearm;
        bind->rotation[JOINT_HIP + s] = thigh;
        bind->rotation[JOINT_KNEE + s] = bind->rotation[JOINT_ANKLE + s] = shank;
        bind->rotation[JOINT_HEEL + s] = bind->rotation[JOINT_TOE + s] = shank;
    }
}

void rig_bend(const Figure *figure, const RigBend *bend, Body *out) {
    set_rotations(bend, out);
    for (int j = 0; j < JOINT_COUNT; j++) {
        Vec3 offset = figure_offset(figure, (Joint)j);
        if (j == JOINT_PELVIS)
            out->position[j] = vec3(0, figure->foot_height + figure->shank + figure->thigh, 0);
        else
            out->position[j] = body_point(out, joint_parent((Joint)j), offset);
    }
}

// The thumb's root, middle joint and tip in parts of the hand: to the palm's side, down to the
// fingers, to the thumb's side; and where both its pieces point when it lies over a fist.
static const Vec3 THUMB[3] = {{.05, .20, .16}, {.062, .36, .245}, {.060, .52, .335}};
static const Vec3 THUMB_SHUT[2] = {{.14, .11, .02}, {.15, .06, -.15}};

static Vec3 hand_vector(Side side, Vec3 part) {
    return vec3(-side_sign(side) * part.x, -part.y, part.z);
}

static Quat between(Vec3 from, Vec3 to) {
    return quat_between(vec_unit(from, X), vec_unit(to, X));
}

static void set_fingers(Rig *rig, const Figure *figure, Side side) {
    const Body *b = &rig->bind;
    double x = side_sign(side), hand = figure->hand, foot = figure->foot_length;
    Joint wrist = joint_on(JOINT_WRIST, side), ankle = joint_on(JOINT_ANKLE, side);
    rig->anchor[bone_on(BONE_FINGERS, side)] =
        body_point(b, wrist, vec3(0, -KNUCKLE_PART * hand, 0));
    rig->anchor[bone_on(BONE_FINGER_TIPS, side)] =
        body_point(b, wrist, vec3(0, -TIPS_PART * hand, 0));
    Vec3 root = hand_vector(side, THUMB[0]), middle = hand_vector(side, THUMB[1]);
    rig->anchor[bone_on(BONE_THUMB, side)] = body_point(b, wrist, vec_scale(root, hand));
    rig->anchor[bone_on(BONE_THUMB_TIP, side)] = body_point(b, wrist, vec_scale(middle, hand));
    rig->anchor[bone_on(BONE_TOES, side)] =
        body_point(b, ankle, vec3(0, -.75 * figure->foot_height, TOES_PART * foot));
    Quat turn = b->rotation[wrist];
    rig->finger_axis[side] = quat_rotate(turn, vec3(0, 0, -x));
    Quat shut = between(vec_sub(middle, root), hand_vector(side, THUMB_SHUT[0]));
    Vec3 tip = quat_rotate(shut, vec_sub(hand_vector(side, THUMB[2]), middle));
    Quat shut_tip = between(tip, hand_vector(side, THUMB_SHUT[1]));
    shut_tip = quat_mul(quat_conjugate(shut), quat_mul(shut_tip, shut));
    rig->thumb_turn[side] = quat_rotate(turn, quat_log(shut));
    rig->thumb_tip_turn[side] = quat_rotate(turn, quat_log(shut_tip));
    rig->toe_axis[side] = quat_rotate(b->rotation[ankle], vec3(-1, 0, 0));
}

static void set_anchors(Rig *rig, const Figure *figure) {
    const Body *b = &rig->bind;
    static const Joint SPINE[] = {JOINT_PELVIS, JOINT_WAIST, JOINT_CHEST,
                                  JOINT_RIBS,   JOINT_NECK,  JOINT_HEAD};
    for (int i = BONE_PELVIS; i <= BONE_HEAD; i++)
        rig->anchor[i] = b->position[SPINE[i]];
    static const struct {
        Bone bone;
        Joint joint;
    } PAIRED[] = {
        {BONE_COLLAR, JOINT_SHOULDER},
        {BONE_SHOULDER, JOINT_SHOULDER},
        {BONE_ARM_ROOT, JOINT_SHOULDER},
        {BONE_ARM_MIDDLE, JOINT_SHOULDER},
        {BONE_UPPER_ARM, JOINT_SHOULDER},
        {BONE_ELBOW, JOINT_ELBOW},
        {BONE_FOREARM, JOINT_ELBOW},
        {BONE_FOREARM_MIDDLE, JOINT_ELBOW},
        {BONE_FOREARM_END, JOINT_ELBOW},
        {BONE_HAND, JOINT_WRIST},
        {BONE_HIP, JOINT_HIP},
        {BONE_THIGH_ROOT, JOINT_HIP},
        {BONE_THIGH, JOINT_HIP},
        {BONE_KNEE, JOINT_KNEE},
        {BONE_SHANK, JOINT_KNEE},
        {BONE_ANKLE, JOINT_ANKLE},
        {BONE_FOOT, JOINT_ANKLE},
    };
    for (int s = 0; s < SIDE_COUNT; s++) {
        for (unsigned i = 0; i < sizeof PAIRED / sizeof PAIRED[0]; i++)
            rig->anchor[bone_on(PAIRED[i].bone, (Side)s)] =
                b->position[joint_on(PAIRED[i].joint, (Side)s)];
        rig->anchor[bone_on(BONE_HEM, (Side)s)] = b->position[JOINT_PELVIS];
        rig->anchor[bone_on(BONE_TAIL, (Side)s)] = b->position[JOINT_PELVIS];
        set_fingers(rig, figure, (Side)s);
    }
}

void rig_init(Rig *rig, const Figure *figure) {
    const RigBend half = {.arm_out = radians(42),
                          .elbow = radians(18),
                          .hip = radians(14),
                          .hip_out = radians(9),
                          .knee = radians(24)};
    rig_bend(figure, &half, &rig->bind);
    set_anchors(rig, figure);
    rig->hip_depth = figure->girth.hip_depth;
    rig->thigh = figure->girth.thigh;
    rig->ankle = figure->girth.ankle;
    rig->foot_height = figure->foot_height;
    rig->foot_length = figure->foot_length;
    rig->hem = rig->bind.position[JOINT_PELVIS].y + HEM_HEIGHT * figure->height;
    rig->hem_over_hip = rig->hem - rig->bind.position[JOINT_HIP].y;
}

static Quat relative(const Quat *turn, int parent, int child) {
    return quat_mul(quat_conjugate(turn[parent]), turn[child]);
}

// Half of a turn.
static Quat half(Quat q) {
    if (q.w < 0)
        q = (Quat){-q.x, -q.y, -q.z, -q.w};
    return quat_unit((Quat){q.x, q.y, q.z, q.w + 1});
}

// The part of a turn that goes round the unit axis.
static Quat twist_about(Quat q, Vec3 axis) {
    double along = q.x * axis.x + q.y * axis.y + q.z * axis.z;
    return quat_unit((Quat){axis.x * along, axis.y * along, axis.z * along, q.w});
}

static Vec3 limb_axis(const Rig *rig, Joint from, Joint to) {
    Vec3 way = vec_sub(rig->bind.position[to], rig->bind.position[from]);
    return vec_unit(way, vec3(0, -1, 0));
}

static void place(const Rig *rig, BoneMove *out, Bone bone, Quat turn, Vec3 at) {
    out[bone].turn = turn;
    out[bone].shift = vec_sub(at, quat_rotate(turn, rig->anchor[bone]));
}

static Vec3 carried(const BoneMove *move, Vec3 point) {
    return vec_add(quat_rotate(move->turn, point), move->shift);
}

// An upper arm that points this way (seen from the ribs) with the least twist. Measured from an arm
// held out to the front: the one way in which that says nothing is through the own back.
static Quat untwisted(Side side, Vec3 way) {
    Vec3 down = vec3(0, -1, 0), front = vec_unit(vec3(.62 * side_sign(side), .12, .77), down);
    return quat_mul(quat_between(front, way), quat_between(down, front));
}

static void pose_arm(const Rig *rig, const Body *body, const Quat *turn, int s, BoneMove *out) {
    const Vec3 *at = body->position;
    Joint shoulder = joint_on(JOINT_SHOULDER, (Side)s), elbow = joint_on(JOINT_ELBOW, (Side)s);
    Joint wrist = joint_on(JOINT_WRIST, (Side)s);
    place(rig, out, bone_on(BONE_COLLAR, (Side)s), turn[JOINT_RIBS], at[shoulder]);
    // Seen from the ribs: the way the upper arm points, then its twist.
    Vec3 rest = limb_axis(rig, shoulder, elbow);
    Quat whole_turn = relative(turn, JOINT_RIBS, (int)shoulder);
    Vec3 way = quat_rotate(whole_turn, rest), half_way = vec_unit(vec_add(rest, way), rest);
    Quat unroll = quat_conjugate(untwisted((Side)s, rest));
    Quat part = quat_mul(untwisted((Side)s, half_way), unroll);
    Quat root = quat_mul(untwisted((Side)s, way), unroll);
    Quat twist = twist_about(quat_mul(quat_conjugate(root), whole_turn), rest);
    part = quat_mul(turn[JOINT_RIBS], part);
    root = quat_mul(turn[JOINT_RIBS], root);
    place(rig, out, bone_on(BONE_SHOULDER, (Side)s), part, at[shoulder]);
    place(rig, out, bone_on(BONE_ARM_ROOT, (Side)s), root, at[shoulder]);
    part = quat_mul(root, half(twist));
    place(rig, out, bone_on(BONE_ARM_MIDDLE, (Side)s), part, at[shoulder]);
    place(rig, out, bone_on(BONE_UPPER_ARM, (Side)s), turn[shoulder], at[shoulder]);
    Quat bend = relative(turn, (int)shoulder, (int)elbow);
    Vec3 axis = limb_axis(rig, elbow, wrist);
    Quat turned = twist_about(bend, axis);
    bend = quat_mul(bend, quat_conjugate(turned));
    Quat forearm = quat_mul(turn[shoulder], bend);
    place(rig, out, bone_on(BONE_ELBOW, (Side)s), quat_mul(turn[shoulder], half(bend)), at[elbow]);
    place(rig, out, bone_on(BONE_FOREARM, (Side)s), forearm, at[elbow]);
    Quat hand = relative(turn, (int)elbow, (int)wrist);
    Quat whole = quat_mul(turned, twist_about(hand, axis));
    Quat middle = quat_mul(forearm, half(whole));
    place(rig, out, bone_on(BONE_FOREARM_MIDDLE, (Side)s), middle, at[elbow]);
    place(rig, out, bone_on(BONE_FOREARM_END, (Side)s), quat_mul(forearm, whole), at[elbow]);
    place(rig, out, bone_on(BONE_HAND, (Side)s), turn[wrist], at[wrist]);
}

static void pose_fingers(const Rig *rig, const RigLoose *loose, int s, BoneMove *out) {
    Bone hand = bone_on(BONE_HAND, (Side)s), first = bone_on(BONE_FINGERS, (Side)s);
    Bone tips = bone_on(BONE_FINGER_TIPS, (Side)s), thumb = bone_on(BONE_THUMB, (Side)s);
    Bone thumb_tip = bone_on(BONE_THUMB_TIP, (Side)s);
    Quat bend = quat_axis(rig->finger_axis[s], loose->knuckles[s]);
    Quat turn = quat_mul(out[hand].turn, bend);
    place(rig, out, first, turn, carried(&out[hand], rig->anchor[first]));
    turn = quat_mul(turn, quat_axis(rig->finger_axis[s], loose->tips[s]));
    place(rig, out, tips, turn, carried(&out[first], rig->anchor[tips]));
    turn = quat_mul(out[hand].turn, quat_exp(vec_scale(rig->thumb_turn[s], loose->thumb[s])));
    place(rig, out, thumb, turn, carried(&out[hand], rig->anchor[thumb]));
    turn = quat_mul(turn, quat_exp(vec_scale(rig->thumb_tip_turn[s], loose->thumb[s])));
    place(rig, out, thumb_tip, turn, carried(&out[thumb], rig->anchor[thumb_tip]));
}

// Metres by which a bent hip's fold comes forward: behind, the seat's muscles draw flat over the
// bone, in front the groin stays full.
static double hip_draw(const Rig *rig, Quat swing) {
    double bend = fmax(0, swing.w < 0 ? swing.x : -swing.x);
    return HIP_DRAW * rig->hip_depth * bend * bend;
}

// Where the knee, the ankle and the toes of a leg are and how they turn; see lay_foot().
typedef struct {
    Vec3 ankle;
    Quat shank, foot; // from bind to pose
    double toes;      // radians up
} Shank;

// The slope, radians, of a foot whose ball lies on the mat, sole up, under an ankle so high.
static double lying_slope(const Rig *rig, double ankle) {
    double along = BALL_ALONG * rig->foot_length, over = BALL_OVER * rig->foot_height;
    double far = sqrt(along * along + over * over);
    return own_atan2(over, along) + own_atan2(ankle, sqrt(far * far - ankle * ankle));
}

// A foot on its back: the ankle of a skeleton stops where a real one does, but a real foot goes on
// bending in its middle till shin, instep and toes lie on the mat.
static void lay_foot(const Rig *rig, const Body *body, Joint knee, Joint ankle, Shank *out) {
    Quat turn = body->rotation[ankle];
    Vec3 toe = body->position[joint_on(JOINT_TOE, (Side)(ankle - JOINT_ANKLE))];
    double sole = -quat_rotate(turn, vec3(0, 1, 0)).y, slope = -quat_rotate(turn, Z).y;
    double lies = clamp((sole - .35) / .35, 0, 1) * clamp(1.6 - 2 * toe.y / rig->foot_height, 0, 1);
    if (lies <= 0)
        return;
    lies *= lies * (3 - 2 * lies);
    double low = ANKLE_LIES * rig->ankle, flat = lying_slope(rig, low);
    Vec3 from = body->position[knee], was = vec_sub(out->ankle, from), is = was;
    is.y -= lies * fmax(0, out->ankle.y - low);
    is = vec_scale(vec_unit(is, was), vec_length(was));
    Quat lowers = quat_between(vec_unit(was, X), vec_unit(is, X));
    double more = lies * fmax(0, own_atan2(slope, sqrt(fmax(0, 1 - slope * slope))) - flat);
    out->ankle = vec_add(from, is);
    out->shank = quat_mul(lowers, out->shank);
    turn = quat_mul(turn, quat_axis(X, more));
    out->foot = quat_mul(turn, quat_conjugate(rig->bind.rotation[ankle]));
    out->toes -= lies * TOES_LIE;
}

static void pose_leg(const Rig *rig, const Body *body, const Quat *turn, double toes, int s,
                     BoneMove *out) {
    const Vec3 *at = body->position;
    Joint hip = joint_on(JOINT_HIP, (Side)s), knee = joint_on(JOINT_KNEE, (Side)s);
    Joint ankle = joint_on(JOINT_ANKLE, (Side)s);
    Quat swing = relative(turn, JOINT_PELVIS, (int)hip);
    Quat twist = twist_about(swing, limb_axis(rig, hip, knee));
    swing = quat_mul(swing, quat_conjugate(twist));
    Quat part = quat_mul(turn[JOINT_PELVIS], half(swing));
    Vec3 draw = quat_rotate(part, vec3(0, 0, hip_draw(rig, swing)));
    place(rig, out, bone_on(BONE_HIP, (Side)s), part, vec_add(at[hip], draw));
    Quat root = quat_mul(turn[JOINT_PELVIS], swing);
    place(rig, out, bone_on(BONE_THIGH_ROOT, (Side)s), root, at[hip]);
    place(rig, out, bone_on(BONE_THIGH, (Side)s), turn[hip], at[hip]);
    Shank low = {at[ankle], turn[knee], turn[ankle], toes};
    lay_foot(rig, body, knee, ankle, &low);
    Quat bend = half(quat_mul(quat_conjugate(turn[hip]), low.shank));
    place(rig, out, bone_on(BONE_KNEE, (Side)s), quat_mul(turn[hip], bend), at[knee]);
    place(rig, out, bone_on(BONE_SHANK, (Side)s), low.shank, at[knee]);
    bend = half(quat_mul(quat_conjugate(low.shank), low.foot));
    place(rig, out, bone_on(BONE_ANKLE, (Side)s), quat_mul(low.shank, bend), low.ankle);
    Bone foot = bone_on(BONE_FOOT, (Side)s), tips = bone_on(BONE_TOES, (Side)s);
    place(rig, out, foot, low.foot, low.ankle);
    Quat up = quat_mul(low.foot, quat_axis(rig->toe_axis[s], low.toes));
    place(rig, out, tips, up, carried(&out[foot], rig->anchor[tips]));
}

// How high a thigh that is bent up reaches over the hip where it meets the front of the trunk,
// metres: a cylinder and a plane.
static double thigh_reach(const Rig *rig, double bend, double front) {
    double sine = 2 * bend * sqrt(fmax(0, 1 - bend * bend)), cosine = 1 - 2 * bend * bend;
    return (HEM_OVER * rig->thigh - front * cosine) / fmax(sine, .2);
}

// A shirt falls: onto the belly of who lies on the back, off it on hands and knees. A thigh that
// comes up pushes its front before it.
static void pose_hem(const Rig *rig, const Body *body, Quat pelvis, Vec3 hangs, int s,
                     BoneMove *out) {
    Quat swing = quat_mul(quat_conjugate(pelvis), out[bone_on(BONE_THIGH_ROOT, (Side)s)].turn);
    double bend = fmax(0, swing.w < 0 ? swing.x : -swing.x), depth = rig->hip_depth;
    double falls = quat_rotate(quat_conjugate(pelvis), vec3(0, -1, 0)).z;
    double on_thigh = clamp((bend - .15) / .45, 0, 1), on_belly = fmax(on_thigh, -falls);
    double reach = thigh_reach(rig, bend, (1 - HEM_CLINGS) * depth) - rig->hem_over_hip;
    double off = HEM_HANGS * fmax(falls, 0) * (1 - on_thigh) - HEM_CLINGS * on_belly;
    // It swings off the skin, never into it.
    double aside = side_sign((Side)s) * fmax(0, side_sign((Side)s) * hangs.x);
    double meets = clamp((bend - .40) / .22, 0, 1); // from 47 to 80 degrees
    double up = clamp(reach, 0, HEM_MOST * depth) * meets;
    Vec3 front = vec3(aside, up, off * depth + fmax(0, hangs.z));
    Vec3 behind = vec3(aside, 0, fmin(0, hangs.z)), at = body->position[JOINT_PELVIS];
    place(rig, out, bone_on(BONE_HEM, (Side)s), pelvis, vec_add(at, quat_rotate(pelvis, front)));
    place(rig, out, bone_on(BONE_TAIL, (Side)s), pelvis, vec_add(at, quat_rotate(pelvis, behind)));
}

void rig_pose(const Rig *rig, const Body *body, const RigLoose *loose, BoneMove out[BONE_COUNT]) {
    Quat turn[JOINT_COUNT]; // from bind to pose
    for (int j = 0; j < JOINT_COUNT; j++)
        turn[j] = quat_mul(body->rotation[j], quat_conjugate(rig->bind.rotation[j]));
    static const Joint SPINE[] = {JOINT_PELVIS, JOINT_WAIST, JOINT_CHEST,
                                  JOINT_RIBS,   JOINT_NECK,  JOINT_HEAD};
    for (int i = BONE_PELVIS; i <= BONE_HEAD; i++)
        place(rig, out, (Bone)i, turn[SPINE[i]], body->position[SPINE[i]]);
    for (int s = 0; s < SIDE_COUNT; s++) {
        pose_arm(rig, body, turn, s, out);
        pose_fingers(rig, loose, s, out);
        pose_leg(rig, body, turn, loose->toes[s], s, out);
        pose_hem(rig, body, turn[JOINT_PELVIS], loose->hem, s, out);
    }
}
