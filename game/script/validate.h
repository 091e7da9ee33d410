// Holds the table of a card against the schema: every unknown word, wrong kind, value out of range
// and missing field, all at once. Knows nothing of what a card means.
#ifndef VALIDATE_H
#define VALIDATE_H

#include "schema.h"
#include "walk.h"

// Checks the table on top of the stack (left there). Faults go to the walk.
void validate_card(Walk *walk, const Card *card);
// The same for the words of a words or texts table.
void validate_words(Walk *walk, const Field *field);
// Small letters, digits and _, a letter first, under ID_LENGTH bytes.
bool validate_is_name(const char *text);

// Marks of the calls exhale{}, inhale{}, hold{}: which word, and on what line. Pops the table.
void validate_mark(lua_State *lua, CardKind kind, int line);
// The mark of the table on top of the stack: false when it has none.
bool validate_marked(lua_State *lua, CardKind *kind, int *line);
void validate_forget(lua_State *lua); // all marks

#endif
