// The box: what is in it, what is not, and that every attack ends quickly with one message.
#include "vm.h"
#include "check.h"
#include "hold.h"

#include <lauxlib.h>
#include <time.h>

typedef struct {
    const char *text;
    size_t size;
} Source;

static int run_source(lua_State *lua) {
    const Source *source = lua_touserdata(lua, 1);
    vm_run(lua, source->text, source->size);
    return 0;
}

static bool run(Vm *vm, const char *text) {
    Source source = {text, strlen(text)};
    return vm_protect(vm, run_source, &source);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void what_is_in_the_box(void **state) {
    (void)state;
    Vm *vm = vm_create(VM_MEMORY, 1);
    assert_non_null(vm);
    bool good = run(vm, "local names = {}\n"
                        "for name in pairs(_ENV) do names[#names + 1] = name end\n"
                        "error(table.concat(names, ' '), 0)");
    assert_false(good);
    assert_string_equal(vm->fault, "assert error ipairs math pairs rawequal select string table "
                                   "tonumber tostring type");
    assert_false(run(vm, "local names = {}\n"
                         "for _, t in ipairs{ math, string, table } do\n"
                         "for name in pairs(t) do names[#names + 1] = name end end\n"
                         "error(table.concat(names, ' '), 0)"));
    assert_string_equal(
        vm->fault, "abs ceil cos deg floor fmod huge max maxinteger min mininteger modf pi rad "
                   "random sin sqrt tointeger type ult byte char format len lower rep reverse "
                   "sub upper concat insert move pack remove sort unpack");
    vm_destroy(vm);
}

static const struct {
    const char *source, *message;
    int line;
} ATTACKS[] = {
    {"while true do end", "runs too long", 1},
    {"local x\nfor i = 1, math.huge do\n x = i end", "runs too long", 3},
    {"\nrepeat until false", "runs too long", 2},
    {"local function f() return f() end f()", "runs too long", 1},
    {"local function f() f() end f()", "more memory", 1},
    {"local t = {}\nfor i = 1, 1e9 do t[i] = {} end", "more memory", 2},
    {"local s = 'x'\nwhile true do s = s .. s end", "more memory", 2},
    {"local t = {}\nfor i = 1, 1e9 do t[i] = 'x' .. i end", "more memory", 2},
    {"local s = ('x'):rep(60000)\nwhile true do local r = s:upper() end", "too often", 2},
    {"local s = ('x'):rep(60000)\nwhile true do local r = s .. 'y' end", "too often", 2},
    {"local s = ('x'):rep(65536)\ns = s .. s\ns = s .. s", "more memory", 2},
    {"local s = ('x'):rep(1 << 31)", "65536", 1},
    {"local s = ('x'):rep(1 << 62, 'y')", "65536", 1},
    {"local s = ('x'):rep(-1 << 63)\nerror('fine')", "fine", 2},
    {"('x'):find('x')", "'find'", 1},
    {"string.find('x', 'x')", "'find'", 1},
    {"('x'):gsub('x', 'y')", "'gsub'", 1},
    {"string.dump(function() end)", "'dump'", 1},
    {"string.format('%s', {})", "cannot show a table", 1},
    {"string.format('%p', 'x')", "'%p'", 1},
    {"string.format('%200d', 1)", "invalid conversion", 1},
    {"xpcall(error, error)", "'xpcall' is not for cards", 1},
    {"pcall(error)", "'pcall' is not for cards", 1},
    {"load('return 1')", "'load' is not for cards", 1},
    {"require('os')", "'require' is not for cards", 1},
    {"setmetatable({}, { __gc = error })", "'setmetatable' is not for cards", 1},
    {"getmetatable('').__index = nil", "'getmetatable' is not for cards", 1},
    {"io.open('x', 'w')", "'io' is not for cards", 1},
    {"os.execute('x')", "'os' is not for cards", 1},
    {"debug.sethook()", "'debug' is not for cards", 1},
    {"coroutine.wrap(error)()", "'coroutine' is not for cards", 1},
    {"collectgarbage('stop')", "'collectgarbage' is not for cards", 1},
    {"table.move({}, 1, 1e15, 2)", "at most 10000", 1},
    {"table.move({}, -1 << 63, (1 << 63) - 1, 2)", "at most 10000", 1},
    {"table.unpack({}, 1, 1e8)", "at most 10000", 1},
    {"table.concat({}, '', 1, 1 << 62)", "at most 10000", 1},
    {"table.sort({ 3, 2, 1 }, function() while true do end end)", "runs too long", 1},
    {"table.sort({ 1, 'x', {} })", "compare", 1},
    {"local t = {}\nfor i = 1, 1e9 do table.insert(t, 1, i) end", "o", 2},
    {"local t = {} for i = 1, 5000 do t[i] = i end\nwhile true do table.remove(t, 1) "
     "t[#t + 1] = 1 end",
     "runs too long", 2},
    {"local t = {} for i = 1, 5000 do t[i] = i end\nwhile true do for k in pairs(t) do break end "
     "end",
     "o", 2},
    {"while true do string.byte(('x'):rep(10000), 1, -1) end", "o", 1},
    {"error(('x'):rep(60000))", "...", 1},
    {"error('two\\nlines\\0 and \\xff')", "two lines", 1},
    {"error(nil)", "not a text", 1},
    {"error(error)", "not a text", 1},
    {"local t = {}\nt[0/0] = 1", "index is NaN", 2},
    {"return 1 // 0", "divide by zero", 1},
    {"return {} .. {}", "concatenate", 1},
    {"return '10' + 1", "arithmetic", 1},
    {"math.random(1, 1 << 40)", "whole numbers", 1},
    {"math.random(0)", "whole numbers", 1},
    {"math.sin(1e300)", "an angle", 1},
    {"math.cos(0/0)", "an angle", 1},
    {"\xef\xbb\xbf\nerror('fine')", "fine", 2},
    {"\r\n\r\nerror('fine')", "fine", 3},
    {"\xef\xbb\xbf\x1bLua", "compiled Lua", 1},
    {"\n\nlocal x = = 1", "unexpected symbol", 3},
    {"goto nowhere", "no visible label", 1},
    {"nothing()", "there is no word 'nothing'", 1},
    {"strin.rep('x', 2)", "did you mean 'string'", 1},
    {"\x1bLua", "compiled Lua", 1},
};

static void told_wrong(const char *source, int line, const char *fault, double seconds) {
    print_error("%s\n -> %d: %s (%.2f s)\n", source, line, fault, seconds);
    _fail(__FILE__, __LINE__);
}

static void every_attack_ends_quickly(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(ATTACKS); i++) {
        Vm *vm = vm_create(VM_MEMORY, 1);
        double start = now();
        bool good = run(vm, ATTACKS[i].source);
        double seconds = now() - start;
        if (good || !strstr(vm->fault, ATTACKS[i].message) || vm->fault_line != ATTACKS[i].line ||
            seconds > 1.5)
            told_wrong(ATTACKS[i].source, vm->fault_line, good ? "nothing" : vm->fault, seconds);
        assert_true(run(vm, "local fine = 1")); // the box lives on
        assert_true(vm->held <= VM_MEMORY);
        vm_destroy(vm);
    }
}

