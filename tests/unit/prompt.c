// What is said when: in time, in order, never two at once, and shortened before anything is left
// out.
#include "check.h"

#include "prompt.h"
#include "sample.h"

static double told[4]; // lengths of "a", "b" ... as the voice below tells them

static double by_letter(const void *voice, const Cue *cue, const char *text, Side lead) {
    (void)voice;
    (void)cue;
    (void)lead;
    return text[0] >= 'a' && text[0] <= 'd' ? told[text[0] - 'a'] : 0;
}

static const Speech letters = {by_letter, NULL};

static void an_estimate_grows_with_the_syllables(void **state) {
    (void)state;
    Speech none = {NULL, NULL};
    assert_near(prompt_seconds(&none, NULL, "Up.", SIDE_NONE), 0.7, 1e-9);
    assert_near(prompt_seconds(&none, NULL, "Breathe out.", SIDE_NONE), 0.95, 1e-9);
    assert_near(prompt_seconds(&none, NULL, "Over, and out.", SIDE_NONE), 1.6, 1e-9);
    assert_near(prompt_seconds(&none, NULL, "", SIDE_NONE), 0.45, 1e-9);
    told[0] = 3;
    assert_near(prompt_seconds(&letters, NULL, "a", SIDE_LEFT), 3, 1e-9);
    assert_near(prompt_seconds(&letters, NULL, "Up.", SIDE_LEFT), 0.7,
                1e-9); // unknown to the voice
}

// Both texts and their forms; lines as "ab" where a is the full form of the first.
static const char *fitted(double room) {
    static char out[8];
    told[0] = 2, told[1] = 1, told[2] = 3,
    told[3] = 1.5; // a long, b its short; c long, d its short
    Cue one = {"one", "a", "b"}, two = {"two", "c", "d"};
    PromptWish wish[] = {{&one, SIDE_NONE, 3, 1}, {&two, SIDE_NONE, 4, 2}};
    Prompt p;
    prompt_fit(&p, wish, 2, room, &letters);
    out[0] = '\0';
    double end = 0;
    for (int i = 0; i < p.count; i++) {
        strncat(out, p.line[i].cue.text, 1);
        assert_true(p.line[i].at >= end - 1e-9);
        end = p.line[i].at + p.line[i].seconds;
    }
    assert_true(end <= room + 1e-9);
    return out;
}

static void what_has_no_room_is_shortened_then_left_out(void **state) {
    (void)state;
    assert_string_equal(fitted(10), "ac");
    assert_string_equal(fitted(5.4), "ac");
    assert_string_equal(fitted(5.3), "bc"); // what is worth more stays full
    assert_string_equal(fitted(4.3), "ad");
    assert_string_equal(fitted(2.9), "bd");
    assert_string_equal(fitted(2.8), "d");
    assert_string_equal(fitted(1.4), "b");
    assert_string_equal(fitted(0.9), "");
}

static void make(Exercise *e, Sides sides, int reps) {
    sample_exercise(e, "x", sides, reps, false);
    Version *v = &e->version[0];
    v->each.step[0].say = (Cue){"x.out", "Lean over to the {lead}, and out.", "{lead}, out."};
    v->each.step[1].say = (Cue){"x.hold", "Stay there for two slow breaths.", "Two breaths."};
    v->each.step[2].say = (Cue){"x.in", "Come up tall again, and in.", "Up, in."};
    e->switch_side = (Cue){"x.switch", "Now the {lead} side.", "Now {lead}."};
    e->last = (Cue){"x.last", "Now the last one.", "Last one."};
}

static bool says(const Prompt *p, const char *text) {
    for (int i = 0; i < p->count; i++)
        if (strcmp(p->line[i].cue.text, text) == 0)
            return true;
    return false;
}

static const double tempi[] = {5, 6, 7.5, 10, 12};

