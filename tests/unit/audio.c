// ctest: serial
#include "audio.h"
#include "check.h"
#include "clock.h"
#include "fail.h"
#include "file.h"
#include "flite.h"
#include "music.h"
#include "prompt.h"
#include "sounds.h"
#include "stream.h"
#include "synth.h"
#include "vec.h"

#include <SDL.h>
#include <time.h>

#define SCORES TEST_SOURCE_DIR "/assets/music"

enum { RATE = STREAM_RATE };

static int16_t heard[2 * RATE * 20];
static Stream stream;

static double loudest(const int16_t *samples, int count) {
    double most = 0;
    for (int i = 0; i < count; i++)
        most = fmax(most, fabs((double)samples[i]));
    return most / 32768;
}

// Root of the mean square of the left side.
static double loudness(const int16_t *samples, int frames) {
    double sum = 0;
    for (int i = 0; i < frames; i++)
        sum += (double)samples[2 * i] * samples[2 * i];
    return sqrt(sum / frames) / 32768;
}

// The sharpest bend of the left side: what is heard as a click.
static double sharpest(const int16_t *samples, int frames) {
    double most = 0;
    for (int i = 1; i + 1 < frames; i++)
        most = fmax(most,
                    fabs((double)samples[2 * i - 2] - 2.0 * samples[2 * i] + samples[2 * i + 2]));
    return most / 32768;
}

// How much of one pitch is in the left side.
static double share_of(const int16_t *samples, int frames, int rate, double hertz) {
    double real = 0, imaginary = 0;
    for (int i = 0; i < frames; i++) {
        double window = 0.5 - 0.5 * cos(2 * PI * i / frames);
        real += samples[2 * i] * window * cos(2 * PI * hertz * i / rate);
        imaginary += samples[2 * i] * window * sin(2 * PI * hertz * i / rate);
    }
    return sqrt(real * real + imaginary * imaginary) * 4 / frames / 32768;
}

// The strongest pitch from 200 to 600 Hz, in Hz.
static double pitch_of(const int16_t *samples, int frames) {
    double best = 0, most = 0;
    for (double hertz = 200; hertz < 600; hertz *= 1.005) {
        double share = share_of(samples, frames, RATE, hertz);
        if (share > most) {
            most = share;
            best = hertz;
        }
    }
    return best;
}

static void test_keys_have_their_pitch(void **state) {
    (void)state;
    assert_near(synth_hertz(69), 440, 1e-9);
    assert_near(synth_hertz(57), 220, 1e-9);
    assert_near(synth_hertz(60), 261.6255653005986, 1e-9);
    for (int voice = 0; voice < VOICE_COUNT; voice++) {
        Sheet sheet;
        sheet_init(&sheet, 44100, 2, false);
        Note note = {.voice = (SynthVoice)voice, .key = 69, .loud = 1, .length = 1};
        sheet_note(&sheet, &note);
        int16_t *samples = sheet_samples(&sheet, 0.5);
        assert_near(loudest(samples, 2 * sheet.frames), 0.5, 0.001);
        assert_near(pitch_of(samples, 44100), 440, 3);
        free(samples);
        sheet_free(&sheet);
    }
}

static void test_every_sound_is_soft_and_whole(void **state) {
    (void)state;
    for (int id = 0; id < SOUND_COUNT; id++) {
        Sound sound = sound_make((SoundId)id, 0), again = sound_make((SoundId)id, 0);
        assert_true(strlen(sound_name((SoundId)id)) > 1);
        int count = 2 * sound.frames;
        assert_in_range(sound.frames, RATE / 4, 4 * RATE);
        assert_true(loudest(sound.samples, count) > 0.05);
        assert_true(loudest(sound.samples, count) < 0.3);
        assert_true(loudest(sound.samples, 8) < 0.01); // begins and ends at nothing
        assert_true(loudest(sound.samples + count - 64, 64) < 0.001);
        assert_true(sharpest(sound.samples, sound.frames) < 0.06);
        assert_int_equal(again.frames, sound.frames);
        assert_memory_equal(again.samples, sound.samples, (size_t)count * sizeof(int16_t));
        sound_free(&again);
        sound_free(&sound);
    }
}

