// The words of a session: what prompt.h plans is told as events at its moment.
#include <math.h>
#include <string.h>

#include "session_inside.h"

static PromptScene scene_of(const Session *s) {
    PromptScene scene = {.timeline = &s->timeline,
                         .comes_round = session_turn_ticks(s) > 0,
                         .words = &s->library->words,
                         .speech = s->speech,
                         .talk = s->talk,
                         .late = s->sound_late};
    if (s->from_exercise >= 0) {
        const Exercise *from = &s->library->exercise[s->from_exercise];
        scene.from = &from->version[s->from_version];
        scene.before = s->done_waits ? from : NULL;
    }
    return scene;
}

// All that the movements from here on ask for.
static unsigned things_of(const Session *s) {
    unsigned things = 0;
    for (int i = s->move; i < s->level->move_count; i++) {
        const Version *v = &s->library->exercise[s->exercise[i]].version[s->version[i]];
        for (int prop = 0; prop < PROP_COUNT; prop++)
            things |= v->prop[prop] ? 1u << prop : 0;
    }
    return things;
}

static bool says(const Prompt *p, const Cue *cue) {
    for (int i = 0; i < p->count; i++)
        if (cue->id && strcmp(p->line[i].cue.id, cue->id) == 0)
            return true;
    return false;
}

static void begin(Session *s) {
    s->said = 0;
    s->say_tick = 0;
}

static int last_breath(const Session *s) {
    return breath_ticks(s->breath_seconds, AIR_IN);
}

void session_speak(Session *s, Speech speech, Talk talk, double sound_late) {
    s->speech = speech;
    s->talk = talk;
    s->sound_late = sound_late;
    if (s->state == SESSION_READY)
        session_say_ready(s);
}

void session_say_nothing(Session *s) {
    s->prompt.count = 0;
    begin(s);
}

static double seconds_of(int ticks) {
    return (double)ticks / TICKS_PER_SECOND;
}

// Whoever gets ready by ear hears it out.
static void say_opening(Session *s, PromptScene *scene) {
    scene->opens = true;
    scene->things = things_of(s);
    prompt_ready(&s->prompt, scene, seconds_of(SESSION_READY_MOST), s->same_move);
    const PromptLine *last = &s->prompt.line[s->prompt.count - 1];
    double end = s->prompt.count > 0 ? last->at + last->seconds + scene->late : 0;
    int ticks = s->tick + (int)ceil(end * TICKS_PER_SECOND);
    s->ticks = ticks > SESSION_READY_LEAST ? ticks : SESSION_READY_LEAST;
}

// Somebody has chosen something else meanwhile: the first move's words would be the wrong ones.
static bool goes_elsewhere(const Session *s) {
    return s->skip_waits || s->version_waits || s->watch[s->move];
}

void session_say_ready(Session *s) {
    PromptScene scene = scene_of(s);
    int left = s->ticks - s->tick, last = last_breath(s);
    bool again = s->same_move || (s->state == SESSION_CHANGE && s->phase > 0);
    if (s->state == SESSION_READY)
        say_opening(s, &scene);
    else if (goes_elsewhere(s))
        prompt_ready(&s->prompt, &scene, seconds_of(left - last), again);
    else if (session_comes_round(s))
        prompt_turn(&s->prompt, &scene, s->phase, seconds_of(left), seconds_of(last));
    else
        prompt_change(&s->prompt, &scene, s->phase, seconds_of(left), seconds_of(last), again);
    s->done_waits = false;
    if (!again) // told later when there is no room now
        s->why_waits = !says(&s->prompt, &s->timeline.exercise->reason);
    begin(s);
}

void session_say_phase(Session *s) {
    PromptScene scene = scene_of(s);
    const Cue *why = &s->timeline.exercise->reason;
    scene.why = s->why_waits ? why : NULL;
    prompt_phase(&s->prompt, &scene, s->phase);
    s->why_waits &= !says(&s->prompt, why);
    begin(s);
}

void session_say_lead(Session *s) {
    PromptScene scene = scene_of(s);
    int phase = s->state == SESSION_REWIND ? timeline_begin(&s->timeline, s->phase) : s->phase;
    if (goes_elsewhere(s))
        s->prompt.count = 0;
    else
        prompt_lead(&s->prompt, &scene, phase, seconds_of(s->ticks - s->tick));
    begin(s);
}

void session_say_thanks(Session *s) {
    PromptScene scene = scene_of(s);
    scene.before = s->done_waits ? s->timeline.exercise : NULL;
    prompt_thanks(&s->prompt, &scene);
    s->done_waits = false;
    begin(s);
}

void session_say_cue(Session *s, const Cue *cue, Side side) {
    PromptWish wish = {.cue = cue, .side = side, .worth = 2, .full = 1};
    prompt_fit(&s->prompt, &wish, cue->text ? 1 : 0, seconds_of(s->ticks - s->tick), &s->speech);
    begin(s);
}

// What was to be said goes on after a pause, as far as there is time.
void session_say_again(Session *s) {
    if (s->state == SESSION_CHANGE && s->ticks - s->tick > last_breath(s))
        session_say_ready(s);
    else if (s->state == SESSION_CHANGE || s->state == SESSION_REWIND)
        session_say_lead(s);
}

void session_say_tick(Session *s) {
    if (s->state == SESSION_PAUSED)
        return;
    bool last = s->state == SESSION_CHANGE && s->tick == s->ticks - last_breath(s);
    if (last && goes_elsewhere(s))
        session_say_nothing(s);
    double now = seconds_of(s->say_tick++);
    while (s->said < s->prompt.count && s->prompt.line[s->said].at <= now + 1e-6) {
        const PromptLine *line = &s->prompt.line[s->said++];
        SessionEvent *e = session_emit(s, EVENT_CUE);
        e->cue = line->cue;
        e->side = e->spoken_side = line->side;
    }
}
