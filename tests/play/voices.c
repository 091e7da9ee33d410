// ctest: serial plain
// A family says its own words, by presses alone: recorded from a file that stands for a microphone,
// heard again when it is played, kept, taken by a session in the place of the shipped clip, and
// deleted. The microphone is open on that screen and at no other time.
#include "check.h"
#include "file.h"
#include "game.h"
#include "screen.h"
#include "speaker.h"
#include "wav.h"

#include <SDL_mixer.h>

enum { RATE = STREAM_RATE };

static char folder[64];
static int16_t microphone[(RECORDER_LONGEST + 1) * RATE];
static int spoken, clip_frames; // where the words lie in it, how long

static int set_up(void **state) {
    (void)state;
    folder_scratch(folder);
    char path[96];
    snprintf(path, sizeof path, "%s/microphone.raw", folder);
    SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
    SDL_setenv("SDL_DISKAUDIOFILEIN", path, 1);
    SDL_setenv("SDL_DISKAUDIOFILE", "/dev/null", 1);
    SDL_setenv("SDL_DISKAUDIODELAY", "2", 1);
    assert_int_equal(SDL_Init(SDL_INIT_AUDIO), 0);
    assert_int_equal(Mix_OpenAudioDevice(RATE, AUDIO_S16SYS, 2, 1024, NULL, 0), 0);
    // A shipped clip of about a second, soft and far away, in a room that hums a little.
    VoiceBook book;
    char words[512];
    assert_true(voice_open(&book, TEST_SOURCE_DIR "/assets/voice"));
    int at = 0;
    while (at + 1 < book.count && fabs(book.clip[at].seconds - 0.9) > 0.15)
        at++;
    assert_true(voice_path(&book, &book.clip[at], words, sizeof words));
    int16_t *clip = speaker_decode(words, &clip_frames);
    voice_close(&book);
    assert_non_null(clip);
    unsigned dice = 1;
    spoken = RATE / 2;
    for (int i = 0; i < (int)COUNT(microphone); i++) {
        dice = dice * 1664525u + 1013904223u;
        double value = 12.0 * ((double)(dice >> 16) / 32768 - 1) + 300;
        if (i >= spoken && i < spoken + clip_frames)
            value += 0.2 * clip[i - spoken];
        microphone[i] = (int16_t)value;
    }
    free(clip);
    Mix_CloseAudio();
    SDL_Quit();
    return file_write(path, microphone, sizeof microphone) ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

static Game *open_game(const char *data) {
    Options options = {.data = data, .language = "en", .skip_first_run = true};
    Game *g = game_create(&options, true, 640, 360);
    assert_non_null(g);
    return g;
}

static void press(Game *g, Action action) {
    game_press(g, &(InputEvent){.action = action, .pressed = true});
    game_draw(g);
}

// Ticks and waits for the recorder's thread, until nothing is under way.
static void wait(Game *g) {
    for (int i = 0; i < 20000 && game_record_busy(g); i++) {
        game_tick(g);
        if (g->record.count_in == 0)
            SDL_Delay(1);
        if (i % 50 == 0)
            game_draw(g);
    }
    game_tick(g);
    game_draw(g);
    assert_false(game_record_busy(g));
    assert_false(recorder_open(g->record.recorder));
}

// From the front door to the flower, with the thumb alone.
static void go_to_switch(Game *g) {
    game_go(g, SCREEN_SETTINGS);
    game_draw(g);
    for (int i = 0; i < 5; i++)
        press(g, ACTION_DOWN);
    press(g, ACTION_OK);
    assert_int_equal(g->screen, SCREEN_VOICES);
    press(g, ACTION_OK); // the first tile
    assert_int_equal(g->screen, SCREEN_RECORD);
    assert_string_equal(g->record.saying.name, "switch");
}

static double likeness(const int16_t *samples, int frames) {
    double best = 0;
    for (int shift = -RATE / 4; shift < RATE / 4; shift += 2) {
        double sum = 0, one = 1, two = 1;
        for (int i = 0; i < frames; i++) {
            int at = spoken + i + shift;
            double a = samples[i], b = at < 0 ? 0 : microphone[at] - 300.0;
            sum += a * b;
            one += a * a;
            two += b * b;
        }
        best = fmax(best, sum / sqrt(one * two));
    }
    return best;
}

// What would be said of a cue: in the planner, and where it lies.
static double planned(Game *g, const Cue *cue, const char *text) {
    Speech speech = speech_of(&g->speech);
    return speech.seconds(speech.voice, cue, text, SIDE_LEFT);
}

static void a_voice_is_recorded_kept_and_deleted(void **state) {
    (void)state;
    Game *g = open_game(folder);
    int knee = library_exercise(&g->cards.library, "knee_to_chest_release");
    const Cue *cue = &g->cards.library.exercise[knee].switch_side;
    double shipped = planned(g, cue, cue->text);
    go_to_switch(g);
    press(g, ACTION_OK);
    for (int i = 0; i < RECORD_COUNT_TICKS - 2; i++) {
        game_tick(g);
        assert_int_equal(recorder_state(g->record.recorder), RECORDER_IDLE); // three beats first
    }
    wait(g);
    int frames = 0;
    const int16_t *take = recorder_take(g->record.recorder, &frames);
    assert_non_null(take);
    double like = likeness(take, frames);
    print_message("%.2f s of %.2f s, likeness %.2f\n", (double)frames / RATE,
                  (double)clip_frames / RATE, like);
    assert_true(like > 0.85);
    assert_in_range(frames, clip_frames - RATE / 8, clip_frames + RATE / 4);
    assert_int_equal(g->focus, 2);
    press(g, ACTION_OK); // keep
    wait(g);
    assert_string_equal(g->record.told, "record.kept");
    const Recording *own = recordings_find(&g->recordings, cue->id, SIDE_LEFT);
    assert_non_null(own);
    assert_near(own->seconds, (double)frames / RATE, 1e-9);
    assert_near(planned(g, cue, cue->text), own->seconds, 1e-9);
    assert_near(planned(g, cue, cue->brief ? cue->brief : cue->text), own->seconds, 1e-9);
    double length = own->seconds;
    game_destroy(g);

    g = open_game(folder); // another day
    cue = &g->cards.library.exercise[knee].switch_side;
    assert_near(planned(g, cue, cue->text), length, 1e-3);
    go_to_switch(g);
    assert_int_equal(g->choice_count, 4);
    press(g, ACTION_RIGHT);
    press(g, ACTION_DOWN);
    assert_int_equal(g->focus, 2);
    press(g, ACTION_OK); // delete asks once
    press(g, ACTION_OK); // and no is the first answer
    assert_non_null(recordings_named(&g->recordings, "switch"));
    assert_false(g->sure);
    g->focus = 2;
    press(g, ACTION_OK);
    press(g, ACTION_DOWN);
    press(g, ACTION_OK);
    wait(g);
    assert_null(recordings_named(&g->recordings, "switch"));
    assert_near(planned(g, cue, cue->text), shipped, 1e-9);
    char path[96];
    snprintf(path, sizeof path, "%s/recordings/switch.wav", folder);
    assert_false(file_exists(path));
    press(g, ACTION_BACK);
    assert_int_equal(g->screen, SCREEN_VOICES);
    press(g, ACTION_BACK);
    assert_int_equal(g->screen, SCREEN_SETTINGS);
    game_destroy(g);
}

// Long sentences have more time than short ones, and what the screen says is what it takes.
static void the_time_follows_the_sentence(void **state) {
    (void)state;
    Game *g = open_game(folder);
    Saying saying[SAYINGS_MOST];
    for (int e = 0; e < g->cards.library.exercise_count; e++) {
        int count = sayings_of(&g->cards, &g->cards.library.exercise[e], saying);
        for (int i = 0; i < count; i++) {
            game_record_open(g, &saying[i]);
            double letters = (double)strlen(saying[i].words); // twelve a second are slow speech
            assert_in_range(g->record.seconds, 2, RECORDER_LONGEST);
            if (g->record.seconds < fmin(letters / 12 + 1, RECORDER_LONGEST))
                fail_msg("%s: %d seconds", saying[i].words, g->record.seconds);
            game_record_leave(g);
        }
    }
    game_destroy(g);
}

// However the screen is left, the microphone is closed within moments, and what it heard is gone.
static void the_microphone_closes_when_the_screen_is_left(void **state) {
    (void)state;
    Game *g = open_game(folder);
    for (int way = 0; way < 4; way++) {
        go_to_switch(g);
        press(g, ACTION_OK);
        for (int i = 0; i < 4000 && !recorder_open(g->record.recorder); i++) {
            game_tick(g);
            if (g->record.count_in == 0 || g->record.count_in >= RECORD_COUNT_TICKS)
                SDL_Delay(1);
        }
        assert_true(recorder_open(g->record.recorder));
        if (way == 0)
            press(g, ACTION_BACK);
        else if (way == 1)
            press(g, ACTION_PAUSE); // the window is out of sight
        else if (way == 2)
            press(g, ACTION_OK); // the button once more
        else
            game_go(g, SCREEN_HOME);
        assert_int_equal(g->record.count_in, 0);
        for (int i = 0; i < 500 && recorder_open(g->record.recorder); i++)
            SDL_Delay(1);
        assert_false(recorder_open(g->record.recorder));
        wait(g);
        int frames = 0;
        assert_null(recorder_take(g->record.recorder, &frames));
        assert_int_equal(g->screen, way == 0   ? SCREEN_VOICES
                                    : way == 3 ? SCREEN_HOME
                                               : SCREEN_RECORD);
    }
    go_to_switch(g); // leaving while the beats sound opens nothing
    press(g, ACTION_OK);
    game_tick(g);
    press(g, ACTION_BACK);
    for (int i = 0; i < 2 * RECORD_COUNT_TICKS; i++) {
        game_tick(g);
        assert_int_equal(recorder_state(g->record.recorder), RECORDER_IDLE);
    }
    game_destroy(g);
}

static void nowhere_to_keep_is_told(void **state) {
    (void)state;
    Game *g = open_game(NULL);
    go_to_switch(g);
    press(g, ACTION_OK);
    wait(g);
    press(g, ACTION_OK);
    wait(g);
    assert_string_equal(g->record.told, "record.not_kept");
    assert_int_equal(g->recordings.count, 0);
    game_destroy(g);
    char file[96];
    snprintf(file, sizeof file, "%s/recordings", folder);
    char aside[96];
    snprintf(aside, sizeof aside, "%s/aside", folder);
    rename(file, aside);
    assert_true(file_write(file, "x", 1)); // where the folder would lie is a file
    g = open_game(folder);
    go_to_switch(g);
    press(g, ACTION_OK);
    wait(g);
    press(g, ACTION_OK);
    wait(g);
    assert_string_equal(g->record.told, "record.not_kept");
    assert_int_equal(g->recordings.count, 0);
    game_destroy(g);
    remove(file);
    rename(aside, file);
}

static void no_microphone_is_told_kindly(void **state) {
    (void)state;
    char path[96];
    snprintf(path, sizeof path, "%s/microphone.raw", folder);
    SDL_setenv("SDL_DISKAUDIOFILEIN", "/nowhere/at/all", 1);
    Game *g = open_game(folder);
    go_to_switch(g);
    press(g, ACTION_OK);
    wait(g);
    assert_string_equal(g->record.told, "record.no_microphone");
    game_destroy(g);
    SDL_setenv("SDL_DISKAUDIOFILEIN", "/dev/zero", 1);
    g = open_game(folder);
    go_to_switch(g);
    press(g, ACTION_OK);
    wait(g);
    assert_string_equal(g->record.told, "record.nobody");
    game_destroy(g);
    SDL_setenv("SDL_DISKAUDIOFILEIN", path, 1);
}

static void a_broken_file_is_told_and_left_out(void **state) {
    (void)state;
    char path[96];
    snprintf(path, sizeof path, "%s/recordings", folder);
    assert_true(folder_make(path));
    snprintf(path, sizeof path, "%s/recordings/half.wav", folder);
    assert_true(file_write(path, "RIFF1234WAVEfmt ", 16));
    snprintf(path, sizeof path, "%s/recordings/thanks.wav", folder);
    assert_true(wav_write(path, microphone, RATE, RATE));
    Game *g = open_game(folder);
    assert_int_equal(g->recordings.count, 1);
    assert_null(recordings_find(&g->recordings, "say.half", SIDE_NONE));
    assert_near(recordings_find(&g->recordings, "say.thanks", SIDE_NONE)->seconds, 1, 1e-9);
    assert_string_equal(g->notice, screen_words(g, "trouble.recording"));
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voice_is_recorded_kept_and_deleted),
        cmocka_unit_test(the_time_follows_the_sentence),
        cmocka_unit_test(the_microphone_closes_when_the_screen_is_left),
        cmocka_unit_test(nowhere_to_keep_is_told),
        cmocka_unit_test(no_microphone_is_told_kindly),
        cmocka_unit_test(a_broken_file_is_told_and_left_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
