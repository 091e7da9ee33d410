#include <math.h>
#include <stddef.h>

#include "good_form.h"
#include "rules_more.h"

void rules_check_form(Rules *r, int phase, const Posture *p) {
    double past[FORM_COUNT];
    Side side[FORM_COUNT];
    good_form_past_all(r->motion->figure, p, past, side);
    for (int form = 0; form < FORM_COUNT; form++)
        if (past[form] > 1e-9 && !(r->motion->version->form_off & 1u << form))
            rules_note(r, RULE_FORM, phase, FORM_NAMES[form], side[form], past[form]);
}

// An arm on the band is straight by construction: bent elbows that are asked for would be ignored.
static void check_grip(Rules *r, int pose) {
    const PoseGoal *g = &r->motion->version->pose[pose].goal;
    for (int role = 0; role < 2; role++) {
        Channel c = channel_on(CHANNEL_ELBOW, (Role)role);
        if (g->contact[PART_HAND + role] == CONTACT_GRIP && g->set[c] && g->value[c] > radians(8))
            rules_note(r, RULE_ELBOW, -1 - pose, "elbow", role_side((Role)role),
                       g->value[c] - radians(8));
    }
}

void rules_check_asked(Rules *r, int pose) {
    static const struct {
        Channel channel;
        RangeId range;
        bool paired;
    } asked[] = {{CHANNEL_SPINE_FLEX, RANGE_SPINE_FLEX, false},
                 {CHANNEL_SPINE_SIDE, RANGE_SPINE_SIDE, false},
                 {CHANNEL_SPINE_TURN, RANGE_SPINE_TURN, false},
                 {CHANNEL_NECK_FLEX, RANGE_NECK_FLEX, false},
                 {CHANNEL_NECK_SIDE, RANGE_NECK_SIDE, false},
                 {CHANNEL_NECK_TURN, RANGE_NECK_TURN, false},
                 {CHANNEL_ARM_ELEVATION, RANGE_SHOULDER_ELEVATION, true},
                 {CHANNEL_ELBOW, RANGE_ELBOW, true},
                 {CHANNEL_FOREARM, RANGE_FOREARM, true},
                 {CHANNEL_WRIST, RANGE_WRIST, true},
                 {CHANNEL_HIP_FLEX, RANGE_HIP_FLEX, true},
                 {CHANNEL_HIP_ABDUCTION, RANGE_HIP_ABDUCTION, true},
                 {CHANNEL_HIP_TURN, RANGE_HIP_TURN, true},
                 {CHANNEL_KNEE, RANGE_KNEE, true},
                 {CHANNEL_ANKLE, RANGE_ANKLE, true}};
    const PoseGoal *g = &r->motion->version->pose[pose].goal;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        for (int role = 0; role < (asked[i].paired ? 2 : 1); role++) {
            Channel c = channel_on(asked[i].channel, (Role)role);
            const Range *range = &r->motion->figure->range[asked[i].range];
            double past =
                g->set[c] ? fabs(g->value[c] - clamp(g->value[c], range->low, range->high)) : 0;
            if (past > radians(1))
                rules_note(r, RULE_RANGE, -1 - pose, range_name(asked[i].range), SIDE_NONE, past);
        }
    check_grip(r, pose);
    for (int form = 0; form < FORM_COUNT; form++) {
        double past = good_form_asked((Form)form, g);
        if (past > 1e-9 && !(r->motion->version->form_off & 1u << form))
            rules_note(r, RULE_FORM, -1 - pose, FORM_NAMES[form], SIDE_NONE, past);
    }
}
