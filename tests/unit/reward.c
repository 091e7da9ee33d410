// Rewards and scores: stage directions in breath time, within bounds, and never anything taken
// away.
#include "support_pack.h"

static const char REWARDS[] =
    "reward { id = 'bloom', name = 'Bloom', on = 'rep_done', show = function(show, event)\n"
    "  show.flower { 'daisy', x = 0.25, y = 0.5 }\n"
    "  show.wait(1)\n"
    "  show.visitor 'ladybird'\n"
    "  show.wait(0.5)\n"
    "  if event.side == 'left' then show.words('left.' .. event.rep) end\n"
    "end }\n"
    "reward { id = 'other', name = 'Other', on = 'level_done', show = function(show)\n"
    "  for i = 1, 3 do show.dew { 'drop', size = i }; show.wait(1) end end }\n";

static void open_with(TestPack *pack, const char *text) {
    pack_open(pack);
    pack_write(pack, "rewards/r.lua", text);
    pack_read(pack, NULL, NULL);
    for (int i = 0; i < pack->library.faults.count; i++)
        print_error("%s\n", pack->library.faults.line[i]);
    assert_int_equal(pack->library.faults.count, 0);
}

static const ScriptEvent REP = {
    .name = "rep_done", .exercise = "cat", .side = SIDE_LEFT, .rep = 3, .breaths = 3, .seed = 5};

static void a_stage_direction(void **state) {
    (void)state;
    TestPack pack;
    ShowCommand out[8];
    open_with(&pack, REWARDS);
    assert_int_equal(script_advance(pack.script, 1, out, 8), 0);
    script_event(pack.script, &REP);
    assert_int_equal(script_advance(pack.script, 0, out, 8), 1);
    assert_int_equal(out[0].kind, SHOW_FLOWER);
    assert_string_equal(out[0].id, "daisy");
    assert_string_equal(out[0].reward, "bloom");
    assert_near(out[0].x, .25, 0);
    assert_near(out[0].y, .5, 0);
    assert_near(out[0].size, 1, 0);
    assert_int_equal(script_advance(pack.script, .9, out, 8), 0);
    assert_int_equal(script_advance(pack.script, .1, out, 8), 1);
    assert_int_equal(out[0].kind, SHOW_VISITOR);
    assert_in_range((int)(out[0].x * 1000), 0, 1000);
    assert_int_equal(script_advance(pack.script, .5, out, 8), 1);
    assert_int_equal(out[0].kind, SHOW_WORDS);
    assert_string_equal(out[0].id, "left.3");
    assert_int_equal(script_advance(pack.script, 9, out, 8), 0);
    assert_int_equal(script_faults(pack.script)->count, 0);
    pack_close(&pack);
}

// A long stride lets everything happen that would have happened by then.
static void a_long_stride(void **state) {
    (void)state;
    TestPack pack;
    ShowCommand out[8];
    open_with(&pack, REWARDS);
    ScriptEvent event = {.name = "level_done"};
    script_event(pack.script, &event);
    assert_int_equal(script_advance(pack.script, 2.5, out, 8), 3);
    assert_near(out[2].size, 3, 0);
    pack_close(&pack);
}

static void more_than_fits_comes_next_time(void **state) {
    (void)state;
    TestPack pack;
    ShowCommand out[4];
    open_with(&pack, "reward { id = 'a', name = 'A', on = 'rep_done', show = function(show)\n"
                     "for i = 1, 6 do show.leaf { 'leaf_' .. i } end end }");
    script_event(pack.script, &REP);
    assert_int_equal(script_advance(pack.script, 0, out, 4), 4);
    assert_string_equal(out[3].id, "leaf_4");
    assert_int_equal(script_advance(pack.script, 0, out, 4), 2);
    assert_string_equal(out[1].id, "leaf_6");
    pack_close(&pack);
}

static int collect(TestPack *pack, uint64_t seed, char *all, size_t size) {
    ShowCommand out[16];
    ScriptEvent event = REP;
    event.seed = seed;
    script_event(pack->script, &event);
    int count = script_advance(pack->script, 64, out, 16);
    all[0] = '\0';
    for (int i = 0; i < count; i++) {
        size_t used = strlen(all);
        snprintf(all + used, size - used, "%s %.6f %.6f %u;", out[i].id, out[i].x, out[i].y,
                 (unsigned)out[i].seed);
    }
    return count;
}

