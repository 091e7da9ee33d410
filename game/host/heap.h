// Counts how often this thread asks for memory; for measuring. Knows no program. Counts only where
// the linker wraps malloc and its kin, as it does for the game itself.
#ifndef HEAP_H
#define HEAP_H

#include <stdbool.h>

// Calls of malloc, calloc and realloc by this thread so far.
long heap_count(void);
bool heap_counts(void); // whether anything is counted in this program

// Once, before anything large is asked for: large pieces go back to the system as they are freed.
void heap_begin(void);
// Gives back to the system what loading has left over; where the C library cannot, nothing happens.
void heap_trim(void);

#endif
