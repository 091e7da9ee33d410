// ctest: serial plain
// An author's card has words that nobody has recorded: they are read ahead by libflite, kept in the
// cache, planned with their true lengths, and heard from the loudspeaker, as loud as a clip.
// Without libflite they are captions with a chime.
#include "loudspeaker.h"
#include "take.h"
#include "wav.h"

enum { RATE = STREAM_RATE, NAPS = LOUDSPEAKER_NAPS };

static char folder[64], pack[96], cache[96], sound[96];
static const char *const CARD =
    "exercise { id = 'wide_wings', name = 'Wide Wings', props = { 'mat' }, reps = 2,\n"
    "  poses = { tall = { base = 'standing', knees = 6 },\n"
    "            sway = { base = 'tall', spine = { side = 10 } } },\n"
    "  ready = { say = 'Stand like a heron at the pond.' },\n"
    "  steps = { exhale { pose = 'sway', say = 'Sway like a reed, and breathe out.' },\n"
    "            inhale { pose = 'tall', say = 'Rise like a reed, and breathe in.' } } }\n";
static const char *const SAID = "Sway like a reed, and breathe out.";

static int set_up(void **state) {
    (void)state;
    char path[128];
    folder_scratch(folder);
    snprintf(pack, sizeof pack, "%s/pack", folder);
    snprintf(cache, sizeof cache, "%s/cache/voice", folder);
    loudspeaker_file(folder, sound);
    snprintf(path, sizeof path, "%s/exercises", pack);
    assert_true(folder_make(path));
    snprintf(path, sizeof path, "%s/exercises/wide_wings.lua", pack);
    return file_write(path, CARD, strlen(CARD)) ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    folder_drop(folder);
    return 0;
}

// All that is wanted has been read, or nobody can read.
static bool wait_for_words(const Game *g) {
    const VoiceCache *c = &g->speech.cache;
    for (int i = 0, known = 0; i < NAPS && known < c->count; i++) {
        for (known = 0; known < c->count && c->wanted[known].millis > 0;)
            known++;
        SDL_Delay(1);
    }
    return voice_cache_seconds(c, SAID) > 0;
}

static void path_of(const char *text, char path[160]) {
    char name[VOICE_NAME];
    voice_name(text, name);
    snprintf(path, 160, "%s/%s.wav", cache, name);
}

static void an_authors_words_are_heard(void **state) {
    (void)state;
    Game *g = loudspeaker_game(folder, pack);
    assert_true(g->speech.cache.count >= 3);
    if (!wait_for_words(g)) { // no libflite here: captions and chimes, see the next test
        game_destroy(g);
        skip();
    }
    char path[160];
    path_of(SAID, path);
    double seconds = wav_seconds(path);
    int16_t *words = NULL;
    int frames = 0;
    words = speaker_decode(path, &frames);
    assert_non_null(words);
    assert_near(take_loudness(words, frames), TAKE_LOUDNESS, 0.5);
    // The planner knows how long it is, and ends it in time.
    Speech speech = speech_of(&g->speech);
    assert_near(speech.seconds(speech.voice, &(Cue){.id = "a.b"}, SAID, SIDE_NONE), seconds, 0.002);
    // The real game says it from the loudspeaker.
    audio_volume(g->audio, AUDIO_MUSIC, 0);
    loudspeaker_begin(g, "wide_wings");
    loudspeaker_until(g, SAID);
    SDL_Delay((Uint32)(1000 * seconds) + 1500);
    game_destroy(g);
    int heard_frames = 0;
    int16_t *heard = loudspeaker_heard(sound, &heard_frames);
    double found = loudspeaker_likeness(heard, heard_frames, words, frames);
    print_message("%.2f s read, likeness %.2f\n", seconds, found);
    assert_true(found > 0.6);
    free(words);
    free(heard);
}

static void the_cache_is_used_mended_and_kept_small(void **state) {
    (void)state;
    char path[160], other[160], theirs[160];
    static int16_t beep[RATE];
    for (int i = 0; i < RATE; i++)
        beep[i] = (int16_t)(3000 * sin(i * 0.05));
    assert_true(folder_make(cache));
    path_of(SAID, path);
    assert_true(wav_write(path, beep, RATE, RATE)); // what lies there is taken as it is
    Game *g = loudspeaker_game(folder, pack);
    bool reads = wait_for_words(g);
    assert_near(voice_cache_seconds(&g->speech.cache, SAID), 1, 1e-3);
    game_destroy(g);
    assert_true(file_write(path, "RIFF1234WAVEfmt ", 16)); // cut short
    path_of("A text of a card that is gone.", other);
    assert_true(wav_write(other, beep, RATE, RATE));
    snprintf(theirs, sizeof theirs, "%s/song.wav", cache);
    assert_true(wav_write(theirs, beep, RATE, RATE));
    g = loudspeaker_game(folder, pack);
    reads = wait_for_words(g) && reads;
    for (int i = 0; i < NAPS && file_exists(other); i++)
        SDL_Delay(1);
    assert_false(file_exists(other)); // nobody asks for it any more
    assert_true(file_exists(theirs)); // not ours to remove
    if (reads)
        assert_true(wav_seconds(path) > 1.2); // written again
    game_destroy(g);
}

static void the_cache_has_an_end(void **state) {
    (void)state;
    static int16_t quiet[60 * 1000];
    char place[96];
    snprintf(place, sizeof place, "%s/small", folder);
    VoiceCache c;
    voice_cache_open(&c, place);
    double most = VOICE_CACHE_MOST / 60; // files of a minute
    char text[32];
    for (int i = 0; i < VOICE_CACHE_TEXTS + 10; i++) {
        snprintf(text, sizeof text, "text %d", i);
        voice_cache_want(&c, text);
        voice_cache_want(&c, text); // once
    }
    assert_int_equal(c.count, VOICE_CACHE_TEXTS);
    for (int i = 0; i < (int)most + 5; i++) {
        const char *next = voice_cache_next(&c);
        voice_cache_keep(&c, next, quiet, 60 * 1000, 1000);
    }
    int files = 0;
    free(folder_list(place, ".wav", &files));
    assert_int_equal(files, (int)most);
    assert_near(voice_cache_seconds(&c, "text 7"), 60, 1e-3); // known all the same
    voice_cache_close(&c);
}

// What nothing can say is a caption, and a small chime tells that there is something to read.
static void what_nobody_reads_is_a_caption_and_a_chime(void **state) {
    (void)state;
    Game *g = loudspeaker_game(folder, pack);
    assert_false(audio_speak(g->audio, "Nobody has said this.", false));
    g->asked.language = "de"; // libflite reads English alone
    int before = audio_played(g->audio, SOUND_CUE);
    loudspeaker_begin(g, "wide_wings");
    loudspeaker_until(g, SAID);
    assert_true(audio_played(g->audio, SOUND_CUE) > before);
    g->asked.language = NULL;
    game_destroy(g);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_authors_words_are_heard),
        cmocka_unit_test(the_cache_is_used_mended_and_kept_small),
        cmocka_unit_test(the_cache_has_an_end),
        cmocka_unit_test(what_nobody_reads_is_a_caption_and_a_chime),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
