// ctest: plain
// Every common mistake of the five movements, planted as a few words in the shipped card, is told
// to its author, for the grown-up and for the child. What the language of cards cannot say, such as
// one arm before the other on the band, is planted in postures: see good_form.c.
#include "check.h"

#include "counts.h"
#include "file.h"
#include "rules.h"
#include "shipped.h"

typedef struct {
    const char *card, *name;
    const char *right, *wrong; // words of the shipped card, and what stands there instead
    const char *told;
} Mistake;

static const Mistake MISTAKES[] = {
    {"front_to_back_opener", "ribs flare", "spine = { flex = -3 }",
     "spine = { flex = -15 }, pelvis = { pitch = 10 }", "the ribs lift"},
    {"front_to_back_opener", "elbows bend to get past", "band = 234,",
     "band = 234, arms = { elbow = 35 },", "elbow bends on the band"},
    {"front_to_back_opener", "shoulders up to the ears", "up = 25", "up = 60", "up to the ear"},
    {"front_to_back_opener", "going on with the in-breath", "inhale { pose = \"up\"",
     "inhale { pose = \"front\"", "'front' is reached on an in-breath; expected an out-breath"},
    {"twisting_cat", "hips sink back", "pelvis = { pitch = 102,",
     "pelvis = { back = 0.15, pitch = 102,", "the hips sink back"},
    {"twisting_cat", "weight on the neck", "side = -25", "side = -35", "the neck side bend goes"},
    {"twisting_cat", "hips swing to one side", "pitch = 102, list = 4", "pitch = 102, list = 20",
     "hip hikes"},
    {"twisting_cat", "holding the breath", "hold { breaths = 2,", "hold { breaths = 0,",
     "expected a whole number from 1 to 20"},
    {"twisting_cat", "no in-breath to come back", "inhale { pose = \"all_fours\"",
     "exhale { pose = \"all_fours\"", "two out-breaths in a row"},
    {"supported_forward_bend", "the back rounds", "pelvis = { pitch = 54 }, spine = { flex = 7 }",
     "pelvis = { pitch = 20 }, spine = { flex = 50 }", "the back rounds by"},
    {"supported_forward_bend", "knees locked", "knees = 28", "knees = 0", "knee is locked"},
    {"supported_forward_bend", "the chin pokes up", "neck = { flex = -3 }", "neck = { flex = -30 }",
     "the chin pokes up"},
    {"knee_to_chest_release", "leaning back",
     "pelvis = { pitch = -6, shift = 0.07, back = -0.02 },\n            spine  = { flex = 14 }",
     "pelvis = { pitch = -18, shift = 0.07, back = -0.02 },\n            spine  = { flex = -10 }",
     "the trunk leans back"},
    {"knee_to_chest_release", "the hip hikes", "pitch = -6, shift", "pitch = -6, list = -12, shift",
     "hip hikes"},
    {"knee_to_chest_release", "pulling hard", "blades = { forward = 25 }",
     "blades = { forward = 25, up = 60 }", "up to the ear"},
    {"knee_to_chest_release", "standing knee locked", "hip_abd = -6, knee = 2",
     "hip_abd = -6, knee = 0", "knee is locked"},
    {"side_to_side_bend", "leaning forward", "spine = { side = 28 }",
     "spine = { side = 28, flex = 15 }", "leans forward or back"},
    {"side_to_side_bend", "twisting", "spine = { side = 28 }", "spine = { side = 28, turn = 15 }",
     "the side bend twists"},
    {"side_to_side_bend", "the hip pushed out", "shift = 0.055", "shift = 0.10",
     "the hips swing aside"},
    {"side_to_side_bend", "elbows bend", "band = 166,", "band = 166, arms = { elbow = 40 },",
     "elbow bends on the band"},
    {"side_to_side_bend", "the head drops", "neck = { side = 8 }", "neck = { side = 25 }",
     "the head drops aside"},
};

// The text with its first `right` put wrong; to be freed.
static char *put_wrong(const char *text, const char *right, const char *wrong) {
    const char *at = strstr(text, right);
    if (!at)
        fail_msg("the card has no '%s'", right);
    size_t size = strlen(text) + strlen(wrong) + 1;
    char *out = malloc(size);
    snprintf(out, size, "%.*s%s%s", (int)(at - text), text, wrong, at + strlen(right));
    return out;
}

// Loads the shipped pack with one file of it put wrong; its path is below the folder.
static void load_wrong(Shipped *s, const char *folder, const char *file, const char *right,
                       const char *wrong) {
    char path[256];
    snprintf(path, sizeof path, "%s/scripts/%s.lua", TEST_SOURCE_DIR, file);
    size_t size;
    char *text = file_read(path, &size);
    assert_non_null(text);
    char *put = put_wrong(text, right, wrong);
    snprintf(path, sizeof path, "%s/wrong.lua", folder);
    assert_true(file_write(path, put, strlen(put)));
    const char *packs[] = {TEST_SOURCE_DIR, path};
    s->script = script_load(&s->library, packs, 2, NULL, 1);
    free(put);
    free(text);
}

static const char *const PEOPLE[] = {"mum", "kid"}; // at home in all five normal versions

// What is told about the first repetition of the normal version, as `check` does.
static void run(const Exercise *e, const Figure *figure, Report *report) {
    static Motion motion;
    static Rules rules;
    Exercise few = *e;
    Timeline t;
    few.reps = 1;
    motion_init(&motion, figure, &few.version[0], 1);
    timeline_init(&t, &few, 0, 7.5);
    counts_check(&t, report);
    counts_breath(&t, report);
    rules_run(&rules, &motion, &t);
    rules_report(&rules, report);
    timeline_free(&t);
}

