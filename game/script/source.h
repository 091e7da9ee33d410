// Where one version of an exercise is read from: its own table over the exercise's. For the readers
// of this folder only. Knows no schema.
#ifndef SOURCE_H
#define SOURCE_H

#include "read.h"

// The tables of an exercise and, over it, of one of its versions.
typedef struct {
    Reader *reader;
    Exercise *exercise;
    Version *version;
    int normal, own; // stack indices; own is 0 for the normal version
    const char *id;  // of the version, NULL for the normal one
    char prefix[2 * ID_LENGTH];
} Source;

// Pushes a field from where the version speaks, else from the exercise, and walks to it; *own: the
// version spoke. False (nothing pushed) when neither has it.
bool source_push(Source *source, const char *name, bool *own);
void source_pop(Source *source); // the field, and out of it
// Props, band, camera and the words for getting ready.
void source_things(Source *source);
// Whoever grips a band or leans on a rail has one.
void source_check_props(Source *source);

#endif
