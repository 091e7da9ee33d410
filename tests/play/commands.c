// ctest: plain
// The sub-commands as people call them: what they print, what they return, what they leave alone.
#include "check.h"

#include <sys/wait.h>

#include "file.h"

typedef struct {
    int status; // exit status, -1 when it was ended by a signal
    char *out, *err;
} Ran;

static char scratch[64];

// Runs the program with these arguments (shell words) in the scratch folder.
static Ran run(const char *arguments) {
    char command[2048];
    snprintf(command, sizeof command, "cd '%s' && %s %s >out.txt 2>err.txt", scratch, TEST_PROGRAM,
             arguments);
    int status = system(command);
    Ran ran = {.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1};
    char path[128];
    size_t size;
    snprintf(path, sizeof path, "%s/out.txt", scratch);
    ran.out = file_read(path, &size);
    snprintf(path, sizeof path, "%s/err.txt", scratch);
    ran.err = file_read(path, &size);
    assert_non_null(ran.out);
    assert_non_null(ran.err);
    return ran;
}

static void done(Ran *ran) {
    free(ran->out);
    free(ran->err);
}

static void put(const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", scratch, name);
    assert_true(file_write(path, text, strlen(text)));
}

static int lines_with(const char *text, const char *part) {
    int count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

static void expect(const char *arguments, int status, const char *out, const char *err) {
    Ran ran = run(arguments);
    if (ran.status != status)
        fail_msg("'%s' returns %d, not %d: %s", arguments, ran.status, status, ran.err);
    if (out && !strstr(ran.out, out))
        fail_msg("'%s' does not print '%s'", arguments, out);
    if (err && !strstr(ran.err, err))
        fail_msg("'%s' does not tell '%s' but: %s", arguments, err, ran.err);
    if (!err && *ran.err)
        fail_msg("'%s' tells: %s", arguments, ran.err);
    done(&ran);
}

// ---- arguments ----

static void helps(void **state) {
    (void)state;
    expect("--help", 0, "usage:", NULL);
    expect("trace --help", 0, "--rate", NULL);
    expect("--version", 0, "stretch-garden ", NULL);
    Ran ran = run("list --help");
    assert_null(strstr(ran.out, "--rate")); // only its own options
    done(&ran);
}

static void wrong_arguments_return_two(void **state) {
    (void)state;
    expect("lisst", 2, NULL, "did you mean 'list'?");
    expect("list levls", 2, NULL, "did you mean 'levels'?");
    expect("list a b", 2, NULL, "one name too many");
    expect("trace", 2, NULL, "needs a name");
    expect("trace twisting_cat --rat 5", 2, NULL, "did you mean --rate?");
    expect("trace twisting_cat --rate", 2, NULL, "needs a value");
    expect("trace twisting_cat --rate fast", 2, NULL, "not a number");
    expect("trace twisting_cat --rate nan", 2, NULL, "not a number");
    expect("trace twisting_cat --breath 13", 2, NULL, "5 to 12");
    expect("trace twisting_cat --mute", 2, NULL, "no option of trace");
    expect("trace twisting_cat --person mum --person kid", 2, NULL, "one --person");
    expect("play morning", 2, NULL, "--headless");
    expect("play morning --headless --seed -1", 2, NULL, "whole number");
    expect("show twisting_cat", 2, NULL, "--out");
    expect("show twisting_cat --out x.png --size 12", 2, NULL, "1280x720");
    expect("list --pack", 2, NULL, "needs a value");
    expect("--seed=x", 2, NULL, "whole number");
}

static void unknown_names_return_one(void **state) {
    (void)state;
    expect("trace twisting_cta", 1, NULL, "did you mean 'twisting_cat'?");
    expect("trace twisting_cat --person mun", 1, NULL, "did you mean 'mum'?");
    expect("trace twisting_cat --version esier", 1, NULL, "did you mean 'easier'?");
    expect("play mornin --headless", 1, NULL, "did you mean 'morning'?");
    expect("play evening --headless --version lying", 1, NULL, "has a version 'lying'");
    expect("list --lang xx", 1, NULL, "no language 'xx'");
}

// ---- list ----

static void lists_everything(void **state) {
    (void)state;
    Ran ran = run("list");
    assert_int_equal(ran.status, 0);
    assert_true(lines_with(ran.out, "exercise\t") >= 5);
    assert_true(lines_with(ran.out, "level\t") >= 4);
    assert_true(lines_with(ran.out, "avatar\t") >= 2);
    assert_true(lines_with(ran.out, "reward\t") >= 1);
    assert_non_null(strstr(ran.out, "exercise\ttwisting_cat\tTwisting Cat\t12\t90\t"
                                    "scripts/exercises/twisting_cat.lua\n"));
    assert_non_null(strstr(ran.out, "level\tfamily_stretch_time\tFamily stretch time\t81\t607.5\t"
                                    "levels/family_stretch_time.lua\n"));
    done(&ran);
    ran = run("list levels");
    assert_int_equal(ran.status, 0);
    assert_null(strstr(ran.out, "exercise\t"));
    done(&ran);
    expect("list voices", 0, "", NULL);
    expect("list exercises --lang de", 0, "twisting_cat", NULL);
}

// ---- check ----

static const char BROKEN[] =
    "exercise { id = \"nod\", name = \"Nod\", reps = 2,\n"
    "  props = { \"mat\" },\n"
    "  poses = { tall = { base = \"standing\" } },\n"
    "  steps = { exhale { poze = \"tall\" }, inhale { pose = \"tall\" } } }\n";
static const char STIFF[] =
    "exercise { id = \"stiff\", name = \"Stiff\", reps = 2, props = { \"mat\" },\n"
    "  poses = { tall = { base = \"standing\" },\n"
    "            deep = { base = \"tall\", spine = { flex = 70 } } },\n"
    "  ready = { say = \"Stand.\" },\n"
    "  steps = { exhale { pose = \"deep\", say = \"Out.\" }, inhale { pose = \"tall\", say = "
    "\"In.\" } } }\n";

static void checks_what_is_shipped(void **state) {
    (void)state;
    expect("check", 0, " exercises with", NULL);
}

static void checks_files_and_packs(void **state) {
    (void)state;
    put("nod.lua", BROKEN);
    put("stiff.lua", STIFF);
    expect("check nod.lua", 1, NULL, "nod.lua:4: ");
    expect("check nod.lua", 1, NULL, "did you mean 'pose'?");
    expect("check stiff.lua", 1, NULL, "stiff.lua:");
    expect("check stiff.lua", 1, NULL,
           "the spine bend goes 25 degrees past its limit in 'deep' (mum");
    expect("check absent.lua", 1, NULL, "absent.lua:1: cannot be read");
    char command[512];
    snprintf(command, sizeof command, "check '%s/scripts/exercises/twisting_cat.lua'",
             TEST_SOURCE_DIR);
    expect(command, 0, "1 exercises", NULL);
    Ran ran = run("check nod.lua stiff.lua");
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "nod.lua:"));
    assert_non_null(strstr(ran.err, "stiff.lua:"));
    done(&ran);
    // A folder may be a pack; a broken card in it leaves all others playable.
    char folder[128];
    snprintf(folder, sizeof folder, "%s/pack/exercises", scratch);
    assert_true(folder_make(folder));
    put("pack/exercises/nod.lua", BROKEN);
    put("pack/exercises/stiff.lua", STIFF);
    expect("check pack", 1, NULL, "pack/exercises/nod.lua:4: ");
    expect("list exercises --pack pack", 1, "exercise\tstiff\t", "nod.lua:4: ");
    expect("trace twisting_cat --pack pack --rate 1", 0, "pelvis.x", NULL);
    ran = run("trace stiff --pack pack --rate 1");
    assert_int_equal(ran.status, 0);
    assert_int_equal(lines_with(ran.out, "\n"), 1 + 16); // two breaths of 7.5 s, both ends
    done(&ran);
}

