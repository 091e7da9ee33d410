// Presses buttons by a script: lines of BREATHS BUTTON [down|up] or BREATHS choose CHOICE, with #
// for comments. Knows no screen.
#ifndef ROBOT_H
#define ROBOT_H

#include "session.h"

enum { ROBOT_LINES = 400 };

typedef struct {
    double breaths; // of the level, when it is due
    bool chooses;
    PauseChoice choice;
    Button button;
    bool down, up;
} RobotLine;

typedef struct {
    RobotLine line[ROBOT_LINES];
    int count, next;
    double now; // breaths of the level; a pause or a rewind takes none back
} Robot;        // zero presses nothing

// Reads a script; false with fail() ("file:line: ...").
bool robot_read(Robot *robot, const char *path);
// Presses what is due now, at most one line; true when it did. Its events stand in the session.
bool robot_press(Robot *robot, Session *session);

#endif
