// ctest: plain
// Scores, and what the band makes of them: with the breath, without clicks, evenly loud, at rest in
// the end; and the spoken clips, all as loud as each other.
#include "band.h"
#include "check.h"
#include "fail.h"
#include "file.h"
#include "loudness.h"
#include "speaker.h"
#include "stream.h"

#include <SDL.h>
#include <SDL_mixer.h>

enum { RATE = STREAM_RATE, SECONDS = 125, SHORT = 62 };

#define ALL_VOICES ((1u << VOICE_COUNT) - 1)

static Stream stream;
static int16_t heard[2 * RATE * SECONDS];

static Music shipped(const char *mood) {
    char path[512];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/assets/music/%s.txt", TEST_SOURCE_DIR, mood);
    char *text = file_read(path, &size);
    assert_non_null(text);
    Music music;
    if (!music_read(&music, mood, text))
        print_error("%s\n", fail_text());
    assert_true(music.count > 0);
    free(text);
    return music;
}

static const char *const moods[] = {"morning", "after_feeding", "afternoon", "evening"};

static void faults_of_a_score_are_told(void **state) {
    (void)state;
    static const struct {
        const char *score, *told;
    } faults[] = {
        {"", "x: there is no chord in it"},
        {"chord D2 D3 A3\n", "x: there is no end in it"},
        {"chord D2 D3\n", "x:1: a second key is expected here, not ''"},
        {"chord H2 D3 A3\n", "x:1: a key such as F#2 is expected here, not 'H2'"},
        {"chord D2 D3 A3 D3 A3 D3 A3\n",
         "x:1: a key such as F#4, at most five is expected here, not 'A3'"},
        {"\nloud drum 1\n", "x:2: pad, bass, harp or bell is expected here, not 'drum'"},
        {"loud pad 2\n", "x:1: a number from 0 to 1 is expected here, not '2'"},
        {"in pad 1\n", "x:1: harp or bell is expected here, not 'pad'"},
        {"out harp 1 . 99\n",
         "x:1: a tone from 1 to 20 or a rest, at most twelve is expected here, not '99'"},
        {"room 0.2 0.3\n", "x:1: the end of the line is expected here, not '0.3'"},
        {"drum\n",
         "x:1: loud, room, chord (at most 32), in, out or end is expected here, not 'drum'"},
    };
    for (size_t i = 0; i < COUNT(faults); i++) {
        Music music;
        assert_false(music_read(&music, "x", faults[i].score));
        assert_string_equal(fail_text(), faults[i].told);
    }
}

static void order(OrderKind kind, double value) {
    stream_order(&stream, (Order){.kind = kind, .value = value});
}

// Breathes through `heard` with nothing but music, `seconds` a breath; `chords` counts how often
// the chord changed just as an in-breath began, and must be the number of in-breaths.
static int breathe_for(const Music *music, double seconds, int whole) {
    stream_init(&stream);
    stream_order(&stream, (Order){.kind = ORDER_MOOD, .music = music});
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = ALL_VOICES});
    order(ORDER_MUSIC_LOUD, 1);
    order(ORDER_SOUNDS_LOUD, 0);
    int at = 0, in = 0;
    Air air = AIR_IN;
    while (at < RATE * whole) {
        int frames = (int)(breath_share(air) * seconds * RATE);
        frames = frames < RATE * whole - at ? frames : RATE * whole - at;
        int before = stream.band.chord;
        stream_order(&stream,
                     (Order){.kind = ORDER_BREATH, .air = air, .value = frames / (double)RATE});
        stream_fill(&stream, heard + 2 * at, frames);
        bool changed = stream.band.chord != before;
        assert_int_equal(changed, air == AIR_IN || before < 0);
        in += air == AIR_IN;
        at += frames;
        air = air == AIR_IN ? AIR_OUT : AIR_IN;
    }
    return in;
}

static int breathe(const Music *music, double seconds) {
    return breathe_for(music, seconds, SECONDS);
}

static double sharpest(const int16_t *samples, int frames) {
    double most = 0;
    for (int i = 1; i + 1 < frames; i++)
        most = fmax(most, fabs(samples[2 * i - 2] - 2.0 * samples[2 * i] + samples[2 * i + 2]));
    return most / 32768;
}

