#include "sounds.h"

#include "fail.h"
#include "synth.h"

#include <stdlib.h>

enum { NOTES_MAX = 6 };

typedef struct {
    const char *name;
    double seconds, peak;
    Note note[NOTES_MAX]; // up to the first without loudness
} Recipe;

// All in the scale of the music (D E F# A B), so that nothing ever clashes with it.
static const Recipe RECIPES[SOUND_COUNT] = {
    [SOUND_HALF] = {"half",
                    2.0,
                    0.24,
                    {{VOICE_BELL, 0, 0, 74, 1, 0}, {VOICE_BELL, 0, 0, 69, 0.5, 0}}},
    [SOUND_SWITCH] = {"switch",
                      2.2,
                      0.26,
                      {{VOICE_HARP, 0, 0, 66, 0.8, -0.8},
                       {VOICE_HARP, 0.2, 0, 69, 0.9, 0},
                       {VOICE_BELL, 0.4, 0, 74, 0.7, 0.8}}},
    [SOUND_REP] = {"rep",
                   1.8,
                   0.2,
                   {{VOICE_HARP, 0, 0, 74, 1, -0.2}, {VOICE_BELL, 0.09, 0, 81, 0.35, 0.3}}},
    [SOUND_DONE] = {"done",
                    3.4,
                    0.28,
                    {{VOICE_HARP, 0, 0, 62, 0.8, -0.4},
                     {VOICE_HARP, 0.17, 0, 69, 0.8, -0.1},
                     {VOICE_HARP, 0.34, 0, 74, 0.8, 0.1},
                     {VOICE_BELL, 0.51, 0, 78, 0.7, 0.4},
                     {VOICE_PAD, 0, 0.8, 62, 0.25, 0},
                     {VOICE_PAD, 0, 0.8, 66, 0.2, 0}}},
    [SOUND_FOCUS] = {"focus", 0.5, 0.07, {{VOICE_HARP, 0, 0, 78, 1, 0}}},
    [SOUND_OK] = {"ok",
                  1.4,
                  0.18,
                  {{VOICE_HARP, 0, 0, 74, 0.8, -0.1}, {VOICE_HARP, 0.09, 0, 81, 0.8, 0.1}}},
    [SOUND_BACK] = {"back",
                    1.2,
                    0.15,
                    {{VOICE_HARP, 0, 0, 74, 0.7, 0.1}, {VOICE_HARP, 0.09, 0, 69, 0.8, -0.1}}},
    [SOUND_VISITOR] = {"visitor",
                       2.2,
                       0.16,
                       {{VOICE_BELL, 0, 0, 86, 0.6, 0.7},
                        {VOICE_BELL, 0.12, 0, 90, 0.6, 0.4},
                        {VOICE_BELL, 0.24, 0, 88, 0.6, 0.1},
                        {VOICE_BELL, 0.42, 0, 93, 0.5, -0.2}}},
    [SOUND_CUE] = {"cue",
                   1.4,
                   0.12,
                   {{VOICE_BELL, 0, 0, 78, 0.7, 0}, {VOICE_BELL, 0.1, 0, 81, 0.5, 0}}},
    [SOUND_DOOR] = {"door",
                    3.2,
                    0.22,
                    {{VOICE_PAD, 0, 0.9, 62, 0.5, 0},
                     {VOICE_PAD, 0, 0.9, 69, 0.4, 0},
                     {VOICE_HARP, 0.05, 0, 69, 0.6, -0.3},
                     {VOICE_HARP, 0.2, 0, 74, 0.6, 0},
                     {VOICE_HARP, 0.35, 0, 78, 0.6, 0.3}}},
};

const char *sound_name(SoundId id) {
    return RECIPES[id].name;
}

// The last tenth goes down to nothing, so that no sound is cut off.
static void fade_out(Sheet *sheet) {
    int from = sheet->frames - sheet->frames / 10;
    for (int i = from; i < sheet->frames; i++) {
        float left_over = (float)(sheet->frames - 1 - i) / (float)(sheet->frames - from);
        sheet->left[i] *= left_over;
        sheet->right[i] *= left_over;
    }
}

static const int STEP_KEYS[SOUNDS_STEPS] = {0, 2, 4, 7, 9};

int sounds_step_key(int step) {
    return (int)RECIPES[SOUND_REP].note[0].key + STEP_KEYS[step];
}

Sound sound_make(SoundId id, int step) {
    ASSERT(id < SOUND_COUNT && step >= 0 && step < SOUNDS_STEPS);
    const Recipe *recipe = &RECIPES[id];
    Sheet sheet;
    sheet_init(&sheet, SOUNDS_RATE, recipe->seconds, false);
    for (int i = 0; i < NOTES_MAX && recipe->note[i].loud > 0; i++) {
        Note note = recipe->note[i];
        if (id == SOUND_REP)
            note.key += STEP_KEYS[step];
        sheet_note(&sheet, &note);
    }
    sheet_room(&sheet, 0.22);
    fade_out(&sheet);
    Sound sound = {sheet_samples(&sheet, recipe->peak), sheet.frames};
    sheet_free(&sheet);
    return sound;
}

void sound_free(Sound *sound) {
    free(sound->samples);
    *sound = (Sound){0};
}
