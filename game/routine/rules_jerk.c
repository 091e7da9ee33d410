#include <math.h>

#include "own.h"

#include "rules_more.h"

// Balasubramanian 2015: the logarithm of T^3 / peak^2 times the integral of the squared second
// derivative of the speed along the path. 5.32 is Flash and Hogan's ideal. It is taken of the
// speed, not of the place: on a round path the turning of the direction would count as jerk, and
// even the ideal would fail. A move that is ideal in the angles of shoulder and elbow gives a hand
// up to a tenth more than the 5.6 that hold for straight ways; a waver of 3 mm gives over 6.
static const double JERK_MOST = 5.7;
static const double SHORT = .08; // metres; less is no move

static bool is_plain(const Phase *p) {
    if (p->step->kind != STEP_GO || p->step->via >= 0 || p->from == p->goal)
        return false;
    for (int g = 0; g < GROUP_COUNT; g++) // parts that start later have their own times
        if (p->step->window[g].to > 0)
            return false;
    return true;
}

// A hand that comes to the rail, or leaves it, goes round the chair's back: that is a point passed
// on the way, and has its own unevenness.
static bool goes_round(const Rules *r, const Phase *p) {
    const PoseCard *pose = r->motion->version->pose;
    const int ends[] = {p->from, p->goal};
    for (int i = 0; i < 4; i++) {
        const PoseGoal *g = &pose[ends[i / 2]].goal;
        Place place = g->hand_place[i % 2];
        if (g->contact[PART_HAND + i % 2] != CONTACT_FREE &&
            (place == PLACE_RAIL || place == PLACE_OVER_RAIL))
            return true;
    }
    return false;
}

static void finish(Rules *r, int phase, int point) {
    static const char *const names[RULES_JERK_POINTS] = {"hand", "hand", "head", "pelvis"};
    const RulesJerk *j = &r->jerk[point];
    double time = (double)j->samples * r->seconds;
    if (point < 2 && goes_round(r, &r->timeline->phase[phase]))
        return;
    if (j->way < SHORT || j->peak <= 0 || !j->whole)
        return;
    double worth = own_log(time * time * time / (j->peak * j->peak) * j->sum);
    if (worth > JERK_MOST)
        rules_note(r, RULE_JERK, phase, names[point], point < 2 ? (Side)point : SIDE_NONE, worth);
}

void rules_check_jerk(Rules *r, int phase, const Posture *p) {
    static const Joint at[RULES_JERK_POINTS] = {JOINT_KNUCKLES, JOINT_KNUCKLES + 1, JOINT_HEAD,
                                                JOINT_PELVIS};
    const Phase *now = &r->timeline->phase[phase];
    bool begins = phase != r->jerk_phase && now->half == 0;
    for (int i = 0; i < RULES_JERK_POINTS; i++) {
        RulesJerk *j = &r->jerk[i];
        if (phase != r->jerk_phase && r->jerk_phase >= 0) {
            const Phase *last = &r->timeline->phase[r->jerk_phase];
            if (is_plain(last) && last->half == last->halves - 1)
                finish(r, r->jerk_phase, i);
        }
        if (begins)
            *j = (RulesJerk){.whole = true};
        double way = vec_length(vec_sub(p->body.position[at[i]], r->before.body.position[at[i]]));
        double speed = way / r->seconds;
        if (j->samples > 1) {
            double second = (speed - 2 * j->speed[1] + j->speed[0]) / (r->seconds * r->seconds);
            j->sum += second * second * r->seconds;
        }
        j->speed[0] = j->speed[1];
        j->speed[1] = speed;
        j->peak = fmax(j->peak, speed);
        j->way += way;
        j->samples++;
    }
    r->jerk_phase = phase;
}
