// A garden drawn once, and how light each place of it is, for tests of what is seen there.
#ifndef GARDEN_LIGHT_H
#define GARDEN_LIGHT_H

#include "canvas.h"
#include "garden.h"

enum { W = 960, H = 540 };

static inline void draw(Canvas *c, const GardenScene *scene) {
    Garden garden = {0};
    if (!garden_draw(&garden, &c->painter, scene))
        fail_msg("%s", fail_text());
    garden_free(&garden);
}

typedef struct {
    float before[W * H];
} Light;

static inline void keep_light(Canvas *c, Light *light) {
    for (int i = 0; i < W * H; i++) {
        uint32_t p = canvas_at(c, i % W, i / W);
        light->before[i] = (float)((p >> 16 & 255) + (p >> 8 & 255) + (p & 255));
    }
}

#endif