// Every line of a movement at one tempo ends within its half-breath, and no two overlap.
static void every_tempo_is_in_time(void **state) {
    (void)state;
    for (size_t k = 0; k < COUNT(tempi); k++)
        for (Sides sides = SIDES_NONE; sides <= SIDES_ALTERNATE; sides++) {
            Exercise e;
            make(&e, sides, 2);
            Timeline t;
            timeline_init(&t, &e, 0, tempi[k]);
            PromptScene scene = {.timeline = &t, .late = k == 2 ? 0.2 : 0};
            int last = 0, moves = 0;
            for (int i = 0; i < t.count; i++) {
                Prompt p;
                prompt_phase(&p, &scene, i);
                double half = breath_share(t.phase[i].air) * tempi[k], before = 0;
                for (int j = 0; j < p.count; j++) {
                    assert_true(p.line[j].at >= before);
                    before = p.line[j].at + p.line[j].seconds;
                    last += strcmp(p.line[j].cue.id, "x.last") == 0;
                    moves += strcmp(p.line[j].cue.id, "x.out") == 0;
                }
                assert_true(before <= half - 0.13 - scene.late);                // never late
                assert_true(p.count == 0 || before > half - 0.15 - scene.late); // and right before
            }
            assert_int_equal(last, 1);
            assert_int_equal(moves, exercise_reps(&e) - 1); // the first is said before the movement
            timeline_free(&t);
        }
}

static void the_first_time_in_full_then_in_few_words(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_EACH, 2);
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t};
    Prompt p;
    prompt_lead(&p, &scene, 0, 3);
    assert_true(says(&p, "Lean over to the {lead}, and out."));
    prompt_phase(&p, &scene, 0);
    assert_true(says(&p, "Stay there for two slow breaths."));
    prompt_phase(&p, &scene, 4);
    assert_true(says(&p, "Come up tall again, and in."));
    prompt_phase(&p, &scene, 5); // the second on the right
    assert_true(says(&p, "{lead}, out."));
    assert_int_equal(p.line[0].side, SIDE_RIGHT);
    prompt_phase(&p, &scene, 10);
    assert_true(says(&p, "Up, in."));
    prompt_phase(&p, &scene, 11); // over to the left: told, and again in full where there is room
    assert_true(says(&p, "Now {lead}.") || says(&p, "Now the {lead} side."));
    assert_int_equal(p.line[p.count - 1].side, SIDE_LEFT);
    prompt_phase(&p, &scene, 16);
    assert_true(says(&p, "Come up tall again, and in."));
    prompt_phase(&p, &scene, 17);
    assert_true(says(&p, "Last one.") || says(&p, "Now the last one."));
    scene.talk = TALK_SHORT;
    prompt_lead(&p, &scene, 0, 3);
    assert_true(says(&p, "{lead}, out."));
    timeline_free(&t);
}

// Where the last one has no room beside the move's words it is told a half-breath before.
static void news_come_earlier_when_there_is_no_room(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_NONE, 2);
    e.version[0].each.step[0].say.brief = "Lean, and out.";
    Timeline t;
    timeline_init(&t, &e, 0, 5);
    PromptScene scene = {.timeline = &t};
    Prompt p;
    prompt_phase(&p, &scene, 5); // 2 seconds
    assert_true(says(&p, "Lean, and out."));
    assert_int_equal(p.count, 1);
    prompt_phase(&p, &scene, 4); // 3 seconds
    assert_int_equal(p.count, 2);
    assert_true(says(&p, "Last one.") || says(&p, "Now the last one."));
    assert_string_equal(p.line[0].cue.id, "x.in"); // this half-breath's own words come first
    timeline_free(&t);
}

