// What all levels do, half-breath by half-breath, and where the bodies are in their key poses, as
// text that people read at a glance. See support/golden.h for how to renew it.
#include "golden.h"
#include "session.h"
#include "shipped.h"

enum { TEXT_MOST = 400000 };

typedef struct {
    char text[TEXT_MOST];
    size_t size;
} Text;

static void add(Text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(Text *t, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(t->text + t->size, sizeof t->text - t->size, format, arguments);
    va_end(arguments);
    assert_true(size >= 0 && t->size + (size_t)size < sizeof t->text);
    t->size += (size_t)size;
}

static const char *side_word(Side side) {
    return side == SIDE_RIGHT ? "right" : side == SIDE_LEFT ? "left" : "-";
}

static void add_phase(Text *text, const Timeline *t, int i, int number) {
    const Phase *p = &t->phase[i];
    char rep[16] = "-", words[1024] = "";
    if (p->rep > 0)
        snprintf(rep, sizeof rep, "%d/%d", p->rep, exercise_reps(t->exercise));
    if (p->half == 0 && p->step->say.text)
        script_fill(shipped.script, p->step->say.text, p->side, words, sizeof words);
    add(text, "%3d %-3s %-22s %4s %-5s %-4s %s%s%s\n", number, p->air == AIR_IN ? "in" : "out",
        t->exercise->id, rep, side_word(p->side), p->step->kind == STEP_HOLD ? "hold" : "",
        t->version->pose[p->goal].id, *words ? ": " : "", words);
}

static void add_level(Text *text, const Level *level, double breath_seconds) {
    const Library *library = &shipped.library;
    int number = 1;
    const Version *before = NULL;
    add(text, "%s: %g breaths, %g seconds at %g seconds a breath\n", level->id,
        level_breaths(library, level, breath_seconds),
        level_seconds(library, level, breath_seconds, true), breath_seconds);
    for (int i = 0; i < level->move_count; i++) {
        const Exercise *e = &library->exercise[level->move[i].exercise];
        int version = exercise_version(e, level->move[i].version);
        Timeline t;
        timeline_init(&t, e, version, breath_seconds);
        if (before)
            add(text, "    change of %g seconds\n",
                level_change_ticks(before, t.version) / (double)TICKS_PER_SECOND);
        for (int k = 0; k < t.count; k++)
            add_phase(text, &t, k, number++);
        before = t.version;
        timeline_free(&t);
    }
}

static void levels_are_what_they_were(void **state) {
    (void)state;
    static Text text;
    bool same = true;
    for (int i = 0; i < shipped.library.level_count; i++) {
        const Level *level = &shipped.library.level[i];
        char name[2 * ID_LENGTH];
        text.size = 0;
        add_level(&text, level, BREATH_SECONDS_DEFAULT);
        snprintf(name, sizeof name, "level_%s", level->id);
        same &= golden_same(name, text.text);
    }
    text.size = 0; // the quickest tempo, at which some moves take a breath more
    add_level(&text, &shipped.library.level[library_level(&shipped.library, "family_stretch_time")],
              BREATH_SECONDS_MIN);
    same &= golden_same("level_family_stretch_time_quick", text.text);
    assert_true(same);
}

static void add_joint(Text *text, const Body *b, const char *name, Joint joint) {
    Vec3 at = b->position[joint];
    add(text, "  %s %.0f %.0f %.0f", name, floor(at.x * 1000 + .5), floor(at.y * 1000 + .5),
        floor(at.z * 1000 + .5));
}

static void add_pose(Text *text, const Exercise *e, int v, const Motion *motion, int pose) {
    Posture p;
    motion_still(motion, pose, &p);
    add(text, "%s %s %s %s:", e->id, e->version[v].id, motion->figure->id,
        e->version[v].pose[pose].id);
    static const struct {
        const char *name;
        Joint joint;
    } shown[] = {{"pelvis", JOINT_PELVIS},     {"head", JOINT_HEAD},
                 {"elbow_r", JOINT_ELBOW + 1}, {"wrist_r", JOINT_WRIST + 1},
                 {"wrist_l", JOINT_WRIST},     {"knee_r", JOINT_KNEE + 1},
                 {"ankle_r", JOINT_ANKLE + 1}, {"ankle_l", JOINT_ANKLE}};
    for (size_t i = 0; i < COUNT(shown); i++)
        add_joint(text, &p.body, shown[i].name, shown[i].joint);
    add(text, "\n");
}

// Whole millimetres; the right side leads; the people who show the movements, normal versions.
static void poses_are_where_they_were(void **state) {
    (void)state;
    static Text text;
    static Motion motion;
    bool same = true;
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        text.size = 0;
        for (int f = 0; f < shipped.library.figure_count; f++) {
            if (!shipped.library.figure[f].guide)
                continue;
            motion_init(&motion, &shipped.library.figure[f], &e->version[0], 1);
            for (int pose = 0; pose < e->version[0].pose_count; pose++)
                add_pose(&text, e, 0, &motion, pose);
        }
        char name[2 * ID_LENGTH];
        snprintf(name, sizeof name, "poses_%s", e->id);
        same &= golden_same(name, text.text);
    }
    assert_true(same);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_what_they_were),
        cmocka_unit_test(poses_are_where_they_were),
    };
    return cmocka_run_group_tests(tests, shipped_set_up, shipped_tear_down);
}