// ---- trace ----

// The field number `index` of a line.
static double field(const char *line, int index) {
    for (int i = 0; i < index; i++)
        line = strchr(line, '\t') + 1;
    return strtod(line, NULL);
}

static int column(const char *header, const char *name) {
    size_t length = strlen(name);
    int index = 0;
    for (const char *at = header;; index++) {
        if (strncmp(at, name, length) == 0 && (at[length] == '\t' || at[length] == '\n'))
            return index;
        at += strcspn(at, "\t\n");
        if (*at != '\t')
            break;
        at++;
    }
    fail_msg("the trace has no column %s", name);
    return -1;
}

static void traces_a_movement(void **state) {
    (void)state;
    Ran ran = run("trace front_to_back_opener");
    assert_int_equal(ran.status, 0);
    const char *wanted = "t\tbreath\tair\tstep\trep\tside\tpelvis.x\tpelvis.y\tpelvis.z\t";
    assert_memory_equal(ran.out, wanted, strlen(wanted));
    static const char *const names[] = {
        "waist.y",      "chest.y",   "neck.y",        "head.y",        "crown.y",   "shoulder_l.x",
        "shoulder_r.x", "elbow_l.x", "wrist_r.z",     "knuckles_l.x",  "hip_r.x",   "knee_l.x",
        "ankle_r.x",    "heel_l.y",  "toe_r.y",       "ear_l.x",       "palm_l.x",  "palm_r.z",
        "hand_l.on",    "hand_r.on", "forearm_l.on",  "forearm_r.on",  "foot_l.on", "foot_r.on",
        "knee_l.on",    "knee_r.on", "shoulder_l.on", "shoulder_r.on", "ear_l.on",  "ear_r.on",
        "back_head.on", "back.on",   "pelvis.on",     "band_l.x",      "band_r.z",  "com.x",
        "com.z"};
    for (size_t i = 0; i < COUNT(names); i++)
        column(ran.out, names[i]);
    assert_int_equal(lines_with(ran.out, "\n"), 1 + 75 * 60 + 1); // both ends
    const char *line = strchr(ran.out, '\n') + 1;
    assert_near(field(line, 0), 0, 0);
    assert_near(field(line, column(ran.out, "foot_l.on")), 1, 1e-9);
    double width =
        field(line, column(ran.out, "band_l.x")) - field(line, column(ran.out, "band_r.x"));
    assert_near(width, 4.1 * 2 * .1 * 1.65, .005); // the mum: 4.1 shoulder breadths
    const char *last = ran.out + strlen(ran.out) - 1;
    while (last[-1] != '\n')
        last--;
    assert_near(field(last, 0), 75, 1e-9);
    assert_near(field(last, 1), 10, 1e-9);
    assert_near(field(last, 4), 5, 0);
    done(&ran);
}

