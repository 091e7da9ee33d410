// The people on their mats: solves who moves how, chooses the view, and draws people and props into
// pixels that lie over the room. Knows no buttons, no words and no session.
#ifndef STAGE_H
#define STAGE_H

#include "change.h"
#include "level.h"
#include "motion.h"
#include "person.h"
#include "props.h"
#include "raster.h"
#include "room.h"

enum { STAGE_PEOPLE = 4, STAGE_SCENES = 24 };

// Where the camera stands for a movement, and where each person.
typedef struct {
    double yaw[STAGE_PEOPLE];   // radians each is turned while the right side leads
    bool mirrors[STAGE_PEOPLE]; // turned the other way while the left side leads
    bool at_ease;               // together and free, on no floor of a level
    bool close[STAGE_PEOPLE];   // and beside somebody, with no room for elbows
    double pitch;               // radians the camera looks down
    Vec3 target;                // metres
    double distance;            // metres
    Vec3 place[STAGE_PEOPLE];   // the middle of each mat
    double slide[ROOM_COUNT];   // metres that the room lies to the right of the middle
    double cards, clear; // nobody reaches higher than `clear` (a share of the height, from the top)
                         // to the right of `cards` (of the width)
} StageView;

// One way of doing a movement, solved for all people of the stage: each does the version that fits,
// a child its story.
typedef struct {
    const Exercise *exercise;
    const Version *version; // that the family does, and whose breaths lead
    bool turns;             // sides in turn on each side: the view mirrors with the side
    double range;
    Motion motion[STAGE_PEOPLE];
    Timeline timeline[STAGE_PEOPLE]; // of those who do another version; owned
    StageView view;
    StageView ready; // the same before it begins: all that is there lies above a row of buttons
    bool photo;      // at ease only: together in the middle
    unsigned used;
} StageScene;

// One moment to draw.
typedef struct {
    const StageScene *scene;
    const Timeline *timeline;
    RoomId room;                // whose light falls on them
    double breath;              // since the movement's start
    double breath_pace;         // breaths a second
    const StageScene *from;     // in a change: the scene left behind, else NULL
    int from_pose, to_pose;     // of the two versions, where the change begins and ends
    bool left[2];               // the left side led there, and leads then
    double change;              // 0..1
    double change_pace;         // a second
    double change_seconds;      // that it takes
    double rolled;              // 1..0: how much of unrolling the mats is still to come
    double ready;               // 0..1: seen as before the movement; the camera glides between
    bool back;                  // on the way back to where a repetition began
    double lungs;               // 0 empty .. 1 full
    double blow;                // 0..1: small soft lips, while the out-breath begins
    double calm;                // 0..1: a hold
    double smile;               // 0..1
    double count;               // 0..1: the mouth says a number
    double guest;               // seconds since a small visitor came; 0 or less: nobody is there
    double guest_x, guest_y;    // where, in parts of the picture
    double idle;                // 0..1 how much they stand at ease, before or after the movement
    double seconds;             // for what lives by itself: blinking
    double hints;               // 0..1: glow, arrows and lines; see stage_hint.h
    bool hints_always;          // not only the first time that each side leads
    bool on_paper;              // without the mat of who stands; arrows show what has moved
    const MistakeCard *mistake; // shown beside the right form, or NULL
    double slip;                // how far it goes, 0..1
} StageShot;

typedef struct Stage Stage;

// The figures are borrowed. NULL with fail() when memory is short.
Stage *stage_create(const Figure *const *figures, int count, int width, int height, Hour hour);
void stage_destroy(Stage *stage);
// The light on people and things follows the hour; does nothing while it is the same.
void stage_light(Stage *stage, Hour hour);
// The size of the picture; the view goes by its shape alone. False with fail() when memory is
// short.
bool stage_resize(Stage *stage, int width, int height);
// Draws at a share (0..1] of that size, in the same view.
bool stage_sharpness(Stage *stage, double share);
int stage_people(const Stage *stage); // how many
// Whether children play their stories (they do at first) or do what the others do.
void stage_stories(Stage *stage, bool play);
Raster *stage_raster(Stage *stage); // to choose kernel and threads
// What one of them does in a scene, and its breaths: those of `lead`, or its own that meet them.
const Version *stage_version(const StageScene *scene, int who);
const Timeline *stage_timeline(const StageScene *scene, int who, const Timeline *lead);
// The solved scene of a version, from a store of the ones used last; range 1, 0.6, 0.4.
const StageScene *stage_scene(Stage *stage, const Exercise *exercise, int version, double range);
// How many ticks a change takes in which everybody goes from the own version beside the one to the
// own beside the other, or comes round for the other side; 0 where nobody has to.
int stage_change_ticks(Stage *stage, const LevelChange *change);
// All at ease as the normal version of a movement begins: in the left third of the picture, or
// together for a photo, which their feet need not be on.
const StageScene *stage_at_home(Stage *stage, const Exercise *exercise, bool photo);
// From now on scenes can be prepared on a thread of its own, to the same bytes. False with fail().
bool stage_ahead(Stage *stage);
// Lets that thread solve a scene that may be asked for soon; returns at once, to be called again.
// False when it is there, or nothing prepares.
bool stage_prepare(Stage *stage, const Exercise *exercise, int version, double range);
// The same for everybody's way of a change that may begin soon, and its two scenes.
bool stage_prepare_way(Stage *stage, const LevelChange *change);
RasterPicture stage_draw(Stage *stage, const StageShot *shot);
// At this moment something else is done than was till now: people go on smoothly from where they
// are. `passed` is how long ago, in seconds, `before` was.
void stage_cut(Stage *stage, const StageShot *before, double passed, const StageShot *now);
// Nothing fades any more: people are somewhere else.
void stage_begin(Stage *stage);
// Whether the camera itself moves in this change, which has been drawn last.
bool stage_view_moves(const Stage *stage, const StageShot *shot);
// The camera and a person's posture (world of the stage, metres) of the picture drawn last.
const Camera *stage_camera(const Stage *stage);
// How the room behind the people has to lie, for the picture drawn last.
RoomView stage_room(const Stage *stage);
const Posture *stage_posture(const Stage *stage, int who);

#endif
