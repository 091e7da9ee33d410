// What a family plays: a row of movements, and the library of all cards. Knows no Lua and no
// person.
#ifndef LEVEL_H
#define LEVEL_H

#include "arena.h"
#include "exercise.h"
#include "prompt.h"
#include "report.h"
#include "timeline.h"

typedef struct {
    int exercise;          // index in the library
    const char *version;   // id, NULL for the normal one
    int choice[MOVES_MAX]; // other exercises that one press puts here
    int choice_count;
} LevelMove;

// Where a level is played.
typedef enum { ROOM_LIVING_ROOM, ROOM_TERRACE, ROOM_BEDROOM, ROOM_COUNT } RoomId;

typedef struct {
    const char *id, *name, *about, *file;
    int line;
    const char *icon; // picture of its door
    RoomId room;
    double from_hour, to_hour; // when the clock offers it; equal means never by itself
    LevelMove move[MOVES_MAX];
    int move_count;
    int floor_trips; // how often people may go down to the floor
} Level;

typedef struct {
    const char *id, *file;
    int line;
    const char *name;
} RewardCard; // its code stays with the script layer

typedef struct {
    Arena arena;
    Exercise *exercise; // of the arena
    int exercise_count;
    Level *level;
    int level_count;
    Figure *figure; // the avatars
    int figure_count;
    PromptWords words; // what is said besides the cards
    RewardCard *reward;
    int reward_count;
    Report faults; // one line each; a card with a fault is not in the lists above
} Library;

int library_exercise(const Library *library, const char *id); // index or -1
int library_level(const Library *library, const char *id);
int library_figure(const Library *library, const char *id);

// How long a level takes at a tempo: seconds, with the changes between its moves or without, and
// breaths.
double level_seconds(const Library *library, const Level *level, double breath_seconds,
                     bool changes);
double level_breaths(const Library *library, const Level *level, double breath_seconds);
// How often people go down to the floor in a level as its author wrote it.
int level_floor_trips(const Library *library, const Level *level);
// Puts a movement in as late as it can be without one more trip to the floor; nothing when it is
// full.
void level_add(const Library *library, Level *level, int exercise);
// A change from a pose of one version to a pose of another.
typedef struct {
    const Exercise *exercise[2];
    int version[2], pose[2];
    bool left[2]; // the left side led last, and leads then
} LevelChange;

enum { CHANGE_STILL_TICKS = TICKS_PER_SECOND / 3 }; // at the end of a change nobody moves
// The ticks of a change from one movement to the next.
int level_change_ticks(const Version *from, const Version *to);
// The same between two sides of a movement: people come round on their hands and knees to be seen
// from the other side; 0 where nobody has to.
int level_turn_ticks(const Exercise *exercise, const Version *version);
// The same from one version of a movement to another: half of it where nobody has to go anywhere.
int level_version_ticks(const Version *from, const Version *to);

#endif