static void deep_texts_are_told(void **state) {
    (void)state;
    static const char *const deep[][2] = {{"{", "}"}, {"(", ")"}, {"do ", " end"}, {"-", "1"}};
    for (size_t i = 0; i < COUNT(deep); i++) {
        char *text = calloc(1, 2 * 5 * 3000 + 100);
        strcpy(text, i == 2 ? "" : "local x = ");
        for (int k = 0; k < 3000; k++)
            strcat(text, deep[i][0]);
        for (int k = 0; k < 3000; k++)
            strcat(text, deep[i][1]);
        Vm *vm = vm_create(VM_MEMORY, 1);
        assert_false(run(vm, text));
        assert_true(strlen(vm->fault) > 4);
        vm_destroy(vm);
        free(text);
    }
}

// Two files of a pack share no word that one of them makes or breaks.
static void files_do_not_meet(void **state) {
    (void)state;
    Vm *vm = vm_create(VM_MEMORY, 1);
    assert_true(run(vm, "mine = 1; math.floor = nil; string.rep = nil; table = nil"));
    assert_true(run(vm, "assert(math.floor(1.5) == 1 and string.rep('a', 2) == 'aa' and table)"));
    assert_false(run(vm, "local x = mine"));
    assert_non_null(strstr(vm->fault, "there is no word 'mine'"));
    vm_destroy(vm);
}