static void test_each_petal_is_a_step_higher(void **state) {
    (void)state;
    double before = 0;
    for (int step = 0; step < SOUNDS_STEPS; step++) {
        Sound sound = sound_make(SOUND_REP, step);
        double best = 0, most = 0;
        for (double hertz = 500; hertz < 1100; hertz *= 1.005) {
            double share = share_of(sound.samples, 8192, RATE, hertz);
            if (share > most) {
                most = share;
                best = hertz;
            }
        }
        assert_true(best > before * 1.1);
        before = best;
        sound_free(&sound);
    }
}

// One chord for ever, without harp and bells: as loud at any moment as at another.
static Music steady_music(void) {
    Music music;
    assert_true(music_read(&music, "steady",
                           "loud pad 0.1\nloud bass 0.1\nchord D2 D3 A3\nend D2 D3 A3\n"));
    return music;
}

static void play_music(const Music *music) {
    stream_order(&stream, (Order){.kind = ORDER_MOOD, .music = music});
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = 1u << VOICE_PAD});
}

static int begin_stream(void **state) {
    (void)state;
    stream_init(&stream);
    return 0;
}

static void order(OrderKind kind, Air air, double value) {
    stream_order(&stream, (Order){.kind = kind, .air = air, .value = value});
}

static void listen(double from, double seconds) {
    stream_fill(&stream, heard + 2 * (int)(from * RATE), (int)(seconds * RATE));
}

static const int16_t *at(double seconds) {
    return heard + 2 * (int)(seconds * RATE);
}

static void test_the_tone_rises_and_falls_with_the_breath(void **state) {
    (void)state;
    order(ORDER_BREATH, AIR_IN, 3);
    listen(0, 3);
    order(ORDER_BREATH, AIR_OUT, 4.5);
    listen(3, 4.5);
    order(ORDER_BREATH, AIR_IN, 3);
    listen(7.5, 3);
    // A fifth from D4 up to A4, and back.
    const int part = 8192;
    double low = pitch_of(at(0.5), part), middle = pitch_of(at(1.4), part);
    double high = pitch_of(at(2.8), part), falling = pitch_of(at(5.2), part);
    double end = pitch_of(at(7.0), part);
    print_message("in %.0f %.0f %.0f Hz, out %.0f %.0f Hz\n", low, middle, high, falling, end);
    assert_true(low < middle && middle < high && high > falling && falling > end);
    assert_near(high, synth_hertz(69), 6);
    assert_near(end, synth_hertz(62), 10);
    // It swells and fades.
    assert_true(loudness(at(1.4), part) > 1.5 * loudness(at(0.6), part));
    assert_true(loudness(at(2.8), part) > 1.2 * loudness(at(1.4), part));
    assert_true(loudness(at(6.8), part) < 0.5 * loudness(at(3.5), part));
    assert_true(loudest(heard, 2 * (int)(10.5 * RATE)) < 0.25);
}

static void test_the_tone_never_clicks(void **state) {
    (void)state;
    int end = 0;
    for (int i = 0; i < 40; i++) { // new breaths and stops at any moment
        if (i % 5 == 4)
            order(ORDER_BREATH_STOP, AIR_IN, 0);
        else
            order(ORDER_BREATH, i % 3 == 0 ? AIR_OUT : AIR_IN, 1 + i % 4);
        int frames = 3000 + i * 517 % 9000;
        stream_fill(&stream, heard + 2 * end, frames);
        end += frames;
    }
    double bend = sharpest(heard, end);
    print_message("sharpest bend of the tone %.4f\n", bend);
    assert_true(bend < 0.012);
    memset(heard + end, 0, 200 * sizeof *heard); // a hole of two milliseconds would be found
    assert_true(sharpest(heard, end) > 0.012);
}

static void test_the_tone_stops_within_a_third_of_a_second(void **state) {
    (void)state;
    order(ORDER_BREATH, AIR_IN, 3);
    listen(0, 2.5);
    order(ORDER_BREATH_STOP, AIR_IN, 0);
    listen(2.5, 1);
    assert_true(loudness(at(2.4), 4000) > 0.05);
    assert_true(loudness(at(2.83), 4000) < 0.005);
    order(ORDER_BREATH, AIR_IN, 2); // nobody tells the next breath: the tone ends by itself
    listen(4, 4);
    assert_true(loudness(at(7), 4000) < 0.001);
}

