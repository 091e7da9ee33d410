#include <string.h>

#include "fail.h"
#include "prompt_inside.h"

#define LEAD_IN 0.08 // of a half-breath, before anything is said

static const Worth MOVE = {20, 14}, LAST = {19, 12}, SWITCH = {18, 13}, AGAIN = {17, 3},
                   ON = {2, 2}, LATE = {1, 1}, LATER = {3, 3};

void wishes_add(Wishes *w, const Cue *cue, Side side, Worth worth, bool brief) {
    if (!cue || !cue->text)
        return;
    ASSERT(w->count < WISHES);
    w->wish[w->count++] = (PromptWish){cue, side, worth.brief, brief ? 0 : worth.full};
}

// ---- how long it takes

static bool vowel(char c) {
    return strchr("aeiouyAEIOUY", c) != NULL || (unsigned char)c >= 0x80;
}

static bool letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

// Groups of vowels; an e at the end of a longer word is silent.
static int syllables(const char *word, size_t length) {
    int groups = 0;
    for (size_t i = 0; i < length; i++)
        groups += vowel(word[i]) && (i == 0 || !vowel(word[i - 1]));
    bool silent = groups > 1 && word[length - 1] == 'e' && !vowel(word[length - 2]);
    return groups - silent > 0 ? groups - silent : 1;
}

// Slow speech: four syllables a second, a moment to begin and end, and a breath at each comma.
static double estimate(const char *text) {
    double seconds = 0.45;
    while (*text) {
        size_t length = 0;
        while (text[length] && letter(text[length]))
            length++;
        if (length > 0)
            seconds += 0.25 * syllables(text, length);
        else
            seconds += strchr(",.;:", *text) && text[1] ? 0.15 : 0;
        text += length > 0 ? length : 1;
    }
    return seconds;
}

double prompt_seconds(const Speech *speech, const Cue *cue, const char *text, Side lead) {
    double seconds = speech->seconds ? speech->seconds(speech->voice, cue, text, lead) : 0;
    return seconds > 0 ? seconds : estimate(text);
}

// ---- what fits

static const char *brief_text(const Cue *cue) {
    return cue->brief ? cue->brief : cue->text;
}

static double total(const double *length, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++)
        sum += length[i] > 0 ? length[i] + (sum > 0 ? PROMPT_GAP : 0) : 0;
    return sum;
}

// One form of one wish.
typedef struct {
    int wish, worth;
    bool full;
} Form;

// All forms, those of most worth first.
static int sort_forms(const PromptWish *wish, int count, Form form[2 * PROMPT_LINES]) {
    int forms = 0;
    for (int i = 0; i < 2 * count; i++) {
        Form next = {i / 2, i % 2 ? wish[i / 2].full : wish[i / 2].worth, i % 2 == 1};
        if (next.worth <= 0)
            continue;
        int at = forms++;
        for (; at > 0 && form[at - 1].worth < next.worth; at--)
            form[at] = form[at - 1];
        form[at] = next;
    }
    return forms;
}

void prompt_fit(Prompt *out, const PromptWish *wish, int count, double room, const Speech *speech) {
    ASSERT(count <= PROMPT_LINES);
    double length[PROMPT_LINES] = {0}, at = 0;
    const char *text[PROMPT_LINES] = {NULL};
    Form form[2 * PROMPT_LINES];
    int forms = sort_forms(wish, count, form);
    for (int i = 0; i < forms; i++) {
        int w = form[i].wish;
        if (form[i].full && !text[w]) // not even its few words have room
            continue;
        const char *wanted = form[i].full ? wish[w].cue->text : brief_text(wish[w].cue);
        double before = length[w];
        length[w] = prompt_seconds(speech, wish[w].cue, wanted, wish[w].side);
        if (total(length, count) <= room)
            text[w] = wanted;
        else
            length[w] = before;
    }
    out->count = 0;
    for (int i = 0; i < count; i++) {
        if (!text[i])
            continue;
        PromptLine *line = &out->line[out->count++];
        *line = (PromptLine){*wish[i].cue, wish[i].side, at, length[i]};
        line->cue.text = text[i];
        at += length[i] + PROMPT_GAP;
    }
}

void prompt_shift(Prompt *out, double by) {
    for (int i = 0; i < out->count; i++)
        out->line[i].at += by;
}

// Lets the last word end just before `seconds`.
static void end_at(Prompt *out, const Wishes *w, const PromptScene *scene, double seconds) {
    double end = seconds - PROMPT_MARGIN - scene->late;
    prompt_fit(out, w->wish, w->count, end - LEAD_IN, &scene->speech);
    if (out->count > 0) {
        const PromptLine *last = &out->line[out->count - 1];
        prompt_shift(out, end - last->at - last->seconds);
    }
}

// ---- in the movement

static bool first_time(const Timeline *t, const Phase *p) {
    if (p->rep <= 1 || t->exercise->sides == SIDES_NONE)
        return p->rep <= 1;
    return t->exercise->sides == SIDES_ALTERNATE ? p->rep == 2 : p->rep == t->exercise->reps + 1;
}

