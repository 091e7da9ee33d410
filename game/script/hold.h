// What a Script is made of; for the modules of this folder only.
#ifndef HOLD_H
#define HOLD_H

#include "pack.h"
#include "script.h"
#include "words.h"

enum {
    SCRIPT_PACKS = 16,
    SCRIPT_REWARDS = 128,
    SCRIPT_RUNS = 16,
    SCRIPT_SHOWS = 64,
    SCRIPT_LANGUAGES = 40
};

typedef struct {
    int pack, function; // reference in the pack's registry
    int event;          // index in SCHEMA_EVENTS
    double chance;
    bool dropped; // it failed once
} Reward;

typedef struct {
    int pack, thread; // reference of the coroutine; pack -1: this place is free
    int reward;
    double wait; // breaths left
} Run;

struct Script {
    Pack pack[SCRIPT_PACKS];
    int packs;
    Words english, language;
    char chosen[8]; // language; "" is English
    char language_id[SCRIPT_LANGUAGES][8], language_name[SCRIPT_LANGUAGES][64];
    int languages;
    Reward reward[SCRIPT_REWARDS]; // one for each of library->reward
    char reward_id[SCRIPT_REWARDS][ID_LENGTH];
    char reward_file[SCRIPT_REWARDS][128];
    int rewards;
    int score_pack, score[8]; // references by event, 0 for none
    char score_file[128];
    Run run[SCRIPT_RUNS];
    ShowCommand show[SCRIPT_SHOWS];
    int shows;
    int speaking; // index of the run that is on, for its commands
    Report faults;
    Report gaps; // texts that the chosen language does not have
};

// script_load with another cap on the memory of each pack.
Script *script_load_within(Library *library, const char *const *packs, int count,
                           const char *language, uint64_t seed, size_t memory);
// show.c: no reward is on.
void show_stop(Script *script);
// load.c: reads the cards of all packs into the empty library; faults go to its report.
void load_cards(Script *script, Library *library);
// prompts.c: what is said besides the cards, once all words are known.
void load_prompts(Script *script, Library *library);

#endif
