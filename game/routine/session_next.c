// What may come after the movement under way: so that it can be solved before it does.
#include <stddef.h>

#include "session_inside.h"

int session_changes(const Session *s, LevelChange out[SESSION_CHANGES]) {
    const Timeline *t = &s->timeline;
    const Exercise *here = t->exercise;
    const Version *v = t->version;
    int version = (int)(v - here->version), count = 0;
    int phase = timeline_begin(t, s->phase), rep = t->phase[phase].rep;
    int begins = t->phase[phase].from, ends = t->phase[t->count - 1].goal;
    bool left = t->phase[s->phase].side == SIDE_LEFT;
    bool ends_left = t->phase[t->count - 1].side == SIDE_LEFT;
    if (session_under_way(s) == SESSION_SHOW && exercise_home(v) != v->start)
        out[count++] = (LevelChange){{here, here},
                                     {version, version},
                                     {exercise_home(v), t->phase[s->show_from].from},
                                     left};
    int next = s->version_waits ? s->version[s->move] : (version + 1) % here->version_count;
    if (next != version) {
        const Version *to = &here->version[next];
        int pose = rep > 1 ? exercise_home(to) : to->start;
        out[count++] = (LevelChange){{here, here}, {version, next}, {begins, pose}, left};
    }
    if (s->move + 1 >= s->level->move_count)
        return count;
    const Exercise *then = &s->library->exercise[s->exercise[s->move + 1]];
    int does = s->version[s->move + 1], start = then->version[does].start;
    out[count++] = (LevelChange){{here, then}, {version, does}, {ends, start}, ends_left};
    if (begins != ends || left != ends_left)
        out[count++] = (LevelChange){{here, then}, {version, does}, {begins, start}, left};
    return count;
}
