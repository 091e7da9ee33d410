// The one plain struct with everything that changes while the game runs, and the life of its parts.
// Screens draw it and press its buttons; each lies in a file of its own.
#ifndef GAME_H
#define GAME_H

#include "adapt.h"
#include "arguments.h"
#include "audio.h"
#include "card.h"
#include "cards.h"
#include "clock.h"
#include "family.h"
#include "garden.h"
#include "guest.h"
#include "habits.h"
#include "input.h"
#include "lantern.h"
#include "log.h"
#include "maker.h"
#include "postcard.h"
#include "record.h"
#include "recordings.h"
#include "room.h"
#include "settings.h"
#include "sound_settings.h"
#include "speech.h"
#include "stage.h"
#include "text.h"
#include "weeks.h"
#include "window.h"

typedef enum {
    SCREEN_FIRST, // the first time: what is good to know
    SCREEN_HOME,
    SCREEN_ONE,     // just one movement
    SCREEN_OWN_SET, // movements of the family's choice, in a row
    SCREEN_READY,
    SCREEN_STRETCH,
    SCREEN_PAUSE,
    SCREEN_THANKS,
    SCREEN_GARDEN,
    SCREEN_SETTINGS,
    SCREEN_HELP,
    SCREEN_TODAY, // how the back is
    SCREEN_PEOPLE,
    SCREEN_MAKER,
    SCREEN_ASIDE,  // who of the family's own goes
    SCREEN_VOICES, // what a family says itself
    SCREEN_RECORD,
    SCREEN_PROGRESS, // the weeks, for the grown-ups
    SCREEN_COUNT
} ScreenId;

// Keys of the family's settings.
#define GAME_VOLUME  "volume"
#define GAME_WHO     "people" // ids of those who stretch, with blanks between; "": the guides
#define GAME_FIRST   "first_run_seen"
#define GAME_BACK    "back_today" // easy, so_so, sore, worried: the last answer
#define GAME_SPEAKS  "language"   // its id
#define GAME_OWN_SET "own_set" // ids of its exercises, with blanks between; also its id as a level

#define GAME_DAWN 5 // the hour; the night belongs to the evening before

enum { GAME_CHOICES = 16, GAME_WORDS = 256, GAME_PEOPLE = 4, GAME_DOORS = 6 };

typedef struct {
    char cue[GAME_WORDS];   // the words of a moment
    char brief[GAME_WORDS]; // the same in few words
    char story[GAME_WORDS]; // and in the child's story; "" for nothing
} CueWords;

// What was measured last, and for what.
typedef struct {
    uint64_t key;
    float wide; // pixels
} CueWidth;

typedef struct {
    char language[8];        // its id; "": as the program was called
    char folder[STORE_PATH]; // where the family's data lie; "": nowhere
    Options asked;           // as the program was called, with what the family has chosen
    const Options *options;  // &asked
    bool headless;
    Settings settings;
    Cards cards;
    GameWindow window;
    Painter painter;
    Room room;
    Lantern lantern;
    Garden garden;
    GardenPlant *plant;         // owned: what has grown, as the garden shows it
    int plant_count, plant_old; // plants from plant_old on have come on this screen and still grow
    int dew;
    GardenVisitor visitor[GARDEN_VISITORS];
    int visitor_count;
    Guest guest;           // who has come into the room
    long shown_tick;       // when the screen came
    long pressed_tick;     // in the garden: since when OK is held; 0: it is not
    Weeks weeks;           // as they were when last looked at
    Stage *stage;          // made when people are first seen; NULL before
    Adapt adapt;           // the size in which they are drawn
    double slow;           // milliseconds of a frame that are only made believe, for a try
    bool people_drawn;     // in this frame
    SpeechBook speech;     // the spoken clips
    Recordings recordings; // and the family's own
    Record record;
    Audio *audio; // NULL: nothing sounds
    Input input;
    Clock clock;
    Store *store; // NULL: nothing is kept
    Family family;
    Log log;
    ScreenId screen;
    ScreenId came_from;               // the screen that a help page goes back to
    int page;                         // of a screen that has several
    char who[GAME_PEOPLE][ID_LENGTH]; // the family's choice; none: the guides
    int who_count;
    Postcard postcard;             // of the last level
    Maker maker, maker_seen;       // the person being made, and as it was last seen
    int focus, choice_count;       // of what can be chosen on the screen
    PaintBox choice[GAME_CHOICES]; // where it lies
    bool gentle;                   // today's back is sore: easier versions come first
    bool sure;                     // asks once before it ends
    bool leaving;
    long tick; // since the start
    Session session;
    Habits habits;
    bool has_session;
    int door[GAME_DOORS]; // the levels that have a door, through the day; indices
    int door_count;
    Level one;               // "just one": a level of a single movement
    Level own_set;           // what the family has picked
    CueWords said;           // on the card
    char told[GAME_WORDS];   // last, aloud
    CueWidth cue_width;      // of the movement's cards
    char notice[GAME_WORDS]; // what somebody should know, for a while
    int notice_ticks;
    bool opening;        // the first room is being painted; see opening.h
    int veil;            // ticks for which something of the quiet picture is still seen
    SoundSettings sound; // changed in the store alone, see game_sound_apply()
    int volume;          // 0 .. AUDIO_LOUDEST, of everything
    bool mute;
    double breath_seconds;
    double hour; // of the day, 0..24
    int month;   // 1..12
} Game;

