// Holds the table of a card against the schema: every unknown word, wrong kind, value out of range
// and missing field, all at once. Knows nothing of what a card means.
#ifndef VALIDATE_H
#define VALIDATE_H

#include "schema.h"
#include "walk.h"

// Checks the table on top of the stack (left there). Faults go to the walk; fields that do not fit
// are taken out of the table, so that a reader can go on and tell more.
void validate_card(Walk *walk, const Card *card);
// The same for the words of a words or texts table.
void validate_words(Walk *walk, const Field *field);
// Small letters, digits and _, a letter first, under ID_LENGTH bytes.
bool validate_is_name(const char *text);

#endif