static void every_mood_breathes_at_any_tempo_without_a_click(void **state) {
    (void)state;
    static const double tempi[] = {5, 7.5, 12};
    for (size_t i = 0; i < COUNT(moods); i++) {
        Music music = shipped(moods[i]);
        for (size_t k = 0; k < COUNT(tempi); k++) {
            int breaths = breathe_for(&music, tempi[k], SHORT);
            assert_int_equal(breaths, (int)ceil(SHORT / tempi[k]));
            double bend = sharpest(heard, RATE * SHORT);
            if (bend > 0.02)
                print_error("%s at %g s: %.4f\n", moods[i], tempi[k], bend);
            assert_true(bend < 0.02);
        }
    }
    heard[2 * RATE] = (int16_t)(heard[2 * RATE] + 1500); // a click would be found
    assert_true(sharpest(heard, RATE * SHORT) > 0.02);
}

static void moods_are_evenly_loud(void **state) {
    (void)state;
    double least = 0, most = -100;
    for (size_t i = 0; i < COUNT(moods); i++) {
        Music music = shipped(moods[i]);
        breathe(&music, 7.5);
        double loud = loudness_integrated(heard, RATE * SECONDS);
        double peak = loudness_peak(heard, RATE * SECONDS);
        print_message("%s: %.1f LUFS, peak %.1f dB\n", moods[i], loud, peak);
        least = fmin(least, loud);
        most = fmax(most, loud);
        assert_true(peak < -1);
    }
    assert_true(most - least < 1);
    assert_near(most, -26, 1.5); // well under the voice
}

static void voices_enter_and_leave(void **state) {
    (void)state;
    Music music = shipped("morning");
    breathe(&music, 7.5);
    double full = loudness_integrated(heard, RATE * 30);
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = 1u << VOICE_PAD});
    for (int i = 0; i < 8; i++) {
        Air air = i % 2 ? AIR_OUT : AIR_IN;
        stream_order(&stream, (Order){.kind = ORDER_BREATH, .air = air, .value = 3});
        stream_fill(&stream, heard, 3 * RATE);
    }
    int harps = 0;
    for (int i = 0; i < BAND_NOTES; i++)
        harps += stream.band.note[i].sines && stream.band.note[i].voice == VOICE_HARP;
    assert_int_equal(harps, 0);
    assert_true(loudness_integrated(heard, 3 * RATE) < full - 1);
}

static void the_end_comes_to_rest(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(moods); i++) {
        Music music = shipped(moods[i]);
        breathe(&music, 7.5);
        order(ORDER_END, 1);
        stream_fill(&stream, heard, RATE);
        unsigned chord = stream_chord(&stream);
        assert_true(chord >> music.end.bass % 12 & 1);
        for (int k = 0; k < 12; k++)
            stream_fill(&stream, heard, RATE); // whoever breathes on, it stays there
        assert_int_equal(stream_chord(&stream), chord);
        order(ORDER_END, 0);
        stream_fill(&stream, heard, 8 * RATE);
        assert_true(stream.band.chord >= 0 && !stream.band.ended); // and begins again
    }
}

static void petals_fit_to_every_chord(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(moods); i++) {
        Music music = shipped(moods[i]);
        for (int c = 0; c < music.count; c++) {
            int fitting = 0;
            for (int step = 0; step < SOUNDS_STEPS; step++)
                for (int k = 0; k < music.chord[c].count; k++)
                    fitting += music.chord[c].key[k] % 12 == sounds_step_key(step) % 12;
            assert_true(fitting >= 2);
        }
    }
}

static void clips_are_evenly_loud(void **state) {
    (void)state;
    VoiceBook book;
    assert_true(voice_open(&book, TEST_SOURCE_DIR "/assets/voice"));
    SDL_setenv("SDL_AUDIODRIVER", "dummy", 1);
    assert_int_equal(SDL_Init(SDL_INIT_AUDIO), 0);
    assert_int_equal(Mix_OpenAudioDevice(RATE, AUDIO_S16SYS, 2, 1024, NULL, 0), 0);
    int faults = 0;
    for (int i = 0; i < book.count; i++) {
        char path[512];
        int frames = 0;
        assert_true(voice_path(&book, &book.clip[i], path, sizeof path));
        int16_t *one = speaker_decode(path, &frames);
        assert_non_null(one);
        assert_true(frames < RATE * SECONDS);
        for (int k = 0; k < frames; k++)
            heard[2 * k] = heard[2 * k + 1] = one[k];
        free(one);
        double loud = loudness_integrated(heard, frames) - 3.01; // of one side alone
        double peak = loudness_peak(heard, frames), seconds = (double)frames / RATE;
        bool good =
            fabs(loud + 20) < 0.5 && peak < -1 && fabs(seconds - book.clip[i].seconds) < 0.03;
        faults += !good;
        if (!good)
            print_error("%s: %.1f LUFS, peak %.1f dB, %.2f s for %.2f s\n", book.clip[i].name, loud,
                        peak, seconds, book.clip[i].seconds);
    }
    assert_int_equal(faults, 0);
    for (int k = 0; k < 2 * RATE; k++)
        heard[k] /= 2; // one that is half as loud would be found
    Mix_CloseAudio();
    SDL_Quit();
    voice_close(&book);
}

