// A movement flattened to half-breaths: what happens in each, for one tempo. Knows no person and no
// clock.
#ifndef TIMELINE_H
#define TIMELINE_H

#include "exercise.h"

// One in-breath or one out-breath.
typedef struct {
    Air air;
    double start; // breaths since the movement's first out-breath
    int rep;      // 1, 2, 3 ... through the movement; 0 before and after the reps
    Side side;    // the lead side of the rep; SIDE_NONE without one
    const StepCard *step;
    int half, halves; // which half-breath of the step this is, of how many
    int from, goal;   // poses of the version; the same in a hold
    bool rep_ends;    // with this half-breath
} Phase;

typedef struct {
    const Exercise *exercise;
    const Version *version;
    double breath_seconds;
    Phase *phase; // owned
    int count;
    double breaths; // in all
} Timeline;

// Flattens one movement. A move whose half-breaths would be too short at this tempo takes one more
// breath.
void timeline_init(Timeline *timeline, const Exercise *exercise, int version,
                   double breath_seconds);
// The same for somebody who does another version beside the ones who lead: every half-breath is
// one of theirs, in number and air, and each repetition begins and ends with theirs. Where the own
// steps are shorter the longest hold waits, or without one the last move goes slower; where they
// are longer holds give up whole breaths, to one, and slow moves their extra breath. False, and
// nothing to free, where that is not enough.
bool timeline_follow(Timeline *timeline, const Exercise *exercise, int version,
                     const Timeline *lead);
// Whether that works out, whatever the tempo.
bool timeline_meets(const Exercise *exercise, int version, int lead);
void timeline_free(Timeline *timeline);
// The half-breath at a time in breaths since the start (clamped to the first and the last).
int timeline_at(const Timeline *timeline, double breath);
// The first half-breath of a rep (1 ...); 0 gives the very first.
int timeline_rep(const Timeline *timeline, int rep);
// The first half-breath of the repetition, or of what comes before or after them, that holds this
// one.
int timeline_begin(const Timeline *timeline, int phase);
// Whether the left side leads in a half-breath, or has led last before it.
bool timeline_turns(const Timeline *timeline, int phase); // the other side begins with it
bool timeline_left(const Timeline *timeline, int phase);
// The first half-breath after the last repetition; the count when there is none.
int timeline_after(const Timeline *timeline);
double phase_end(const Phase *phase); // breaths
// Whether it leads anywhere: from pose to pose, by way of another, or to another view.
bool phase_goes(const Phase *phase);

#endif