// The last one on its side, while the other side still has some.
static bool last_of_side(const Exercise *e, int rep) {
    if (e->reps < 2 || e->sides == SIDES_NONE)
        return false;
    return rep == (e->sides == SIDES_EACH ? e->reps : 2 * e->reps - 1);
}

// What is told of the repetition that begins with this half-breath.
static void add_news(Wishes *w, const PromptScene *s, int phase, bool brief, bool early) {
    const Timeline *t = s->timeline;
    const Exercise *e = t->exercise;
    const Phase *p = &t->phase[phase], *last = p - 1;
    if (phase == 0 || p->rep == last->rep)
        return;
    if (timeline_turns(t, phase) && !early &&
        first_time(t, p)) // else the move's own words tell the side
        wishes_add(w, &e->switch_side, p->side, SWITCH, brief);
    if (p->rep == exercise_reps(e) && p->rep > 1)
        wishes_add(w, &e->last, p->side, LAST, brief);
    else if (s->words && last_of_side(e, p->rep))
        wishes_add(w, &s->words->again, p->side, AGAIN, brief);
}

static void add_move(Wishes *w, const PromptScene *s, int phase, bool first) {
    const Phase *p = &s->timeline->phase[phase];
    if (p->half == 0)
        wishes_add(w, &p->step->say, p->side, MOVE, s->talk != TALK_FULL || !first);
}

static double phase_seconds(const Timeline *t, int phase) {
    return breath_share(t->phase[phase].air) * t->breath_seconds;
}

// The news of the repetition that begins after the next half-breath come one half-breath earlier
// when there is no room beside the words of its first move; behind that half-breath's own words,
// for they belong to what comes after it. The other side is not told so early: it would sound as if
// the way back from this side were meant.
static void add_early_news(Wishes *w, const PromptScene *s, int phase) {
    const Timeline *t = s->timeline;
    if (phase + 2 >= t->count || (s->comes_round && timeline_turns(t, phase + 2)))
        return;
    Wishes news = {.count = 0}, all = {.count = 0};
    add_news(&news, s, phase + 2, true, true);
    add_news(&all, s, phase + 2, true, true);
    add_move(&all, s, phase + 2, false);
    Prompt there;
    end_at(&there, &all, s, phase_seconds(t, phase + 1));
    if (there.count < all.count)
        for (int i = 0; i < news.count; i++)
            w->wish[w->count++] = news.wish[i];
}

// What a family knows by then is not said any more.
enum { ON_REPS = 2, ONE_MORE_REPS = 4 };

static void add_within(Wishes *w, const PromptScene *s, const Phase *p) {
    if (s->talk != TALK_FULL || !s->words)
        return;
    if (p->step->kind == STEP_GO)
        wishes_add(w, p->half == 0 && p->rep <= ON_REPS ? &s->words->on : NULL, SIDE_NONE, ON,
                   false);
    else if (p->halves >= 8 && p->half == p->halves / 2 - 1)
        wishes_add(w, &s->words->half, SIDE_NONE, ON, false);
    else if (p->halves >= 4 && p->half == p->halves - 3 && p->rep <= ONE_MORE_REPS)
        wishes_add(w, &s->words->one_more, SIDE_NONE, ON, !first_time(s->timeline, p));
}

void prompt_phase(Prompt *out, const PromptScene *s, int phase) {
    const Timeline *t = s->timeline;
    const Phase *p = &t->phase[phase];
    Wishes w = {.count = 0};
    if (s->talk == TALK_FULL && phase + 1 < t->count)
        wishes_add(&w, s->why, SIDE_NONE, p->rep > ON_REPS ? LATER : LATE, false);
    if (p->half < p->halves - 1) {
        add_within(&w, s, p);
    } else if (phase + 1 < t->count && !(s->comes_round && timeline_turns(t, phase + 1))) {
        // News that found no room here have been told a half-breath ago.
        Wishes told = {.count = 0};
        if (phase > 0)
            add_early_news(&told, s, phase - 1);
        if (told.count == 0)
            add_news(&w, s, phase + 1, s->talk != TALK_FULL, false);
        add_move(&w, s, phase + 1, first_time(t, p + 1));
    }
    add_early_news(&w, s, phase);
    end_at(out, &w, s, phase_seconds(t, phase));
}

void prompt_turn(Prompt *out, const PromptScene *s, int phase, double seconds, double last) {
    Wishes w = {.count = 0};
    Prompt lead;
    prompt_lead(&lead, s, phase, last);
    prompt_shift(&lead, seconds - last);
    double free = lead.count > 0 ? lead.line[0].at - PROMPT_GAP : seconds - PROMPT_MARGIN;
    add_news(&w, s, phase, s->talk != TALK_FULL, false);
    prompt_fit(out, w.wish, w.count, free - LEAD_IN, &s->speech);
    prompt_shift(out, LEAD_IN);
    for (int i = 0; i < lead.count; i++) {
        ASSERT(out->count < PROMPT_LINES);
        out->line[out->count++] = lead.line[i];
    }
}

void prompt_lead(Prompt *out, const PromptScene *s, int phase, double seconds) {
    Wishes w = {.count = 0};
    add_move(&w, s, phase, true);
    end_at(out, &w, s, seconds);
}
