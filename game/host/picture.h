// Saves pixels as a PNG: a whole file or none. Knows no window.
#ifndef PICTURE_H
#define PICTURE_H

#include <stdbool.h>

// `pixels`: rows of red, green, blue bytes from the top; `pitch` bytes from row to row. The same
// pixels give the same bytes. False with fail().
bool picture_save(const char *path, const void *pixels, int width, int height, int pitch);

#endif
