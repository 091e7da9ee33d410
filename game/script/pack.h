// One pack of scripts: its files, its box, and the tables that its card words left there. Knows no
// meaning of a card.
#ifndef PACK_H
#define PACK_H

#include "report.h"
#include "schema.h"
#include "vm.h"

enum { PACK_FILES = 300, PACK_CARDS = 400, PACK_PATH = 1024 };

typedef struct {
    char shown[PACK_PATH]; // as messages call it
    char *source;          // owned, zero-terminated
    size_t size;
} PackFile;

typedef struct {
    CardKind kind;
    int file, line; // line 0: unknown
    int reference;  // the table, in the registry
} PackCard;

typedef struct {
    Vm *vm;
    PackFile *file; // owned
    int files;
    int running;    // index of the file that runs, -1 for none
    PackCard *card; // owned
    int cards;
} Pack;

typedef struct {
    const char *path; // a folder, or a single file
    bool own;         // of the game: files are shown by their path inside the folder
    uint64_t seed;
    size_t memory; // bytes the box may hold
} PackSource;

// Reads and runs every script of a pack. What cannot be read or run is told in `faults` under its
// name.
void pack_load(Pack *pack, const PackSource *source, Report *faults);
// Lets go of sources and tables; what rewards and scores need stays.
void pack_settle(Pack *pack);
void pack_free(Pack *pack);

#endif
