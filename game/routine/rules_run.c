#include "rules_more.h"

// The middle of a half-breath in which the body stays where it is: a look now and then is enough.
static bool at_rest(const Timeline *t, int phase, double breath) {
    const Phase *p = &t->phase[phase];
    double edge = .25 / t->breath_seconds; // so near to a move every sample counts
    if (exercise_wiggle(t->version, p->goal))
        return false;
    return p->from == p->goal && breath > p->start + edge && breath < phase_end(p) - edge;
}

static void run(Rules *r, const Motion *motion, const Timeline *timeline, bool to_the_end) {
    enum { SELDOM = 24 };
    rules_begin(r, motion, timeline);
    int count = (int)(timeline->breaths * timeline->breath_seconds * RULES_SAMPLES_PER_SECOND);
    for (int i = 0; i <= count && (to_the_end || r->count == 0); i++) {
        double breath = (double)i / RULES_SAMPLES_PER_SECOND / timeline->breath_seconds;
        int phase = timeline_at(timeline, breath);
        bool rests = at_rest(timeline, phase, breath);
        if (rests)
            r->row = 0;
        if (rests && i % SELDOM != 0)
            continue;
        Posture posture;
        motion_at(motion, timeline, breath, &posture);
        rules_sample(r, phase, &posture);
    }
}

void rules_run(Rules *r, const Motion *motion, const Timeline *timeline) {
    run(r, motion, timeline, true);
}

bool rules_pass(Rules *r, const Motion *motion, const Timeline *timeline) {
    run(r, motion, timeline, false);
    return r->count == 0;
}

void rules_run_speed(Rules *r, const Motion *motion, const Timeline *timeline) {
    const int rate = RULES_SAMPLES_PER_SECOND / 8;
    *r = (Rules){.motion = motion, .timeline = timeline, .seconds = 1.0 / rate};
    int count = (int)(timeline->breaths * timeline->breath_seconds * rate);
    for (int i = 0; i <= count; i++) {
        double breath = (double)i / rate / timeline->breath_seconds;
        int phase = timeline_at(timeline, breath);
        if (at_rest(timeline, phase, breath)) {
            r->row = 0;
            continue;
        }
        Posture posture;
        motion_at(motion, timeline, breath, &posture);
        if (r->row++ > 0)
            rules_check_speed(r, phase, &posture);
        r->before = posture;
    }
}

bool rules_still(Rules *r, const Motion *motion, int pose) {
    const StepCard stay = {.kind = STEP_HOLD, .pose = pose, .via = -1};
    Phase phase = {.step = &stay, .halves = 1, .side = SIDE_RIGHT, .from = pose, .goal = pose};
    const Timeline alone = {.version = motion->version, .phase = &phase, .count = 1};
    *r = (Rules){.motion = motion, .timeline = &alone, .jerk_phase = -1};
    const int poses[] = {motion->version->start, pose}; // the ribs are told by the start
    for (int i = 0; i < 2; i++) {
        Posture posture;
        motion_still(motion, poses[i], &posture);
        r->row = r->count = 0;
        rules_sample(r, 0, &posture);
    }
    r->timeline = NULL;
    return r->count == 0;
}