static void test_breaths_join_without_a_gap(void **state) {
    (void)state;
    order(ORDER_BREATH, AIR_IN, 2);
    listen(0, 2.05); // the next order comes three frames late
    order(ORDER_BREATH, AIR_OUT, 3);
    listen(2.05, 1);
    double before = loudness(at(1.8), 2205), join = loudness(at(2.02), 2205);
    assert_true(join > 0.8 * before);
}

static void test_volumes_and_ducking(void **state) {
    (void)state;
    Music music = steady_music();
    play_music(&music);
    order(ORDER_MUSIC_LOUD, AIR_IN, 0);
    listen(0, 1);
    assert_true(loudest(heard, 2 * RATE) == 0); // nobody has asked for music
    order(ORDER_MUSIC_LOUD, AIR_IN, 1);
    listen(0, 4);
    assert_true(loudness(at(0), 441) < 0.1 * loudness(at(3), RATE)); // it swells
    Stream before = stream;
    listen(4, 2);
    double open = loudness(at(5), RATE);
    stream = before; // the same bars once more, under a voice that makes no sound
    static const int16_t still[2 * RATE];
    Clip clip = {still, 2 * RATE, stream_quiet(&stream)};
    stream_speak(&stream, &clip);
    listen(6, 2);
    double ducked = loudness(at(7), RATE);
    print_message("ducking %.2f dB\n", 20 * log10(ducked / open));
    assert_near(20 * log10(ducked / open), -8, 0.3);
    stream = before;
    clip.serial = stream_quiet(&stream);
    stream_speak(&stream, &clip);
    listen(8, 0.15); // within 150 ms all but 5 % of the way
    assert_true(stream.duck < 0.43);
    stream_quiet(&stream);
    listen(8, 0.66);
    assert_true(stream.duck > 0.95);
    order(ORDER_MUSIC_LOUD, AIR_IN, 0);
    listen(8, 6);
    listen(14, 1);
    assert_true(loudest(at(14), RATE) == 0);
}

static void test_the_music_swells_with_the_breath(void **state) {
    (void)state;
    Music music = steady_music();
    play_music(&music);
    order(ORDER_MUSIC_LOUD, AIR_IN, 1);
    order(ORDER_SOUNDS_LOUD, AIR_IN, 0); // only the music is heard
    order(ORDER_BREATH, AIR_IN, 4);
    listen(0, 4);
    order(ORDER_BREATH, AIR_OUT, 6);
    listen(4, 6);
    assert_true(loudness(at(3.5), RATE) > 1.1 * loudness(at(8.5), RATE));
}

static void test_nothing_is_ever_too_loud(void **state) {
    (void)state;
    Music music = steady_music();
    play_music(&music);
    order(ORDER_MUSIC_LOUD, AIR_IN, 1);
    order(ORDER_BREATH, AIR_IN, 3);
    listen(0, 2);
    Sound sound[STREAM_SOUNDS]; // many at once, as nobody plays them
    for (int i = 0; i < STREAM_SOUNDS; i++) {
        sound[i] = sound_make(SOUND_DONE, 0);
        stream_order(&stream, (Order){.kind = ORDER_PLAY, .sound = &sound[i]});
    }
    listen(2, 2);
    double most = loudest(heard, 2 * 4 * RATE);
    print_message("the loudest %.2f\n", most);
    assert_true(most > 0.7 && most < 0.89); // under -1 dB
    for (int i = 0; i < STREAM_SOUNDS; i++)
        sound_free(&sound[i]);
}

