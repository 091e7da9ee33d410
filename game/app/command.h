// The sub-commands: each does what its options say and returns the exit status. Knows no screen.
#ifndef COMMAND_H
#define COMMAND_H

#include "arguments.h"

int command_list(const Options *options);
int command_check(const Options *options);
int command_play(const Options *options);
int command_show(const Options *options);
int command_trace(const Options *options);
int command_poster(const Options *options);
int command_new(const Options *options);
int command_docs(const Options *options);
int command_export(const Options *options);
int command_bench(const Options *options);
int command_author(const Options *options);

// One told error, the text of the last fail(); returns exit status 1.
int command_told(void);
// Whether all that was printed has arrived; else tells it and returns 1, for a full disk or a
// closed pipe.
int command_printed(void);

#endif
