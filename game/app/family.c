#include "family.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "breath.h"
#include "fail.h"
#include "file.h"
#include "vec.h"

double family_tempo(Store *store) {
    char text[STORE_TEXT];
    double seconds = store ? strtod(store_setting(store, FAMILY_TEMPO, "", text), NULL) : 0;
    return seconds > 0 ? clamp(seconds, BREATH_SECONDS_MIN, BREATH_SECONDS_MAX)
                       : BREATH_SECONDS_DEFAULT;
}

double family_tempo_today(const Options *options) {
    if (!options->data || !folder_exists(options->data))
        return family_tempo(NULL);
    Store *store = store_open(options->data, NULL);
    double seconds = family_tempo(store);
    store_close(store);
    return seconds;
}

void family_open(Family *f, Script *script, const Library *library, Store *store, uint64_t seed) {
    *f = (Family){.script = script, .library = library, .store = store, .seed = seed};
    if (!store)
        return;
    f->together = store_totals(store).breaths;
    f->gift = store_gifts(store, &f->gift_count);
}

void family_close(Family *f) {
    if (f->store)
        store_close(f->store);
    free(f->gift);
    *f = (Family){0};
}

void family_begin(Family *f) {
    f->score = 0;
}

// ---- what is kept ----

static void copy_id(char *out, const char *id) {
    snprintf(out, STORE_ID, "%s", id ? id : "");
}

static void keep_rep(Family *f, const Session *s, const SessionEvent *e) {
    StoreRep rep = {.rep = e->rep, .side = e->side};
    copy_id(rep.level, s->level->id);
    copy_id(rep.exercise, s->timeline.exercise->id);
    copy_id(rep.version, s->timeline.version->id);
    double breaths = 0;
    for (int i = 0; i < s->timeline.count; i++)
        if (s->timeline.phase[i].rep == e->rep)
            breaths += breath_share(s->timeline.phase[i].air);
    rep.breaths = (int)(breaths + .5);
    f->together += rep.breaths;
    store_rep_done(f->store, &rep);
}

// Where to take up again: the start of this rep of this movement.
static void keep_place(Family *f, const Session *s, int move, int rep, Side side) {
    StoreResume resume = {
        .exercise = move, .rep = rep, .side = side, .breath_seconds = s->breath_seconds};
    copy_id(resume.level, s->level->id);
    store_resume_set(f->store, &resume);
}

static void keep(Family *f, const Session *s, const SessionEvent *e) {
    if (!f->store)
        return;
    if (e->kind == EVENT_REP_DONE)
        keep_rep(f, s, e);
    if (e->kind == EVENT_STEP && e->phase->half == 0 && (e->rep > 0 || e->phase->start <= 0)) {
        int first = timeline_rep(&s->timeline, e->rep);
        if (e->rep == 0 || e->phase == &s->timeline.phase[first])
            keep_place(f, s, s->move, e->rep > 0 ? e->rep : 1, e->side);
    }
    if (e->kind == EVENT_THANK_YOU)
        store_resume_clear(f->store);
}

// ---- what Lua makes of it ----

static ScriptEvent script_event_of(Family *f, const Session *s, const SessionEvent *e,
                                   const char *name) {
    ScriptEvent event = {.name = name, .level = s->level->id, .side = e->side, .rep = e->rep};
    event.exercise = s->timeline.exercise->id;
    event.version = s->timeline.version->id;
    event.session = s->breaths_done;
    event.together = f->together;
    event.seed = f->seed += 0x9E3779B97F4A7C15u;
    return event;
}

static void tell(Family *f, const ScriptEvent *event) {
    f->score += script_score(f->script, event);
    script_event(f->script, event);
}

static bool hold_ends(const Session *s, const Phase *phase) {
    return phase->step->kind == STEP_HOLD && phase->half == phase->halves - 1 &&
           s->timeline.count > 0;
}

void family_event(Family *f, const Session *s, const SessionEvent *e) {
    keep(f, s, e);
    ScriptEvent event = script_event_of(f, s, e, NULL);
    if (e->kind == EVENT_HALF_BREATH) {
        event.name = "half_breath";
        event.breaths = .5;
        tell(f, &event);
        if (hold_ends(s, e->phase)) {
            event.name = "hold_done";
            event.breaths = e->phase->step->breaths;
            tell(f, &event);
        }
    } else if (e->kind == EVENT_REP_DONE) {
        event.name = "rep_done";
        tell(f, &event);
    } else if (e->kind == EVENT_EXERCISE_DONE) {
        event.name = "exercise_done";
        event.breaths = s->timeline.breaths;
        tell(f, &event);
    } else if (e->kind == EVENT_THANK_YOU) {
        event.name = "level_done";
        event.breaths = s->breaths_done;
        tell(f, &event);
    }
}

void family_say(Family *f, const char *name) {
    ScriptEvent event = {.name = name, .side = SIDE_NONE, .together = f->together};
    event.seed = f->seed += 0x9E3779B97F4A7C15u;
    tell(f, &event);
}

static bool stays(ShowKind kind) {
    return kind == SHOW_FLOWER || kind == SHOW_LEAF || kind == SHOW_DEW || kind == SHOW_VISITOR;
}

static void keep_gift(Family *f, const ShowCommand *show) {
    StoreGift gift = {.x = show->x, .y = show->y, .seed = show->seed};
    snprintf(gift.kind, sizeof gift.kind, "%s", show_name(show->kind));
    copy_id(gift.id, show->id);
    StoreGift *grown = realloc(f->gift, (size_t)(f->gift_count + 1) * sizeof *grown);
    ASSERT(grown);
    f->gift = grown;
    f->gift[f->gift_count++] = gift;
    if (f->store)
        store_gift(f->store, &gift);
}

void family_advance(Family *f, double breaths) {
    f->show_count = script_advance(f->script, breaths, f->show, FAMILY_SHOWS);
    for (int i = 0; i < f->show_count; i++)
        if (stays(f->show[i].kind))
            keep_gift(f, &f->show[i]);
}
