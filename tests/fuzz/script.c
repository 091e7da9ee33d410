// Shipped scripts with random changes: never a crash, always a message or a load in which
// everything is in bounds. FUZZ_ROUNDS sets how many, FUZZ_SEED where to begin.
#include "support_pack.h"

#include "random.h"
#include "timeline.h"
#include "utf8.h"

enum { FILES_MAX = 64, TEXT_SIZE = 64 << 10, ROUNDS = 1500 };

typedef struct {
    char *text[FILES_MAX];
    size_t size[FILES_MAX];
    int count;
} Corpus;

static void add_folder(Corpus *corpus, const char *inside) {
    char folder[512], path[1024];
    int count = 0;
    path_join(folder, sizeof folder, TEST_SOURCE_DIR, inside);
    char **names = folder_list(folder, ".lua", &count);
    for (int i = 0; names && i < count && corpus->count < FILES_MAX; i++) {
        path_join(path, sizeof path, folder, names[i]);
        corpus->text[corpus->count] = file_read(path, &corpus->size[corpus->count]);
        assert_non_null(corpus->text[corpus->count]);
        if (corpus->size[corpus->count] < TEXT_SIZE / 2)
            corpus->count++;
        else
            free(corpus->text[corpus->count]);
    }
    free(names);
}

// ---- changes

typedef struct {
    char text[TEXT_SIZE];
    size_t size;
} Draft;

static void splice(Draft *draft, size_t at, size_t away, const char *in, size_t size) {
    if (at + away > draft->size || draft->size - away + size > TEXT_SIZE)
        return;
    memmove(draft->text + at + size, draft->text + at + away, draft->size - at - away);
    memmove(draft->text + at, in, size);
    draft->size += size;
    draft->size -= away;
}

static size_t place(const Draft *draft, Random *dice) {
    return draft->size ? (size_t)random_below(dice, (int)draft->size) : 0;
}

static const char *const WORDS[] = {"0/0",        "math.huge",
                                    "-math.huge", "1e308",
                                    "-1",         "2^53",
                                    "1 << 62",    "nil",
                                    "true",       "{}",
                                    "{{{}}}",     "\"\"",
                                    "'x'",        "\"\\xff\"",
                                    "\"\\0\"",    "function() end",
                                    "exhale{}",   "inhale{}",
                                    "hold{}",     "exercise{}",
                                    "level{}",    "avatar{}",
                                    "reward{}",   "words{}",
                                    "standing",   "'standing'",
                                    "'mat'",      "'tall'",
                                    "1",          "2",
                                    "16",         "0.5",
                                    "{ 1, 2 }",   "{ pose = 1 }",
                                    "=",          ",",
                                    "{",          "}",
                                    "--[[",       "]]",
                                    "error",      "for i=1,9 do",
                                    "end",        "..",
                                    "#",          "string.rep('x', 600)",
                                    "'lead_hand'"};

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
}

// Replaces the word or number around a place.
static void change_word(Draft *draft, Random *dice) {
    size_t from = place(draft, dice);
    while (from < draft->size && !is_word(draft->text[from]))
        from++;
    size_t to = from;
    while (to < draft->size && is_word(draft->text[to]))
        to++;
    const char *word = WORDS[random_below(dice, (int)COUNT(WORDS))];
    splice(draft, from, to - from, word, strlen(word));
}

static void change(Draft *draft, Random *dice) {
    size_t at = place(draft, dice), length = (size_t)random_below(dice, 40);
    char byte = (char)random_below(dice, 256);
    char part[64];
    switch (random_below(dice, 8)) {
    case 0:
        splice(draft, at, draft->size ? 1 : 0, &byte, 1);
        break;
    case 1:
        splice(draft, at, 0, &byte, 1);
        break;
    case 2: // something goes
        splice(draft, at, length, "", 0);
        break;
    case 3: // something comes twice
        if (at + length <= draft->size) {
            memcpy(part, draft->text + at, length);
            splice(draft, place(draft, dice), 0, part, length);
        }
        break;
    case 4: // it ends too early
        if (random_below(dice, 20) == 0)
            draft->size = at;
        break;
    default:
        change_word(draft, dice);
    }
}

// ---- what has to hold

static void check_text(const char *text) {
    assert_true(!text || utf8_valid(text, strlen(text)));
}

static void check_steps(const Version *v, const Steps *steps) {
    assert_in_range(steps->count, 0, STEPS_MAX);
    for (int i = 0; i < steps->count; i++) {
        const StepCard *s = &steps->step[i];
        assert_in_range(s->pose, 0, v->pose_count - 1);
        assert_true(s->via >= -1 && s->via < v->pose_count);
        assert_true(s->kind == STEP_HOLD ? s->breaths >= 1 && s->breaths <= 20
                                         : s->halves >= 1 && s->halves <= 7);
        assert_true(s->min_seconds >= 0 && s->min_seconds <= 12);
        assert_true(s->line >= 1);
        assert_non_null(s->say.id);
        check_text(s->say.text);
        check_text(s->say.brief);
    }
}

static void check_version(const Version *v) {
    assert_in_range(v->pose_count, 1, POSES_MAX);
    assert_in_range(v->start, 0, v->pose_count - 1);
    assert_true(v->band_breadths >= 0 && v->band_breadths < 10);
    check_text(v->name);
    for (int i = 0; i < v->pose_count; i++) {
        assert_true(v->pose[i].base >= -1 && v->pose[i].base < v->pose_count);
        for (int c = 0; c < CHANNEL_COUNT; c++)
            assert_true(fabs(v->pose[i].goal.value[c]) < 7);
    }
    check_steps(v, &v->before);
    check_steps(v, &v->each);
    check_steps(v, &v->after);
}

