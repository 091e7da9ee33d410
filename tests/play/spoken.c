// What is heard of the shipped cards: at every tempo each move is told in time, nothing overlaps,
// and the whole of each level, as text, is what it was (tests/golden/heard_*.txt; see
// support/golden.h).
#include "golden.h"
#include "prompt.h"
#include "session.h"
#include "shipped_speech.h"

static Shipped shipped;
static SpeechBook speech;

static const double tempi[] = {5, 5.5, 6, 7.5, 9, 12};

static int open_all(void **state) {
    (void)state;
    static Cards cards;
    return shipped_speech_open(&shipped, &cards, &speech) ? 0 : -1;
}

static int close_all(void **state) {
    (void)state;
    shipped_speech_close(&shipped, &speech);
    return 0;
}

static const PromptLine *line_of(const Prompt *p, const char *id) {
    for (int i = 0; i < p->count; i++)
        if (id && strcmp(p->line[i].cue.id, id) == 0)
            return &p->line[i];
    return NULL;
}

// False, and told, when something would be late or would overlap.
static bool in_time(const Prompt *p, double seconds) {
    double end = 0;
    for (int i = 0; i < p->count; i++) {
        if (p->line[i].at < end)
            return false;
        end = p->line[i].at + p->line[i].seconds;
    }
    return end <= seconds - 0.1;
}

static const char *teller; // the tempo and the movement that is looked at; NULL: nothing is told

static int fault(bool is, const char *what) {
    if (is && teller)
        print_error("%s: %s\n", teller, what);
    return is;
}

// How many faults one movement has at one tempo.
static int faults_of(const Exercise *e, int version, double tempo, const Speech *voice) {
    Timeline t;
    timeline_init(&t, e, version, tempo);
    PromptScene scene = {.timeline = &t, .words = &shipped.library.words, .speech = *voice};
    int faults = 0, last = 0, turns = 0;
    Prompt p;
    prompt_lead(&p, &scene, 0, BREATH_IN_SHARE * tempo);
    faults += fault(!line_of(&p, t.phase[0].step->say.id), "its first move is not told");
    for (int i = 0; i + 1 < t.count; i++) {
        const Phase *next = &t.phase[i + 1];
        const char *id = next->step->say.id;
        prompt_phase(&p, &scene, i);
        const PromptLine *line = line_of(&p, id);
        faults += fault(next->half == 0 && next->step->say.text && !line, id);
        faults += fault(line && line->side != next->side, "the other side is told");
        faults += fault(!in_time(&p, breath_share(t.phase[i].air) * tempo), "late");
        last += line_of(&p, e->last.id) != NULL;
        turns += line_of(&p, e->switch_side.id) != NULL;
    }
    bool ends = exercise_reps(e) > 1 && e->last.text;
    faults += fault(last != ends, "the last one is not told");
    faults += fault(turns > 1, "the change of sides is told twice");
    timeline_free(&t);
    return faults;
}

static void every_move_is_told_in_time_at_every_tempo(void **state) {
    (void)state;
    Speech voice = speech_of(&speech);
    int faults = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        for (int v = 0; v < e->version_count; v++)
            for (size_t k = 0; k < COUNT(tempi); k++) {
                char who[128];
                snprintf(who, sizeof who, "%s %s at %g s", e->id, e->version[v].id, tempi[k]);
                teller = who;
                faults += faults_of(e, v, tempi[k], &voice);
            }
    }
    teller = NULL;
    assert_int_equal(faults, 0);
}

static double slow(const void *voice, const Cue *cue, const char *text, Side lead) {
    Speech real = speech_of(&speech);
    (void)voice;
    return 2 * real.seconds(real.voice, cue, text, lead);
}

static void a_voice_that_is_too_slow_would_be_found(void **state) {
    (void)state;
    Speech voice = {slow, NULL};
    int faults = 0;
    for (int i = 0; i < shipped.library.exercise_count; i++)
        faults += faults_of(&shipped.library.exercise[i], 0, 5, &voice);
    assert_true(faults > 10);
}

// How the sides are told: whoever hears the first words of a repetition knows the side.
static void the_first_words_of_a_repetition_name_its_side(void **state) {
    (void)state;
    for (int i = 0; i < shipped.library.exercise_count; i++) {
        const Exercise *e = &shipped.library.exercise[i];
        for (int v = 0; v < e->version_count && e->sides != SIDES_NONE; v++) {
            const Cue *say = &e->version[v].each.step[0].say;
            const char *forms[] = {say->text, say->brief};
            for (int k = 0; k < 2; k++) {
                char right[256], left[256];
                script_fill(shipped.script, forms[k], SIDE_RIGHT, right, sizeof right);
                script_fill(shipped.script, forms[k], SIDE_LEFT, left, sizeof left);
                if (strcmp(right, left) == 0)
                    print_error("%s: '%s' names no side\n", say->id, right);
                assert_string_not_equal(right, left);
            }
        }
    }
}

