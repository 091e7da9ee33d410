// One pack's Lua, shut in a box: capped memory, counted work, a whitelist of harmless words, and
// one protected border that every error ends at. Knows nothing of cards.
#ifndef VM_H
#define VM_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

#include "random.h"

enum {
    VM_MEMORY = 8 << 20,   // bytes a pack may hold
    VM_BLOCK = 128 << 10,  // bytes of its largest text or table
    VM_CHURN = 64 << 20,   // bytes it may ask for in one run, freed or not
    VM_STEPS = 1000000,    // instructions of one run
    VM_SOURCE = 256 << 10, // bytes of one file
    VM_TEXT = 512
};

typedef struct {
    lua_State *lua;
    void *owner;  // the pack, for its card words
    void *script; // what rewards speak to
    size_t held, limit;
    size_t churn; // bytes left in this run
    long steps;   // instructions left in this run
    bool starved; // memory was refused in this run
    int line;     // of the script, where it runs now
    Random dice;
    // The last error: its line (1 when nobody knows) and what happened, cleaned for one line of
    // print.
    int fault_line;
    char fault[VM_TEXT];
} Vm;

// A box that may hold `memory` bytes, or NULL and fail() when that is too little to open it.
Vm *vm_create(size_t memory, uint64_t seed);
void vm_destroy(Vm *vm);
Vm *vm_of(lua_State *lua);
// Runs a C function inside the border with `data` as its only argument (light userdata) and a fresh
// allowance of work. False when it raised: see fault and fault_line.
bool vm_protect(Vm *vm, lua_CFunction function, void *data);
// Inside the border: compiles a text and runs it in an environment of its own.
void vm_run(lua_State *lua, const char *source, size_t size);
// Inside the border: a word for every environment that is opened from now on. The function finds
// `tag` as its first upvalue.
void vm_add_word(lua_State *lua, const char *word, lua_CFunction function, int tag);
// Takes the error value on top of the stack of `lua` as the last error, and pops it.
void vm_take_fault(Vm *vm, lua_State *lua, int status);
// A new allowance of work, for one resume of a coroutine.
void vm_refill(Vm *vm);
// Counts work done inside one C call; raises when the allowance is used up.
void vm_charge(lua_State *lua, size_t steps);
// `text` cut to fit and cleaned of control bytes and broken UTF-8; returns `out`.
char *vm_clean(char *out, size_t size, const char *text);

#endif
