#include "arena.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

void arena_init(Arena *arena, size_t size) {
    *arena = (Arena){malloc(size ? size : 1), size, 0};
    ASSERT(arena->memory);
}

void *arena_take(Arena *arena, size_t size) {
    size_t align = _Alignof(max_align_t);
    size_t start = (arena->used + align - 1) / align * align;
    ASSERT(start <= arena->size && size <= arena->size - start);
    arena->used = start + size;
    return memset(arena->memory + start, 0, size);
}

void arena_reset(Arena *arena) {
    arena->used = 0;
}

void arena_free(Arena *arena) {
    free(arena->memory);
    *arena = (Arena){0};
}