static void same_dice_everywhere(void **state) {
    (void)state;
    const char *roll = "local t = {} for i = 1, 6 do t[i] = math.random(100) end\n"
                       "error(table.concat(t, ' '), 0)";
    char first[VM_TEXT];
    Vm *vm = vm_create(VM_MEMORY, 7);
    run(vm, roll);
    snprintf(first, sizeof first, "%s", vm->fault);
    vm_destroy(vm);
    vm = vm_create(VM_MEMORY, 7);
    run(vm, roll);
    assert_string_equal(first, vm->fault);
    vm_destroy(vm);
    vm = vm_create(VM_MEMORY, 8);
    run(vm, roll);
    assert_string_not_equal(first, vm->fault);
    vm_destroy(vm);
}

// With any amount of memory, opening and running end well or with a told error.
static void every_memory_limit(void **state) {
    (void)state;
    int opened = 0, refused = 0;
    for (size_t memory = 0; memory < 60000; memory += 97) {
        Vm *vm = vm_create(memory, 1);
        if (!vm) {
            refused++;
            continue;
        }
        opened++;
        if (!run(vm, "local t = {} for i = 1, 300 do t[i] = { 'x' .. i } end return pairs(t)"))
            assert_true(strlen(vm->fault) > 4);
        assert_true(vm->held <= memory);
        vm_destroy(vm);
    }
    assert_true(opened > 100 && refused > 50);
}

// The same for the whole way from files to cards.
static void every_memory_limit_of_a_load(void **state) {
    (void)state;
    const char *pack = TEST_SOURCE_DIR;
    int whole = 0, told = 0;
    // A little more each time, until ten loads in a row had enough.
    for (size_t memory = 1000; whole < 10; memory += 1999) {
        Library library;
        Script *script = script_load_within(&library, &pack, 1, "de", 1, memory);
        bool enough = library.faults.count == 0;
        told += !enough;
        whole = enough ? whole + 1 : 0;
        assert_true(memory < VM_MEMORY);
        ShowCommand shows[4];
        ScriptEvent event = {.name = "level_done", .breaths = 1};
        script_event(script, &event);
        script_advance(script, 1, shows, 4);
        script_score(script, &event);
        script_destroy(script);
        script_free_library(&library);
    }
    assert_true(told > 50);
}

static void texts_are_cleaned(void **state) {
    (void)state;
    char out[16];
    assert_string_equal(vm_clean(out, sizeof out, "a\tb\x7f\x01"), "a b  ");
    assert_string_equal(vm_clean(out, sizeof out, "\xc3\xa4\xff\xc3"), "\xc3\xa4??");
    assert_string_equal(vm_clean(out, sizeof out, "0123456789abcdefgh"), "0123456789ab...");
    for (size_t size = 5; size < 16; size++) {
        vm_clean(out, size, "\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2");
        assert_true(strlen(out) < size);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_in_the_box),           cmocka_unit_test(every_attack_ends_quickly),
        cmocka_unit_test(deep_texts_are_told),          cmocka_unit_test(files_do_not_meet),
        cmocka_unit_test(same_dice_everywhere),         cmocka_unit_test(every_memory_limit),
        cmocka_unit_test(every_memory_limit_of_a_load), cmocka_unit_test(texts_are_cleaned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
