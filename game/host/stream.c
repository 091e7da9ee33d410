#include "stream.h"

#include "own.h"
#include "synth.h"
#include "vec.h"

#include <string.h>

enum {
    BLOCK = 64,   // frames between two looks at the slow things
    GRACE = 5000, // frames: a half-breath goes on so long when the next one is a little late
};

#define KEY_LOW       62.0 // the breath goes from D4 up to A4 and back
#define KEY_HIGH      69.0
#define BELL_IN       74.0 // a soft mark where the air turns
#define BELL_OUT      66.0
#define BREATH_LOUD   0.13
#define SWELL         0.25  // of the music that goes and comes with the breath
#define TURN_SECONDS  0.06  // how soon a new half-breath takes over
#define STOP_SECONDS  0.09  // 1/e: gone within a third of a second
#define MUSIC_SECONDS 0.45  // 1/e of a change of loudness
#define QUIET_SECONDS 0.012 // 1/e of a voice that is broken off
#define DUCK_LEVEL    0.398 // 8 dB less
#define DUCK_SECONDS  0.05  // 1/e: there within 150 ms
#define FREE_SECONDS  0.2   // 1/e: back within 600 ms

void stream_init(Stream *stream) {
    memset(stream, 0, sizeof *stream);
    atomic_init(&stream->ordered, 0);
    atomic_init(&stream->obeyed, 0);
    atomic_init(&stream->chord, 0);
    atomic_init(&stream->spoken, NULL);
    atomic_init(&stream->serial, 0);
    for (int i = 0; i <= STREAM_WAVE; i++)
        stream->wave[i] = (float)own_sin(2 * PI * i / STREAM_WAVE);
    stream->sounds_loud = stream->sounds_wanted = 1;
    stream->voice_loud = stream->voice_wanted = 1;
    stream->duck = 1;
    stream->tone.dice = 1;
    band_init(&stream->band, stream->wave);
}

void stream_order(Stream *stream, Order order) {
    unsigned ordered = atomic_load_explicit(&stream->ordered, memory_order_relaxed);
    unsigned obeyed = atomic_load_explicit(&stream->obeyed, memory_order_acquire);
    if (ordered - obeyed == STREAM_ORDERS)
        return;
    stream->order[ordered % STREAM_ORDERS] = order;
    atomic_store_explicit(&stream->ordered, ordered + 1, memory_order_release);
}

unsigned stream_chord(Stream *stream) {
    return atomic_load_explicit(&stream->chord, memory_order_relaxed);
}

unsigned stream_quiet(Stream *stream) {
    return atomic_fetch_add(&stream->serial, 1) + 1;
}

void stream_speak(Stream *stream, const Clip *clip) {
    atomic_store_explicit(&stream->spoken, clip, memory_order_release);
}

// Takes a free place, else that of the oldest.
static void begin_sound(Stream *stream, const Sound *sound) {
    int place = stream->next_sound;
    for (int i = 0; i < STREAM_SOUNDS; i++) {
        int free = (stream->next_sound + i) % STREAM_SOUNDS;
        if (!stream->playing[free].sound) {
            place = free;
            break;
        }
    }
    stream->playing[place] = (Playing){sound, 0};
    stream->next_sound = (place + 1) % STREAM_SOUNDS;
}

static void begin_breath(BreathTone *tone, Air air, double seconds) {
    tone->air = air;
    tone->on = true;
    tone->frame = 0;
    tone->frames = (int)(clamp(seconds, 0.5, 60) * STREAM_RATE);
    tone->bell = 0.35;
    tone->bell_step = synth_hertz(air == AIR_IN ? BELL_IN : BELL_OUT) / STREAM_RATE;
}

static void obey(Stream *stream, const Order *order) {
    switch (order->kind) {
    case ORDER_BREATH:
        begin_breath(&stream->tone, order->air, order->value);
        band_breath(&stream->band, order->air, stream->tone.frames);
        break;
    case ORDER_BREATH_STOP:
        stream->tone.on = false;
        stream->tone.bell = 0;
        break;
    case ORDER_PLAY:
        begin_sound(stream, order->sound);
        break;
    case ORDER_SOUNDS_LOUD:
        stream->sounds_wanted = order->value;
        break;
    case ORDER_MOOD:
        band_music(&stream->band, order->music);
        break;
    case ORDER_VOICES:
        band_voices(&stream->band, order->voices);
        break;
    case ORDER_END:
        band_end(&stream->band, order->value > 0);
        break;
    case ORDER_VOICE_LOUD:
        stream->voice_wanted = order->value;
        break;
    case ORDER_MUSIC_LOUD:
        stream->music_wanted = order->value;
        break;
    }
}

