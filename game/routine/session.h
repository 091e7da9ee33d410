// One sitting of a family: getting ready, the movements of a level in breath time, changes between
// them, the sleepy pause, the end. Runs in whole ticks. Knows no screen, no device and no Lua.
#ifndef SESSION_H
#define SESSION_H

#include "level.h"
#include "prompt.h"
#include "timeline.h"

typedef enum {
    SESSION_READY,   // waiting: a press or a quarter of a minute starts
    SESSION_CHANGE,  // easing over to the next movement or side, or into the first
    SESSION_STRETCH, // breathing
    SESSION_REWIND,  // easing back to the start of this side of this rep
    SESSION_PAUSED,
    SESSION_THANKS,
    SESSION_SHOW // one rep is led, slowly and without its holds, and the family may just watch
} SessionState;

typedef enum {
    EVENT_LEVEL_START,
    EVENT_EXERCISE_START,
    EVENT_CUE,  // words to show and say
    EVENT_STEP, // a half-breath begins
    EVENT_SOUND,
    EVENT_REP_DONE,
    EVENT_EXERCISE_DONE,
    EVENT_PAUSE,
    EVENT_RESUME,
    EVENT_THANK_YOU,
    EVENT_LEVEL_END,
    EVENT_HALF_DONE, // a half-breath has ended
    EVENT_HOLD_DONE, // a hold has ended
    EVENT_SHOW       // a rep is led before the next breath counts
} EventKind;

typedef enum { CHIME_IN, CHIME_OUT, CHIME_HALF, CHIME_SWITCH, CHIME_DONE, CHIME_REP } Chime;

typedef struct {
    EventKind kind;
    Cue cue;            // of EVENT_CUE
    Chime chime;        // of EVENT_SOUND
    const Phase *phase; // of EVENT_STEP, _HALF, _HOLD and _REP_DONE; valid until the next tick
    int move;           // index in the level
    int rep;
    Side side;
    Side spoken_side; // whose word {lead} stands for in the cue
    double breaths;   // of EVENT_EXERCISE_DONE: the whole movement's
} SessionEvent;

typedef enum {
    BUTTON_OK,
    BUTTON_LEFT,
    BUTTON_RIGHT,
    BUTTON_UP,
    BUTTON_DOWN,
    BUTTON_PAUSE // back, escape, start, any key without a job, focus lost
} Button;

typedef enum {
    PAUSE_GO_ON,
    PAUSE_EASIER,
    PAUSE_WATCH,
    PAUSE_SKIP,
    PAUSE_ENOUGH,
    PAUSE_CHOICES
} PauseChoice;

enum { SESSION_EVENTS = 32, RANGE_STEPS = 3 };

typedef struct Session Session;

// Those who are there, and how many ticks they take for a change: each does the own version that
// fits, with other things to fetch.
typedef struct {
    int (*change_ticks)(void *people, const LevelChange *change);
    void *people;
} SessionPeople;

struct Session {
    const Library *library;
    const Level *level;
    int exercise[MOVES_MAX], version[MOVES_MAX]; // chosen for each move
    double breath_seconds;
    SessionState state, paused_state;
    int move;
    Timeline timeline; // of the movement under way
    Timeline retired;  // the one before, until the next takes its place
    int phase;
    int tick, ticks;                 // in the present half-breath, change, rewind or wait
    int from_exercise, from_version; // what a change comes from, -1 for nothing: already in place
    int from_pose;                   // of that version, where the change begins
    int from_range;                  // how far everybody went then
    bool from_left;                  // the left side led then
    bool skip_waits;                 // the movement is left after the rewind or change
    bool same_move;                  // a change to another version of the movement under way
    bool hastened; // the rest of a change was shortened: from this tick and share on
    int hastened_tick;
    int change_ticks; // of the change under way, as long as it is without haste
    double hastened_share;
    bool version_waits; // the chosen version takes hold after the rewind
    int pause_ticks;
    double back_seconds;   // of the way back, holds left out
    double back_speed;     // at which that way was come, its seconds a second
    bool glides;           // a pause that stopped a way: its clock runs down
    int glide;             // ticks since that began, until it runs again
    int range[SIDE_COUNT]; // wished: 0 all the way, 1 and 2 smaller
    bool one_side;         // smaller is meant for the side under way alone
    int range_now;         // what is done now
    double seconds_wanted;
    long ticks_done;      // since the level's start, changes between moves included
    double breaths_done;  // breathed in the level, whole half-breaths
    int breaths_together; // whole breaths
    bool lantern;         // the big button is held
    bool ended_early;
    Speech speech;
    Talk talk;
    double sound_late;        // seconds that the sound comes behind the picture
    Prompt prompt;            // what is said in the present half-breath, change or wait
    int said, say_tick;       // lines told of it, and its ticks so far
    bool done_waits;          // the praise of what is done has still to be said
    bool why_waits;           // so has what this movement is good for
    bool begun;               // the movement under way has been announced
    double unrolled;          // how far the mats were when somebody started
    bool watch[MOVES_MAX];    // a rep is led before the movement goes on; cleared when it is
    int mistake[MOVES_MAX];   // which of the version's common mistakes is shown, in turn
    int show_from;            // where the session goes on after a led rep
    bool looking, has_looked; // the mistake is being shown, or has been
    bool show_ends;           // easing back out of a led rep
    SessionPeople people;     // all zero: the family's versions say how long a change takes
    SessionEvent event[SESSION_EVENTS];
    int event_count;
};