static void check_exercise(const Exercise *e) {
    assert_in_range(e->version_count, 1, VERSIONS_MAX);
    assert_in_range(exercise_reps(e), 1, 80);
    check_text(e->name);
    check_text(e->why);
    check_text(e->story);
    for (int v = 0; v < e->version_count; v++) {
        check_version(&e->version[v]);
        Timeline timeline;
        timeline_init(&timeline, e, v, BREATH_SECONDS_DEFAULT);
        timeline_free(&timeline);
    }
}

static void check_library(const Library *l) {
    for (int i = 0; i < l->exercise_count; i++)
        check_exercise(&l->exercise[i]);
    for (int i = 0; i < l->level_count; i++)
        for (int m = 0; m < l->level[i].move_count; m++)
            assert_in_range(l->level[i].move[m].exercise, 0, l->exercise_count - 1);
    for (int i = 0; i < l->figure_count; i++) {
        assert_true(l->figure[i].height >= .8 && l->figure[i].height <= 2.1);
        check_text(l->figure[i].name);
    }
    for (int i = 0; i < l->faults.count; i++) {
        const char *line = l->faults.line[i], *colon = strchr(line, ':');
        assert_true(colon && atoi(colon + 1) >= 1 && utf8_valid(line, strlen(line)));
        assert_true(strlen(line) < 1200 && !strchr(line, '\n'));
    }
}

static void play_rewards(Script *script, uint64_t seed) {
    static const char *const events[] = {"half_breath",   "hold_done",  "rep_done",
                                         "exercise_done", "level_done", "garden_opened"};
    ShowCommand out[16];
    for (int i = 0; i < 6; i++) {
        ScriptEvent event = {.name = events[i], .breaths = .5, .seed = seed};
        assert_true(script_score(script, &event) >= 0);
        script_event(script, &event);
    }
    for (int i = 0; i < 8; i++) {
        int count = script_advance(script, 1, out, 16);
        for (int c = 0; c < count; c++)
            assert_true(out[c].x >= 0 && out[c].x <= 4 && out[c].kind < SHOW_KINDS);
    }
}

static long setting(const char *name, long fallback) {
    const char *text = getenv(name);
    return text ? atol(text) : fallback;
}

static void changed_scripts(void **state) {
    (void)state;
    static Corpus corpus;
    static Draft draft;
    char folder[64], path[128];
    static const char *const folders[] = {"scripts",         "scripts/exercises", "scripts/avatars",
                                          "scripts/rewards", "scripts/languages", "levels"};
    for (size_t i = 0; i < COUNT(folders); i++)
        add_folder(&corpus, folders[i]);
    assert_true(corpus.count >= 14);
    folder_scratch(folder);
    path_join(path, sizeof path, folder, "card.lua");
    long seed = setting("FUZZ_SEED", 1), rounds = setting("FUZZ_ROUNDS", ROUNDS), loaded = 0;
    for (long round = seed; round < seed + rounds; round++) {
        Random dice = random_seeded((uint64_t)round);
        int file = random_below(&dice, corpus.count);
        memcpy(draft.text, corpus.text[file], corpus.size[file]);
        draft.size = corpus.size[file];
        for (int changes = 1 + random_below(&dice, 4); changes > 0; changes--)
            change(&draft, &dice);
        assert_true(file_write(path, draft.text, draft.size));
        Library library;
        const char *packs[] = {path};
        Script *script = script_load(&library, packs, 1, round % 2 ? "de" : NULL, 1);
        check_library(&library);
        play_rewards(script, (uint64_t)round);
        loaded += library.faults.count == 0;
        script_destroy(script);
        script_free_library(&library);
    }
    print_message("%ld of %ld loaded without a fault\n", loaded, rounds);
    assert_true(rounds < 200 || (loaded > rounds / 50 && loaded < rounds * 49 / 50));
    for (int i = 0; i < corpus.count; i++)
        free(corpus.text[i]);
    folder_drop(folder);
}

// Bytes of chance, and texts of nothing but the words of scripts.
static void chance_scripts(void **state) {
    (void)state;
    static Draft draft;
    char folder[64], path[128];
    folder_scratch(folder);
    path_join(path, sizeof path, folder, "card.lua");
    for (int round = 0; round < 400; round++) {
        Random dice = random_seeded((uint64_t)round);
        draft.size = 0;
        int length = random_below(&dice, 300);
        for (int i = 0; i < length; i++) {
            char byte = (char)random_below(&dice, 256);
            const char *word = WORDS[random_below(&dice, (int)COUNT(WORDS))];
            if (round % 2)
                splice(&draft, draft.size, 0, &byte, 1);
            else
                splice(&draft, draft.size, 0, word, strlen(word));
        }
        assert_true(file_write(path, draft.text, draft.size));
        Library library;
        const char *packs[] = {path};
        Script *script = script_load(&library, packs, 1, NULL, 1);
        check_library(&library);
        script_destroy(script);
        script_free_library(&library);
    }
    folder_drop(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_scripts),
        cmocka_unit_test(chance_scripts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
