// What may come after the movement under way: so that it can be solved before it does.
#include <stddef.h>

#include "session_inside.h"

static int version_of(const Timeline *t) {
    return (int)(t->version - t->exercise->version);
}

LevelChange session_change(const Session *s) {
    const Timeline *t = &s->timeline;
    return (LevelChange){{&s->library->exercise[s->from_exercise], t->exercise},
                         {s->from_version, version_of(t)},
                         {s->from_pose, t->phase[s->phase].from},
                         {s->from_left, timeline_left(t, s->phase)}};
}

bool session_comes_round(const Session *s) {
    if (session_under_way(s) != SESSION_CHANGE || s->from_exercise < 0)
        return false;
    LevelChange c = session_change(s);
    return c.exercise[0] == c.exercise[1] && c.version[0] == c.version[1] && c.left[0] != c.left[1];
}

// Between the sides of the movement under way.
static LevelChange turn_of(const Timeline *t) {
    int home = exercise_home(t->version), version = version_of(t);
    return (LevelChange){
        {t->exercise, t->exercise}, {version, version}, {home, home}, {false, true}};
}

int session_turn_ticks(const Session *s) {
    LevelChange turn = turn_of(&s->timeline);
    if (s->timeline.exercise->sides != SIDES_EACH)
        return 0;
    int least = level_turn_ticks(turn.exercise[0], s->timeline.version);
    int own = s->people.change_ticks ? s->people.change_ticks(s->people.people, &turn) : 0;
    return own > least ? own : least;
}

int session_changes(const Session *s, LevelChange out[SESSION_CHANGES]) {
    const Timeline *t = &s->timeline;
    const Exercise *here = t->exercise;
    const Version *v = t->version;
    int version = version_of(t), count = 0;
    int phase = timeline_begin(t, s->phase), rep = t->phase[phase].rep;
    int begins = t->phase[phase].from, ends = t->phase[t->count - 1].goal;
    bool left = timeline_left(t, s->phase), ends_left = timeline_left(t, t->count - 1);
    if (session_under_way(s) == SESSION_SHOW && exercise_home(v) != v->start)
        out[count++] = (LevelChange){{here, here},
                                     {version, version},
                                     {exercise_home(v), t->phase[s->show_from].from},
                                     {left, left}};
    if (!left && session_turn_ticks(s) > 0)
        out[count++] = turn_of(t);
    int next = s->version_waits ? s->version[s->move] : (version + 1) % here->version_count;
    if (next != version) {
        const Version *to = &here->version[next];
        int pose = rep > 1 ? exercise_home(to) : to->start;
        out[count++] = (LevelChange){{here, here}, {version, next}, {begins, pose}, {left, left}};
    }
    if (s->move + 1 >= s->level->move_count)
        return count;
    const Exercise *then = &s->library->exercise[s->exercise[s->move + 1]];
    int does = s->version[s->move + 1], start = then->version[does].start;
    out[count++] = (LevelChange){{here, then}, {version, does}, {ends, start}, {ends_left, false}};
    if (begins != ends || left != ends_left)
        out[count++] = (LevelChange){{here, then}, {version, does}, {begins, start}, {left, false}};
    return count;
}
