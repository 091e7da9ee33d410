// What may stand in a card: every field with its kind, range, default and one line of help. The
// single source of checks, help texts, the author's reference and editor hints. Knows no Lua
// machine.
#ifndef SCHEMA_H
#define SCHEMA_H

#include <stdbool.h>

typedef enum {
    FIELD_TEXT,    // words that people read; low..high characters
    FIELD_CUE,     // a text, or { text, short = text }
    FIELD_NAME,    // an identifier: small letters, digits, _
    FIELD_NUMBER,  // low..high; where `words` is given, one of them will do too
    FIELD_WHOLE,   // a whole number
    FIELD_FLAG,    // true or false
    FIELD_CHOICE,  // one of `words`
    FIELD_COLOUR,  // "#rrggbb"
    FIELD_PAIR,    // { from, to }, both in low..high, from <= to
    FIELD_CARD,    // a table after `card`
    FIELD_MAP,     // identifier = table after `card`
    FIELD_STEPS,   // a list of exhale{}, inhale{} and hold{}
    FIELD_CHOICES, // a list of `words`
    FIELD_TEXTS,   // a list of texts
    FIELD_ROWS,    // a list of tables after `card`
    FIELD_WORDS,   // ["any.key"] = text or cue
    FIELD_FUNCTION
} FieldKind;

typedef enum {
    UNIT_NONE,
    UNIT_DEGREES,
    UNIT_MILLIMETRES,
    UNIT_METRES,
    UNIT_BREATHS,
    UNIT_SECONDS,
    UNIT_BREADTHS,
    UNIT_HOURS,
    UNIT_SHARE
} Unit;

typedef struct Card Card;

typedef struct {
    const char *name;
    FieldKind kind;
    bool required;
    Unit unit;
    double low, high;         // of numbers; of texts their length
    const char *const *words; // of choices, NULL-terminated
    const Card *card;         // of tables
    int bind;                 // the reader's own: which channel, range, ...
    const char *fallback;     // what stands for a missing field, in words; NULL: nothing
    const char *also;         // wrong words that mean this one, each followed by a blank
    const char *help;
} Field;

struct Card {
    const char *name; // the word that authors write, or what the table is called in messages
    const char *help;
    const Field *field;
    int count;
    int first; // 1 + the field that a plain value, or the thing at [1], stands for; 0 for none
};

typedef enum {
    CARD_EXERCISE,
    CARD_LEVEL,
    CARD_AVATAR,
    CARD_REWARD,
    CARD_SCORING,
    CARD_WORDS,
    CARD_LANGUAGE,
    CARD_EXHALE,
    CARD_INHALE,
    CARD_HOLD,
    CARD_KINDS
} CardKind;

enum { TEXT_MAX = 600, SCHEMA_EXPECTED = 400 };

const Card *schema_card(CardKind kind);                       // the word's card
const Field *schema_find(const Card *card, const char *name); // or NULL
// The field that was probably meant, or NULL.
const char *schema_nearest(const Card *card, const char *name);
const char *unit_name(Unit unit); // "degrees", or ""
// What a field wants, in words: "a whole number from 1 to 40". Returns `out`.
const char *schema_expected(const Field *field, char out[SCHEMA_EXPECTED]);

// The author's reference as Markdown, and the hints for editors (LuaLS annotations). free() them.
char *schema_reference(void);
char *schema_hints(void);
// Writes both into a folder: cards.md and cards.lua. False and fail() when it cannot.
bool schema_write_docs(const char *folder);

// The places and parts that poses name, in the order of Place and Part pairs; NULL-terminated.
extern const char *const SCHEMA_PLACES[];
extern const char *const SCHEMA_PARTS[];
extern const char *const SCHEMA_STANCES[];
extern const char *const SCHEMA_PROPS[];
extern const char *const SCHEMA_SIDES[];
extern const char *const SCHEMA_AGES[], *const SCHEMA_BUILDS[];
extern const char *const SCHEMA_HAIR[];
extern const char *const SCHEMA_ROOMS[]; // in the order of RoomId
extern const char *const SCHEMA_EVENTS[];

#endif