static void obey_all(Stream *stream) {
    unsigned obeyed = atomic_load_explicit(&stream->obeyed, memory_order_relaxed);
    unsigned ordered = atomic_load_explicit(&stream->ordered, memory_order_acquire);
    for (; obeyed != ordered; obeyed++)
        obey(stream, &stream->order[obeyed % STREAM_ORDERS]);
    atomic_store_explicit(&stream->obeyed, obeyed, memory_order_release);
}

// One block's way of `now` towards `wanted`, `seconds` to 1/e.
static double drawn(double now, double wanted, double seconds) {
    if (now - wanted < 1e-5 && wanted - now < 1e-5)
        return wanted;
    return now + (wanted - now) * clamp(BLOCK / (seconds * STREAM_RATE), 0, 1);
}

// A sine of so many turns; 0 or more.
static double wave_at(const Stream *stream, double turns) {
    double at = (turns - (int)turns) * STREAM_WAVE;
    int index = (int)at;
    double low = (double)stream->wave[index], high = (double)stream->wave[index + 1];
    return low + (high - low) * (at - index);
}

static double turned(double phase, double step) {
    phase += step;
    return phase >= 1 ? phase - 1 : phase;
}

// How full the lungs are at a share of the half-breath.
static double lungs_at(const BreathTone *tone) {
    double filled = tone->frames ? synth_ease((double)tone->frame / tone->frames) : 0;
    return tone->air == AIR_IN ? filled : 1 - filled;
}

// One frame of the tone: a sine with a soft octave and twelfth, some air, and the mark of the turn.
static double tone_frame(const Stream *stream, BreathTone *tone, double step, double level) {
    tone->phase = turned(tone->phase, step);
    double value = wave_at(stream, tone->phase) + 0.24 * wave_at(stream, 2 * tone->phase) +
                   0.08 * wave_at(stream, 3 * tone->phase);
    tone->dice = tone->dice * 1664525u + 1013904223u;
    double noise = (double)(int32_t)tone->dice / 2147483648.0;
    tone->hiss_raw += 0.14 * (noise - tone->hiss_raw);
    tone->hiss += 0.14 * (tone->hiss_raw - tone->hiss);
    tone->hiss_slow += 0.02 * (tone->hiss - tone->hiss_slow);
    tone->bell_phase = turned(tone->bell_phase, tone->bell_step);
    tone->bell_level += 0.004 * (tone->bell - tone->bell_level); // 6 ms: no click
    tone->bell *= 0.99988;                                       // 1/e after a fifth of a second
    double bell = wave_at(stream, tone->bell_phase) * tone->bell_level;
    return (value + 0.8 * (tone->hiss - tone->hiss_slow)) * level + bell;
}

// The tone follows the lungs: as they fill it rises and swells, as they empty it falls and fades.
static void breathe(Stream *stream, float *out, int frames) {
    BreathTone *tone = &stream->tone;
    bool over = tone->frame >= tone->frames + GRACE;
    bool sounds = tone->on && !over;
    double lungs = lungs_at(tone);
    double wanted = sounds ? 0.1 + 0.9 * lungs : 0;
    double from = tone->level, step_from = tone->step;
    tone->level = drawn(from, wanted, sounds ? TURN_SECONDS : STOP_SECONDS);
    tone->step = synth_hertz(KEY_LOW + (KEY_HIGH - KEY_LOW) * lungs) / STREAM_RATE;
    if (step_from <= 0)
        step_from = tone->step;
    double loud = BREATH_LOUD * stream->sounds_loud;
    for (int i = 0; i < frames; i++) {
        double share = (double)i / frames;
        double level = mix(from, tone->level, share), step = mix(step_from, tone->step, share);
        out[i] = (float)(loud * tone_frame(stream, tone, step, level));
    }
    if (sounds)
        tone->frame += frames;
    stream->lungs = drawn(stream->lungs, sounds ? lungs : 0.5, 0.3);
}

