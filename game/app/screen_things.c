// What the family needs for a movement, by picture: for getting ready and on the poster.
#include "change_things.h"
#include "screen.h"

// What somebody does while the family does a timeline's version.
static const Version *does(const Game *g, const Timeline *t, const Figure *f) {
    const Exercise *e = t->exercise;
    bool plays = f->child && settings_on(&g->settings, SETTING_STORY);
    int story = plays ? exercise_story(e, (int)(t->version - e->version)) : -1;
    return story >= 0 ? &e->version[story] : t->version;
}

int screen_things(const Game *g, const Timeline *t, const char *out[SCREEN_THINGS]) {
    static const char *const pictures[PROP_COUNT] = {"icons/mat", NULL, "icons/chair", "icons/wall",
                                                     "icons/cushion"};
    const Figure *people[GAME_PEOPLE];
    int count = 0, bands = 0, towels = 0, all = game_people(g, people);
    for (int i = 0; i < all; i++) {
        ChangeThings has = change_things_of(does(g, t, people[i]), people[i]);
        bands += has.held > 0 && !has.towel;
        towels += has.towel;
    }
    for (int prop = 0; prop < PROP_COUNT; prop++) {
        if (prop == PROP_BAND && bands > 0)
            out[count++] = "icons/band";
        if (prop == PROP_BAND && towels > 0)
            out[count++] = "icons/towel";
        if (pictures[prop] && t->version->prop[prop])
            out[count++] = pictures[prop];
    }
    return count;
}
