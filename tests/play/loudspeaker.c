// ctest: serial plain
// The real game and its sound device: a family's recording is heard in the place of the clip, a
// device that is lost in mid-session is replaced and the session goes on, and while the baby sleeps
// the loudspeaker is silent.
#include "loudspeaker.h"
#include "command.h"
#include "wav.h"

enum { RATE = STREAM_RATE };

#define FIRST  "Lift the band up over your head, breathe out."
#define SECOND "Stay tall, ribs down, arms up, and breathe in."
#define OTHER  "Lovely. Feel how wide you breathe."

static char folder[64], sound[96], recordings[96];

static int set_up(void **state) {
    (void)state;
    folder_scratch(folder);
    snprintf(recordings, sizeof recordings, "%s/recordings", folder);
    loudspeaker_file(folder, sound);
    return folder_make(recordings) ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

static int16_t *clip_of(const Game *g, const char *text, int *frames) {
    char path[512];
    const VoiceClip *clip = voice_find(&g->speech.book, text);
    assert_non_null(clip);
    assert_true(voice_path(&g->speech.book, clip, path, sizeof path));
    int16_t *samples = speaker_decode(path, frames);
    assert_non_null(samples);
    return samples;
}

// What is said lasts a little; the session itself needs no time here.
static void let_it_sound(double seconds) {
    SDL_Delay((Uint32)(1000 * seconds));
}

static double heard_like(const int16_t *clip, int length) {
    int frames = 0;
    int16_t *heard = loudspeaker_heard(sound, &frames);
    double like = loudspeaker_likeness(heard, frames, clip, length);
    free(heard);
    return like;
}

static void a_recording_is_heard_in_place_of_the_clip(void **state) {
    (void)state;
    Game *g = loudspeaker_game(folder, NULL);
    int own_frames = 0, clip_frames = 0;
    int16_t *own = clip_of(g, OTHER, &own_frames), *clip = clip_of(g, FIRST, &clip_frames);
    char path[160];
    int opener = library_exercise(&g->cards.library, "front_to_back_opener");
    const char *id = g->cards.library.exercise[opener].version[0].each.step[0].say.id;
    snprintf(path, sizeof path, "%s/%s.wav", recordings, id);
    assert_true(wav_write(path, own, own_frames, RATE));
    game_destroy(g);
    g = loudspeaker_game(folder, NULL); // another day
    audio_volume(g->audio, AUDIO_MUSIC, 0);
    loudspeaker_begin(g, "front_to_back_opener");
    loudspeaker_until(g, FIRST);
    let_it_sound((double)own_frames / RATE + 1);
    game_destroy(g);
    double like = heard_like(own, own_frames), shipped = heard_like(clip, clip_frames);
    print_message("likeness: recording %.2f, clip %.2f\n", like, shipped);
    assert_true(like > 0.6);
    assert_true(shipped < 0.4);
    assert_int_equal(remove(path), 0);
    free(own);
    free(clip);
}

static void a_lost_device_does_not_end_the_session(void **state) {
    (void)state;
    Game *g = loudspeaker_game(folder, NULL);
    audio_volume(g->audio, AUDIO_MUSIC, 0);
    loudspeaker_begin(g, "front_to_back_opener");
    loudspeaker_until(g, FIRST);
    let_it_sound(0.5); // in the middle of a word
    SDL_Event event = {.adevice = {.type = SDL_AUDIODEVICEREMOVED, .which = 2}};
    SDL_PushEvent(&event);
    assert_int_equal(audio_frame(g->audio), AUDIO_LOADING);
    long before = g->session.ticks_done;
    for (int i = 0; i < TICKS_PER_SECOND; i++) // nothing waits for it
        game_tick(g);
    assert_true(g->session.state == SESSION_STRETCH || g->session.state == SESSION_CHANGE);
    assert_true(g->session.ticks_done >= before);
    loudspeaker_wait(g);
    int frames = 0;
    int16_t *clip = clip_of(g, SECOND, &frames);
    loudspeaker_until(g, SECOND);
    let_it_sound((double)frames / RATE + 1);
    game_destroy(g);
    double like = heard_like(clip, frames); // the driver begins a new file for a new device
    print_message("likeness after it came back: %.2f\n", like);
    assert_true(like > 0.6);
    free(clip);
}

static void the_loudspeaker_is_silent_while_the_baby_sleeps(void **state) {
    (void)state;
    Game *g = loudspeaker_game(folder, NULL);
    assert_true(store_setting_set(g->store, SOUND_KEY_HUSH, "on"));
    game_destroy(g);
    g = loudspeaker_game(folder, NULL); // another day
    loudspeaker_begin(g, "front_to_back_opener");
    loudspeaker_until(g, SECOND);
    let_it_sound(1.5);
    store_setting_set(g->store, SOUND_KEY_HUSH, "");
    game_destroy(g);
    int frames = 0, loud = 0;
    int16_t *heard = loudspeaker_heard(sound, &frames);
    assert_true(frames > RATE);
    for (int i = 0; i < frames; i++)
        loud += heard[i] != 0;
    assert_int_equal(loud, 0);
    free(heard);
}

// ---- a pad that trembles

enum { PULSES = 64 };

static unsigned pulse[PULSES];
static int pulses;

static int SDLCALL on_rumble(void *user, Uint16 low, Uint16 high) {
    (void)user;
    (void)high;
    if (pulses < PULSES)
        pulse[pulses++] = low;
    return 0;
}

// While the baby sleeps a pad tells the breath: a pulse where each in-breath begins, a softer and
// longer one for each out-breath, in turn, and in between it is still.
static void a_pad_breathes_while_the_baby_sleeps(void **state) {
    (void)state;
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1"); // nobody looks at the dummy window
    Game *g = loudspeaker_game(folder, NULL);
    SDL_VirtualJoystickDesc about = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                     .type = SDL_JOYSTICK_TYPE_GAMECONTROLLER,
                                     .naxes = SDL_CONTROLLER_AXIS_MAX,
                                     .nbuttons = SDL_CONTROLLER_BUTTON_MAX,
                                     .name = "trembling pad",
                                     .Rumble = on_rumble};
    int index = SDL_JoystickAttachVirtualEx(&about);
    assert_true(index >= 0);
    for (int i = 0; i < 50 && g->input.pad_count == 0; i++)
        input_frame(&g->input, &g->window, clock_now());
    assert_int_equal(g->input.pad_count, 1);
    loudspeaker_begin(g, "front_to_back_opener");
    loudspeaker_until(g, SECOND);
    assert_int_equal(pulses, 0); // who hears needs no trembling
    assert_true(store_setting_set(g->store, SOUND_KEY_HUSH, "on"));
    game_sound_apply(g);
    Air air[PULSES];
    int breaths = 0;
    for (int i = 0; i < 30 * TICKS_PER_SECOND; i++) {
        int phase = g->session.phase, before = pulses;
        game_tick(g);
        if (g->session.phase != phase) {
            assert_int_equal(pulses, before + 1);
            air[breaths++] = g->session.timeline.phase[g->session.phase].air;
            SDL_Delay(340); // as long as the longest pulse: the pad is stopped then
            SDL_JoystickUpdate();
            assert_int_equal(pulses, before + 2);
            assert_int_equal(pulse[before + 1], 0);
            assert_true(air[breaths - 1] == AIR_IN ? pulse[before] == 16383
                                                   : pulse[before] == 9830);
        } else {
            assert_int_equal(pulses, before);
        }
    }
    assert_true(breaths >= 6);
    store_setting_set(g->store, SOUND_KEY_HUSH, "");
    SDL_JoystickDetachVirtual(index);
    game_destroy(g);
}