static void the_same_dice_show_the_same(void **state) {
    (void)state;
    const char *text = "reward { id = 'a', name = 'A', on = 'rep_done', chance = 0.5,\n"
                       "show = function(show) for i = 1, math.random(2, 5) do\n"
                       "show.flower { 'f' .. math.random(9) } show.wait(math.random()) end end }";
    TestPack one, two;
    char first[1024], second[1024];
    open_with(&one, text);
    open_with(&two, text);
    int came = 0, different = 0;
    char last[1024] = "";
    for (uint64_t seed = 0; seed < 200; seed++) {
        int count = collect(&one, seed, first, sizeof first);
        collect(&two, seed, second, sizeof second);
        assert_string_equal(first, second);
        came += count > 0;
        different += count > 0 && strcmp(first, last) != 0;
        snprintf(last, sizeof last, "%s", first);
    }
    // What was before does not count.
    pack_close(&two);
    open_with(&two, text);
    for (uint64_t seed = 300; seed < 320; seed++) {
        collect(&one, 640 - seed, first, sizeof first);
        collect(&one, seed, first, sizeof first);
        collect(&two, seed, second, sizeof second);
        assert_string_equal(first, second);
    }
    assert_in_range(came, 60, 140); // chance = 0.5
    assert_true(different > came / 2);
    pack_close(&one);
    pack_close(&two);
}

static const struct {
    const char *body, *told;
} FAILING[] = {
    {"while true do end", "rewards/r.lua:2: runs too long"},
    {"show.wait(1) while true do end", "rewards/r.lua:2: runs too long"},
    {"local s = 'x' while true do s = s .. s end", "rewards/r.lua:2: needs more memory"},
    {"error('oh')", "rewards/r.lua:2: oh"},
    {"error({})", "rewards/r.lua:2: stopped with an error"},
    {"local x = nothing.here", "rewards/r.lua:2: there is no word 'nothing'"},
    {"show.elephant { 'x' }", "rewards/r.lua:2: attempt to call a nil value"},
    {"show.flower {}", "show wants a name first: show.flower{ \"name\" }"},
    {"show.flower('Not A Name')", "show wants a name first"},
    {"show.flower { 'a', x = 0/0 }", "'x' wants a number"},
    {"show.flower { 'a', y = 'left' }", "'y' wants a number"},
    {"show.flower { 'a', size = -1 }", "'size' wants a number"},
    {"show.wait(-1)", "0 to 64 breaths"},
    {"show.wait(0/0)", "0 to 64 breaths"},
    {"show.wait(math.huge)", "0 to 64 breaths"},
    {"show.wait('long')", "number expected"},
    {"for i = 1, 1e9 do show.leaf 'a' end", "shows more than 64 things"},
    {"exercise {}", "exercise belongs at the top of a file"},
    {"table.sort({ 2, 1 }, function() show.wait(1) end)", "works only in a reward's show"},
    {"for k in pairs(show) do show[k] = nil end show.leaf 'a'", "attempt to call a nil value"},
};

static void a_failing_reward_is_told_once_and_dropped(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(FAILING); i++) {
        TestPack pack;
        ShowCommand out[64];
        char text[1024];
        snprintf(text, sizeof text,
                 "reward { id = 'bad', name = 'B', on = 'rep_done', show = function(show, "
                 "event)\n%s end }\n"
                 "reward { id = 'good', name = 'G', on = 'rep_done', show = function(show)\n"
                 "show.wait(2) show.flower { 'daisy' } end }",
                 FAILING[i].body);
        open_with(&pack, text);
        int flowers = 0;
        for (int turn = 0; turn < 3; turn++) {
            script_event(pack.script, &REP);
            for (int k = 0; k < 4; k++) {
                int count = script_advance(pack.script, 1, out, 64);
                for (int c = 0; c < count; c++)
                    flowers += !strcmp(out[c].reward, "good");
            }
        }
        const Report *faults = script_faults(pack.script);
        if (faults->count != 1 || !strstr(faults->line[0], FAILING[i].told) || flowers != 3) {
            print_error("%s\n %d faults, %d flowers: %s\n", FAILING[i].body, faults->count, flowers,
                        faults->count ? faults->line[0] : "");
            _fail(__FILE__, __LINE__);
        }
        pack_close(&pack);
    }
}

static void many_at_once_and_waits_of_nothing(void **state) {
    (void)state;
    TestPack pack;
    ShowCommand out[64];
    open_with(&pack, "for i = 1, 40 do reward { id = 'r' .. i, name = 'R', on = 'rep_done',\n"
                     "show = function(show) while true do show.wait(0) end end } end");
    for (int i = 0; i < 50; i++) {
        script_event(pack.script, &REP);
        script_advance(pack.script, .01, out, 64);
    }
    assert_int_equal(script_faults(pack.script)->count, 0);
    pack_close(&pack);
}