static bool told(const Report *report, const char *words) {
    for (int i = 0; i < report->count; i++)
        if (strstr(report->line[i], words))
            return true;
    return false;
}

static int expect(const Shipped *s, const char *card, const char *person, const char *name,
                  const char *words) {
    Report report = {0};
    for (int i = 0; i < s->library.faults.count; i++)
        report_add(&report, "%s", s->library.faults.line[i]);
    if (report.count == 0)
        run(shipped_exercise(s, card), shipped_person(s, person), &report);
    int missed = !told(&report, words);
    if (missed) {
        print_error("%s (%s): '%s' is not told by '%s', but this is:\n", card, person, name, words);
        for (int i = 0; i < report.count; i++)
            print_error("    %s\n", report.line[i]);
    }
    report_free(&report);
    return missed;
}

static void every_mistake_is_told(void **state) {
    (void)state;
    char folder[64];
    int missed = 0;
    folder_scratch(folder);
    for (size_t i = 0; i < COUNT(MISTAKES); i++) {
        const Mistake *m = &MISTAKES[i];
        static Shipped s;
        char file[128];
        snprintf(file, sizeof file, "exercises/%s", m->card);
        load_wrong(&s, folder, file, m->right, m->wrong);
        for (size_t k = 0; k < COUNT(PEOPLE); k++)
            missed += expect(&s, m->card, PEOPLE[k], m->name, m->told);
        shipped_close(&s);
    }
    folder_drop(folder);
    assert_int_equal(missed, 0);
}

// Where the chair stands is a person's, not a card's. The hips give way rather than the elbows, and
// then the arms have no way to the rail but through the chair.
static void a_chair_too_near_is_told(void **state) {
    (void)state;
    static const struct {
        const char *person, *right, *wrong;
    } near[] = {{"mum", "away = 0.71", "away = 0.34"}, {"kid", "away = 0.44", "away = 0.25"}};
    char folder[64];
    int missed = 0;
    folder_scratch(folder);
    for (size_t i = 0; i < COUNT(near); i++) {
        static Shipped s;
        char file[64];
        snprintf(file, sizeof file, "avatars/%s", near[i].person);
        load_wrong(&s, folder, file, near[i].right, near[i].wrong);
        missed += expect(&s, "supported_forward_bend", near[i].person, "chair too near",
                         "through the back of the chair");
        shipped_close(&s);
    }
    folder_drop(folder);
    assert_int_equal(missed, 0);
}

// What a card shows pale beside the right form is told as well when somebody moves so: each of its
// mistakes, for both guides, by the rules that `check` has. And it is seen: some led half-breath
// ends in its pose.
static int card_mistakes(const Exercise *e, const Shipped *s, int version) {
    int missed = 0;
    for (int i = 0; i < e->version[version].mistake_count; i++)
        for (size_t k = 0; k < COUNT(PEOPLE); k++) {
            static Exercise slipped;
            Report report = {0};
            slipped = *e;
            slipped.version[0] = e->version[version];
            const MistakeCard *m = &e->version[version].mistake[i];
            slipped.version[0].pose[m->at].goal = m->goal;
            bool goes = false;
            for (int step = 0; step < slipped.version[0].each.count; step++)
                goes = goes || (slipped.version[0].each.step[step].kind == STEP_GO &&
                                slipped.version[0].each.step[step].pose == m->at);
            run(&slipped, shipped_person(s, PEOPLE[k]), &report);
            if (report.count == 0 || !goes || !m->say.text)
                print_error("%s, %s (%s): its mistake %d is %s\n", e->id, e->version[version].id,
                            PEOPLE[k], i + 1, goes ? "not told" : "never seen");
            missed += report.count == 0 || !goes || !m->say.text;
            report_free(&report);
        }
    return missed;
}

static void what_cards_show_as_a_mistake_is_told(void **state) {
    (void)state;
    static Shipped s;
    int missed = 0;
    shipped_open(&s);
    for (size_t i = 0; i < COUNT(MISTAKES); i++) {
        const Exercise *e = shipped_exercise(&s, MISTAKES[i].card);
        if (i > 0 && strcmp(MISTAKES[i].card, MISTAKES[i - 1].card) == 0)
            continue;
        assert_true(e->version[0].mistake_count > 0);
        for (int v = 0; v < e->version_count; v++)
            missed += card_mistakes(e, &s, v);
    }
    assert_int_equal(missed, 0);
    shipped_close(&s);
}

// Without a mistake nothing is told, so that each of them is proved by its words alone.
static void shipped_cards_make_none(void **state) {
    (void)state;
    static Shipped s;
    Report report = {0};
    shipped_open(&s);
    for (size_t i = 0; i < COUNT(MISTAKES); i++)
        if (i == 0 || strcmp(MISTAKES[i].card, MISTAKES[i - 1].card) != 0)
            for (size_t k = 0; k < COUNT(PEOPLE); k++)
                run(shipped_exercise(&s, MISTAKES[i].card), shipped_person(&s, PEOPLE[k]), &report);
    for (int i = 0; i < report.count; i++)
        print_error("%s\n", report.line[i]);
    assert_int_equal(report.count, 0);
    report_free(&report);
    shipped_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_cards_make_none),
        cmocka_unit_test(every_mistake_is_told),
        cmocka_unit_test(a_chair_too_near_is_told),
        cmocka_unit_test(what_cards_show_as_a_mistake_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
