#include "loose.h"

const double LOOSE_SECONDS[LOOSE_MOMENTS] = {.06, .15, .27, .42};

// A spring of 1.4 hertz with 0.35 of critical damping: its answer at those moments to a place that
// jumps, times how long each stands for; their sum is 1.
static const double ANSWER[LOOSE_MOMENTS] = {.302, .455, .338, -.095};

Vec3 loose_behind(const Vec3 before[LOOSE_MOMENTS], Vec3 now, double most) {
    Vec3 behind = vec3(0, 0, 0);
    for (int i = 0; i < LOOSE_MOMENTS; i++)
        behind = vec_add(behind, vec_scale(vec_sub(before[i], now), ANSWER[i]));
    return vec_scale(behind, most / (most + vec_length(behind)));
}
