#include "level.h"

#include <stddef.h>
#include <string.h>

#include "change_things.h"

// How long a change may take. Twelve seconds between two standing moves, eighteen to or from the
// floor, lying included; a chair to sit on takes four more, and the band three where people turn
// round between it and what they hold on to: it lies low. Who lies down or gets up from there, and
// turns round to a chair or a wall as well, needs six more, and three for the band: heads keep
// near half a metre a second. Turning the chair round and laying a cushion where it is needed take
// their time too.
enum {
    CHANGE_STANDING_TICKS = 12 * TICKS_PER_SECOND,
    CHANGE_FLOOR_TICKS = 18 * TICKS_PER_SECOND,
    CHANGE_TURN_TICKS = 6 * TICKS_PER_SECOND,
    CHANGE_SITTING_TICKS = 4 * TICKS_PER_SECOND,
    CHANGE_BAND_TICKS = 3 * TICKS_PER_SECOND,
    CHANGE_CHAIR_TICKS = 10 * TICKS_PER_SECOND,
    CHANGE_CUSHION_TICKS = 6 * TICKS_PER_SECOND,
    CHANGE_MORE_TICKS = 3 * TICKS_PER_SECOND
};

int library_exercise(const Library *library, const char *id) {
    for (int i = 0; i < library->exercise_count; i++)
        if (strcmp(library->exercise[i].id, id) == 0)
            return i;
    return -1;
}

int library_level(const Library *library, const char *id) {
    for (int i = 0; i < library->level_count; i++)
        if (strcmp(library->level[i].id, id) == 0)
            return i;
    return -1;
}

int library_figure(const Library *library, const char *id) {
    for (int i = 0; i < library->figure_count; i++)
        if (strcmp(library->figure[i].id, id) == 0)
            return i;
    return -1;
}

static bool on_floor(const Version *v) {
    Stance stance = v->pose[v->start].goal.stance;
    return stance != STANCE_STANDING && stance != STANCE_SITTING_ON_CHAIR;
}

// To what stands behind the mat.
static bool holds_on(const Version *v) {
    return v->prop[PROP_CHAIR] || v->prop[PROP_WALL];
}

int level_change_ticks(const Version *from, const Version *to) {
    Stance a = from->pose[from->start].goal.stance, b = to->pose[to->start].goal.stance;
    bool floor = on_floor(from) != on_floor(to), turn = holds_on(from) != holds_on(to);
    bool band = from->prop[PROP_BAND] != to->prop[PROP_BAND];
    int ticks = floor ? CHANGE_FLOOR_TICKS : CHANGE_STANDING_TICKS;
    bool lies = floor && (stance_lies(a) || stance_lies(b));
    if (lies)
        ticks += (turn ? CHANGE_TURN_TICKS : 0) + (band ? CHANGE_BAND_TICKS : 0);
    else if (a == STANCE_SITTING_ON_CHAIR || b == STANCE_SITTING_ON_CHAIR)
        ticks += CHANGE_SITTING_TICKS;
    else if (band && turn)
        ticks += CHANGE_BAND_TICKS;
    if (from->prop[PROP_CUSHION] != to->prop[PROP_CUSHION])
        ticks += CHANGE_CUSHION_TICKS + (lies ? CHANGE_MORE_TICKS : 0); // on hands and knees first
    if (change_turns_chair(from, to)) {                                 // with free hands
        int bands = from->prop[PROP_BAND] + to->prop[PROP_BAND];
        ticks += CHANGE_CHAIR_TICKS + bands * CHANGE_BAND_TICKS + (floor ? CHANGE_MORE_TICKS : 0);
    }
    return ticks;
}

int level_version_ticks(const Version *from, const Version *to) {
    static const PropKind carried[] = {PROP_BAND, PROP_CHAIR, PROP_WALL, PROP_CUSHION};
    int ticks = level_change_ticks(from, to);
    ChangeThings before = change_things_of(from), after = change_things_of(to);
    if (before.held > 0 && after.held > 0 && before.towel != after.towel)
        return ticks + CHANGE_BAND_TICKS; // with raised arms, down to the stool and up again
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
        if (from->prop[carried[i]] != to->prop[carried[i]])
            return ticks;
    return from->pose[from->start].goal.stance == to->pose[to->start].goal.stance ? ticks * 3 / 4
                                                                                  : ticks;
}

static const Version *level_version(const Library *library, const LevelMove *move) {
    const Exercise *e = &library->exercise[move->exercise];
    int version = exercise_version(e, move->version);
    return &e->version[version < 0 ? 0 : version];
}

int level_floor_trips(const Library *library, const Level *level) {
    int trips = 0;
    bool down = false;
    for (int i = 0; i < level->move_count; i++) {
        bool now = on_floor(level_version(library, &level->move[i]));
        trips += now && !down;
        down = now;
    }
    return trips;
}

double level_breaths(const Library *library, const Level *level, double breath_seconds) {
    double breaths = 0;
    for (int i = 0; i < level->move_count; i++) {
        const Exercise *e = &library->exercise[level->move[i].exercise];
        Timeline t;
        timeline_init(&t, e, (int)(level_version(library, &level->move[i]) - e->version),
                      breath_seconds);
        breaths += t.breaths;
        timeline_free(&t);
    }
    return breaths;
}

double level_seconds(const Library *library, const Level *level, double breath_seconds,
                     bool changes) {
    double seconds = level_breaths(library, level, breath_seconds) * breath_seconds;
    for (int i = 1; changes && i < level->move_count; i++)
        seconds += level_change_ticks(level_version(library, &level->move[i - 1]),
                                      level_version(library, &level->move[i])) /
                   (double)TICKS_PER_SECOND;
    return seconds;
}
