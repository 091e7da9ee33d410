// Recording a saying: three beats, as many seconds of the microphone as it takes to say it slowly,
// the take heard at once, and kept or left. The microphone is open on this screen alone.
#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "game.h"
#include "stream.h"

// Ten letters a second are slow speech; one second is for the beginning.
static int seconds_of(const char *words) {
    int seconds = 2 + (int)strlen(words) / 10;
    return seconds < RECORDER_LONGEST ? seconds : RECORDER_LONGEST;
}

void game_record_open(Game *g, const Saying *saying) {
    Record *r = &g->record;
    r->saying = *saying;
    r->seconds = seconds_of(saying->words);
    r->page = g->page;
    r->focus = g->focus;
    r->told = "record.ready";
    if (!r->recorder)
        r->recorder = recorder_create();
    game_go(g, SCREEN_RECORD);
    game_sound_apply(g);
}

void game_record_stop(Game *g) {
    g->record.count_in = 0;
    g->record.told = "record.ready";
    if (g->record.recorder)
        recorder_stop(g->record.recorder);
}

void game_record_leave(Game *g) {
    game_record_stop(g);
    if (g->audio)
        audio_quiet(g->audio);
    game_go(g, SCREEN_VOICES);
    game_sound_apply(g);
    g->page = g->record.page;
    g->focus = g->record.focus;
}

bool game_record_busy(const Game *g) {
    const Record *r = &g->record;
    return r->count_in > 0 || (r->recorder && recorder_state(r->recorder) != RECORDER_IDLE);
}

void game_record_start(Game *g) {
    if (g->audio)
        audio_quiet(g->audio);
    recorder_stop(g->record.recorder); // the take before is let go
    g->record.count_in = 1;
    g->record.told = "record.beats";
}

void game_record_listen(Game *g) {
    char path[RECORDING_PATH];
    int frames = 0;
    const int16_t *take = recorder_take(g->record.recorder, &frames);
    if (g->audio && take)
        audio_speak_samples(g->audio, take, frames);
    else if (g->audio && recordings_path(&g->recordings, g->record.saying.name, path))
        audio_speak_file(g->audio, path);
}

static void not_kept(Game *g, const char *why) {
    log_line(&g->log, "recording: %s", why);
    g->record.told = "record.not_kept";
}

// Writes the take, or takes the file away.
static void write(Game *g, bool keep) {
    Record *r = &g->record;
    char path[RECORDING_PATH];
    int frames = 0;
    recorder_take(r->recorder, &frames);
    if (!recordings_path(&g->recordings, r->saying.name, path)) {
        not_kept(g, fail_text());
        return;
    }
    bool begun = keep ? recorder_keep(r->recorder, path) : recorder_drop(r->recorder, path);
    if (!begun)
        return;
    snprintf(r->writing, sizeof r->writing, "%s", r->saying.name);
    r->writing_seconds = (double)frames / STREAM_RATE;
}

void game_record_keep(Game *g) {
    write(g, true);
}

void game_record_delete(Game *g) {
    write(g, false);
}

static void take_news(Game *g, RecorderNews news) {
    Record *r = &g->record;
    switch (news) {
    case RECORDER_TAKEN:
        r->told = "record.taken";
        g->focus = 2; // keep it
        game_record_listen(g);
        break;
    case RECORDER_NOBODY_HEARD:
        r->told = "record.nobody";
        break;
    case RECORDER_NO_MICROPHONE:
        r->told = "record.no_microphone";
        log_line(&g->log, "recording: %s", recorder_problem(r->recorder));
        break;
    case RECORDER_KEPT:
        recordings_add(&g->recordings, r->writing, r->writing_seconds);
        recorder_stop(r->recorder); // from now on the file is heard
        r->told = "record.kept";
        break;
    case RECORDER_DROPPED:
        recordings_remove(&g->recordings, r->writing);
        r->told = "record.deleted";
        break;
    case RECORDER_NOT_KEPT:
        not_kept(g, recorder_problem(r->recorder));
        break;
    case RECORDER_NOTHING_NEW:
        break;
    }
}

void game_record_tick(Game *g) {
    Record *r = &g->record;
    if (!r->recorder)
        return;
    take_news(g, recorder_frame(r->recorder));
    if (r->count_in == 0)
        return;
    int since = r->count_in++ - RECORD_COUNT_TICKS + RECORD_BEATS * RECORD_BEAT_TICKS;
    if (g->audio && since >= 0 && since % RECORD_BEAT_TICKS == 0 &&
        since < RECORD_BEATS * RECORD_BEAT_TICKS)
        audio_play(g->audio, SOUND_FOCUS);
    // Where the microphone of the last time still closes it is asked again in the next tick.
    if (r->count_in > RECORD_COUNT_TICKS && recorder_listen(r->recorder, r->seconds)) {
        r->count_in = 0;
        r->told = "record.now";
    }
}
