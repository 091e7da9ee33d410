// Rules of good form: what a movement teacher would mend although every joint is within its range.
// Each one follows from how a body stands and what it does, never from which movement it is. A card
// may name the ones that count for it. Knows no card's words and no screen.
#ifndef GOOD_FORM_H
#define GOOD_FORM_H

#include "motion.h"

typedef enum {
    FORM_LONG_BACK,       // leaning forward, the lean comes from the hips
    FORM_SOFT_KNEES,      // leaning forward or on one leg, no knee is locked
    FORM_LONG_NECK,       // leaning forward, the chin does not poke up
    FORM_LONG_ARMS,       // leaning on something, the elbows do not fold
    FORM_SHOULDERS_LOW,   // the blades stay down
    FORM_UPRIGHT,         // standing, the trunk does not lean back
    FORM_HIPS_LEVEL,      // no hip hikes or drops
    FORM_HIPS_STILL,      // bending aside or on all fours, the hips stay over what carries
    FORM_HIPS_OVER_KNEES, // on all fours, they do not sink back
    FORM_NO_TWIST,        // in a side bend
    FORM_NO_LEAN,         // in a side bend, neither forward nor back
    FORM_HEAD_FOLLOWS,    // in a side bend, the head does not hang
    FORM_EVEN_ARMS,       // on the band, both arms go together
    FORM_COUNT
} Form;

// NULL-terminated, by Form: the names in cards.
extern const char *const FORM_NAMES[];

// What is wrong and what mends it, for authors; "%s" inside stands for the amount with its unit.
typedef struct {
    const char *words;
    bool length; // the amount is in metres, else in radians
    bool sided;
} FormWords;
const FormWords *good_form_words(Form form);

// How far a posture is past what is good form, radians or metres; 0 is good. `side`: whose it is.
double good_form_past(Form form, const Figure *figure, const Posture *posture, Side *side);
// The same for all of them at once.
void good_form_past_all(const Figure *figure, const Posture *posture, double amount[FORM_COUNT],
                        Side side[FORM_COUNT]);
// The same of what a pose asks for, where the solver would quietly mend it; 0 is good.
double good_form_asked(Form form, const PoseGoal *goal);

#endif
