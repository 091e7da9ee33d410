#include "family.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "breath.h"
#include "file.h"
#include "vec.h"

#define LONG 60 // breaths: longer than any reward takes

void family_begin(Family *family, Script *script, Store *store, uint64_t seed) {
    *family = (Family){.script = script, .store = store, .dice = random_seeded(seed)};
    family->together = store ? store_totals(store).breaths : 0;
}

// ---- what happened ----

static const Timeline *timeline_of(const Session *s, const Phase *phase) {
    const Timeline *t = &s->timeline;
    bool now = t->phase && phase >= t->phase && phase < t->phase + t->count;
    return now ? t : &s->retired;
}

// Breaths in one repetition.
static double rep_breaths(const Timeline *t, int rep) {
    double breaths = 0;
    for (int i = 0; i < t->count; i++)
        breaths += t->phase[i].rep == rep ? breath_share(t->phase[i].air) : 0;
    return breaths;
}

static ScriptEvent event_of(Family *f, const Session *s, const SessionEvent *e, const char *name,
                            double breaths) {
    const Exercise *exercise = &s->library->exercise[s->exercise[e->move]];
    return (ScriptEvent){.name = name,
                         .level = s->level->id,
                         .exercise = exercise->id,
                         .version = exercise->version[s->version[e->move]].id,
                         .side = e->side,
                         .rep = e->rep,
                         .breaths = breaths,
                         .session = s->breaths_done,
                         .together = f->together + f->earned,
                         .seed = random_bits(&f->dice)};
}

static void tell(Family *f, const Session *s, const SessionEvent *e, const char *name,
                 double breaths) {
    ScriptEvent event = event_of(f, s, e, name, breaths);
    double worth = script_score(f->script, &event);
    f->earned += worth > 0 ? worth : 0;
    event.together = f->together + f->earned;
    script_event(f->script, &event);
}

// ---- what is kept ----

// Whole breaths that are earned and not yet in the history.
static int whole_breaths(Family *f) {
    double whole = floor(f->earned - f->kept + 1e-9);
    f->kept += whole;
    return (int)whole;
}

static void keep_rep(Family *f, const Session *s, const SessionEvent *e, int rep) {
    if (!f->store)
        return;
    const Exercise *exercise = &s->library->exercise[s->exercise[e->move]];
    StoreRep done = {.rep = rep, .side = e->side, .breaths = whole_breaths(f)};
    if (rep == 0 && done.breaths == 0)
        return;
    snprintf(done.level, sizeof done.level, "%s", s->level->id);
    snprintf(done.exercise, sizeof done.exercise, "%s", exercise->id);
    snprintf(done.version, sizeof done.version, "%s", exercise->version[s->version[e->move]].id);
    store_rep_done(f->store, &done);
}

// Where a level that stops now is taken up again: the start of this side of this repetition.
static void keep_place(Family *f, const Session *s, int move, int rep, Side side) {
    if (!f->store)
        return;
    if (move >= s->level->move_count) { // all is done but the thank-you
        store_resume_clear(f->store);
        return;
    }
    StoreResume resume = {
        .exercise = move, .rep = rep, .side = side, .breath_seconds = s->breath_seconds};
    snprintf(resume.level, sizeof resume.level, "%s", s->level->id);
    store_resume_set(f->store, &resume);
}

static void rep_done(Family *f, const Session *s, const SessionEvent *e) {
    const Timeline *t = timeline_of(s, e->phase);
    tell(f, s, e, "rep_done", rep_breaths(t, e->rep));
    keep_rep(f, s, e, e->rep);
    const Phase *next = e->phase + 1;
    while (next < t->phase + t->count && next->rep == e->rep)
        next++;
    if (next < t->phase + t->count && next->rep > 0)
        keep_place(f, s, e->move, next->rep, next->side);
    else // what follows the last repetition is short: go on with the next movement
        keep_place(f, s, e->move + 1, 1, SIDE_NONE);
}

