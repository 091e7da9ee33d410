// What a session tells, heard: the breath, chimes, the voice; and what the settings say of it.
#include <stdio.h>

#include "game.h"
#include "rumble.h"

void game_sound_apply(Game *g) {
    g->sound = sound_settings(g->store);
    const SoundSettings *s = &g->sound;
    if (g->has_session)
        session_speak(&g->session, speech_of(&g->speech), s->talk, s->delay_ms / 1000.0);
    if (!g->audio)
        return;
    bool spoken = !s->hush && s->talk != TALK_TONES;
    audio_volume(g->audio, AUDIO_ALL, g->volume);
    audio_volume(g->audio, AUDIO_VOICE, spoken ? s->voice : 0);
    audio_volume(g->audio, AUDIO_MUSIC, s->hush ? 0 : s->music);
    audio_volume(g->audio, AUDIO_SOUNDS, s->hush ? 0 : s->sounds);
    audio_mute(g->audio, g->mute);
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

// The words stand on the screen as they are said. What nothing can say has a small chime instead.
static void say(Game *g, const SessionEvent *e) {
    game_cue(g, &e->cue, e->spoken_side);
    bool aloud = !g->sound.hush && g->sound.talk != TALK_TONES;
    if (g->audio && aloud && !audio_speak(g->audio, g->cue))
        audio_play(g->audio, SOUND_CUE);
}

void game_hear(Game *g, const SessionEvent *e) {
    if (e->kind == EVENT_CUE)
        say(g, e);
    else if (g->audio && e->kind == EVENT_SOUND)
        chime(g, e->chime);
    else if (g->audio && (e->kind == EVENT_PAUSE || e->kind == EVENT_LEVEL_START))
        audio_quiet(g->audio);
}
