#include "slip.h"

#include <stddef.h>

void slip_init(Slip *slip, const Motion *motion, const MistakeCard *mistake) {
    const PoseCard *pose = &motion->version->pose[mistake->at];
    SolveInput input = {motion->figure, &mistake->goal,
                        pose->base >= 0 ? &motion->key[pose->base] : NULL,
                        motion->version->band_breadths, NULL};
    slip->motion = motion;
    slip->mistake = mistake;
    solve_pose(&input, &slip->key, &slip->miss);
}

void slip_posture(const Slip *slip, double how_far, Side lead, Posture *out) {
    const KeyPose *right = &slip->motion->key[slip->mistake->at];
    motion_between(slip->motion, right, &slip->key, blend_ease(how_far), lead, out);
}
