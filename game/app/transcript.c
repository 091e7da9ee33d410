#include "transcript.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"

enum { SPOKEN_LONGEST = 1024 };

void transcript_begin(Transcript *t, const Script *script) {
    *t = (Transcript){.script = script};
    t->file = open_memstream(&t->text, &t->size);
    t->early = open_memstream(&t->early_text, &t->early_size);
    ASSERT(t->file && t->early);
}

void transcript_free(Transcript *t) {
    fclose(t->file);
    fclose(t->early);
    free(t->text);
    free(t->early_text);
    *t = (Transcript){0};
}

const char *transcript_text(Transcript *t, size_t *size) {
    fflush(t->file);
    *size = t->size;
    return t->text;
}

// While the family gets ready the level has not started: what is said then follows its first line.
static FILE *out(const Transcript *t) {
    return t->started ? t->file : t->early;
}

// Begins a line; the caller adds pairs and the line's end.
static void begin(Transcript *t, const Session *s, const char *event) {
    fprintf(out(t), "%.3f\t%.1f\t%s", (double)s->ticks_done / TICKS_PER_SECOND, s->breaths_done,
            event);
}

static void pair(Transcript *t, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// One key=value; what would break the line becomes a blank.
static void pair(Transcript *t, const char *key, const char *format, ...) {
    char value[SPOKEN_LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    for (char *c = value; *c; c++)
        if (*c == '\t' || *c == '\n' || *c == '\r')
            *c = ' ';
    fprintf(out(t), "\t%s=%s", key, value);
}

static void end(Transcript *t) {
    fputc('\n', out(t));
}

static const char *side_word(Side side) {
    return side == SIDE_LEFT ? "left" : side == SIDE_RIGHT ? "right" : "none";
}

static const char *chime_word(Chime chime) {
    static const char *const words[] = {"in", "out", "half", "switch", "done", "rep"};
    return words[chime];
}

static const Exercise *exercise_of(const Session *s, const SessionEvent *e) {
    return &s->library->exercise[s->exercise[e->move]];
}

static void write_level(Transcript *t, const Session *s) {
    double breaths, seconds = session_length(s, &breaths);
    t->started = true;
    begin(t, s, "level_start");
    pair(t, "id", "%s", s->level->id);
    pair(t, "seconds", "%g", seconds);
    pair(t, "breaths", "%g", breaths);
    end(t);
    fflush(t->early);
    fwrite(t->early_text, 1, t->early_size, t->file);
}

static void write_exercise(Transcript *t, const Session *s, const SessionEvent *e) {
    bool starts = e->kind == EVENT_EXERCISE_START;
    begin(t, s, starts ? "exercise_start" : "exercise_done");
    pair(t, starts ? "id" : "exercise", "%s", exercise_of(s, e)->id);
    if (starts)
        pair(t, "version", "%s", exercise_of(s, e)->version[s->version[e->move]].id);
    pair(t, "reps", "%d", e->rep);
    end(t);
}

static void write_step(Transcript *t, const Session *s, const SessionEvent *e) {
    const Phase *p = e->phase;
    begin(t, s, "step");
    pair(t, "exercise", "%s", exercise_of(s, e)->id);
    pair(t, "rep", "%d", p->rep);
    pair(t, "side", "%s", side_word(p->side));
    pair(t, "step", "%d", (int)(p - s->timeline.phase));
    pair(t, "breath", "%s", p->air == AIR_IN ? "in" : "out");
    pair(t, "hold", "%d", p->step->kind == STEP_HOLD);
    pair(t, "pose", "%s", s->timeline.version->pose[p->goal].id);
    end(t);
}

static void write_cue(Transcript *t, const Session *s, const SessionEvent *e) {
    char text[SPOKEN_LONGEST];
    script_fill(t->script, e->cue.text, e->spoken_side, text, sizeof text);
    begin(t, s, "say");
    pair(t, "id", "%s", e->cue.id ? e->cue.id : "");
    pair(t, "text", "%s", text);
    end(t);
}

static void write_rep(Transcript *t, const Session *s, const SessionEvent *e, double score) {
    begin(t, s, "rep_done");
    pair(t, "exercise", "%s", exercise_of(s, e)->id);
    pair(t, "rep", "%d", e->rep);
    pair(t, "side", "%s", side_word(e->side));
    end(t);
    begin(t, s, "score");
    pair(t, "breaths", "%g", score);
    end(t);
}

static void write_plain(Transcript *t, const Session *s, const char *event) {
    begin(t, s, event);
    end(t);
}

static void write_event(Transcript *t, const Session *s, const SessionEvent *e, double score) {
    switch (e->kind) {
    case EVENT_LEVEL_START:
        write_level(t, s);
        break;
    case EVENT_EXERCISE_START:
    case EVENT_EXERCISE_DONE:
        write_exercise(t, s, e);
        break;
    case EVENT_CUE:
        write_cue(t, s, e);
        break;
    case EVENT_STEP:
        write_step(t, s, e);
        break;
    case EVENT_SOUND:
        begin(t, s, "sound");
        pair(t, "id", "%s", chime_word(e->chime));
        end(t);
        break;
    case EVENT_REP_DONE:
        write_rep(t, s, e, score);
        break;
    case EVENT_PAUSE:
        write_plain(t, s, "pause");
        break;
    case EVENT_RESUME:
        write_plain(t, s, "resume");
        break;
    case EVENT_THANK_YOU:
        begin(t, s, "score");
        pair(t, "breaths", "%g", score);
        end(t);
        write_plain(t, s, "thank_you");
        break;
    default: // the level's end is told by transcript_end(), after the closing scene
        break;
    }
}

void transcript_session(Transcript *t, const Session *s, double score) {
    for (int i = 0; i < s->event_count; i++)
        write_event(t, s, &s->event[i], score);
}

void transcript_show(Transcript *t, const Session *s, const ShowCommand *c) {
    switch (c->kind) {
    case SHOW_VISITOR:
        begin(t, s, "visitor");
        pair(t, "id", "%s", c->id);
        break;
    case SHOW_SOUND:
        begin(t, s, "sound");
        pair(t, "id", "%s", c->id);
        break;
    case SHOW_WORDS:
        begin(t, s, "say");
        pair(t, "id", "%s", c->id);
        pair(t, "text", "%s", script_words(t->script, c->id));
        break;
    default:
        begin(t, s, "reward");
        pair(t, "id", "%s", c->reward);
        pair(t, "show", "%s", show_name(c->kind));
        pair(t, "what", "%s", c->id);
        pair(t, "x", "%.3f", c->x);
        pair(t, "y", "%.3f", c->y);
        break;
    }
    end(t);
}

void transcript_end(Transcript *t, const Session *s) {
    write_plain(t, s, "level_end");
}
