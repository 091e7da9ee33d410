// What a stage is made of; for the files of the stage only.
#ifndef STAGE_INSIDE_H
#define STAGE_INSIDE_H

#include "change_things.h"
#include "fade.h"
#include "stage.h"
#include "stage_bear.h"
#include "stage_hint.h"
#include "stage_mat.h"
#include "stage_things.h"
#include "stage_view.h"

enum {
    FIRST_MAT = PERSON_MATERIALS,
    FIRST_CHAIR = FIRST_MAT + MAT_MATERIALS,
    FIRST_BAND = FIRST_CHAIR + CHAIR_MATERIALS,
    MATERIALS_EACH = FIRST_BAND + BAND_MATERIALS,
    FIRST_BEAR = STAGE_PEOPLE * MATERIALS_EACH, // of all people
    FIRST_WALL = FIRST_BEAR + BEAR_KINDS * BEAR_MATERIALS,
    STAGE_MATERIALS = FIRST_WALL + WALL_MATERIALS
};

// How far what hangs loose is behind, metres: hair in the head's frame, the shirt's hem in
// the pelvis', the band's ends in the mat's.
typedef struct {
    Vec3 hair, hem, band[SIDE_COUNT];
} Hanging;

enum { STAGE_WAYS = 6 };

// What a way of one person hangs on; all zero for none.
typedef struct {
    const Version *version[2];
    int pose[2];
    double range[2];
    bool mirrored[2]; // it begins, and ends, on the other side
} WayKey;

typedef struct {
    WayKey of;
    bool solved; // else the thread is at it
    unsigned used;
    Change change;
} Way;

typedef struct {
    const Figure *figure;
    Person *person;
    Mat mat;
    Prop *band, *towel;
    Things things;
    double here[THING_COUNT]; // how far things were there, 0..1, as last drawn
    double late[THING_COUNT]; // how much farther when the fade began
    Bears bears;
    Posture posture;  // as last drawn, on the stage
    ChangeThings has; // and where things were then
    Hanging hangs;
    Way way[STAGE_WAYS];
    Fade fade; // what was done before, and when it ended
    double fades_from;
} Actor;

enum { STAGE_CHOICES = 64 };

// What somebody does beside a version, as it was once found out.
typedef struct {
    const Version *beside;
    int who, version;
} Choice;

// A scene on its way to being solved, by itself: what is asked, and what comes out.
typedef struct {
    int version;
    bool exact;
    int people;
    double aspect; // of the picture
    const Figure *figure[STAGE_PEOPLE];
    int does[STAGE_PEOPLE]; // the version; -1: to be found out
    StageScene scene;
} SceneWork;

typedef struct Ahead Ahead;

enum { BACK_KNOTS = 25 };
#define STAGE_LATE .4 // seconds that each begins a way after the one before

// How far the camera steps back on the way looked at last, at even shares of it, and of what.
typedef struct {
    const StageScene *from, *to;
    const Version *version[2];
    int pose[2];
    bool left[2];
    double seconds, distance[2], step[BACK_KNOTS];
} StageBack;

struct Stage {
    Raster *raster;
    Material material[STAGE_MATERIALS];
    bool toys;   // the bears' materials are made
    RoomId wall; // whose materials the wall has; ROOM_COUNT: none yet
    Actor actor[STAGE_PEOPLE];
    int count;
    int width, height; // of the whole picture
    double share;      // of it, in which people are drawn
    StageScene scene[STAGE_SCENES];
    StageScene home; // at ease, with nothing to do
    unsigned uses;
    Choice choice[STAGE_CHOICES];
    int choices;
    Ahead *ahead; // owned; NULL: everything is solved when it is asked for
    bool exact;   // no stories
    StageBack back;
    Camera camera;
    double slide; // of the room, metres
    Hour hour;
    StageHint hint;
    HintActor hinted[STAGE_PEOPLE];
};

// Puts somebody's posture into the actor, in the world of the mat.
void stage_posture_now(Stage *stage, int who, const StageShot *shot);
// The moment so many seconds later (earlier: negative) as things go on.
StageShot stage_later(const StageShot *shot, double seconds);
// How far somebody's thing is there, 0..1: what a version needs has come before hands reach for it,
// and goes when they have left it.
double stage_here(const Actor *actor, int who, const StageShot *shot, Thing thing);
// Where somebody's cushion lies on the stage (the middle of its upper face), and how it is turned.
MatFrame stage_cushion(const Actor *actor, int who, const StageShot *shot, const StageSpot *spot);
// Where somebody's floor and body are now, on the way from one movement to another too. Without a
// place on the stage.
StageSpot stage_spot_now(const StageShot *shot, int who);
// The view on a way from as far away as it takes for all to stay in the picture.
StageView stage_back(Stage *stage, const StageShot *shot, const StageView *view);
// Empties the store of scenes.
void stage_forget(Stage *stage);
// A solved scene that is still in the store, or NULL.
StageScene *stage_kept(Stage *stage, const Version *version, double range);
SceneWork stage_work_begin(const Stage *stage, const Exercise *exercise, int version, double range);
// Solves what one of them does; looks at nothing else.
void stage_work(SceneWork *work, int who);
// Then how they are seen: with four it takes longer than a frame. Who moves less is seen like who
// moves all the way.
void stage_work_view(SceneWork *work);
// Puts a solved scene into the store, in the place of the one not used for longest.
StageScene *stage_keep(Stage *stage, const SceneWork *work);
// The scene that the thread has solved or is about to, or NULL.
StageScene *stage_ahead_take(Stage *stage, const Version *version, double range);
void stage_ahead_drop(Stage *stage);       // what it has solved is of no use any more
bool stage_ahead_idle(const Stage *stage); // the thread is there and has nothing to do
// Lets the idle thread solve a way between motions of the store; and waits until it is there, if it
// is a way that the thread is at.
void stage_ahead_way(Stage *stage, Way *way, const Motion *from, const Motion *to);
void stage_ahead_finish_way(Stage *stage);
// What its key asks for; looks at nothing else.
void stage_solve_way(Way *way, const Motion *from, const Motion *to);
// The way of somebody in the change of a shot, solved now where nobody has done so before.
const Change *stage_way(Stage *stage, int who, const StageShot *shot);
void stage_ahead_stop(Stage *stage);
// The camera of a view, for the size in which people are drawn.
Camera stage_size_camera(const Stage *stage, const StageView *view);
// Gives everybody breaths that meet those of the shot, when their tempo or number is new.
void stage_keep_together(Stage *stage, const StageShot *shot);
// The pose of somebody's own version while the family's is in `pose`: before the movement, or where
// the repetitions begin.
int stage_own_pose(const StageScene *scene, int who, int pose);

#endif
