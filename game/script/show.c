#include <lauxlib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "hold.h"
#include "schema.h"

static const char *const SHOWS[] = {"flower",  "leaf",  "dew",   "light",
                                    "visitor", "words", "sound", NULL};
enum { WAIT_MAX = 64 };

const char *show_name(ShowKind kind) {
    return SHOWS[kind];
}

// ---- events as tables

static void set_text(lua_State *lua, const char *name, const char *text) {
    if (!text)
        return;
    lua_pushstring(lua, text);
    lua_setfield(lua, -2, name);
}

static void set_number(lua_State *lua, const char *name, double value) {
    lua_pushnumber(lua, value);
    lua_setfield(lua, -2, name);
}

static void push_event(lua_State *lua, const ScriptEvent *event) {
    lua_createtable(lua, 0, 10);
    set_text(lua, "name", event->name);
    set_text(lua, "level", event->level);
    set_text(lua, "exercise", event->exercise);
    set_text(lua, "version", event->version);
    set_text(lua, "side",
             event->side == SIDE_RIGHT  ? "right"
             : event->side == SIDE_LEFT ? "left"
                                        : NULL);
    lua_pushinteger(lua, event->rep);
    lua_setfield(lua, -2, "rep");
    set_number(lua, "breaths", event->breaths);
    set_number(lua, "session", event->session);
    set_number(lua, "together", event->together);
}

static int event_index(const char *name) {
    for (int i = 0; SCHEMA_EVENTS[i]; i++)
        if (!strcmp(SCHEMA_EVENTS[i], name))
            return i;
    return -1;
}

// ---- score

typedef struct {
    int function;
    const ScriptEvent *event;
    double worth;
} ScoreCall;

static int call_score(lua_State *lua) {
    ScoreCall *call = lua_touserdata(lua, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, call->function);
    push_event(lua, call->event);
    lua_call(lua, 1, 1);
    if (lua_type(lua, -1) != LUA_TNUMBER)
        return luaL_error(lua, "the score is a %s; expected a number of breaths",
                          luaL_typename(lua, -1));
    call->worth = lua_tonumber(lua, -1);
    return 0;
}

double script_score(Script *script, const ScriptEvent *event) {
    int index = event_index(event->name);
    if (index < 0 || script->score[index] == 0)
        return 0;
    Vm *vm = script->pack[script->score_pack].vm;
    ScoreCall call = {script->score[index], event, 0};
    vm->dice = random_seeded(event->seed);
    if (!vm_protect(vm, call_score, &call)) {
        report_add(&script->faults, "%s:%d: %s", script->score_file, vm->fault_line, vm->fault);
        script->score[index] = 0; // told once
        return 0;
    }
    const double most = 1000;
    return call.worth > 0 ? fmin(call.worth, most) : 0; // nothing is ever taken away
}

// ---- what a reward can say

static Script *script_of(lua_State *lua) {
    return vm_of(lua)->script;
}

static double share_field(lua_State *lua, const char *name, double fallback) {
    if (!lua_istable(lua, 1))
        return fallback;
    lua_pushstring(lua, name);
    if (lua_rawget(lua, 1) == LUA_TNIL) {
        lua_pop(lua, 1);
        return fallback;
    }
    double value = lua_tonumber(lua, -1);
    if (lua_type(lua, -1) != LUA_TNUMBER || !(value >= 0 && value <= 4))
        luaL_error(lua, "'%s' wants a number from 0 to 1", name);
    lua_pop(lua, 1);
    return value;
}

static const char *show_id(lua_State *lua) {
    const char *id = NULL;
    if (lua_type(lua, 1) == LUA_TSTRING) {
        id = lua_tostring(lua, 1);
    } else if (lua_istable(lua, 1)) {
        if (lua_rawgeti(lua, 1, 1) != LUA_TSTRING) {
            lua_pop(lua, 1);
            lua_pushliteral(lua, "id");
            lua_rawget(lua, 1);
        }
        id = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : NULL;
    }
    size_t length = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_.") : 0;
    if (!id || id[length] != '\0' || length == 0 || length >= ID_LENGTH)
        luaL_error(lua, "show wants a name first: show.%s{ \"name\" }",
                   SHOWS[lua_tointeger(lua, lua_upvalueindex(1))]);
    return id;
}

// show.flower{ "daisy", x = 0.3 } and the like.
static int show_thing(lua_State *lua) {
    Script *script = script_of(lua);
    Random *dice = &vm_of(lua)->dice;
    if (script->speaking < 0)
        return luaL_error(lua, "show works only while its reward is on");
    if (script->shows == SCRIPT_SHOWS)
        return luaL_error(lua, "shows more than %d things at once; expected a show.wait between",
                          SCRIPT_SHOWS);
    ShowCommand command = {.kind = (ShowKind)lua_tointeger(lua, lua_upvalueindex(1))};
    lua_settop(lua, 1);
    const char *reward = script->reward_id[script->run[script->speaking].reward];
    snprintf(command.reward, sizeof command.reward, "%s", reward);
    double x = random_unit(dice), y = random_unit(dice);
    command.seed = random_bits(dice);
    command.x = share_field(lua, "x", x);
    command.y = share_field(lua, "y", y);
    command.size = share_field(lua, "size", 1);
    snprintf(command.id, sizeof command.id, "%s", show_id(lua));
    script->show[script->shows++] = command;
    return 0;
}

