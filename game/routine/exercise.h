// One movement as its card describes it: poses, steps, words. Knows no person, no tempo and no Lua.
// All text belongs to the Library's arena.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "area.h"
#include "breath.h"
#include "pose.h"

enum {
    POSES_MAX = 16,
    STEPS_MAX = 16,
    VERSIONS_MAX = 8,
    WIGGLES_MAX = 4,
    EXERCISES_MAX = 64,
    LEVELS_MAX = 64,
    MOVES_MAX = 16,
    PROPS_MAX = 4,
    MISTAKES_MAX = 4
};

typedef enum { PROP_MAT, PROP_BAND, PROP_CHAIR, PROP_WALL, PROP_CUSHION, PROP_COUNT } PropKind;

// The share of a move in which one group of channels runs.
typedef struct {
    double from, to; // shares of the move, 0..1; zero means 0..1
} Window;

// Words for one moment: spoken and shown. `brief` may be NULL.
typedef struct {
    const char *id; // "twisting_cat.out_1": the key of languages, voices and transcripts
    const char *text;
    const char *brief;
} Cue;

typedef struct {
    const char *id;
    PoseGoal goal; // what the base pose said is already in it
    int base;      // index of the base pose, -1 for a stance
    int line;
} PoseCard;

// How a pose often goes instead, and the kind sentence that helps.
typedef struct {
    int at; // index of the pose
    PoseGoal goal;
    Cue say;
    int line;
} MistakeCard;

typedef enum { STEP_GO, STEP_HOLD } StepKind;

typedef struct {
    StepKind kind;
    Air air;       // of the first half-breath
    int halves;    // half-breaths a go takes
    int breaths;   // whole breaths of a hold, each in then out
    int pose;      // index: where the step ends (a hold: stays)
    int via;       // index of a pose passed without stopping, -1 for none
    double via_at; // share of the move, 0..1
    Window window[GROUP_COUNT];
    double
        min_seconds; // a half-breath shorter than this gives the move one more breath; 0 for none
    Cue say;
    AreaSet feel;  // where it is felt
    AreaSet moves; // what an arrow shows the way of
    AreaSet still; // what stays where it is
    bool turns;    // the view turns to `yaw` during the step
    double yaw;    // radians, as of the camera
    int line;
} StepCard;

typedef struct {
    StepCard step[STEPS_MAX];
    int count;
} Steps;

typedef enum {
    SIDES_NONE,
    SIDES_EACH,
    SIDES_ALTERNATE
} Sides; // right right left left; right left right left

typedef struct {
    double yaw;   // radians the avatars are turned, + shows their right side
    double pitch; // radians the camera looks down
    bool floor;   // the movement is low: frame its width
} Camera3;

// A child's small swing about a pose while it is kept: to one end, to the other and home again.
typedef struct {
    int pose;
    int times;    // in each breath, shared between in and out by their length
    bool one_way; // to the first end only
    PoseGoal
        away; // what the first end adds to the pose: channels that are set; the second takes it
    int line;
} Wiggle;

// One way of doing a movement. The first is the normal one.
typedef struct {
    const char *id; // "normal", "easier", "lying"
    const char *name;
    PoseCard pose[POSES_MAX];
    int pose_count;
    int start; // index of the pose before the first and after the last step
    Steps before, each, after;
    bool prop[PROP_COUNT];
    double band_breadths; // hand to hand in shoulder breadths, 0 without a band
    unsigned form_off;    // 1 << Form: rules of good form that do not count here
    Camera3 camera;
    Cue ready;
    Wiggle wiggle[WIGGLES_MAX]; // of a story only
    int wiggle_count;
    bool bear;                         // a plush bear is hugged
    MistakeCard mistake[MISTAKES_MAX]; // of those poses that this version has
    int mistake_count;
} Version;

typedef struct {
    const char *id, *name, *why, *file;
    int line;
    Sides sides;
    int reps; // on each side where the sides are each or alternate, else in all
    Cue next, switch_side, last, done; // texts may be NULL
    Cue reason;                        // `why`, to be said
    Version version[VERSIONS_MAX + 1];
    int version_count;
    const char *story; // the child's, or NULL
    bool plays; // the story is a version of its own: version[version_count], which nobody chooses
} Exercise;

int exercise_reps(const Exercise *exercise); // in all
// Index of a version by id, -1 when there is none; NULL means the normal one.
int exercise_version(const Exercise *exercise, const char *id);
// Index of the version in which a child plays its story while others do version `beside`: the
// story's own where it is done in the same place and with nothing more at hand, else -1.
int exercise_story(const Exercise *exercise, int beside);
// The pose in which the repetitions of a version begin and end.
int exercise_home(const Version *version);
// The stance of the pose before the first step.
Stance exercise_stance(const Version *version);
// What the child's story says where version `beside` says the cue of this id, or NULL.
const Cue *exercise_story_cue(const Exercise *exercise, int beside, const char *id);
// The wiggle about a pose, or NULL.
const Wiggle *exercise_wiggle(const Version *version, int pose);

#endif
