// A family of four on a stage, and its movements, for several test programs.
#ifndef FAMILY_OF_FOUR_H
#define FAMILY_OF_FOUR_H

#include "shipped.h"
#include "stage.h"

enum { FOUR = 4, WIDTH = 640, HEIGHT = 360 };
static const char *const FAMILY[FOUR] = {"mum", "kid", "grandma", "dad"};

static inline Stage *stage_of(const char *const names[FOUR]) {
    const Figure *people[FOUR];
    for (int i = 0; i < FOUR; i++)
        people[i] = shipped_person(&shipped, names[i]);
    Stage *stage = stage_create(people, FOUR, WIDTH, HEIGHT, HOUR_NOON);
    assert_non_null(stage);
    return stage;
}

static inline Stage *family(void) {
    return stage_of(FAMILY);
}

#endif