static void traces_as_asked(void **state) {
    (void)state;
    Ran ran =
        run("trace supported_forward_bend --person kid --rate 2 --breath 10 --version easier");
    assert_int_equal(ran.status, 0);
    assert_int_equal(lines_with(ran.out, "\n"), 1 + 9 * 10 * 2 + 1);
    column(ran.out, "chair_top.y");
    assert_null(strstr(ran.out, "band_l.x"));
    const char *line = strchr(ran.out, '\n') + 1;
    assert_near(field(line, column(ran.out, "chair_top.y")), .57, .01); // the child's own chair
    done(&ran);
    ran = run("trace twisting_cat --rate 1");
    assert_null(strstr(ran.out, "chair_top.y"));
    assert_null(strstr(ran.out, "band_l.x"));
    assert_true(lines_with(ran.out, "\tright\t") > 40);
    assert_true(lines_with(ran.out, "\tleft\t") > 40);
    done(&ran);
    ran = run("trace side_to_side_bend --rate 1"); // the lift and the lowering are no repetition
    const char *first = strchr(ran.out, '\n') + 1;
    assert_near(field(first, 4), 0, 0);
    assert_non_null(strstr(first, "\tnone\t"));
    done(&ran);
}

static void traces_the_same_bytes_again(void **state) {
    (void)state;
    Ran a = run("trace twisting_cat --person kid"), b = run("trace twisting_cat --person kid");
    assert_string_equal(a.out, b.out);
    done(&a);
    done(&b);
}