static void the_meter_is_right(void **state) {
    (void)state;
    for (int i = 0; i < 20 * RATE; i++) // EBU Tech 3341: a sine of 1 kHz at -23 dB is -23 LUFS
        heard[2 * i] = heard[2 * i + 1] =
            (int16_t)(32768 * pow(10, -23 / 20.0) * sin(2 * 3.14159265358979 * 1000 * i / RATE));
    assert_near(loudness_integrated(heard, 20 * RATE), -23, 0.1);
    for (int i = 0; i < RATE; i++) // a quarter of the rate, between its samples: 3 dB more
        heard[2 * i] = heard[2 * i + 1] = (int16_t)(16384 * (i % 4 < 2 ? 1 : -1));
    assert_near(loudness_peak(heard, RATE), -6.02 + 3.01, 0.3);
}

// None is a mere whisper under the pad: alone, each is at most so much softer than all together.
static void every_voice_can_be_made_out(void **state) {
    (void)state;
    static const double least[VOICE_COUNT] = {-33, -37, -35, -44};
    for (size_t i = 0; i < COUNT(moods); i++) {
        Music music = shipped(moods[i]);
        for (int v = 0; v < VOICE_COUNT; v++) {
            Music one = music;
            for (int k = 0; k < VOICE_COUNT; k++)
                one.loud[k] *= k == v;
            breathe_for(&one, 7.5, SHORT);
            double loud = loudness_integrated(heard, RATE * SHORT);
            if (loud < least[v])
                print_error("%s: voice %d has %.1f LUFS\n", moods[i], v, loud);
            assert_true(loud >= least[v]);
        }
    }
}

// Several figures of one voice are played in turn, a breath each.
static void figures_take_turns(void **state) {
    (void)state;
    Music music;
    assert_true(music_read(&music, "x",
                           "loud harp 0.1\nchord D2 D3 A3 D4\nend D2 D3 A3\n"
                           "in harp 1\nin harp 2\nin harp .\n"));
    assert_int_equal(music.turns[AIR_IN][VOICE_HARP], 3);
    stream_init(&stream);
    stream_order(&stream, (Order){.kind = ORDER_MOOD, .music = &music});
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = 1u << VOICE_HARP});
    order(ORDER_MUSIC_LOUD, 1);
    order(ORDER_SOUNDS_LOUD, 0);
    double loud[6];
    for (int i = 0; i < 12; i++) {
        stream_order(&stream,
                     (Order){.kind = ORDER_BREATH, .air = i % 2 ? AIR_OUT : AIR_IN, .value = 4});
        stream_fill(&stream, heard, 4 * RATE);
        if (i % 2 == 0)
            loud[i / 2] = loudness_integrated(heard, 2 * RATE);
    }
    for (int i = 0; i < 6; i++) // the third is a rest
        assert_true(i % 3 == 2 ? loud[i] < loud[0] - 10 : loud[i] > loud[2] + 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_of_a_score_are_told),
        cmocka_unit_test(the_meter_is_right),
        cmocka_unit_test(every_mood_breathes_at_any_tempo_without_a_click),
        cmocka_unit_test(moods_are_evenly_loud),
        cmocka_unit_test(voices_enter_and_leave),
        cmocka_unit_test(every_voice_can_be_made_out),
        cmocka_unit_test(figures_take_turns),
        cmocka_unit_test(the_end_comes_to_rest),
        cmocka_unit_test(petals_fit_to_every_chord),
        cmocka_unit_test(clips_are_evenly_loud),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