// Builds all but the people. A headless game has a canvas instead of a window, no sound, no input.
// NULL with fail().
Game *game_create(const Options *options, bool headless, int width, int height);
void game_destroy(Game *game);
// Takes up what the settings say of sound; call it after any of them has changed.
void game_sound_named(Game *game, const char *name); // of a reward; nothing where there is none
bool game_english(const Game *game);                 // the language of the shipped voice
void game_sound_apply(Game *game);
// Opens the sound card and begins to make the sounds, on a thread of their own. After the first
// picture: both cores are needed for that.
void game_sound_open(Game *game);
// Which music fits to what is going on.
void game_music(Game *game);
// Lets one event of the session be heard, and its words be seen.
void game_hear(Game *game, const SessionEvent *event);
// A saying is recorded, on SCREEN_RECORD alone (game_record.c).
void game_record_open(Game *game, const Saying *saying);
void game_record_leave(Game *game); // back to the list
void game_record_start(Game *game); // the beats, then the microphone
void game_record_stop(Game *game);  // the microphone is closed, what it heard is forgotten
bool game_record_busy(const Game *game);
void game_record_listen(Game *game);
void game_record_keep(Game *game);
void game_record_delete(Game *game);
void game_record_tick(Game *game);
// The people, made when first needed. False with fail().
bool game_stage(Game *game);
// Who stretches, GAME_PEOPLE at most; returns how many.
int game_people(const Game *game, const Figure **out);
void game_people_load(Game *game); // from the store
void game_people_keep(Game *game); // who[] is chosen now
// Reads all cards anew, in the language chosen; ends a session that is on.
bool game_reload(Game *game);
void game_order_doors(Game *game);
// Lets what the family has chosen take effect: loudness, border, tempo, picture.
void game_settings(Game *game);
// The door that the clock opens, an index of `door`.
int game_likely_door(const Game *game);
void game_go(Game *game, ScreenId screen);
// Gets a level ready, from the start of a rep of one of its moves (0 and 1: from the beginning).
void game_begin(Game *game, const Level *level, int move, int rep);
// The level of a single movement.
const Level *game_one(Game *game, int exercise);
// The family's own set: as it was kept; puts a movement in or takes it out; its place there or -1.
void game_own_set_load(Game *game);
void game_own_set_toggle(Game *game, int exercise);
int game_own_set_place(const Game *game, int exercise);
void game_tick(Game *game);
// What has been said, and which step begins: see game_words.c.
void game_cue_take(Game *game, const SessionEvent *event);
// Shows the words of a moment, and those of the child's story beside them.
void game_cue(Game *game, const Cue *cue, Side side);
void game_cue_words(const Game *game, const Cue *cue, Side side, CueWords *out);
void game_press(Game *game, const InputEvent *event);
void game_draw(Game *game);
// What a window does in one picture's time: input, ticks, sound, drawing.
void game_frame(Game *game);
void game_notice(Game *game, const char *words);

// The game itself, until somebody leaves; the exit status.
int game_run(const Options *options);

#endif
