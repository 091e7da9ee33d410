// How much is said in a stretch. Knows no words.
#ifndef TALK_H
#define TALK_H

typedef enum {
    TALK_FULL,  // the first repetition in full, the next ones in few words
    TALK_SHORT, // few words from the start
    TALK_TONES, // tones and captions only
    TALK_COUNT
} Talk;

#endif
