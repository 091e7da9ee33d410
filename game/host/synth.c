#include "synth.h"

#include "fail.h"
#include "own.h"
#include "vec.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PARTIALS_MAX = 6, SINES_MAX = 4, BLOCK = 64, LINES = 4 };

#define OCTAVE_LOG 0.69314718055994530942 // natural logarithm of 2

// One sine of a voice: how high over the note, how loud, and how soon it has died away.
typedef struct {
    double ratio, gain;
    double fade; // seconds until it is at 1/e; 0 stays
} Partial;

typedef struct {
    double attack, release; // seconds
    double ring;            // seconds that it sounds at least, however short the note
    double spread;          // semitones between its left and its right half
    Partial partial[PARTIALS_MAX];
    int count;
} Voice;

static const Voice VOICES[VOICE_COUNT] = {
    [VOICE_PAD] = {1.1, 1.6, 0, 0.045, {{1, 1, 0}, {2, 0.22, 0}, {3, 0.09, 0}, {4, 0.03, 0}}, 4},
    [VOICE_BASS] = {0.12, 0.8, 0, 0, {{1, 1, 5}, {2, 0.3, 1.6}, {3, 0.06, 0.8}}, 3},
    [VOICE_HARP] = {0.006,
                    0.3,
                    2.2,
                    0,
                    {{1, 1, 0.75}, {2, 0.42, 0.5}, {3, 0.2, 0.32}, {4, 0.1, 0.2}, {5, 0.05, 0.12}},
                    5},
    [VOICE_BELL] = {0.004,
                    0.4,
                    2.6,
                    0,
                    {{1, 1, 0.9}, {2.002, 0.3, 0.55}, {3.01, 0.16, 0.35}, {5.43, 0.05, 0.12}},
                    4},
};

double synth_hertz(double key) {
    return 440.0 * own_exp((key - 69.0) / 12.0 * OCTAVE_LOG);
}

double synth_ease(double x) {
    if (x <= 0)
        return 0;
    return x >= 1 ? 1 : x * x * (3 - 2 * x);
}

void sheet_init(Sheet *sheet, int rate, double seconds, bool loop) {
    *sheet = (Sheet){.rate = rate, .frames = (int)(rate * seconds), .loop = loop};
    sheet->left = calloc((size_t)sheet->frames, sizeof(float));
    sheet->right = calloc((size_t)sheet->frames, sizeof(float));
    ASSERT(sheet->left && sheet->right);
}

void sheet_free(Sheet *sheet) {
    free(sheet->left);
    free(sheet->right);
    *sheet = (Sheet){0};
}

// Two sines that turn by themselves: each sample from the two before, without any sine.
typedef double Two __attribute__((vector_size(16)));

typedef struct {
    Two turn, now, before, gain, fade;
} Sines;

// Returns how many Sines are in use; slots without a partial stay silent.
static int start_sines(Sines *sines, const Voice *voice, double hertz, int rate) {
    int count = 0;
    memset(sines, 0, SINES_MAX * sizeof *sines);
    for (int i = 0; i < voice->count; i++) {
        const Partial *partial = &voice->partial[i];
        double angle = 2 * PI * hertz * partial->ratio / rate;
        if (angle >= PI * 0.9)
            continue; // too high for this rate
        Sines *two = &sines[count / 2];
        int lane = count++ % 2;
        two->turn[lane] = 2 * own_cos(angle);
        two->before[lane] = -own_sin(angle);
        two->gain[lane] = partial->gain;
        two->fade[lane] = partial->fade > 0 ? own_exp(-1 / (partial->fade * rate)) : 1;
    }
    return (count + 1) / 2;
}

// The next BLOCK samples of two and two sines, added to `out`.
static void turn_on(Sines *first, Sines *second, double out[BLOCK]) {
    Sines a = *first, b = *second; // copies of our own stay in the processor
    for (int i = 0; i < BLOCK; i++) {
        Two part = a.now * a.gain + b.now * b.gain;
        out[i] += part[0] + part[1];
        Two next = a.turn * a.now - a.before;
        a.before = a.now;
        a.now = next;
        a.gain *= a.fade;
        next = b.turn * b.now - b.before;
        b.before = b.now;
        b.now = next;
        b.gain *= b.fade;
    }
    *first = a;
    *second = b;
}