// Adds the small sounds to `out`: left, right, ...; 1 is full.
static void play_sounds(Stream *stream, float *out, int frames) {
    float loud = (float)(stream->sounds_loud / 32768);
    for (int i = 0; i < STREAM_SOUNDS; i++) {
        Playing *p = &stream->playing[i];
        if (!p->sound)
            continue;
        int count = p->sound->frames - p->at < frames ? p->sound->frames - p->at : frames;
        const int16_t *samples = p->sound->samples + 2 * p->at;
        for (int j = 0; j < 2 * count; j++)
            out[j] += loud * samples[j];
        p->at += count;
        if (p->at >= p->sound->frames)
            p->sound = NULL;
    }
}

// Takes up a new clip when nothing else sounds any more.
static void take_clip(Stream *stream) {
    if (stream->clip.samples)
        return;
    const Clip *spoken = atomic_exchange_explicit(&stream->spoken, NULL, memory_order_acquire);
    if (!spoken || spoken->serial != atomic_load(&stream->serial))
        return;
    stream->clip = *spoken;
    stream->clip_at = 0;
    stream->clip_gain = 1;
}

// Adds the voice; one that is broken off fades within a few blocks.
static void speak(Stream *stream, float *out, int frames) {
    take_clip(stream);
    Clip *clip = &stream->clip;
    if (!clip->samples)
        return;
    bool broken = clip->serial != atomic_load(&stream->serial);
    double from = stream->clip_gain * stream->voice_loud;
    stream->clip_gain = broken ? drawn(stream->clip_gain, 0, QUIET_SECONDS) : 1;
    double to = stream->clip_gain * stream->voice_loud;
    for (int i = 0; i < frames && stream->clip_at < clip->frames; i++) {
        double value = clip->samples[stream->clip_at++] * mix(from, to, (double)i / frames);
        out[2 * i] += (float)(value / 32768);
        out[2 * i + 1] += (float)(value / 32768);
    }
    if (stream->clip_at >= clip->frames || (broken && stream->clip_gain < 0.01))
        *clip = (Clip){0};
}

static void play_music(Stream *stream, float *out, int frames) {
    float music[2 * BLOCK] = {0};
    stream->music_loud = drawn(stream->music_loud, stream->music_wanted, MUSIC_SECONDS);
    bool speaks = stream->clip.samples && stream->voice_loud > 0;
    stream->duck =
        drawn(stream->duck, speaks ? DUCK_LEVEL : 1, speaks ? DUCK_SECONDS : FREE_SECONDS);
    double to = stream->music_loud * stream->duck * (1 - SWELL + SWELL * stream->lungs);
    if (to > 0 || stream->gain > 0) {
        band_fill(&stream->band, music, frames);
        for (int i = 0; i < frames; i++) {
            float loud = (float)mix(stream->gain, to, (double)i / frames);
            out[2 * i] += loud * music[2 * i];
            out[2 * i + 1] += loud * music[2 * i + 1];
        }
    }
    atomic_store_explicit(&stream->chord, band_chord(&stream->band), memory_order_relaxed);
    stream->gain = to;
}

// What would be too loud is softened; no sample comes over 0.88 of full.
static float softened(float value) {
    const float knee = 0.6f, room = 0.28f;
    float size = value < 0 ? -value : value;
    if (size <= knee)
        return value;
    float soft = knee + room * (size - knee) / (size - knee + room);
    return value < 0 ? -soft : soft;
}

static void fill_block(Stream *stream, int16_t *out, int frames) {
    float tone[BLOCK], sum[2 * BLOCK];
    stream->sounds_loud = drawn(stream->sounds_loud, stream->sounds_wanted, TURN_SECONDS);
    stream->voice_loud = drawn(stream->voice_loud, stream->voice_wanted, TURN_SECONDS);
    breathe(stream, tone, frames);
    for (int i = 0; i < frames; i++)
        sum[2 * i] = sum[2 * i + 1] = tone[i];
    play_sounds(stream, sum, frames);
    speak(stream, sum, frames);
    play_music(stream, sum, frames);
    for (int i = 0; i < 2 * frames; i++)
        out[i] = (int16_t)(softened(sum[i]) * 32767);
}

void stream_fill(Stream *stream, int16_t *out, int frames) {
    obey_all(stream);
    if (!stream->begun) { // as loud as was asked for from the first sample on
        stream->sounds_loud = stream->sounds_wanted;
        stream->voice_loud = stream->voice_wanted;
    }
    stream->begun = true;
    while (frames > 0) {
        int now = frames < BLOCK ? frames : BLOCK;
        fill_block(stream, out, now);
        out += 2 * now;
        frames -= now;
    }
}
