// The words of a session: what prompt.h plans is told as events at its moment.
#include "session_inside.h"

static PromptScene scene_of(const Session *s) {
    PromptScene scene = {.timeline = &s->timeline,
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

void session_say_ready(Session *s) {
    PromptScene scene = scene_of(s);
    int left = s->ticks - s->tick;
    if (s->state == SESSION_CHANGE)
        left -= last_breath(s);
    prompt_ready(&s->prompt, &scene, (double)left / TICKS_PER_SECOND,
                 s->same_move || (s->state == SESSION_CHANGE && s->phase > 0));
    s->done_waits = false;
    begin(s);
}

void session_say_phase(Session *s) {
    PromptScene scene = scene_of(s);
    prompt_phase(&s->prompt, &scene, s->phase);
    begin(s);
}

void session_say_lead(Session *s) {
    PromptScene scene = scene_of(s);
    int phase = s->state == SESSION_REWIND ? timeline_begin(&s->timeline, s->phase) : s->phase;
    if (s->skip_waits || s->version_waits || s->watch[s->move])
        s->prompt.count = 0;
    else
        prompt_lead(&s->prompt, &scene, phase, (double)(s->ticks - s->tick) / TICKS_PER_SECOND);
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
    double room = (double)(s->ticks - s->tick) / TICKS_PER_SECOND;
    prompt_fit(&s->prompt, &wish, cue->text ? 1 : 0, room, &s->speech);
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
    if (s->state == SESSION_CHANGE && s->tick == s->ticks - last_breath(s))
        session_say_lead(s);
    double now = (double)s->say_tick++ / TICKS_PER_SECOND;
    while (s->said < s->prompt.count && s->prompt.line[s->said].at <= now + 1e-6) {
        const PromptLine *line = &s->prompt.line[s->said++];
        SessionEvent *e = session_emit(s, EVENT_CUE);
        e->cue = line->cue;
        e->side = e->spoken_side = line->side;
    }
}
