// What the program is asked to do: the sub-command, its names and options. Knows nothing of the
// game.
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "skeleton.h"

typedef enum {
    COMMAND_GAME, // no sub-command: the game itself
    COMMAND_LIST,
    COMMAND_CHECK,
    COMMAND_PLAY,
    COMMAND_SHOW,
    COMMAND_TRACE,
    COMMAND_BENCH,
    COMMAND_POSTER,
    COMMAND_NEW,
    COMMAND_DOCS,
    COMMAND_EXPORT,
    COMMAND_AUTHOR,
    COMMAND_COUNT
} Command;

typedef enum { ARGUMENTS_RUN, ARGUMENTS_HELP, ARGUMENTS_VERSION, ARGUMENTS_WRONG } Arguments;

enum { OPTION_NAMES = 64, OPTION_PACKS = 16, OPTION_PERSONS = 4 };

// All texts are the caller's argv. Zero means: not said.
typedef struct {
    Command command;
    const char *name[OPTION_NAMES]; // what stands behind the sub-command
    int name_count;
    const char *pack[OPTION_PACKS];
    int pack_count;
    const char *language, *data;
    uint64_t seed;
    int window_width, window_height; // pixels
    bool mute, skip_first_run;
    bool headless;
    const char *script, *transcript, *version, *out, *in;
    double breath_seconds;
    const char *person[OPTION_PERSONS];
    int person_count;
    double rate; // samples a second
    bool alive;
    int width, height; // of a picture, pixels
    bool has_at;
    double at; // breaths
    int sheet; // moments on one sheet
    bool has_side;
    Side side;
    bool has_hour;
    double hour; // of the day
    int month;   // 1..12
    const char *room;
    bool bones;
    int mistake; // which of the common mistakes is shown beside the right form, from 1
} Options;

// Reads the arguments; ARGUMENTS_WRONG tells why through fail(). ARGUMENTS_HELP may name a command.
Arguments arguments_read(int argc, char **argv, Options *out);
// How to call the program, or one of its sub-commands (COMMAND_GAME: all of them).
void arguments_usage(FILE *file, Command command);

#endif
