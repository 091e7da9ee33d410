#include "miss.h"

#include <math.h>

#include "part.h"

void miss_find(const SolveInput *input, const KeyPose *key, const Body *body, SolveMiss *miss) {
    const Figure *f = input->figure;
    const PoseGoal *g = input->goal;
    *miss = (SolveMiss){PART_PELVIS, 0};
    for (int part = PART_SHOULDER; part < PART_COUNT; part++) {
        bool rests = g->contact[part] == CONTACT_REST || g->contact[part] == CONTACT_PLANT;
        double height = rests ? fabs(part_height(f, body, (Part)part) - key->surface[part]) : 0;
        if (height > miss->metres)
            *miss = (SolveMiss){(Part)part, height};
    }
    for (int i = 0; i < LIMB_COUNT; i++) {
        const KeyLimb *l = &key->limb[i];
        if (l->frame == FRAME_ROOT || l->frame == FRAME_BAND)
            continue;
        Vec3 end, pole;
        key_limb_target(f, key, body, i, &end, &pole);
        Side side = (Side)(i & 1);
        Vec3 at = body->position[joint_on(i < 2 ? JOINT_WRIST : JOINT_ANKLE, side)];
        double gap = vec_length(vec_sub(end, at));
        int role = side == role_side(ROLE_LEAD) ? 0 : 1;
        if (gap > miss->metres)
            *miss = (SolveMiss){(Part)((i < 2 ? PART_HAND : PART_FOOT) + role), gap};
    }
}
