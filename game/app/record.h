// What goes on while a family records one of its sayings: beats, the microphone, the take, its
// file.
#ifndef RECORD_H
#define RECORD_H

#include "recorder.h"
#include "sayings.h"

typedef struct {
    Recorder *recorder; // NULL until the first time
    Saying saying;      // what is being said
    int seconds;        // that it takes to say it slowly
    int page, focus;    // of the list that it was chosen from
    int count_in;       // ticks since the button was pressed, while the beats sound; 0: none
    const char *told;   // key of the line that tells how things are
    char writing[RECORDING_NAME]; // whose file is being written or taken away
    double writing_seconds;
} Record;

enum { RECORD_BEATS = 3, RECORD_BEAT_TICKS = 48, RECORD_COUNT_TICKS = 30 + 3 * RECORD_BEAT_TICKS };

#endif
