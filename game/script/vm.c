#include "vm.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "safe.h"
#include "utf8.h"

enum { HOOK_COUNT = 1000 };

static const char TEMPLATE_KEY = 0; // its address is the key in the registry

Vm *vm_of(lua_State *lua) {
    Vm *vm;
    memcpy(&vm, lua_getextraspace(lua), sizeof vm);
    return vm;
}

// Lua's allocator. Shrinking never fails; growth is refused past the caps.
static void *vm_allocate(void *data, void *block, size_t old_size, size_t size) {
    Vm *vm = data;
    size_t old = block ? old_size : 0; // without a block, old_size is a type tag
    if (size == 0) {
        free(block);
        vm->held -= old;
        return NULL;
    }
    if (size > old) {
        size_t more = size - old;
        if (size > VM_BLOCK || vm->held + more > vm->limit || more > vm->churn) {
            vm->starved = true;
            return NULL;
        }
        vm->churn -= more;
    }
    void *moved = realloc(block, size);
    if (!moved)
        return size <= old ? block : NULL;
    vm->held += size;
    vm->held -= old;
    return moved;
}

void vm_charge(lua_State *lua, size_t steps) {
    Vm *vm = vm_of(lua);
    vm->steps -= steps < VM_STEPS ? (long)steps : VM_STEPS;
    if (vm->steps < 0) {
        lua_pushliteral(lua, "runs too long and was stopped (is there a loop without an end?)");
        lua_error(lua);
    }
}

static void vm_hook(lua_State *lua, lua_Debug *record) {
    if (record->event == LUA_HOOKLINE)
        vm_of(lua)->line = record->currentline;
    else
        vm_charge(lua, HOOK_COUNT);
}

void vm_refill(Vm *vm) {
    vm->steps = VM_STEPS;
    vm->churn = VM_CHURN;
    vm->starved = false;
    vm->line = 0;
    vm->fault[0] = '\0';
    vm->fault_line = 0;
}

char *vm_clean(char *out, size_t size, const char *text) {
    size_t used = 0, wide = 0;
    for (; *text; text += wide) {
        unsigned code = utf8_first(text, &wide);
        if (used + wide + sizeof "..." > size) {
            memcpy(out + used, "...", 3);
            used += 3;
            break;
        }
        if (code < 0x20 || code == 0x7f || (code == 0xfffd && wide == 1)) {
            out[used++] = code == 0xfffd ? '?' : ' ';
        } else {
            memcpy(out + used, text, wide);
            used += wide;
        }
    }
    out[used] = '\0';
    return out;
}

// Lua puts "card:12: " in front of its own messages; takes it off and returns the line, or 0.
static int message_line(const char **message) {
    int line = 0, length = 0;
    if (sscanf(*message, "card:%9d: %n", &line, &length) != 1 || length == 0)
        return 0;
    *message += length;
    return line;
}

void vm_take_fault(Vm *vm, lua_State *lua, int status) {
    const char *message = "stopped with an error that is not a text";
    int line = 0;
    if (status == LUA_ERRMEM || vm->starved) {
        message = vm->churn < VM_BLOCK ? "asks for memory too often and was stopped"
                                       : "needs more memory than a pack may have (8 MB in all, "
                                         "128 kB in one text or table)";
    } else if (lua_type(lua, -1) == LUA_TSTRING) {
        message = lua_tostring(lua, -1);
        line = message_line(&message);
        if (strstr(message, "C stack overflow"))
            message = "is nested too deeply";
    }
    if (line == 0)
        line = vm->line;
    vm->fault_line = line > 0 ? line : 1;
    vm_clean(vm->fault, sizeof vm->fault, message);
    lua_pop(lua, 1);
}

bool vm_protect(Vm *vm, lua_CFunction function, void *data) {
    vm_refill(vm);
    lua_pushcfunction(vm->lua, function);
    lua_pushlightuserdata(vm->lua, data);
    int status = lua_pcall(vm->lua, 1, 0, 0);
    if (status == LUA_OK)
        return true;
    vm_take_fault(vm, vm->lua, status);
    return false;
}

static int vm_open(lua_State *lua) {
    safe_open(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &TEMPLATE_KEY);
    return 0;
}

Vm *vm_create(size_t memory, uint64_t seed) {
    Vm *vm = calloc(1, sizeof *vm);
    ASSERT(vm);
    vm->limit = memory;
    vm->dice = random_seeded(seed);
    vm_refill(vm);
    vm->lua = lua_newstate(vm_allocate, vm);
    if (vm->lua) {
        memcpy(lua_getextraspace(vm->lua), &vm, sizeof(void *));
        lua_sethook(vm->lua, vm_hook, LUA_MASKCOUNT | LUA_MASKLINE, HOOK_COUNT);
    }
    if (vm->lua && vm_protect(vm, vm_open, NULL))
        return vm;
    vm_destroy(vm);
    fail("a script box does not fit into %zu bytes", memory);
    return NULL;
}

void vm_destroy(Vm *vm) {
    if (!vm)
        return;
    if (vm->lua)
        lua_close(vm->lua);
    free(vm);
}

void vm_add_word(lua_State *lua, const char *word, lua_CFunction function, int tag) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &TEMPLATE_KEY);
    lua_pushinteger(lua, tag);
    lua_pushcclosure(lua, function, 1);
    lua_setfield(lua, -2, word);
    lua_pop(lua, 1);
}

void vm_run(lua_State *lua, const char *source, size_t size) {
    if (size >= 3 && !memcmp(source, "\xef\xbb\xbf", 3)) { // a mark that some editors put in front
        source += 3;
        size -= 3;
    }
    if (size > 0 && source[0] == LUA_SIGNATURE[0])
        luaL_error(lua, "is compiled Lua; expected a text");
    if (memchr(source, '\0', size))
        luaL_error(lua, "holds a zero byte; expected a text");
    if (luaL_loadbufferx(lua, source, size, "=card", "t") != LUA_OK)
        lua_error(lua);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, &TEMPLATE_KEY);
    safe_environment(lua, lua_gettop(lua));
    lua_remove(lua, -2);
    if (!lua_setupvalue(lua, -2, 1))
        lua_pop(lua, 1);
    lua_call(lua, 0, 0);
}
