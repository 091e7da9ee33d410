// Reading and writing files. Errors are told through fail().
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>

// The whole file as a new zero-terminated block (free() it), or NULL; *size without the zero.
char *file_read(const char *path, size_t *size);
// Writes a whole file or nothing: a neighbour first, then renamed over the old one.
bool file_write(const char *path, const void *data, size_t size);
bool file_exists(const char *path);
bool folder_exists(const char *path);
bool folder_make(const char *path); // with its parents
// The names in a folder that end in `suffix`, sorted by bytes; *count of them. The list and its
// names are one block (free() the list). NULL when the folder cannot be read.
char **folder_list(const char *path, const char *suffix, int *count);
// dir + "/" + name into `out`; ASSERTs that it fits.
void path_join(char *out, size_t size, const char *dir, const char *name);

#endif