static double worth(const char *rule, double breaths) {
    TestPack pack;
    char text[512];
    snprintf(text, sizeof text, "scoring { half_breath = function(done)\n%s end }", rule);
    open_with(&pack, text);
    ScriptEvent event = {.name = "half_breath", .breaths = breaths, .session = 4, .together = 100};
    double value = script_score(pack.script, &event);
    ScriptEvent other = {.name = "rep_done", .breaths = breaths};
    assert_near(script_score(pack.script, &other), 0, 0); // no rule
    assert_near(script_score(pack.script, &event), value, 0);
    pack_close(&pack);
    return value;
}

static void scores_never_take_away(void **state) {
    (void)state;
    assert_near(worth("return done.breaths", .5), .5, 0);
    assert_near(worth("return done.breaths * 2 + done.session + done.together", .5), 105, 0);
    assert_near(worth("return -5", .5), 0, 0);
    assert_near(worth("return 0/0", .5), 0, 0);
    assert_near(worth("return -math.huge", .5), 0, 0);
    assert_near(worth("return math.huge", .5), 1000, 0);
    assert_near(worth("return 'much'", .5), 0, 0);
    assert_near(worth("return nil", .5), 0, 0);
    assert_near(worth("error('x')", .5), 0, 0);
    assert_near(worth("while true do end", .5), 0, 0);
}

static void a_failing_score_is_told_once(void **state) {
    (void)state;
    TestPack pack;
    open_with(&pack, "scoring { half_breath = function() return {} end }");
    ScriptEvent event = {.name = "half_breath", .breaths = .5};
    for (int i = 0; i < 5; i++)
        assert_near(script_score(pack.script, &event), 0, 0);
    assert_int_equal(script_faults(pack.script)->count, 1);
    assert_string_equal(script_faults(pack.script)->line[0],
                        "rewards/r.lua:1: the score is a table; expected a number of breaths");
    pack_close(&pack);
}

static void the_shipped_ones_work(void **state) {
    (void)state;
    static const char *const events[] = {"half_breath",   "hold_done",  "rep_done",
                                         "exercise_done", "level_done", "garden_opened"};
    TestPack pack = {0};
    const char *folder = TEST_SOURCE_DIR;
    pack.script = script_load(&pack.library, &folder, 1, NULL, 1);
    ShowCommand out[64];
    int shows = 0;
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
        ScriptEvent event = {.name = events[i % 6], .breaths = .5, .seed = (uint64_t)i};
        script_event(pack.script, &event);
        sum += script_score(pack.script, &event);
        for (int k = 0; k < 4; k++) {
            int count = script_advance(pack.script, .5, out, 64);
            for (int c = 0; c < count; c++)
                if (out[c].kind == SHOW_WORDS) // every sentence is there
                    assert_string_not_equal(script_words(pack.script, out[c].id), out[c].id);
            shows += count;
        }
    }
    assert_int_equal(script_faults(pack.script)->count, 0);
    assert_true(shows > 1000);
    assert_near(sum, .5 * 334, 1e-9);
    script_destroy(pack.script);
    script_free_library(&pack.library);
}

// Whoever stops after one breath has grown a flower; half a breath, or the next ones, grow none.
static void one_breath_grows_a_flower(void **state) {
    (void)state;
    TestPack pack = {0};
    const char *folder = TEST_SOURCE_DIR;
    pack.script = script_load(&pack.library, &folder, 1, NULL, 1);
    ShowCommand out[64];
    for (int half = 1; half <= 12; half++) {
        ScriptEvent event = {
            .name = "half_breath", .breaths = .5, .session = .5 * half, .seed = (uint64_t)half};
        script_event(pack.script, &event);
        int count = script_advance(pack.script, .5, out, 64);
        assert_int_equal(count, half == 2);
        assert_true(half != 2 || out[0].kind == SHOW_FLOWER);
    }
    script_destroy(pack.script);
    script_free_library(&pack.library);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stage_direction),
        cmocka_unit_test(a_long_stride),
        cmocka_unit_test(more_than_fits_comes_next_time),
        cmocka_unit_test(the_same_dice_show_the_same),
        cmocka_unit_test(a_failing_reward_is_told_once_and_dropped),
        cmocka_unit_test(many_at_once_and_waits_of_nothing),
        cmocka_unit_test(scores_never_take_away),
        cmocka_unit_test(a_failing_score_is_told_once),
        cmocka_unit_test(the_shipped_ones_work),
        cmocka_unit_test(one_breath_grows_a_flower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
