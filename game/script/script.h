// Everything that Lua decides, seen from the rest of the game: the library of cards, the words of
// the screens, what breaths are worth, and the rewards. Knows no screen and no sound.
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdint.h>

#include "level.h"

typedef struct Script Script;

// Reads packs into *library (made anew): a pack is a folder with scripts/ and levels/ (or
// exercises/, rewards/ ... directly), or one single .lua file. The first is the game's own; a card
// in a later pack takes the place of an earlier one of the same id. `language` is "de" or the like,
// NULL for the cards' own English. A card with a fault is left out and told in library->faults; the
// rest is there. Owned: script_destroy.
Script *script_load(Library *library, const char *const *packs, int count, const char *language,
                    uint64_t seed);
void script_destroy(Script *script); // the library stays
void script_free_library(Library *library);

// The words of a screen, in the chosen language, else in English, else the key itself.
const char *script_words(const Script *script, const char *key);
// A cue with its side filled in: {lead} and {other} become the words of the side, {this|that}
// becomes `this` where the right side leads, else `that`. SIDE_NONE counts as right.
void script_fill(const Script *script, const char *text, Side lead, char *out, size_t size);
bool script_is_id(const char *text); // may be the id of a card
// The languages there are: the id, then the own name; NULL after the last.
const char *script_language(const Script *script, int index, const char **name);

// What has just happened. Texts may be NULL.
typedef struct {
    const char *name; // half_breath hold_done rep_done exercise_done level_done garden_opened
    const char *level, *exercise, *version;
    Side side;
    int rep;
    double breaths;  // done in what is finished: 0.5 for a half-breath
    double session;  // done since the level began
    double together; // ever, in this family
    uint64_t seed;   // of whatever is left to the dice
} ScriptEvent;

// What it is worth, in breaths done together: never below 0, at most 1000.
double script_score(Script *script, const ScriptEvent *event);

typedef enum {
    SHOW_FLOWER, // grows at x, y (0..1 of the garden) and stays
    SHOW_LEAF,
    SHOW_DEW,
    SHOW_LIGHT,   // a firefly, a ray: passes
    SHOW_VISITOR, // `id` comes and is kept in the sticker book
    SHOW_WORDS,   // shows the text with the key `id`
    SHOW_SOUND,
    SHOW_KINDS
} ShowKind;

typedef struct {
    ShowKind kind;
    char id[ID_LENGTH];     // which flower, visitor, text or sound
    char reward[ID_LENGTH]; // whose
    double x, y, size;      // 0..1; size 1 is the usual one
    uint32_t seed;          // for the drawing's own dice
} ShowCommand;

// Starts the rewards that wait for this event; they first speak at the next script_advance.
void script_event(Script *script, const ScriptEvent *event);
// Lets `breaths` pass. Returns how many commands stand in `out`, at most `most`; the rest comes
// next time.
int script_advance(Script *script, double breaths, ShowCommand *out, int most);
const char *show_name(ShowKind kind); // "flower"
// What went wrong in rewards and scores since the start, each told once.
const Report *script_faults(const Script *script);
// Texts of cards and screens that the chosen language does not have, a line each; none for English.
const Report *script_gaps(const Script *script);

#endif
