// What happened in a level, one line for each event: seconds, breaths, event, then key=value. Knows
// no device.
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include <stddef.h>
#include <stdio.h>

#include "script.h"
#include "session.h"

typedef struct {
    FILE *file; // owned, into memory
    char *text; // owned
    size_t size;
    const Script *script;
    bool started;
    FILE *early; // owned, into memory: what is said before the level starts
    char *early_text;
    size_t early_size;
} Transcript;

void transcript_begin(Transcript *transcript, const Script *script);
// Writes the events that stand in the session; `score` is what they brought it to.
void transcript_session(Transcript *transcript, const Session *session, double score);
void transcript_show(Transcript *transcript, const Session *session, const ShowCommand *command);
void transcript_end(Transcript *transcript, const Session *session);
// The whole text, the transcript's own.
const char *transcript_text(Transcript *transcript, size_t *size);
void transcript_free(Transcript *transcript);

#endif
