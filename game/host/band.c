#include "band.h"

#include "vec.h"

#include <math.h>
#include <string.h>

enum { BLOCK = 64, ROOM_LINES = 4 };

#define SECONDS_IN    3.0 // when nobody breathes, the music does
#define SECONDS_OUT   4.5
#define BLOCK_SECONDS ((double)BLOCK / BAND_RATE)

// What a voice is made of: sines as ratio, loudness, and seconds until 1/e (0: stays).
typedef struct {
    double attack, release; // seconds to all but 1/e
    double spread;          // semitones between its left and its right half; 0: it has no halves
    double pan;
    int count;
    struct {
        double ratio, gain, fade;
    } sine[5];
} Make;

static const Make SOUNDS[VOICE_COUNT] = {
    [VOICE_PAD] = {0.55, 0.75, 0.09, 0, 3, {{1, 1, 0}, {2, 0.2, 0}, {3, 0.07, 0}}},
    [VOICE_BASS] = {0.06, 0.5, 0, 0, 3, {{1, 1, 5}, {2, 0.3, 1.8}, {3, 0.06, 0.9}}},
    [VOICE_HARP] =
        {0.004,
         0.3,
         0,
         0.3,
         5,
         {{1, 1, 0.95}, {2, 0.4, 0.6}, {3, 0.18, 0.36}, {4, 0.08, 0.22}, {5, 0.04, 0.14}}},
    [VOICE_BELL] = {0.003,
                    0.4,
                    0,
                    0.45,
                    4,
                    {{1, 1, 1.2}, {2.002, 0.28, 0.7}, {3.01, 0.14, 0.4}, {5.43, 0.04, 0.14}}},
};

void band_init(Band *band, const float *wave) {
    memset(band, 0, sizeof *band);
    band->wave = wave;
    band->voices = 1u << VOICE_PAD;
    band->chord = -1;
    band->air = AIR_OUT;
}

void band_music(Band *band, const Music *music) {
    band->music = music;
    band->chord = -1;
    band->half = 0;
    band->ended = false;
}

void band_voices(Band *band, unsigned voices) {
    band->voices = voices;
}

static const Chord *chord_now(const Band *b) {
    if (!b->music || b->chord < 0)
        return NULL;
    return b->ended ? &b->music->end : &b->music->chord[b->chord];
}

unsigned band_chord(const Band *b) {
    const Chord *chord = chord_now(b);
    unsigned classes = chord ? 1u << chord->bass % 12 : 0;
    for (int i = 0; chord && i < chord->count; i++)
        classes |= 1u << chord->key[i] % 12;
    return classes;
}

// ---- notes

// A free place, else that of the note that has sounded longest.
static BandNote *place(Band *b) {
    BandNote *oldest = &b->note[0];
    for (int i = 0; i < BAND_NOTES; i++) {
        if (!b->note[i].sines)
            return &b->note[i];
        if (b->note[i].voice >= VOICE_HARP && b->note[i].age > oldest->age)
            oldest = &b->note[i];
    }
    return oldest;
}

static float share_of_block(double seconds) {
    return (float)clamp(BLOCK_SECONDS / seconds, 0, 1);
}

static void set_sine(BandNote *n, int i, double hertz, double gain, double fade, double pan) {
    n->step[i] = (uint32_t)(hertz / BAND_RATE * 4294967296.0);
    n->gain[i] = (float)gain;
    n->fade[i] = fade > 0 ? 1 - share_of_block(fade) : 1;
    n->left[i] = (float)sqrt((1 - pan) / 2);
    n->right[i] = (float)sqrt((1 + pan) / 2);
}

static void play(Band *b, SynthVoice voice, int key, double loud, double pan) {
    const Make *s = &SOUNDS[voice];
    BandNote *n = place(b);
    *n = (BandNote){.voice = voice, .wanted = (float)(loud * b->music->loud[voice])};
    n->speed = share_of_block(s->attack);
    for (int i = 0; i < s->count; i++) {
        double gain = s->sine[i].gain, fade = s->sine[i].fade, ratio = s->sine[i].ratio;
        if (s->spread > 0) { // two halves a little out of tune with each other: wide and warm
            double low = synth_hertz(key - s->spread / 2), high = synth_hertz(key + s->spread / 2);
            set_sine(n, n->sines++, low * ratio, gain, fade, -0.6);
            set_sine(n, n->sines++, high * ratio, gain, fade, 0.6);
        } else {
            set_sine(n, n->sines++, synth_hertz(key) * ratio, gain, fade, pan);
        }
    }
}

static void leave(Band *b, SynthVoice voice) {
    for (int i = 0; i < BAND_NOTES; i++)
        if (b->note[i].sines && b->note[i].voice == voice) {
            b->note[i].leaving = true;
            b->note[i].wanted = 0;
            b->note[i].speed = share_of_block(SOUNDS[voice].release);
        }
}

// ---- what is played

static bool may(const Band *b, SynthVoice voice) {
    return (b->voices >> voice & 1) != 0;
}

