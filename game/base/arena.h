// A block of memory that is filled in order and emptied at once. Knows nothing of what lies in it.
#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

typedef struct {
    unsigned char *memory; // owned
    size_t size, used;
} Arena;

void arena_init(Arena *arena, size_t size);  // reserves `size` bytes; running out is a bug of ours
void *arena_take(Arena *arena, size_t size); // zeroed, aligned for any type; the arena's own
void arena_reset(Arena *arena);              // all that was taken is gone
void arena_free(Arena *arena);

#endif