// Three sounds, and a voice that is broken off: what is heard is what was asked for.
static void test_only_the_latest_voice_is_heard(void **state) {
    (void)state;
    static int16_t high[RATE], low[RATE];
    for (int i = 0; i < RATE; i++) {
        high[i] = (int16_t)(8000 * sin(2 * PI * 880 * i / RATE));
        low[i] = (int16_t)(8000 * sin(2 * PI * 330 * i / RATE));
    }
    Clip one = {high, RATE, stream_quiet(&stream)};
    stream_speak(&stream, &one);
    listen(0, 0.5);
    assert_true(share_of(at(0.1), 8192, RATE, 880) > 0.2);
    Clip two = {low, RATE, stream_quiet(&stream)};
    stream_speak(&stream, &two);
    listen(0.5, 1.5);
    assert_true(share_of(at(0.7), 8192, RATE, 330) > 0.2);
    assert_true(share_of(at(0.7), 8192, RATE, 880) < 0.001); // never two at once
    assert_true(loudness(at(1.8), 4000) < 1e-6);
    assert_true(sharpest(at(0.4), RATE / 2) < 0.05); // and no click where one takes over
    Clip late = {high, RATE, two.serial}; // decoded too late: somebody has asked for quiet
    stream_quiet(&stream);
    stream_speak(&stream, &late);
    listen(2, 0.5);
    assert_true(loudest(at(2), RATE) < 1e-6);
    Clip three = {low, RATE, stream_quiet(&stream)};
    stream_speak(&stream, &three);
    order(ORDER_VOICE_LOUD, AIR_IN, 0);
    listen(3, 1);
    assert_true(loudness(at(3.5), 4000) < 1e-4);
}

static void test_orders_that_nobody_obeys_do_no_harm(void **state) {
    (void)state;
    for (int i = 0; i < 1000; i++)
        order(ORDER_BREATH, AIR_IN, 3);
    assert_int_equal(atomic_load(&stream.ordered) - atomic_load(&stream.obeyed), STREAM_ORDERS);
    listen(0, 0.1);
    assert_int_equal(atomic_load(&stream.ordered) - atomic_load(&stream.obeyed), 0);
    order(ORDER_BREATH, AIR_IN, NAN); // nor does nonsense
    order(ORDER_BREATH, AIR_IN, -5);
    order(ORDER_BREATH, AIR_IN, 1e300);
    listen(0, 0.5);
    assert_true(loudest(heard, RATE) < 0.25);
}

static void test_the_stream_costs_little(void **state) {
    (void)state;
    size_t size = 0;
    char *score = file_read(SCORES "/afternoon.txt", &size);
    Music music;
    assert_true(score && music_read(&music, "afternoon", score));
    free(score);
    play_music(&music);
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = 15});
    order(ORDER_MUSIC_LOUD, AIR_IN, 1);
    order(ORDER_BREATH, AIR_IN, 3);
    listen(0, 3);
    order(ORDER_BREATH, AIR_OUT, 12);
    uint64_t best = UINT64_MAX;
    for (int i = 0; i < 5; i++) {
        uint64_t start = clock_now();
        listen(0, 2);
        uint64_t took = clock_now() - start;
        best = took < best ? took : best;
    }
    print_message("a second of sound: %.2f ms\n", (double)best / 2e6);
    assert_true(best / 2 < 30000000); // 3 % of a core
}

// An author's own words, without a clip; and how long they were thought to be.
static void test_words_without_a_clip_are_read(void **state) {
    (void)state;
    static const char *const texts[] = {"Sway to the right, and breathe out.", "Stay, two breaths.",
                                        "Stand tall, feet under your hips.", "Arms up, and in."};
    Flite flite = {0};
    if (!flite_open(&flite))
        skip();
    Speech estimate = {NULL, NULL};
    for (size_t i = 0; i < COUNT(texts); i++) {
        int frames = 0;
        uint64_t start = clock_now();
        int16_t *samples = flite_say(&flite, texts[i], RATE, &frames);
        print_message("%.2f s in %.0f ms, thought to be %.2f s\n", (double)frames / RATE,
                      (double)(clock_now() - start) / 1e6,
                      prompt_seconds(&estimate, NULL, texts[i], SIDE_NONE));
        assert_non_null(samples);
        assert_true(frames > RATE / 2);
        assert_true((double)frames / RATE <
                    prompt_seconds(&estimate, NULL, texts[i], SIDE_NONE) + 0.1);
        free(samples);
    }
    flite_close(&flite);
}

static AudioState wait_for(Audio *audio) {
    struct timespec nap = {0, 1000000};
    for (int i = 0; i < 5000 && audio_frame(audio) == AUDIO_LOADING; i++)
        nanosleep(&nap, NULL);
    return audio_frame(audio);
}

