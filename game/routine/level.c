#include "level.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "floor.h"

// Where a version begins, from high to low: free, with its hands on a chair, sitting, on the knees,
// lying.
enum { FREE, HOLDING, SITTING, KNEELING, LYING, PLACES };

// How long a change may take between two of them, seconds. Heads keep near half a metre a second on
// all ways.
static const int CHANGE_SECONDS[PLACES][PLACES] = {
    {12, 14, 19, 17, 19}, {14, 12, 18, 21, 28}, {19, 18, 12, 32, 38},
    {17, 21, 32, 12, 20}, {19, 28, 38, 20, 12},
};
// A band takes its time, for who has to find a real one too, and laying a cushion where it is
// needed; more for who goes on to lie down.
enum {
    CHANGE_BAND_SECONDS = 2,
    CHANGE_BAND_AWAY_SECONDS = 1,
    CHANGE_CUSHION_SECONDS = 6,
    CHANGE_MORE_SECONDS = 3,
    CHANGE_TURN_SECONDS = 10,
    CHANGE_FOREARM_SECONDS = 2,
    CHANGE_FRONT_SECONDS = 3, // to the mat's long side on the spot, before a walk or after it
    CHANGE_OVER_SECONDS = 15  // to hands and knees, and on to the back again
};

static const double FRONT = .8; // radians: who is seen from farther aside walks off as they are

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

static int place_of(const Version *v) {
    Stance stance = exercise_stance(v);
    if (stance == STANCE_STANDING)
        return v->prop[PROP_CHAIR] ? HOLDING : FREE;
    if (stance == STANCE_SITTING_ON_CHAIR)
        return SITTING;
    return stance_lies(stance) ? LYING : KNEELING;
}

static bool on_forearms(const Version *v) {
    return v->pose[v->start].goal.contact[PART_FOREARM] != CONTACT_FREE && floor_lies(v);
}

// Who walks to a chair from where people are seen from the front, or the other way round.
static bool turns_to_front(const Version *free, int place, int other) {
    return place == FREE && (other == HOLDING || other == SITTING) &&
           fabs(free->camera.yaw) < FRONT;
}

int level_change_ticks(const Version *from, const Version *to) {
    int a = place_of(from), b = place_of(to);
    int seconds = CHANGE_SECONDS[a][b];
    if (turns_to_front(from, a, b) || turns_to_front(to, b, a))
        seconds += CHANGE_FRONT_SECONDS;
    if (a != b) // else it stays in the hands, or there is time enough
        seconds += (from->prop[PROP_BAND] ? CHANGE_BAND_AWAY_SECONDS : 0) +
                   (to->prop[PROP_BAND] ? CHANGE_BAND_SECONDS : 0);
    if (from->prop[PROP_CUSHION] != to->prop[PROP_CUSHION]) { // on hands and knees first
        bool goes_on = (a == LYING || b == LYING) && floor_lies(from) != floor_lies(to);
        seconds += CHANGE_CUSHION_SECONDS + (goes_on ? CHANGE_MORE_SECONDS : 0);
    }
    if (on_forearms(from) != on_forearms(to))
        seconds += CHANGE_FOREARM_SECONDS;
    return seconds * TICKS_PER_SECOND;
}

int level_turn_ticks(const Exercise *e, const Version *v) {
    if (e->sides != SIDES_EACH || !floor_comes_round(v))
        return 0;
    int more = on_forearms(v) ? 2 * CHANGE_FOREARM_SECONDS : 0; // up, and down again
    more = place_of(v) == LYING ? CHANGE_OVER_SECONDS : more;
    return (CHANGE_TURN_SECONDS + more) * TICKS_PER_SECOND;
}

int level_version_ticks(const Version *from, const Version *to) {
    static const PropKind carried[] = {PROP_BAND, PROP_CHAIR, PROP_WALL, PROP_CUSHION};
    int ticks = level_change_ticks(from, to);
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
        if (from->prop[carried[i]] != to->prop[carried[i]])
            return ticks;
    return exercise_stance(from) == exercise_stance(to) ? ticks * 3 / 4 : ticks;
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
        bool now = floor_lies(level_version(library, &level->move[i]));
        trips += now && !down;
        down = now;
    }
    return trips;
}

static Level level_with(const Level *level, int exercise, int at) {
    Level with = *level;
    memmove(&with.move[at + 1], &with.move[at],
            sizeof *with.move * (size_t)(level->move_count - at));
    with.move[at] = (LevelMove){.exercise = exercise};
    with.move_count++;
    return with;
}

void level_add(const Library *library, Level *level, int exercise) {
    if (level->move_count == MOVES_MAX)
        return;
    Level best = level_with(level, exercise, level->move_count);
    for (int at = level->move_count - 1; at >= 0; at--) {
        Level with = level_with(level, exercise, at);
        if (level_floor_trips(library, &with) < level_floor_trips(library, &best))
            best = with;
    }
    *level = best;
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
    int ticks = 0;
    for (int i = 0; changes && i < level->move_count; i++) {
        const Version *v = level_version(library, &level->move[i]);
        ticks += level_turn_ticks(&library->exercise[level->move[i].exercise], v);
        if (i > 0)
            ticks += level_change_ticks(level_version(library, &level->move[i - 1]), v);
    }
    return level_breaths(library, level, breath_seconds) * breath_seconds +
           ticks / (double)TICKS_PER_SECOND;
}
