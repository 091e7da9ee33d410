#include <stdio.h>
#include <stdlib.h>

#include "cards.h"
#include "command.h"
#include "fail.h"
#include "family.h"
#include "file.h"
#include "robot.h"
#include "speech.h"
#include "transcript.h"

enum {
    CLOSING_BREATHS = 8,                         // the closing scene, at most
    LONGEST_TICKS = 4 * 3600 * TICKS_PER_SECOND, // no level is longer, pauses included
    WAITING_WRITES = 32                          // then the disk may catch up
};

typedef struct {
    Session session;
    Family family;
    Robot robot;
    Transcript transcript;
} Play;

// Chooses the version for every move that has it.
static bool choose_version(Session *s, const char *version) {
    bool any = false;
    for (int i = 0; i < s->level->move_count; i++) {
        int index = exercise_version(&s->library->exercise[s->exercise[i]], version);
        if (index >= 0)
            session_choose(s, i, -1, index);
        any |= index >= 0;
    }
    return any || fail("no movement of '%s' has a version '%s'", s->level->id, version);
}

static void take(Play *p) {
    family_take(&p->family, &p->session);
    transcript_session(&p->transcript, &p->session, p->family.earned);
}

// Nothing hurries here, so the disk is waited for before the queue fills up.
static void let_write(Store *store) {
    uint64_t taken = 0, written = 0;
    if (store)
        store_counts(store, &taken, &written);
    if (taken - written > WAITING_WRITES)
        store_flush(store, 10);
}

static void tick(Play *p) {
    session_tick(&p->session);
    take(p);
    family_tick(&p->family, &p->session);
    for (int i = 0; i < p->family.show_count; i++)
        transcript_show(&p->transcript, &p->session, &p->family.show[i]);
    let_write(p->family.store);
}

static void run_level(Play *p) {
    for (long i = 0; i < LONGEST_TICKS && p->session.state != SESSION_THANKS; i++) {
        tick(p);
        if (robot_press(&p->robot, &p->session))
            take(p);
    }
    long closing = (long)(CLOSING_BREATHS * p->session.breath_seconds * TICKS_PER_SECOND);
    for (long i = 0; i < closing; i++)
        tick(p);
    transcript_end(&p->transcript, &p->session);
}

// The transcript goes to its file or, without one, to the standard output.
static int hand_out(Play *p, const Options *options) {
    size_t size;
    const char *text = transcript_text(&p->transcript, &size);
    if (options->transcript)
        return file_write(options->transcript, text, size) ? 0 : command_told();
    fwrite(text, 1, size, stdout);
    return command_printed();
}

static int tell_faults(const Script *script) {
    const Report *faults = script_faults(script);
    for (int i = 0; i < faults->count; i++)
        fprintf(stderr, "%s\n", faults->line[i]);
    return faults->count > 0;
}

static int close_store(Store *store) {
    bool saves = !store || store_saves(store);
    for (const char *notice; store && (notice = store_notice(store)) != NULL;)
        fprintf(stderr, "stretch-garden: %s\n", notice);
    return (!store || store_close(store)) && saves ? 0 : 1;
}

// The family's own words are as long as they are.
static void open_recordings(Recordings *own, const char *data) {
    char folder[RECORDING_PATH];
    Report faults = {0};
    int length = snprintf(folder, sizeof folder, "%s/recordings", data);
    if (length < (int)sizeof folder)
        recordings_open(own, folder, &faults);
    for (int i = 0; i < faults.count; i++)
        fprintf(stderr, "stretch-garden: %s\n", faults.line[i]);
    report_free(&faults);
}

static int play(Cards *cards, const Level *level, const Options *options) {
    Play *p = calloc(1, sizeof *p);
    ASSERT(p);
    Store *store = options->data ? store_open(options->data, NULL) : NULL;
    double breath = options->breath_seconds > 0 ? options->breath_seconds : family_tempo(store);
    session_begin(&p->session, &cards->library, level, breath, 0, 1);
    SpeechBook speech;
    Recordings own = {0};
    speech_open(&speech, cards); // without clips lengths are estimated
    if (options->data)
        open_recordings(&own, options->data);
    speech.own = &own;
    session_speak(&p->session, speech_of(&speech), TALK_FULL, 0);
    int status = 0;
    if ((options->version && !choose_version(&p->session, options->version)) ||
        (options->script && !robot_read(&p->robot, options->script)))
        status = command_told();
    if (status == 0) {
        family_begin(&p->family, cards->script, store, options->seed);
        transcript_begin(&p->transcript, cards->script);
        run_level(p);
        status = hand_out(p, options);
        status |= tell_faults(cards->script);
        transcript_free(&p->transcript);
    }
    status |= close_store(store);
    session_free(&p->session);
    speech_close(&speech);
    recordings_close(&own);
    free(p);
    return status;
}

int command_play(const Options *options) {
    Cards cards;
    if (!cards_open(&cards, options, NULL, 0))
        return command_told();
    int level = cards_level(&cards, options->name[0]);
    int status = level < 0 ? command_told() : play(&cards, &cards.library.level[level], options);
    cards_close(&cards);
    return status;
}
