// What is said when: each cue ends just before the half-breath it belongs to, one at a time, in
// full the first time and in few words later; what has no room is shortened, then left out, never
// late. Pure: a timeline and the length of spoken texts in, lines with their seconds out. Knows no
// voice, no device and no clock.
#ifndef PROMPT_H
#define PROMPT_H

#include "talk.h"
#include "timeline.h"

enum { PROMPT_LINES = 12, PROMPT_TIMES = 12, PROMPT_THINGS = 1 << PROP_COUNT };

// What belongs to no card. Texts may be NULL.
typedef struct {
    Cue half;     // in the middle of a long hold
    Cue one_more; // before a hold's last breath
    Cue again;    // the last repetition on its side, while the other side still has some
    Cue on;       // a move goes on into the next half-breath
    Cue down, up; // to the floor and back to the feet
    Cue roll;     // the same for those who lie
    Cue thanks;
    Cue listen, small;       // how one follows by ear; that less is fine: at the beginning
    Cue need[PROMPT_THINGS]; // what a session needs, by a bit for each prop
    Cue fetch[PROP_COUNT];
    Cue seat;                    // the chair of those who sit on it
    Cue away;                    // the band is not needed any more
    Cue times[PROMPT_TIMES + 1]; // so many repetitions; each side; the sides in turn
    Cue each_side[PROMPT_TIMES + 1], in_turn[PROMPT_TIMES + 1];
} PromptWords;

// How long one text of a cue (braces and all, with `lead` leading) takes to say, in seconds; 0 for
// one that this voice does not know. No function: an estimate by syllables.
typedef struct {
    double (*seconds)(const void *voice, const Cue *cue, const char *text, Side lead);
    const void *voice;
} Speech;

typedef struct {
    const Timeline *timeline; // of the movement under way
    const Version *from;      // what a change comes from, or NULL
    const Exercise *before;   // whose `done` is said in a change, or NULL
    const PromptWords *words; // or NULL
    bool opens;               // nothing has been said yet in this session
    unsigned things;          // that it needs from here on, 1 << PropKind each
    bool comes_round;         // people come round between the sides: what follows is told then
    const Cue *why;           // it helps: had no room before the movement; or NULL
    Speech speech;
    Talk talk;
    double late; // seconds that the television's sound is behind
} PromptScene;

// `cue.text` is what is said, in full or in few words.
typedef struct {
    Cue cue;
    Side side;
    double at, seconds; // since the half-breath, change or wait began
} PromptLine;

typedef struct {
    PromptLine line[PROMPT_LINES];
    int count;
} Prompt;

// One text that would like to be said. What is worth more is taken first when there is little room.
typedef struct {
    const Cue *cue;
    Side side;
    int worth; // of being said at all, in few words where it has few
    int full;  // of being said in full; 0 for never
} PromptWish;

// `text` is the cue's own, in full or in few words.
double prompt_seconds(const Speech *speech, const Cue *cue, const char *text, Side lead);
// What of the wishes fits into `room` seconds, in their order, from 0 on.
void prompt_fit(Prompt *out, const PromptWish *wish, int count, double room, const Speech *speech);
// While getting ready; `again`: only what is needed to go on.
void prompt_ready(Prompt *out, const PromptScene *scene, double seconds, bool again);
// The same in a change of `seconds`, of which `last` are the in-breath before the half-breath
// `phase`; its words come at the end.
void prompt_change(Prompt *out, const PromptScene *scene, int phase, double seconds, double last,
                   bool again);
// The same while people come round for the other side, which begins with the half-breath.
void prompt_turn(Prompt *out, const PromptScene *scene, int phase, double seconds, double last);
// In a half-breath of the timeline: what leads to the next one.
void prompt_phase(Prompt *out, const PromptScene *scene, int phase);
// In the `seconds` just before a half-breath that is entered from elsewhere.
void prompt_lead(Prompt *out, const PromptScene *scene, int phase, double seconds);
// After the last movement; `before` and `words` alone are looked at.
void prompt_thanks(Prompt *out, const PromptScene *scene);

#endif
