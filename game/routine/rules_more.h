// The rules in their own files by idea, and what they share; for rules.c and its siblings alone.
#ifndef RULES_MORE_H
#define RULES_MORE_H

#include "rules.h"

enum { RULES_COARSE = 8 }; // every so many samples is often enough for what changes slowly

// Keeps the worst breach for each rule and body part. `where` is a half-breath, or -1 - i for key
// pose i. `what` has to stay.
void rules_note(Rules *rules, Rule rule, int where, const char *what, Side side, double amount);
const char *rules_bare_name(Joint joint); // without its side

// What an author asks for in a key pose must lie within the limits, even where the solver would
// keep to them.
void rules_check_asked(Rules *rules, int pose);
void rules_check_speed(Rules *rules, int phase, const Posture *posture);
void rules_check_form(Rules *rules, int phase, const Posture *posture);
// Elbows and knees bend the right way and about one axis; wrists and ankles keep to their range.
void rules_check_hinges(Rules *rules, int phase, const Posture *posture);
// Nothing of the body goes through another part of it, or through the chair.
void rules_check_cross(Rules *rules, int phase, const Posture *posture);
// Elbows and knees start and stop as softly as in an even move, or little harder; before
// rules_check_jerk().
void rules_check_brakes(Rules *rules, int phase, const Posture *posture);
// Moves from rest to rest are as smooth as a hand's.
void rules_check_jerk(Rules *rules, int phase, const Posture *posture);

#endif
