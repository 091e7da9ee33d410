// The microphone: a few seconds from it, at somebody's wish and never else, and the files that are
// kept of them. The device is open while it listens and at no other time. All that may take long is
// done by a thread of its own. Knows no cue and no screen.
#ifndef RECORDER_H
#define RECORDER_H

#include <stdbool.h>
#include <stdint.h>

#define RECORDER_LONGEST 6 // seconds

typedef struct Recorder Recorder;

typedef enum { RECORDER_IDLE, RECORDER_OPENS, RECORDER_LISTENS, RECORDER_WRITES } RecorderState;

// What has come of the last wish.
typedef enum {
    RECORDER_NOTHING_NEW,
    RECORDER_TAKEN,         // there is a new take
    RECORDER_NOBODY_HEARD,  // it listened, and there was nothing but the room
    RECORDER_NO_MICROPHONE, // none is there, or the system does not give it
    RECORDER_KEPT,          // the take lies in its file
    RECORDER_NOT_KEPT,      // it could not be written
    RECORDER_DROPPED,       // the file is gone
} RecorderNews;

// Opens nothing yet. The caller owns it; recorder_destroy() waits for what is under way.
Recorder *recorder_create(void);
void recorder_destroy(Recorder *recorder);

// Each begins one wish and returns at once; false while another one is under way, or when there is
// nothing to write.
// `seconds` 1..RECORDER_LONGEST.
bool recorder_listen(Recorder *recorder, int seconds);
bool recorder_keep(Recorder *recorder, const char *path); // its folder is made
bool recorder_drop(Recorder *recorder, const char *path);
// Closes the microphone at once and forgets what it heard and any take. Never waits.
void recorder_stop(Recorder *recorder);

// Once a frame: news, once each.
RecorderNews recorder_frame(Recorder *recorder);
RecorderState recorder_state(const Recorder *recorder);
// Whether the microphone is open.
bool recorder_open(const Recorder *recorder);
double recorder_share(const Recorder *recorder); // of its seconds, 0..1
double recorder_level(const Recorder *recorder); // how loud it is just now, 0..1
// Why, for the log; "" when nothing went amiss.
const char *recorder_problem(const Recorder *recorder);
// The last take, ready to be heard: one side, STREAM_RATE. Borrowed; NULL when there is none, or
// while a wish is under way.
const int16_t *recorder_take(const Recorder *recorder, int *frames);

#endif