// ---- whole levels as text

enum { TEXT_MOST = 200000, HOUR = 3600 * TICKS_PER_SECOND };

static char heard[TEXT_MOST];
static size_t heard_size;

static void add(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void add(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(heard + heard_size, TEXT_MOST - heard_size, format, arguments);
    va_end(arguments);
    assert_true(size >= 0 && heard_size + (size_t)size < TEXT_MOST);
    heard_size += (size_t)size;
}

static void add_step(const SessionEvent *e, double now) {
    static const char *const sides[] = {[SIDE_RIGHT] = "right", [SIDE_LEFT] = "left"};
    const Phase *p = e->phase;
    add("%7.1f  %-3s  %d %-5s %s\n", now, p->air == AIR_IN ? "in" : "out", p->rep,
        p->side == SIDE_NONE ? "-" : sides[p->side],
        p->step->kind == STEP_HOLD ? "hold"
        : p->half > 0              ? "on"
                                   : "move");
}

// Captions that can be read: the words of the last minute, at most 160.
enum { CAPTIONS = 512, WORDS_A_MINUTE = 160 };

typedef struct {
    double at[CAPTIONS];
    int words[CAPTIONS], count;
} Captions;

static void read_caption(Captions *c, const char *text, double now) {
    int words = 1, minute = 0;
    for (; *text; text++)
        words += *text == ' ';
    assert_true(c->count < CAPTIONS);
    c->at[c->count] = now;
    c->words[c->count++] = words;
    for (int i = 0; i < c->count; i++)
        minute += c->at[i] > now - 60 ? c->words[i] : 0;
    assert_true(minute <= WORDS_A_MINUTE);
}

// Plays a level and writes what is heard and done; fails where two texts overlap.
static void hear(const Level *level, double tempo) {
    Session s;
    session_begin(&s, &shipped.library, level, tempo, 0, 1);
    session_speak(&s, speech_of(&speech), TALK_FULL, 0);
    heard_size = 0;
    add("%s at %g seconds a breath\n", level->id, tempo);
    double quiet = 0;
    Captions captions = {.count = 0};
    for (long tick = 0; tick < HOUR && !(s.state == SESSION_THANKS && s.say_tick > 900); tick++) {
        session_tick(&s);
        double now = (double)tick / TICKS_PER_SECOND;
        for (int i = 0; i < s.event_count; i++) {
            const SessionEvent *e = &s.event[i];
            if (e->kind == EVENT_STEP) {
                add_step(e, now);
            } else if (e->kind == EVENT_CUE) {
                char text[512];
                script_fill(shipped.script, e->cue.text, e->spoken_side, text, sizeof text);
                const VoiceClip *clip = voice_find(&speech.book, text);
                assert_non_null(clip);
                assert_true(now >= quiet); // one voice at a time
                quiet = now + clip->seconds;
                add("%7.1f       \"%s\"\n", now, text);
                read_caption(&captions, text, now);
            } else if (e->kind == EVENT_EXERCISE_START) {
                add("---- %s\n", shipped.library.exercise[s.exercise[e->move]].name);
            }
        }
    }
    session_free(&s);
}

static void levels_sound_as_they_did(void **state) {
    (void)state;
    bool same = true;
    for (int i = 0; i < shipped.library.level_count; i++) {
        const Level *level = &shipped.library.level[i];
        char name[2 * ID_LENGTH];
        hear(level, BREATH_SECONDS_DEFAULT);
        snprintf(name, sizeof name, "heard_%s", level->id);
        same &= golden_same(name, heard);
        for (size_t k = 0; k < COUNT(tempi); k++)
            hear(level, tempi[k]);
    }
    hear(&shipped.library.level[library_level(&shipped.library, "family_stretch_time")],
         BREATH_SECONDS_MIN);
    same &= golden_same("heard_family_stretch_time_quick", heard);
    assert_true(same);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_move_is_told_in_time_at_every_tempo),
        cmocka_unit_test(a_voice_that_is_too_slow_would_be_found),
        cmocka_unit_test(the_first_words_of_a_repetition_name_its_side),
        cmocka_unit_test(levels_sound_as_they_did),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