// Gets a level ready; `move` and `rep` say where to take up again (0 and 1 for the beginning).
void session_begin(Session *session, const Library *library, const Level *level,
                   double breath_seconds, int move, int rep);
void session_free(Session *session);
// Who speaks and how much; after session_begin, and whenever the family changes it.
void session_speak(Session *session, Speech speech, Talk talk, double sound_late);
// Puts another exercise or version into a move that has not begun. Index -1 leaves it.
void session_choose(Session *session, int move, int exercise, int version);
// Advances by a sixtieth of a second; events of this tick are in event[0 .. event_count - 1].
void session_tick(Session *session);
void session_press(Session *session, Button button, bool down);
void session_pause_choice(Session *session, PauseChoice choice);
// Puts the movement under way at a time in breaths since its start, as if it had been breathed till
// there; for pictures.
void session_seek(Session *session, double breath);
// What people do now: in a pause what they did, after the end the rest of a way.
SessionState session_under_way(const Session *session);
// Where the movement stands, in breaths since its first out-breath.
double session_breath(const Session *session);
// 0..1 through the present half-breath, change or rewind.
double session_share(const Session *session);
// The half-breath that is heard now, `sound_late` behind the session, and how far it is, 0..1.
Air session_heard(const Session *session, double *share);
// 0..1 of easing over in a change, which lasts so many seconds when it is not hastened; at its very
// end everybody is still.
double session_change_share(const Session *session);
double session_change_seconds(const Session *session);
// How far the mats have been unrolled, 0..1: that is done while people get ready, or more quickly
// in the first in-breath.
double session_unrolled(const Session *session);
// Breaths left in the present hold, 0 outside of one.
int session_hold_left(const Session *session);
// How long the level takes as it is chosen now: seconds with the changes, and breaths.
double session_length(const Session *session, double *breaths);
// The mistake that is shown beside the right form now, NULL for none; *slip is how far it goes,
// 0..1.
const MistakeCard *session_mistake(const Session *session, double *slip);
extern const double SESSION_RANGES[RANGE_STEPS]; // 1, 0.6 and 0.4
// Which of them is done now: how far the avatar goes; and was where a change comes from.
double session_range(const Session *session);
double session_range_left(const Session *session);

enum { SESSION_CHANGES = 5 };
// The change under way, from what was left to where the movement goes on.
LevelChange session_change(const Session *session);
// Whether people come round for the other side now.
bool session_comes_round(const Session *session);
// How many ticks people take between the two sides of the movement under way to be seen from the
// other one; 0 where nobody has to come round.
int session_turn_ticks(const Session *session);
// The changes that may begin soon: at the movement's end, when it is left or its next version is
// asked for, after a led rep, and between two sides. Returns how many.
int session_changes(const Session *session, LevelChange out[SESSION_CHANGES]);

// How fast people go on: breaths, and shares of a change, a second.
void session_pace(const Session *session, double *breaths, double *share);
// Whether people would be thrown from one moment of a session to the next: it goes on elsewhere,
// otherwise or at another speed.
bool session_leaps(const Session *before, const Session *now);

#endif