// ---- play ----

static void plays_a_level(void **state) {
    (void)state;
    Ran ran = run("play family_stretch_time --headless --seed 3");
    assert_int_equal(ran.status, 0);
    double seconds = 0; // of the level, changes included
    assert_int_equal(sscanf(ran.out,
                            "0.000 0.0 level_start id=family_stretch_time seconds=%lf breaths=81",
                            &seconds),
                     1);
    assert_true(seconds >= 600 && seconds <= 690);
    assert_int_equal(lines_with(ran.out, "\texercise_start\t"), 5);
    assert_int_equal(lines_with(ran.out, "\texercise_done\t"), 5);
    assert_int_equal(lines_with(ran.out, "\trep_done\t"), 26);
    assert_int_equal(lines_with(ran.out, "\tstep\t"), 162);
    assert_int_equal(lines_with(ran.out, "\tthank_you\n"), 1);
    char end[128];
    snprintf(end, sizeof end, "\tscore\tbreaths=81\n%.3f\t81.0\tthank_you\n", seconds);
    assert_non_null(strstr(ran.out, end));
    snprintf(end, sizeof end, "\n%.3f\t81.0\tlevel_end\n", seconds);
    assert_non_null(strstr(ran.out, end));
    assert_non_null(strstr(ran.out, "\trep_done\texercise=twisting_cat\trep=3\tside=left\n"));
    assert_non_null(strstr(ran.out,
                           "\tstep\texercise=twisting_cat\trep=1\tside=right\tstep=0\tbreath=out"
                           "\thold=0\tpose=threaded\n"));
    Ran again = run("play family_stretch_time --headless --seed 3");
    assert_string_equal(ran.out, again.out);
    done(&again);
    again = run("play family_stretch_time --headless --seed 4");
    assert_string_not_equal(ran.out, again.out); // other dice, another garden
    done(&again);
    done(&ran);
    expect("play family_stretch_time --headless --transcript t.txt", 0, "", NULL);
    expect("play morning --headless --transcript absent/t.txt", 1, NULL, "absent/t.txt");
    expect("play evening --headless --breath 5", 0, "seconds=45\t", NULL);
    expect("play family_stretch_time --headless --version easier", 0, "version=easier", NULL);
    expect("play morning --headless --lang de", 0, "\tsay\t", NULL);
}

static void presses_buttons(void **state) {
    (void)state;
    put("b.txt", "# a pause in the third breath, and a skip\n"
                 "2.5 pause\n2.5 choose go_on\n"
                 "5 left down\n5 left up\n"
                 "6.2 back\n6.2 choose skip # enough of this one\n");
    Ran ran = run("play after_feeding --headless --script b.txt");
    assert_int_equal(ran.status, 0);
    assert_int_equal(lines_with(ran.out, "\tpause\n"), 2);
    assert_int_equal(lines_with(ran.out, "\tresume\n"), 2);
    assert_int_equal(lines_with(ran.out, "\texercise_start\t"), 3);
    assert_int_equal(lines_with(ran.out, "\texercise_done\t"), 2);
    Ran again = run("play after_feeding --headless --script b.txt");
    assert_string_equal(ran.out, again.out);
    done(&again);
    done(&ran);
    put("b.txt", "1 paws\n");
    expect("play morning --headless --script b.txt", 1, NULL,
           "b.txt:1: 'paws' is no button (did you mean 'pause'?)");
    put("b.txt", "\n1 choose enuf\n");
    expect("play morning --headless --script b.txt", 1, NULL, "b.txt:2: 'enuf' is no choice");
    put("b.txt", "x ok\n");
    expect("play morning --headless --script b.txt", 1, NULL, "no number of breaths");
    put("b.txt", "3 ok\n2 ok\n");
    expect("play morning --headless --script b.txt", 1, NULL, "b.txt:2:");
    expect("play morning --headless --script absent.txt", 1, NULL, "absent.txt");
}

