// The family's own recordings of what is said: one WAV file for each in a folder of theirs, named
// like the cue that it is heard for. Knows no device and no words.
//
// A cue with the id "open_book.switch" and a side is looked for as "open_book.switch.left", then as
// "open_book.switch", then by the last part of its id: "switch" is heard in every movement.
#ifndef RECORDINGS_H
#define RECORDINGS_H

#include "report.h"
#include "skeleton.h"

#include <stdbool.h>
#include <stddef.h>

enum { RECORDING_NAME = 128, RECORDING_PATH = 4096 };

#define RECORDING_LONGEST 10.0 // seconds of a file that may be played

typedef struct {
    char name[RECORDING_NAME];
    double seconds;
} Recording;

typedef struct {
    char folder[RECORDING_PATH]; // "": nowhere
    Recording *recording;        // owned
    int count, room;
} Recordings; // zero has none

// What lies in `folder`, which need not be there. A file that cannot be played is told in `faults`
// and left out.
void recordings_open(Recordings *recordings, const char *folder, Report *faults);
void recordings_close(Recordings *recordings);
// The recording of exactly this name, or NULL.
const Recording *recordings_named(const Recordings *recordings, const char *name);
// The one that is heard for a cue, or NULL: the shipped voice says it.
const Recording *recordings_find(const Recordings *recordings, const char *id, Side side);
// The file of a name. False with fail() where the family has no folder, or the name can be none.
bool recordings_path(const Recordings *recordings, const char *name, char out[RECORDING_PATH]);
// After a file has been written or taken away.
void recordings_add(Recordings *recordings, const char *name, double seconds);
void recordings_remove(Recordings *recordings, const char *name);

#endif
