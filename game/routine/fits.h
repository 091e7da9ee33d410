// Which versions of a movement fit a body: those that it can do by every rule. Knows no card file
// and no screen.
#ifndef FITS_H
#define FITS_H

#include "report.h"
#include "timeline.h"

// Runs one version through all rules: at the usual tempo, and for speed at the others. What is
// broken is told in `report`. Returns whether the version fits.
bool fits_check(const Exercise *exercise, int version, const Figure *figure, Report *report);
// The same question alone, at the usual tempo, and as quick as can be.
bool fits_body(const Exercise *exercise, int version, const Figure *figure);
// The version that a body does while the family does `wanted`. A guide does it too. Another body
// takes what it prefers, else what the family does, else the first version that begins standing,
// sitting or lying as the family's, else the first: of those that fit and whose steps meet the
// family's. Where none does it takes the first of them that meets.
int fits_choose(const Exercise *exercise, const Figure *figure, int wanted);
// The same with play: a child does its story where the movement has one that goes with `wanted` and
// fits. The index may be that of the story.
int fits_play(const Exercise *exercise, const Figure *figure, int wanted);
// The tempos (seconds a breath) at which a version is quickest: the usual, the slowest, the
// quickest, and just before a move takes a breath more. Returns how many, at most `most` (3 or
// more).
int fits_tempos(const Version *version, double *out, int most);

#endif
