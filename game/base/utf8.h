// Text in UTF-8: is it whole, and which characters. Knows no language.
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>

// Whether `size` bytes are UTF-8 of the strict kind (RFC 3629): no overlong forms, no surrogates,
// nothing over U+10FFFF, nothing cut off.
bool utf8_valid(const char *text, size_t size);
// The character that zero-terminated text begins with; *size gets its bytes (1 to 4; 0 at the end).
// A broken byte reads as U+FFFD with size 1.
unsigned utf8_first(const char *text, size_t *size);
// The most whole characters of valid text that fit into `room` bytes: their number of bytes.
size_t utf8_cut(const char *text, size_t size, size_t room);

#endif
