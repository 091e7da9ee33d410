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

// Short ways to write fields and tables.
#define TEXT(word, least, most, must, wrong, text)                                                 \
    {                                                                                              \
        .name = word, .kind = FIELD_TEXT, .low = least, .high = most, .required = must,            \
        .also = wrong, .help = text                                                                \
    }
#define ID(text)                                                                                   \
    {                                                                                              \
        .name = "id", .kind = FIELD_NAME, .required = true, .also = "name_id ident key ",          \
        .help = text                                                                               \
    }
#define SAY(word, wrong, text)                                                                     \
    { .name = word, .kind = FIELD_CUE, .also = wrong, .help = text }
#define NUMBER(word, of, least, most, missing, wrong, text)                                        \
    {                                                                                              \
        .name = word, .kind = FIELD_NUMBER, .unit = of, .low = least, .high = most,                \
        .fallback = missing, .also = wrong, .help = text                                           \
    }
#define INNER(word, inner, wrong, text)                                                            \
    { .name = word, .kind = FIELD_CARD, .card = &inner, .also = wrong, .help = text }
#define TABLE(fields, word, text)                                                                  \
    { .name = word, .help = text, .field = fields, .count = COUNT(fields) }

// The table of one pose, and of one person.
extern const Card SCHEMA_POSE;
extern const Card SCHEMA_MISTAKE;
extern const Card SCHEMA_AVATAR;
// A wiggle: some fields of a pose, and how often.
extern const Card SCHEMA_WIGGLE;

#endif