static int show_wait(lua_State *lua) {
    double breaths = luaL_checknumber(lua, 1);
    luaL_argcheck(lua, breaths >= 0 && breaths <= WAIT_MAX, 1, "0 to 64 breaths");
    if (!lua_isyieldable(lua))
        return luaL_error(lua, "show.wait works only in a reward's show");
    lua_settop(lua, 1);
    return lua_yield(lua, 1);
}

static void push_show(lua_State *lua) {
    lua_createtable(lua, 0, SHOW_KINDS + 1);
    for (int kind = 0; kind < SHOW_KINDS; kind++) {
        lua_pushinteger(lua, kind);
        lua_pushcclosure(lua, show_thing, 1);
        lua_setfield(lua, -2, SHOWS[kind]);
    }
    lua_pushcfunction(lua, show_wait);
    lua_setfield(lua, -2, "wait");
}

// ---- starting and going on

typedef struct {
    int function;
    const ScriptEvent *event;
    int thread;
} StartCall;

static int start_run(lua_State *lua) {
    StartCall *call = lua_touserdata(lua, 1);
    lua_State *thread = lua_newthread(lua);
    lua_rawgeti(thread, LUA_REGISTRYINDEX, call->function);
    push_show(lua);
    push_event(lua, call->event);
    lua_xmove(lua, thread, 2);
    call->thread = luaL_ref(lua, LUA_REGISTRYINDEX);
    return 0;
}

static void told(Script *script, int reward, const Vm *vm) {
    if (script->reward[reward].dropped)
        return; // another run of the same reward
    report_add(&script->faults, "%s:%d: %s", script->reward_file[reward], vm->fault_line,
               vm->fault);
    script->reward[reward].dropped = true;
}

static void start_reward(Script *script, int index, const ScriptEvent *event) {
    Reward *reward = &script->reward[index];
    Vm *vm = script->pack[reward->pack].vm;
    for (int i = 0; i < SCRIPT_RUNS; i++) {
        if (script->run[i].pack >= 0)
            continue;
        StartCall call = {reward->function, event, 0};
        vm->dice = random_seeded(event->seed + (uint64_t)index);
        if (!vm_protect(vm, start_run, &call))
            told(script, index, vm);
        else
            script->run[i] = (Run){reward->pack, call.thread, index, 0};
        return;
    } // all places taken: this one does not come today
}

void script_event(Script *script, const ScriptEvent *event) {
    int index = event_index(event->name);
    for (int i = 0; i < script->rewards; i++) {
        const Reward *reward = &script->reward[i];
        if (reward->event != index || reward->dropped)
            continue;
        Random dice = random_seeded(event->seed * 31 + (uint64_t)i);
        if (random_unit(&dice) < reward->chance)
            start_reward(script, i, event);
    }
}

typedef struct {
    Run *run;
    bool over;
} ResumeCall;

static int resume_run(lua_State *lua) {
    ResumeCall *call = lua_touserdata(lua, 1);
    Vm *vm = vm_of(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, call->run->thread);
    lua_State *thread = lua_tothread(lua, -1);
    int results = 0;
    int arguments = lua_status(thread) == LUA_OK ? 2 : 0;
    int status = lua_resume(thread, lua, arguments, &results);
    call->over = status != LUA_YIELD;
    if (status == LUA_YIELD) {
        call->run->wait += lua_tonumber(thread, -1);
        lua_pop(thread, results);
    } else if (status != LUA_OK) {
        lua_settop(lua, 0);
        lua_xmove(thread, lua, 1);
        if (status == LUA_ERRMEM)
            vm->starved = true;
        return lua_error(lua);
    }
    return 0;
}

static void end_run(Script *script, Run *run) {
    luaL_unref(script->pack[run->pack].vm->lua, LUA_REGISTRYINDEX, run->thread);
    *run = (Run){.pack = -1};
}

// Lets one run go on until it waits, ends or fails.
static void go_on(Script *script, int index) {
    Run *run = &script->run[index];
    Vm *vm = script->pack[run->pack].vm;
    ResumeCall call = {run, false};
    script->speaking = index;
    bool good = vm_protect(vm, resume_run, &call);
    script->speaking = -1;
    if (!good)
        told(script, run->reward, vm);
    if (!good || call.over)
        end_run(script, run);
}

int script_advance(Script *script, double breaths, ShowCommand *out, int most) {
    for (int i = 0; i < SCRIPT_RUNS; i++) {
        Run *run = &script->run[i];
        if (run->pack < 0)
            continue;
        run->wait -= breaths;
        int turns = 0;
        enum { TURNS_MAX = 64 }; // a reward of waits of nothing ends its turn here
        while (run->pack >= 0 && run->wait <= 1e-9 && turns++ < TURNS_MAX &&
               script->shows < SCRIPT_SHOWS / 2)
            go_on(script, i);
    }
    int count = script->shows < most ? script->shows : most;
    memcpy(out, script->show, (size_t)count * sizeof *out);
    script->shows -= count;
    memmove(script->show, script->show + count, (size_t)script->shows * sizeof *out);
    return count;
}

void show_stop(Script *script) {
    for (int i = 0; i < SCRIPT_RUNS; i++)
        script->run[i].pack = -1;
    script->speaking = -1;
}