static void sing(Sheet *sheet, const Voice *voice, const Note *note, double key, double pan) {
    Sines sines[SINES_MAX];
    int count = start_sines(sines, voice, synth_hertz(key), sheet->rate);
    double held = note->length > voice->ring ? note->length : voice->ring;
    double left = sqrt((1 - pan) / 2) * note->loud, right = sqrt((1 + pan) / 2) * note->loud;
    int at = (int)(note->at * sheet->rate);
    int attack = (int)(voice->attack * sheet->rate), release = (int)(voice->release * sheet->rate);
    int sustain = (int)(held * sheet->rate);
    double block[BLOCK];
    for (int i = 0; i < sustain + release; i++, at++) {
        if (i % BLOCK == 0) {
            memset(block, 0, sizeof block);
            for (int j = 0; j < count; j += 2)
                turn_on(&sines[j], &sines[j + 1], block);
        }
        double value = block[i % BLOCK];
        if (i < attack)
            value *= synth_ease((double)i / attack);
        if (i > sustain)
            value *= 1 - synth_ease((double)(i - sustain) / release);
        if (at >= sheet->frames) {
            if (!sheet->loop)
                return;
            at %= sheet->frames;
        }
        sheet->left[at] += (float)(value * left);
        sheet->right[at] += (float)(value * right);
    }
}

void sheet_note(Sheet *sheet, const Note *note) {
    ASSERT(note->at >= 0 && note->voice < VOICE_COUNT);
    const Voice *voice = &VOICES[note->voice];
    double pan = clamp(note->pan, -1, 1);
    if (voice->spread <= 0) {
        sing(sheet, voice, note, note->key, pan);
        return;
    }
    // Two halves a little out of tune with each other: wide and warm.
    sing(sheet, voice, note, note->key - voice->spread / 2, clamp(pan - 0.6, -1, 1));
    sing(sheet, voice, note, note->key + voice->spread / 2, clamp(pan + 0.6, -1, 1));
}

// Four delays that feed one another through a mirror (Jot 1991): the echoes of a room.
typedef struct {
    float *line[LINES];
    int length[LINES], at[LINES];
    float low[LINES];
} Room;

static void room_init(Room *room, int rate) {
    static const double SECONDS[LINES] = {0.0311, 0.0371, 0.0437, 0.0503};
    *room = (Room){0};
    for (int i = 0; i < LINES; i++) {
        room->length[i] = (int)(SECONDS[i] * rate) | 1;
        room->line[i] = calloc((size_t)room->length[i], sizeof(float));
        ASSERT(room->line[i]);
    }
}

static void room_step(Room *room, float in, float *left, float *right) {
    const float kept = 0.84f, soft = 0.45f; // of each echo; of its treble that is lost
    float out[LINES], sum = 0;
    for (int i = 0; i < LINES; i++) {
        float raw = room->line[i][room->at[i]];
        room->low[i] += (1 - soft) * (raw - room->low[i]);
        out[i] = room->low[i] * kept;
        sum += out[i];
    }
    for (int i = 0; i < LINES; i++) {
        room->line[i][room->at[i]] = in + out[i] - sum * (2.0f / LINES);
        if (++room->at[i] == room->length[i])
            room->at[i] = 0;
    }
    *left = out[0] + out[2];
    *right = out[1] + out[3];
}

void sheet_room(Sheet *sheet, double wet) {
    Room room;
    room_init(&room, sheet->rate);
    float left, right, share = (float)wet;
    float *echo = malloc((size_t)sheet->frames * 2 * sizeof(float));
    ASSERT(echo);
    // A loop is walked twice, so that its beginning hears the echo of its end.
    for (int pass = sheet->loop ? 0 : 1; pass < 2; pass++) {
        for (int i = 0; i < sheet->frames; i++) {
            room_step(&room, 0.5f * (sheet->left[i] + sheet->right[i]), &left, &right);
            echo[2 * i] = left;
            echo[2 * i + 1] = right;
        }
    }
    for (int i = 0; i < sheet->frames; i++) {
        sheet->left[i] += share * echo[2 * i];
        sheet->right[i] += share * echo[2 * i + 1];
    }
    free(echo);
    for (int i = 0; i < LINES; i++)
        free(room.line[i]);
}

int16_t *sheet_samples(const Sheet *sheet, double peak) {
    int16_t *samples = malloc((size_t)sheet->frames * 2 * sizeof *samples + 1);
    ASSERT(samples);
    float largest = 0;
    for (int i = 0; i < sheet->frames; i++) {
        float left = fabsf(sheet->left[i]), right = fabsf(sheet->right[i]);
        largest = left > largest ? left : largest;
        largest = right > largest ? right : largest;
    }
    double scale = largest > 0 ? peak * 32767.0 / (double)largest : 0;
    for (int i = 0; i < sheet->frames; i++) {
        samples[2 * i] = (int16_t)floor((double)sheet->left[i] * scale + 0.5);
        samples[2 * i + 1] = (int16_t)floor((double)sheet->right[i] * scale + 0.5);
    }
    return samples;
}