static void use_all(Audio *audio) {
    for (int i = 0; i < SOUND_COUNT; i++)
        audio_play(audio, (SoundId)i);
    for (int i = 0; i < 2 * SOUNDS_STEPS; i++)
        audio_play(audio, SOUND_REP);
    audio_breath(audio, AIR_IN, 3);
    audio_breath_stop(audio);
    audio_music(audio, true, 0.5);
    audio_mood(audio, "morning");
    audio_voices(audio, 15);
    audio_rest(audio, true);
    audio_speak(audio, "One more breath.", true);
    audio_quiet(audio);
    audio_volume(audio, AUDIO_VOICE, 3);
    audio_volume(audio, AUDIO_MUSIC, -3);
    audio_volume(audio, AUDIO_SOUNDS, 99);
    audio_mute(audio, true);
    audio_mute(audio, false);
    audio_music(audio, false, 1);
}

static void test_a_device_opens_off_the_main_thread(void **state) {
    (void)state;
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    uint64_t start = clock_now();
    Audio *audio = audio_create(&(AudioWish){.music = SCORES});
    double created = (double)(clock_now() - start) / 1e6;
    use_all(audio); // also while it loads
    assert_int_equal(wait_for(audio), AUDIO_READY);
    print_message("created in %.1f ms, ready after %.0f ms\n", created,
                  (double)(clock_now() - start) / 1e6);
    assert_true(created < 100);
    assert_null(audio_problem(audio));
    use_all(audio);
    audio_destroy(audio);
}

static void test_a_lost_device_is_survived(void **state) {
    (void)state;
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    Audio *audio = audio_create(&(AudioWish){0});
    assert_int_equal(wait_for(audio), AUDIO_READY);
    for (int i = 0; i < 3; i++) {
        audio_play(audio, SOUND_DONE);
        SDL_Event event = {.adevice = {.type = SDL_AUDIODEVICEREMOVED, .which = 2}};
        SDL_PushEvent(&event);
        assert_int_equal(audio_frame(audio), AUDIO_LOADING);
        use_all(audio);
        assert_int_equal(wait_for(audio), AUDIO_READY);
        event.adevice.type = SDL_AUDIODEVICEADDED; // another one, while ours plays
        SDL_PushEvent(&event);
        assert_int_equal(audio_frame(audio), AUDIO_READY);
        event.adevice.type = SDL_AUDIODEVICEREMOVED;
        event.adevice.iscapture = 1; // a microphone is none of our business
        SDL_PushEvent(&event);
        assert_int_equal(audio_frame(audio), AUDIO_READY);
    }
    assert_null(audio_problem(audio));
    audio_destroy(audio);
}

static void test_no_device_is_told_once(void **state) {
    (void)state;
    SDL_setenv("SDL_AUDIODRIVER", "nowhere", 1);
    Audio *audio = audio_create(&(AudioWish){.music = SCORES});
    assert_int_equal(wait_for(audio), AUDIO_SILENT);
    const char *problem = audio_problem(audio);
    assert_non_null(problem);
    assert_non_null(strstr(problem, "no sound"));
    assert_null(audio_problem(audio));
    use_all(audio);
    audio_destroy(audio);
}

static void test_a_silent_game_opens_nothing(void **state) {
    (void)state;
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    Audio *audio = audio_create(&(AudioWish){.music = SCORES, .silent = true});
    assert_int_equal(audio_frame(audio), AUDIO_SILENT);
    assert_int_equal(SDL_WasInit(SDL_INIT_AUDIO), 0);
    assert_null(audio_problem(audio));
    use_all(audio);
    audio_destroy(audio);
}

static void test_a_missing_score_is_told(void **state) {
    (void)state;
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    Audio *audio = audio_create(&(AudioWish){.music = "/nowhere/scores"});
    assert_int_equal(wait_for(audio), AUDIO_READY);
    const char *problem = audio_problem(audio);
    assert_non_null(problem);
    assert_non_null(strstr(problem, "/nowhere/scores"));
    use_all(audio);
    audio_destroy(audio);
}