static void holds_tell_their_middle_and_their_last_breath(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_NONE, 1);
    e.version[0].each.step[1].breaths = 4;
    PromptWords words = {.half = {"half", "Half way.", NULL},
                         .one_more = {"more", "One more.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .words = &words};
    for (int i = 1; i < 8; i++) { // the hold's half-breaths but the last
        Prompt p;
        prompt_phase(&p, &scene, i);
        assert_int_equal(p.count, i == 4 || i == 6);
        if (p.count)
            assert_string_equal(p.line[0].cue.text, i == 4 ? "Half way." : "One more.");
    }
    timeline_free(&t);
}

// A hold's last breath is told in the first four repetitions only.
static void what_is_known_is_not_told_again(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_NONE, 6);
    PromptWords words = {.one_more = {"more", "One more.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .words = &words};
    int count = 0, last = 0;
    for (int i = 0; i < t.count; i++) {
        Prompt p;
        prompt_phase(&p, &scene, i);
        count += says(&p, "One more.");
        last = says(&p, "One more.") ? t.phase[i].rep : last;
    }
    assert_int_equal(count, 4);
    assert_int_equal(last, 4);
    timeline_free(&t);
}

static void getting_ready_tells_all_in_order(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_EACH, 2);
    e.next = (Cue){"x.next", "Now it comes.", NULL};
    e.reason = (Cue){"x.why", "It does you good.", NULL};
    e.version[0].ready = (Cue){"x.ready", "Stand tall.", NULL};
    e.version[0].prop[PROP_BAND] = true;
    PromptWords words = {.fetch[PROP_BAND] = {"band", "Take your band.", NULL},
                         .each_side[2] = {"each", "Two on each side.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .words = &words};
    Prompt p;
    prompt_ready(&p, &scene, 15, false);
    static const char *const ids[] = {"x.next", "x.why", "band", "x.ready", "each"};
    assert_int_equal(p.count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(p.line[i].cue.id, ids[i]);
    assert_true(p.line[4].at + p.line[4].seconds < 15);
    prompt_ready(&p, &scene, 3.6, false); // how to stand comes before why it helps
    assert_int_equal(p.count, 2);
    assert_string_equal(p.line[1].cue.id, "x.ready");
    scene.from = &e.version[0]; // the band is in the hands already
    prompt_ready(&p, &scene, 15, false);
    assert_int_equal(p.count, 4);
    prompt_ready(&p, &scene, 15, true);
    assert_int_equal(p.count, 1);
    timeline_free(&t);
}

// Where there is no room for both, how often comes before what is fetched: hands find the band by
// themselves, but nobody knows when to stop.
static void the_count_is_worth_more_than_the_things(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_EACH, 2);
    e.next = (Cue){"x.next", "Now it comes.", NULL};
    e.version[0].ready = (Cue){"x.ready", "Stand tall.", NULL};
    e.version[0].prop[PROP_BAND] = true;
    PromptWords words = {.fetch[PROP_BAND] = {"band", "Take your band, if you like.", NULL},
                         .each_side[2] = {"each", "Two on each side.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .words = &words};
    Prompt p;
    double all = 0;
    bool both = false;
    for (double room = 3; room < 9 && !both; room += 0.05) {
        prompt_ready(&p, &scene, room, false);
        bool count = says(&p, "Two on each side."), band = says(&p, "Take your band, if you like.");
        assert_true(count || !band);
        both = count && band;
        all += count && !band;
    }
    assert_true(both && all > 1); // there were such rooms
    timeline_free(&t);
}

static void hands_are_free_before_they_help_down(void **state) {
    (void)state;
    Exercise e, before;
    make(&e, SIDES_EACH, 2);
    make(&before, SIDES_NONE, 2);
    e.version[0].ready = (Cue){"x.ready", "On hands and knees.", NULL};
    e.version[0].pose[e.version[0].start].goal.stance = STANCE_HANDS_AND_KNEES;
    before.version[0].prop[PROP_BAND] = true;
    before.done = (Cue){"x.done", "Lovely.", NULL};
    PromptWords words = {.away = {"away", "Lay it down.", NULL}, .down = {"down", "Down.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {
        .timeline = &t, .words = &words, .from = &before.version[0], .before = &before};
    Prompt p;
    prompt_change(&p, &scene, 0, 18, 3, false);
    static const char *const ids[] = {"x.done", "away", "down", "x.ready", "x.out"};
    assert_int_equal(p.count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(p.line[i].cue.id, ids[i]);
    // The first move's words are at the very end, in the in-breath; the others never run into them.
    assert_true(p.line[4].at >= 15 && p.line[4].at + p.line[4].seconds < 18 - 0.13);
    for (double seconds = 4; seconds < 12; seconds += 0.1) {
        prompt_change(&p, &scene, 0, seconds, 3, false);
        assert_string_equal(p.line[p.count - 1].cue.id, "x.out");
        for (int i = 1; i < p.count; i++)
            assert_true(p.line[i].at >= p.line[i - 1].at + p.line[i - 1].seconds + 0.3);
    }
    timeline_free(&t);
}

static void a_session_opens_with_how_to_listen_and_what_it_needs(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_NONE, 2);
    e.next = (Cue){"x.next", "Now it comes.", NULL};
    PromptWords words = {.listen = {"listen", "Listen.", NULL},
                         .small = {"small", "Small is good.", NULL},
                         .need[5] = {"need", "You need both.", NULL}};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .words = &words, .opens = true, .things = 5};
    Prompt p;
    prompt_ready(&p, &scene, 20, false);
    static const char *const ids[] = {"listen", "small", "need", "x.next"};
    assert_true(p.count >= 4);
    for (int i = 0; i < 4; i++)
        assert_string_equal(p.line[i].cue.id, ids[i]);
    scene.opens = false;
    prompt_ready(&p, &scene, 20, false);
    assert_string_equal(p.line[0].cue.id, "x.next");
    timeline_free(&t);
}

// "Once more" where the other side is still to come, "the last one" at the very end alone.
static void once_more_on_a_side_is_not_the_last_one(void **state) {
    (void)state;
    PromptWords words = {.again = {"again", "Once more.", NULL}};
    for (Sides sides = SIDES_NONE; sides <= SIDES_ALTERNATE; sides++) {
        Exercise e;
        make(&e, sides, 3);
        Timeline t;
        timeline_init(&t, &e, 0, 7.5);
        PromptScene scene = {.timeline = &t, .words = &words};
        int again = 0, last = 0;
        for (int i = 0; i + 1 < t.count; i++) {
            Prompt p;
            prompt_phase(&p, &scene, i);
            if (says(&p, "Once more."))
                again = t.phase[i].rep + (i + 1 < t.count && t.phase[i].rep != t.phase[i + 1].rep);
            if (says(&p, "Last one.") || says(&p, "Now the last one."))
                last = t.phase[i].rep + (t.phase[i].rep != t.phase[i + 1].rep);
        }
        assert_int_equal(again, sides == SIDES_NONE ? 0 : sides == SIDES_EACH ? 3 : 5);
        assert_int_equal(last, exercise_reps(&e));
        timeline_free(&t);
    }
}

static void why_it_helps_waits_for_room(void **state) {
    (void)state;
    Exercise e;
    make(&e, SIDES_NONE, 3);
    Cue why = {"x.why", "Why.", NULL};
    Timeline t;
    timeline_init(&t, &e, 0, 7.5);
    PromptScene scene = {.timeline = &t, .why = &why};
    Prompt p;
    prompt_phase(&p, &scene, 1); // the hold's first in-breath has nothing else to tell
    assert_int_equal(p.count, 1);
    assert_string_equal(p.line[0].cue.id, "x.why");
    scene.talk = TALK_SHORT;
    prompt_phase(&p, &scene, 1);
    assert_int_equal(p.count, 0);
    timeline_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_estimate_grows_with_the_syllables),
        cmocka_unit_test(what_has_no_room_is_shortened_then_left_out),
        cmocka_unit_test(every_tempo_is_in_time),
        cmocka_unit_test(the_first_time_in_full_then_in_few_words),
        cmocka_unit_test(news_come_earlier_when_there_is_no_room),
        cmocka_unit_test(holds_tell_their_middle_and_their_last_breath),
        cmocka_unit_test(what_is_known_is_not_told_again),
        cmocka_unit_test(getting_ready_tells_all_in_order),
        cmocka_unit_test(the_count_is_worth_more_than_the_things),
        cmocka_unit_test(hands_are_free_before_they_help_down),
        cmocka_unit_test(a_session_opens_with_how_to_listen_and_what_it_needs),
        cmocka_unit_test(once_more_on_a_side_is_not_the_last_one),
        cmocka_unit_test(why_it_helps_waits_for_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
