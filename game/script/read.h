// From the tables of a pack to what the game plays: Exercise, Level, Figure, RewardCard. Checks
// what the schema cannot: names of poses, breath that alternates, things that fit together. Knows
// no screen.
#ifndef READ_H
#define READ_H

#include "level.h"
#include "validate.h"
#include "words.h"

enum { BROKEN_MAX = 128 };

typedef struct {
    Walk walk;
    lua_State *lua;
    Library *library;
    Words *english;            // of the screens
    Words *language;           // texts in the chosen language; may be empty
    Report *gaps;              // keys that the chosen language does not have; NULL: nobody asks
    const char *id;            // of the card, once it is known
    bool kid;                  // inside the child's story: its faults lie under 'kid'
    char (*broken)[ID_LENGTH]; // exercises that were left out, and told
    int broken_count;
} Reader;

// All of them: the card's table is on top of the stack, valid by the schema, and stays there. False
// when there was a fault. They raise when memory runs out.
bool read_exercise(Reader *reader, Exercise *out);
bool read_level(Reader *reader, Level *out);
bool read_avatar(Reader *reader, Figure *out);
bool read_reward(Reader *reader, RewardCard *out);

// Whether an exercise has faults of its own, which are told there: what names it still plays.
bool read_left_out(const Reader *reader, const char *id);

// For their own use. Memory and texts of the library's arena; raises when it is full.
void *read_take(Reader *reader, size_t size);
const char *read_copy(Reader *reader, const char *text);
// Fields of the table on top of the stack; the fallback when there is none.
double read_number(Reader *reader, const char *name, double fallback);
bool read_flag(Reader *reader, const char *name, bool fallback);
const char *read_name(Reader *reader, const char *name); // kept by the table, or NULL
int read_choice(Reader *reader, const char *name, const char *const *words, int fallback);
// The names in the table on top of the stack, in order, kept by the table. Returns how many there
// are; when that is over `most`, which of them stand in `names` is chance: tell it.
int read_names(Reader *reader, const char **names, int most);
// A text that families read, in the chosen language: its key is "id.name". NULL when there is none.
const char *read_text(Reader *reader, const char *name);
// The same for a text in a table further inside: it stands in `field`, its key is "id.name".
const char *read_text_as(Reader *reader, const char *field, const char *name);
// Pushes a field; false (and nothing pushed) when it is missing.
bool read_push(Reader *reader, const char *name);
// The words for one moment, from the field `say` of the table on top of the stack.
Cue read_cue(Reader *reader, const char *say, const char *key);
double read_unit(const Field *field, double value); // into radians and metres

// Walks into a version of the exercise, or into the child's story.
void read_into_version(Reader *reader, const char *id);
// What the pose table on top of the stack says, over what the goal has.
void read_goal(Reader *reader, PoseGoal *goal);
// The poses of one version: `normal` and `own` are stack indices of tables of poses, 0 for none.
// Paths of faults start at `version` (NULL: the exercise itself).
void read_poses(Reader *reader, Version *out, int normal, int own, const char *version);
// The pose that the field of the table on top of the stack names; told, and 0, when there is none.
int read_pose_named(Reader *reader, const Version *version, const char *field);
// The common mistakes; tables and `version` as for read_poses. Their keys begin with `prefix` of
// where they are written.
void read_mistakes(Reader *reader, Version *out, int normal, int own, const char *version,
                   const char *exercise);
int read_pose_index(const Version *version, const char *id); // or -1
// The steps of the list on top of the stack, which is the field `list`; keys begin with `prefix`.
void read_steps(Reader *reader, const Version *version, Steps *out, const char *list,
                const char *prefix);
// What the child's story adds to its version: the wiggles in the table on top of the stack. Tells
// where the story does not keep to the breaths of the exercise.
void read_wiggles(Reader *reader, Version *out);
void read_check_beats(Reader *reader, const Version *normal, Version *story);

#endif
