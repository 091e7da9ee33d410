// The rules of good movement, checked on the postures themselves: bounds for bodies, contacts, band
// and breath. Knows no card's words and no screen. Sources of the bounds: see the comments beside
// them.
#ifndef RULES_H
#define RULES_H

#include "motion.h"
#include "report.h"

enum { RULES_SAMPLES_PER_SECOND = 240 };

typedef enum {
    RULE_CONTACT, // a part that should touch misses its surface
    RULE_LENGTH,
    RULE_RANGE,
    RULE_ELBOW, // straight on the band
    RULE_BALANCE,
    RULE_PLANTED,
    RULE_GROUND,
    RULE_BAND,
    RULE_CHAIR, // a hand or forearm passes through the chair's back
    RULE_RIBS,
    RULE_SPEED,
    RULE_SMOOTH,
    RULE_HINGE, // an elbow or knee that bends the wrong way or aside
    RULE_POLE,  // it swings about its limb in one sample
    RULE_CROSS, // the body goes through itself or the chair
    RULE_JERK,
    RULE_BRAKE, // an elbow or knee that starts or stops far harder than an even move does
    RULE_FORM,  // what a movement teacher would mend; `what` is its name in cards
    RULE_COUNT
} Rule;

// The worst breach of one rule by one joint or part.
typedef struct {
    Rule rule;
    const Phase *phase; // where; NULL for a key pose
    int pose;           // the key pose, -1 in a phase
    const char *what;   // joint, part or range
    Side side;          // of the body, SIDE_NONE for the trunk
    double amount;      // past the bound: metres, radians, metres a second, radians a second
} Breach;

enum { BREACHES_MAX = 64, RULES_JERK_POINTS = 4 };

// The jerk of one point since its move began.
typedef struct {
    double speed[2]; // of the two samples before
    double sum, peak, way;
    int samples;
    bool whole; // seen from its beginning
} RulesJerk;

// The bend of an elbow or knee since its step began.
typedef struct {
    double bend, speed; // of the sample before
    double way, peak;   // bent and stretched in all; the hardest change of speed, radians/s^2
    int samples;
    bool whole; // seen from its beginning
} RulesBrake;

// What is watched from sample to sample. Zero is ready to begin.
typedef struct {
    const Motion *motion;
    const Timeline *timeline;
    int samples;
    int row;        // of them without a gap before this one
    double seconds; // between samples
    Posture before, before_last;
    double length[JOINT_COUNT]; // of the first sample
    double chest;               // tip of chest against waist in the first sample
    Vec3 planted[PART_COUNT];   // where a planted part was when it took its weight
    int planted_phase[PART_COUNT];
    RulesJerk jerk[RULES_JERK_POINTS];
    RulesBrake brake[4]; // arm left, arm right, leg left, leg right
    int jerk_phase;      // of the sample before
    Breach breach[BREACHES_MAX];
    int count;
} Rules;

void rules_begin(Rules *rules, const Motion *motion, const Timeline *timeline);
// One more sample, in order, RULES_SAMPLES_PER_SECOND of them each second of the timeline.
void rules_sample(Rules *rules, int phase, const Posture *posture);
// Runs a whole movement through the rules.
void rules_run(Rules *rules, const Motion *motion, const Timeline *timeline);
// The same, but stops at the first breach; whether there is none.
bool rules_pass(Rules *rules, const Motion *motion, const Timeline *timeline);
// The same for the speed alone, with an eighth of the samples.
void rules_run_speed(Rules *rules, const Motion *motion, const Timeline *timeline);
// Whether a key pose, stood still in, breaks no rule that asks for no time; rules_report() can't
// tell of it.
bool rules_still(Rules *rules, const Motion *motion, int pose);
bool rules_broken(const Rules *rules, Rule rule);
// One line for each breach: "file:line: the right elbow bends 12 degrees too far in 'threaded'
// (kid)".
void rules_report(const Rules *rules, Report *report);

#endif