static void thank_you(Family *f, const Session *s, const SessionEvent *e) {
    tell(f, s, e, "level_done", s->breaths_done);
    keep_rep(f, s, e, 0);
    if (f->store)
        store_resume_clear(f->store);
}

static void take_event(Family *f, const Session *s, const SessionEvent *e) {
    switch (e->kind) {
    case EVENT_EXERCISE_START:
        keep_place(f, s, e->move, 1, SIDE_NONE);
        break;
    case EVENT_HALF_DONE:
        tell(f, s, e, "half_breath", .5);
        break;
    case EVENT_HOLD_DONE:
        tell(f, s, e, "hold_done", e->phase->step->breaths);
        break;
    case EVENT_REP_DONE:
        rep_done(f, s, e);
        break;
    case EVENT_EXERCISE_DONE:
        tell(f, s, e, "exercise_done", e->breaths);
        break;
    case EVENT_THANK_YOU:
        thank_you(f, s, e);
        break;
    default:
        break;
    }
}

void family_take(Family *f, const Session *s) {
    f->show_count = 0;
    for (int i = 0; i < s->event_count; i++)
        take_event(f, s, &s->event[i]);
}

// ---- what rewards show ----

static void keep_gift(Family *f, const ShowCommand *c) {
    bool stays = c->kind == SHOW_FLOWER || c->kind == SHOW_LEAF || c->kind == SHOW_DEW ||
                 c->kind == SHOW_VISITOR;
    if (!f->store || !stays)
        return;
    StoreGift gift = {.x = c->x, .y = c->y, .seed = c->seed};
    snprintf(gift.kind, sizeof gift.kind, "%s", show_name(c->kind));
    snprintf(gift.id, sizeof gift.id, "%s", c->id);
    store_gift(f->store, &gift);
}

static void pass(Family *f, double breaths) {
    f->show_count = script_advance(f->script, breaths, f->show, FAMILY_SHOWS);
    for (int i = 0; i < f->show_count; i++)
        keep_gift(f, &f->show[i]);
}

void family_tick(Family *f, const Session *s) {
    f->show_count = 0;
    if (s->state != SESSION_PAUSED && s->state != SESSION_READY)
        pass(f, 1.0 / (TICKS_PER_SECOND * s->breath_seconds));
}

void family_leave(Family *f, const Session *s) {
    bool under_way = s->state != SESSION_READY && s->move < s->level->move_count;
    if (under_way && s->state != SESSION_THANKS) {
        const SessionEvent now = {.move = s->move, .side = SIDE_NONE};
        keep_rep(f, s, &now, 0);
    }
    pass(f, LONG); // what rewards still had to show
}

void family_visit_garden(Family *f) {
    ScriptEvent event = {.name = "garden_opened",
                         .side = SIDE_NONE,
                         .together = f->together + f->earned,
                         .seed = random_bits(&f->dice)};
    script_event(f->script, &event);
    pass(f, 1.0);
}

// ---- tempo ----

double family_tempo(Store *store) {
    char text[STORE_TEXT];
    double seconds = store ? strtod(store_setting(store, FAMILY_TEMPO, "", text), NULL) : 0;
    return seconds > 0 ? clamp(seconds, BREATH_SECONDS_MIN, BREATH_SECONDS_MAX)
                       : BREATH_SECONDS_DEFAULT;
}

void family_tempo_keep(Store *store, double breath_seconds) {
    char text[32];
    snprintf(text, sizeof text, "%.3f", breath_seconds);
    if (store)
        store_setting_set(store, FAMILY_TEMPO, text);
}

double family_tempo_today(const Options *options) {
    if (!options->data || !folder_exists(options->data))
        return family_tempo(NULL);
    Store *store = store_open(options->data, NULL);
    double seconds = family_tempo(store);
    store_close(store);
    return seconds;
}