static void play_chord(Band *b) {
    const Chord *chord = chord_now(b);
    leave(b, VOICE_PAD);
    leave(b, VOICE_BASS);
    for (int i = 0; i < chord->count && may(b, VOICE_PAD); i++)
        play(b, VOICE_PAD, chord->key[i], 1, 0);
    if (may(b, VOICE_BASS))
        play(b, VOICE_BASS, chord->bass, 1, 0);
}

// The tones of the figures whose moment lies in the next `frames`.
static void play_figures(Band *b, int frames) {
    const Chord *chord = chord_now(b);
    for (int voice = VOICE_HARP; voice < VOICE_COUNT && chord; voice++) {
        int turns = b->music->turns[b->air][voice];
        const MusicFigure *f = &b->music->figure[b->air][voice][turns ? b->half / 2 % turns : 0];
        for (int i = 0; i < f->count; i++) {
            int at = (int)((double)b->frames * i / f->count);
            if (f->tone[i] == 0 || at < b->frame || at >= b->frame + frames)
                continue;
            int up = voice == VOICE_BELL ? 12 : 0, side = (i + b->half) % 2 ? 1 : -1;
            double soft = b->air == AIR_IN ? 1 : 0.8;
            if (may(b, (SynthVoice)voice) && !b->ended)
                play(b, (SynthVoice)voice, music_tone(chord, f->tone[i]) + up, soft,
                     side * SOUNDS[voice].pan);
        }
    }
}

void band_breath(Band *b, Air air, int frames) {
    b->air = air;
    b->frame = 0;
    b->frames = frames;
    b->half++;
    if (!b->music || (air == AIR_OUT && b->chord >= 0) || b->ended)
        return;
    b->chord = (b->chord + 1) % b->music->count;
    play_chord(b);
}

void band_end(Band *b, bool end) {
    bool before = b->ended;
    b->ended = end;
    if (!b->music || end == before)
        return;
    if (!end) {
        b->chord = -1;
        return;
    }
    b->chord = 0;
    play_chord(b);
    for (int i = 1; i <= b->music->end.count; i++) // spread from below, and left to ring
        play(b, VOICE_HARP, music_tone(&b->music->end, i), 0.7, i % 2 ? -0.3 : 0.3);
}

// ---- sound

static float sine(const float *wave, uint32_t phase) {
    uint32_t index = phase >> 21;
    float part = (float)(phase & 0x1fffff) * (1.0f / 2097152.0f);
    return wave[index] + (wave[index + 1] - wave[index]) * part;
}

static void sound(BandNote *n, const float *wave, float *left, float *right, int frames) {
    float from = n->level, to = from + (n->wanted - from) * n->speed;
    for (int i = 0; i < n->sines; i++) {
        float gain = n->gain[i], next = gain * n->fade[i];
        float level = gain * from, step = (next * to - level) / (float)frames;
        for (int k = 0; k < frames; k++, level += step) {
            float value = sine(wave, n->phase[i]) * level;
            n->phase[i] += n->step[i];
            left[k] += value * n->left[i];
            right[k] += value * n->right[i];
        }
        n->gain[i] = next;
    }
    n->level = to;
    n->age++;
    bool silent = n->leaving ? n->level < 1e-5f : n->age > 200 && n->gain[0] * n->level < 1e-5f;
    if (silent)
        n->sines = 0;
}

// The echo of a small soft room: four delays that feed one another through a mirror (Jot 1991).
static void echo(BandRoom *room, float in, float *left, float *right) {
    static const int lengths[ROOM_LINES] = {1373, 1637, 1931, 2213};
    float out[ROOM_LINES], sum = 0;
    for (int i = 0; i < ROOM_LINES; i++) {
        float raw = room->line[i][room->at[i]];
        room->low[i] += 0.5f * (raw - room->low[i]);
        out[i] = room->low[i] * 0.86f;
        sum += out[i];
    }
    for (int i = 0; i < ROOM_LINES; i++) {
        room->line[i][room->at[i]] = in + out[i] - sum * (2.0f / ROOM_LINES) + 1e-18f;
        if (++room->at[i] == lengths[i])
            room->at[i] = 0;
    }
    *left = out[0] + out[2];
    *right = out[1] + out[3];
}

// Without anybody's breath the music goes on by itself.
static void go_on(Band *b, int frames) {
    int grace = b->half ? BAND_RATE / 4 : 0;
    if (b->frame >= b->frames + grace) {
        Air air = b->air == AIR_IN ? AIR_OUT : AIR_IN;
        band_breath(b, air, (int)((air == AIR_IN ? SECONDS_IN : SECONDS_OUT) * BAND_RATE));
    }
    play_figures(b, frames);
    b->frame += frames;
}

void band_fill(Band *b, float *out, int frames) {
    float left[BLOCK] = {0}, right[BLOCK] = {0};
    if (!b->music)
        return;
    go_on(b, frames);
    for (int i = 0; i < BAND_NOTES; i++)
        if (b->note[i].sines)
            sound(&b->note[i], b->wave, left, right, frames);
    float wet = (float)b->music->room;
    for (int i = 0; i < frames; i++) {
        float echo_left, echo_right;
        echo(&b->room, 0.5f * (left[i] + right[i]), &echo_left, &echo_right);
        out[2 * i] += left[i] + wet * echo_left;
        out[2 * i + 1] += right[i] + wet * echo_right;
    }
}
