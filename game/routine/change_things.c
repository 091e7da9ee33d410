#include "change_things.h"

#include <string.h>

ChangeThings change_things_of(const Version *v, const Figure *f) {
    return (ChangeThings){.cushion = v->prop[PROP_CUSHION] ? 1 : -1,
                          .held = v->prop[PROP_BAND],
                          .towel = v->prop[PROP_BAND] && (f->child || strcmp(v->id, "towel") == 0)};
}

ChangeThings change_things_at(const Change *c, double share) {
    int i = 0;
    share = clamp(share, 0, 1);
    while (i + 2 < c->count && share >= c->at[i + 1])
        i++;
    const ChangeKey *a = &c->key[i], *b = &c->key[i + 1];
    double length = c->at[i + 1] - c->at[i];
    double t = blend_ease(length > 0 ? (share - c->at[i]) / length : 1);
    return (ChangeThings){.cushion = mix(a->cushion, b->cushion, t),
                          .held = mix(a->band, b->band, t),
                          .towel = a->band > 0 ? a->towel : b->towel,
                          .round = mix(a->round, b->round, t)};
}

Vec3 change_cushion_place(const Figure *f, double high) {
    return vec3(-.215 * f->height, high, .36 * f->height);
}