static void keeps_what_it_is_told_to_keep(void **state) {
    (void)state;
    char path[128];
    expect("play morning --headless --data home --breath 5", 0, "level_end", NULL);
    snprintf(path, sizeof path, "%s/home", scratch);
    assert_true(folder_exists(path));
    // And nothing without being told: the home folder of whoever runs it stays as it was.
    char command[512];
    snprintf(command, sizeof command, "%s/empty", scratch);
    assert_true(folder_make(command));
    setenv("HOME", command, 1);
    setenv("XDG_DATA_HOME", command, 1);
    expect("play morning --headless", 0, "level_end", NULL);
    expect("list", 0, "exercise", NULL);
    expect("check", 0, NULL, NULL);
    snprintf(command, sizeof command, "test -z \"$(ls -A '%s/empty')\"", scratch);
    assert_int_equal(system(command), 0);
}

// ---- places ----

static void finds_its_scripts_from_anywhere(void **state) {
    (void)state;
    char command[512];
    snprintf(command, sizeof command, "cd / && %s list >/dev/null", TEST_PROGRAM);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "ln -s %s '%s/link' && cd / && '%s/link' list >/dev/null",
             TEST_PROGRAM, scratch, scratch);
    assert_int_equal(system(command), 0);
    snprintf(command, sizeof command, "%s/mine/scripts/exercises", scratch);
    assert_true(folder_make(command));
    put("mine/scripts/exercises/stiff.lua", STIFF);
    snprintf(command, sizeof command, "%s/mine", scratch);
    setenv("STRETCH_GARDEN_DATA", command, 1);
    Ran ran = run("list");
    assert_non_null(strstr(ran.out, "exercise\tstiff\t"));
    assert_null(strstr(ran.out, "twisting_cat"));
    done(&ran);
    setenv("STRETCH_GARDEN_DATA", "/nowhere", 1);
    expect("list", 1, NULL, "/nowhere");
    unsetenv("STRETCH_GARDEN_DATA");
}

// Nine moments lie in rows of four, each as large as was asked for.
static void sheets_hold_every_moment(void **state) {
    (void)state;
    expect("show side_to_side_bend --sheet 9 --size 320x180 --out sheet.png", 0, NULL, NULL);
    char path[128];
    snprintf(path, sizeof path, "%s/sheet.png", scratch);
    size_t size;
    char *png = file_read(path, &size);
    assert_true(png && size > 24);
    const unsigned char *head = (const unsigned char *)png;
    assert_int_equal(head[18] << 8 | head[19], 4 * 320);
    assert_int_equal(head[22] << 8 | head[23], 3 * 180);
    free(png);
}

static void tells_when_nothing_can_be_written(void **state) {
    (void)state;
    if (access("/dev/full", W_OK) != 0)
        skip();
    char command[512];
    snprintf(command, sizeof command, "%s trace twisting_cat --rate 5 >/dev/full 2>'%s/err.txt'",
             TEST_PROGRAM, scratch);
    int status = system(command);
    assert_int_equal(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 1);
}

static int begin(void **state) {
    (void)state;
    folder_scratch(scratch);
    return 0;
}

static int end(void **state) {
    (void)state;
    folder_drop(scratch);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(helps),
        cmocka_unit_test(wrong_arguments_return_two),
        cmocka_unit_test(unknown_names_return_one),
        cmocka_unit_test(lists_everything),
        cmocka_unit_test(checks_what_is_shipped),
        cmocka_unit_test(checks_files_and_packs),
        cmocka_unit_test(traces_a_movement),
        cmocka_unit_test(traces_as_asked),
        cmocka_unit_test(traces_the_same_bytes_again),
        cmocka_unit_test(plays_a_level),
        cmocka_unit_test(presses_buttons),
        cmocka_unit_test(keeps_what_it_is_told_to_keep),
        cmocka_unit_test(finds_its_scripts_from_anywhere),
        cmocka_unit_test(sheets_hold_every_moment),
        cmocka_unit_test(tells_when_nothing_can_be_written),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