// How much the heard samples are like the sound, -1 to 1, best over all places.
static double likeness(const int16_t *samples, int frames, const Sound *sound, int length) {
    double best = 0, energy = 0;
    for (int i = 0; i < length; i++)
        energy += (double)sound->samples[2 * i] * sound->samples[2 * i];
    for (int place = 0; place + length <= frames; place++) {
        double sum = 0, here = 0;
        for (int i = 0; i < length; i += 5) {
            double sample = samples[2 * (place + i)];
            sum += sample * sound->samples[2 * i];
            here += sample * sample;
        }
        best = fmax(best, 5 * sum / sqrt(energy * 5 * here + 1));
    }
    return best;
}

// What a loudspeaker would play, written to a file at full speed.
static void test_a_sound_is_heard_under_the_music(void **state) {
    (void)state;
    char folder[64], path[96];
    folder_scratch(folder);
    snprintf(path, sizeof path, "%s/heard.raw", folder);
    SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
    SDL_setenv("SDL_DISKAUDIOFILE", path, 1);
    SDL_setenv("SDL_DISKAUDIODELAY", "1", 1);
    Audio *audio = audio_create(&(AudioWish){.music = SCORES});
    audio_volume(audio, AUDIO_MUSIC, 5);
    audio_music(audio, true, 1);
    audio_mood(audio, "morning");
    assert_int_equal(wait_for(audio), AUDIO_READY);
    struct timespec nap = {0, 60000000};
    nanosleep(&nap, NULL);
    audio_play(audio, SOUND_SWITCH);
    nanosleep(&nap, NULL);
    audio_destroy(audio);
    size_t size = 0;
    char *bytes = file_read(path, &size);
    assert_non_null(bytes);
    int frames = (int)(size / 4);
    const int16_t *samples = (const int16_t *)(const void *)bytes;
    print_message("%.1f s were played\n", (double)frames / RATE);
    assert_in_range(frames, RATE / 2, 60 * RATE);
    assert_true(loudest(samples, 2 * frames) < 0.9);
    Sound played = sound_make(SOUND_SWITCH, 0), other = sound_make(SOUND_VISITOR, 0);
    int begin = 0; // the device opens before there is anything to hear
    while (begin < frames && samples[2 * begin] == 0)
        begin++;
    samples += 2 * begin;
    frames = frames - begin < 6 * RATE ? frames - begin : 6 * RATE;
    double found = likeness(samples, frames, &played, RATE / 6);
    double not_there = likeness(samples, frames, &other, RATE / 6);
    print_message("likeness: switch %.2f, visitor %.2f\n", found, not_there);
    assert_true(found > 0.6);
    assert_true(not_there < 0.4);
    sound_free(&played);
    sound_free(&other);
    free(bytes);
    folder_drop(folder);
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
}

#define STREAM_TEST(test) cmocka_unit_test_setup(test, begin_stream)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_without_a_clip_are_read),
        cmocka_unit_test(test_keys_have_their_pitch),
        cmocka_unit_test(test_every_sound_is_soft_and_whole),
        cmocka_unit_test(test_each_petal_is_a_step_higher),
        STREAM_TEST(test_the_tone_rises_and_falls_with_the_breath),
        STREAM_TEST(test_the_tone_never_clicks),
        STREAM_TEST(test_the_tone_stops_within_a_third_of_a_second),
        STREAM_TEST(test_breaths_join_without_a_gap),
        STREAM_TEST(test_volumes_and_ducking),
        STREAM_TEST(test_the_music_swells_with_the_breath),
        STREAM_TEST(test_nothing_is_ever_too_loud),
        STREAM_TEST(test_only_the_latest_voice_is_heard),
        STREAM_TEST(test_orders_that_nobody_obeys_do_no_harm),
        STREAM_TEST(test_the_stream_costs_little),
        cmocka_unit_test(test_a_silent_game_opens_nothing),
        cmocka_unit_test(test_a_device_opens_off_the_main_thread),
        cmocka_unit_test(test_a_lost_device_is_survived),
        cmocka_unit_test(test_no_device_is_told_once),
        cmocka_unit_test(test_a_missing_score_is_told),
        cmocka_unit_test(test_a_sound_is_heard_under_the_music),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
