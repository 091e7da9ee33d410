// What the tables of the schema and their reader share. Knows no Lua machine.
#ifndef SCHEMA_PARTS_H
#define SCHEMA_PARTS_H

#include "pose.h"
#include "schema.h"

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

// Field.bind of a part of a pose: whose it is.
enum { ROLE_BOTH = ROLE_OTHER + 1 };
// Field.bind of arm angles that set elevation and plane at once.
enum { FLEX_ALIAS = CHANNEL_COUNT, ABDUCTION_ALIAS };

// The table of one pose.
extern const Card SCHEMA_POSE;

#endif
