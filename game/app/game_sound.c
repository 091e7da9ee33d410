// What a session tells, heard: the breath, chimes, the voice; and what the settings say of it.
#include <stdio.h>
#include <string.h>

#include "game.h"
#include "rumble.h"
#include "synth.h"

void game_sound_apply(Game *g) {
    g->sound = sound_settings(g->store);
    const SoundSettings *s = &g->sound;
    if (g->has_session)
        session_speak(&g->session, speech_of(&g->speech), s->talk, s->delay_ms / 1000.0);
    if (!g->audio)
        return;
    bool spoken = !s->hush && (s->talk != TALK_TONES || g->screen == SCREEN_RECORD);
    audio_volume(g->audio, AUDIO_ALL, g->volume);
    audio_volume(g->audio, AUDIO_VOICE, spoken ? s->voice : 0);
    audio_volume(g->audio, AUDIO_MUSIC, s->hush ? 0 : s->music);
    audio_volume(g->audio, AUDIO_SOUNDS, s->hush ? 0 : s->sounds);
    audio_mute(g->audio, g->mute);
}

bool game_english(const Game *g) {
    return !g->asked.language || strcmp(g->asked.language, "en") == 0;
}

// The score of a level, else that of the time of day.
static const char *mood_of(const Game *g) {
    if (g->has_session && g->audio && audio_mood(g->audio, g->session.level->id))
        return g->session.level->id;
    if (g->hour < GAME_DAWN || g->hour >= 18)
        return "evening";
    return g->hour < 11 ? "morning" : "afternoon";
}

// Voices of the music enter with the session: the pad waits, the deep note comes with the change,
// the harp with the first movement, bells in what follows; at the end all comes to rest.
static unsigned voices_of(const Game *g) {
    const Session *s = &g->session;
    unsigned pad = 1u << VOICE_PAD, bass = 1u << VOICE_BASS, harp = 1u << VOICE_HARP;
    bool in_stretch = g->screen == SCREEN_STRETCH && g->has_session;
    if (!in_stretch)
        return g->screen == SCREEN_PAUSE ? pad : pad | harp;
    if (s->state != SESSION_STRETCH)
        return pad | bass;
    bool first = s->timeline.phase[s->phase].rep <= 1 && s->move == 0;
    return pad | bass | harp | (first ? 0 : 1u << VOICE_BELL);
}

void game_music(Game *g) {
    if (!g->audio)
        return;
    audio_mood(g->audio, mood_of(g));
    audio_voices(g->audio, voices_of(g));
    audio_rest(g->audio, g->screen == SCREEN_THANKS);
    // Nothing but the family is to be heard by the microphone.
    audio_music(g->audio, g->screen != SCREEN_RECORD, g->screen == SCREEN_PAUSE ? 0.35 : 1);
}

// While the baby sleeps a pad tells in and out: one soft pulse for in, a longer, softer one for
// out.
static void breathe(Game *g, Air air) {
    audio_breath(g->audio, air, g->session.breath_seconds * breath_share(air));
    if (g->sound.hush)
        rumble(&g->input, air == AIR_IN ? 0.25 : 0.15, air == AIR_IN ? 180 : 320);
}

static void chime(Game *g, Chime chime) {
    static const SoundId sounds[] = {[CHIME_HALF] = SOUND_HALF,
                                     [CHIME_SWITCH] = SOUND_SWITCH,
                                     [CHIME_DONE] = SOUND_DONE,
                                     [CHIME_REP] = SOUND_REP};
    if (chime == CHIME_IN || chime == CHIME_OUT)
        breathe(g, chime == CHIME_IN ? AIR_IN : AIR_OUT);
    else
        audio_play(g->audio, sounds[chime]);
}

void game_sound_named(Game *g, const char *name) {
    for (int id = 0; g->audio && id < SOUND_COUNT; id++)
        if (strcmp(sound_name((SoundId)id), name) == 0)
            audio_play(g->audio, (SoundId)id);
}

// What nothing can say has a small chime instead.
static void say(Game *g, const SessionEvent *e) {
    bool aloud = !g->sound.hush && g->sound.talk != TALK_TONES;
    bool english = game_english(g);
    const Recording *own = recordings_find(&g->recordings, e->cue.id, e->spoken_side);
    char path[RECORDING_PATH];
    if (g->audio && aloud && own && recordings_path(&g->recordings, own->name, path))
        audio_speak_file(g->audio, path);
    else if (g->audio && aloud && !audio_speak(g->audio, g->told, english))
        audio_play(g->audio, SOUND_CUE);
}

void game_hear(Game *g, const SessionEvent *e) {
    if (e->kind == EVENT_CUE)
        say(g, e);
    else if (g->audio && e->kind == EVENT_SOUND)
        chime(g, e->chime);
    else if (e->kind == EVENT_EXERCISE_START || e->kind == EVENT_EXERCISE_DONE ||
             e->kind == EVENT_REP_DONE)
        game_music(g);
    else if (g->audio && (e->kind == EVENT_PAUSE || e->kind == EVENT_LEVEL_START))
        audio_quiet(g->audio);
}
