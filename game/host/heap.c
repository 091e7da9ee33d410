#include "heap.h"

#include <stddef.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// The linker's --wrap: our own calls of malloc come here, and the real one has this other name. In
// programs that are linked without it neither is used.
// NOLINTBEGIN(bugprone-reserved-identifier)
void *__real_malloc(size_t size) __attribute__((weak));
void *__real_calloc(size_t count, size_t size) __attribute__((weak));
void *__real_realloc(void *memory, size_t size) __attribute__((weak));
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static _Thread_local long count;

void *__wrap_malloc(size_t size) {
    count++;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t number, size_t size) {
    count++;
    return __real_calloc(number, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    count++;
    return __real_realloc(memory, size);
}

bool heap_counts(void) {
    return __real_malloc != NULL;
}
// NOLINTEND(bugprone-reserved-identifier)

long heap_count(void) {
    return count;
}

void heap_begin(void) {
#ifdef __GLIBC__
    // Pictures come and go: each is a piece of its own, which goes back to the system. Left to
    // itself the C library keeps the largest it has seen, and the holes between them.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    mallopt(M_ARENA_MAX, 1); // threads ask for memory seldom, and each arena keeps its own holes
#endif
}

void heap_trim(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
