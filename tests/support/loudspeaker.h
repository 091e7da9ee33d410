// The real game at a sound device of its own: SDL's disk driver writes what a loudspeaker would get
// into a file; the window is SDL's dummy one. And an ear for that file.
#ifndef LOUDSPEAKER_H
#define LOUDSPEAKER_H

#include "check.h"
#include "file.h"
#include "game.h"
#include "speaker.h"

#include <SDL.h>

enum { LOUDSPEAKER_NAPS = 30000, LOUDSPEAKER_SECONDS = 60 };

// `folder` is the family's, and the file lies in it.
static inline void loudspeaker_file(const char *folder, char path[96]) {
    snprintf(path, 96, "%s/heard.raw", folder);
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
    SDL_setenv("SDL_DISKAUDIOFILE", path, 1);
}

static inline void loudspeaker_wait(Game *g) {
    for (int i = 0; i < LOUDSPEAKER_NAPS && audio_frame(g->audio) == AUDIO_LOADING; i++)
        SDL_Delay(1);
    assert_int_equal(audio_frame(g->audio), AUDIO_READY);
}

static inline Game *loudspeaker_game(const char *folder, const char *pack) {
    Options options = {
        .data = folder, .skip_first_run = true, .window_width = 320, .window_height = 180};
    if (pack)
        options.pack[options.pack_count++] = pack;
    Game *g = game_create(&options, false, 320, 180);
    assert_non_null(g);
    game_sound_open(g);
    loudspeaker_wait(g);
    return g;
}

// Begins a movement without its get-ready.
static inline void loudspeaker_begin(Game *g, const char *exercise) {
    game_begin(g, game_one(g, library_exercise(&g->cards.library, exercise)), 0, 1);
    session_press(&g->session, BUTTON_OK, true);
}

// Plays on, as fast as it goes, until a cue of this text is told.
static inline void loudspeaker_until(Game *g, const char *text) {
    for (int i = 0; i < 120 * TICKS_PER_SECOND && strcmp(g->said.cue, text) != 0; i++) {
        game_tick(g);
        audio_frame(g->audio);
    }
    assert_string_equal(g->said.cue, text);
}

// The left side of what was written, new samples, at most a minute.
static inline int16_t *loudspeaker_heard(const char *path, int *frames) {
    size_t size = 0;
    char *bytes = file_read(path, &size);
    assert_non_null(bytes);
    int most = LOUDSPEAKER_SECONDS * STREAM_RATE, count = (int)(size / 4);
    *frames = count < most ? count : most;
    int16_t *left = malloc((size_t)*frames * sizeof *left + 1);
    assert_non_null(left);
    for (int i = 0; i < *frames; i++)
        memcpy(&left[i], bytes + 4 * (size_t)i, sizeof *left);
    free(bytes);
    return left;
}

// How much of what was heard is like the beginning of a clip, where it is most like it: -1 to 1.
static inline double loudspeaker_likeness(const int16_t *heard, int frames, const int16_t *clip,
                                          int length) {
    double best = 0, energy = 1;
    length = length < STREAM_RATE ? length : STREAM_RATE;
    for (int i = 0; i < length; i += 8)
        energy += (double)clip[i] * clip[i];
    for (int at = 0; at + length <= frames; at += 2) {
        double sum = 0, here = 1;
        for (int i = 0; i < length; i += 8) {
            double a = heard[at + i];
            sum += a * clip[i];
            here += a * a;
        }
        best = fmax(best, sum / sqrt(energy * here));
    }
    return best;
}

#endif
