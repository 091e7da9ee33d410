// Who else of the family does what a poster shows, in one strip of small pictures: where the
// child's story or another grown-up's version stays. Knows no movement's panel.
#ifndef POSTER_FAMILY_H
#define POSTER_FAMILY_H

#include "poster_poses.h"

enum { POSTER_FAMILY = 8 };

typedef struct {
    const Figure *who;
    int number;        // of the movement on its page, 0 where there is one alone
    const char *words; // borrowed; NULL: it is what the panel shows
    PosterMove move;   // owned; one pose, painted
} PosterFriend;

typedef struct {
    PosterFriend one[POSTER_FAMILY];
    int count;
    float high; // pixels of the pictures
} PosterFamily;

// Somebody more, in the version that fits while the lead does `version`. False with fail().
bool poster_family_add(PosterFamily *f, const Exercise *exercise, int version, int number,
                       const Figure *figure, double breath_seconds);
void poster_family_free(PosterFamily *f);
bool poster_family_has(const PosterFamily *f, const Figure *who);
// High: the strip round its pictures, pixels.
float poster_family_high(const PosterFamily *f);
// Fills the box; words are `large` times as large as on a full page.
void poster_family_draw(Game *g, const PosterFamily *f, PaintBox box, float large);

#endif