// A recording that is too long for its place is left out, in a transcript as in the game.
static void a_headless_level_knows_the_recordings(void **state) {
    (void)state;
    static int16_t long_one[RATE * 9];
    char path[160], file[96];
    snprintf(path, sizeof path, "%s/half.wav", recordings);
    snprintf(file, sizeof file, "%s/transcript.txt", folder);
    Options options = {.command = COMMAND_PLAY,
                       .name = {"evening"},
                       .name_count = 1,
                       .headless = true,
                       .transcript = file,
                       .data = folder};
    for (int i = 0; i < 2; i++) {
        size_t size = 0;
        assert_int_equal(command_play(&options), 0);
        char *text = file_read(file, &size);
        assert_non_null(text);
        assert_true((strstr(text, "id=say.half") == NULL) == (i == 1));
        free(text);
        assert_true(wav_write(path, long_one, RATE * 9, RATE));
    }
    assert_int_equal(remove(path), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_recording_is_heard_in_place_of_the_clip),
        cmocka_unit_test(a_lost_device_does_not_end_the_session),
        cmocka_unit_test(the_loudspeaker_is_silent_while_the_baby_sleeps),
        cmocka_unit_test(a_pad_breathes_while_the_baby_sleeps),
        cmocka_unit_test(a_headless_level_knows_the_recordings),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
