// ctest: plain
// A machine's ear: every level is played through the sound device's own thread into a file, and
// what the loudspeaker would get is searched for every clip at its time, at three tempos.
#include "check.h"
#include "file.h"
#include "session.h"
#include "shipped_speech.h"
#include "speaker.h"
#include "stream.h"

#include <SDL.h>
#include <SDL_mixer.h>

enum { RATE = STREAM_RATE, TICK = RATE / TICKS_PER_SECOND, SECONDS = 90, SAID = 64, TEXT = 256 };

typedef struct {
    char text[TEXT];
    int16_t *samples; // owned
    int frames, at;   // of `heard`
    unsigned serial;
    Clip clip;
} Said;

static Shipped shipped;
static Cards cards;
static SpeechBook speech;
static Music music;
static Stream stream;
static Session session;
static Said said[SAID];
static int said_count;
static int16_t heard[2 * RATE * SECONDS];
static int heard_frames, in_tick;
static bool hush;

// ---- the game, driven by the device

static Said *known(const char *text) {
    for (int i = 0; i < said_count; i++)
        if (strcmp(said[i].text, text) == 0 && said[i].at < 0)
            return &said[i];
    return NULL;
}

static void take_cue(const SessionEvent *e) {
    char text[TEXT];
    script_fill(shipped.script, e->cue.text, e->spoken_side, text, sizeof text);
    Said *s = known(text);
    if (!s || hush)
        return;
    s->at = heard_frames;
    s->clip = (Clip){s->samples, s->frames, stream_quiet(&stream)};
    stream_speak(&stream, &s->clip);
}

static void tick(void) {
    session_tick(&session);
    for (int i = 0; i < session.event_count; i++) {
        const SessionEvent *e = &session.event[i];
        bool breath = e->kind == EVENT_SOUND && (e->chime == CHIME_IN || e->chime == CHIME_OUT);
        if (e->kind == EVENT_CUE)
            take_cue(e);
        else if (breath) {
            Air air = e->chime == CHIME_IN ? AIR_IN : AIR_OUT;
            double seconds = session.breath_seconds * breath_share(air);
            stream_order(&stream, (Order){.kind = ORDER_BREATH, .air = air, .value = seconds});
        }
    }
}

// Asked for by the device: whole ticks, however long its blocks are.
static void SDLCALL pull(void *unused, Uint8 *out, int bytes) {
    (void)unused;
    int16_t *samples = (int16_t *)(void *)out;
    for (int left = bytes / 4; left > 0;) {
        if (in_tick == 0)
            tick();
        int now = TICK - in_tick < left ? TICK - in_tick : left;
        stream_fill(&stream, samples, now);
        if (heard_frames + now <= RATE * SECONDS) {
            memcpy(heard + 2 * heard_frames, samples, (size_t)now * 4);
            heard_frames += now;
        }
        samples += 2 * now;
        left -= now;
        in_tick = (in_tick + now) % TICK;
    }
}

// Every text that is heard in the time, once for each time.
static void collect(const Level *level, int move, double tempo) {
    said_count = 0;
    session_begin(&session, &shipped.library, level, tempo, move, 1);
    session_speak(&session, speech_of(&speech), TALK_FULL, 0);
    for (int t = 0; t < (SECONDS - 6) * TICKS_PER_SECOND; t++) {
        session_tick(&session);
        for (int i = 0; i < session.event_count && said_count < SAID; i++) {
            const SessionEvent *e = &session.event[i];
            if (e->kind != EVENT_CUE)
                continue;
            Said *s = &said[said_count++];
            *s = (Said){.at = -1};
            script_fill(shipped.script, e->cue.text, e->spoken_side, s->text, sizeof s->text);
        }
    }
    session_free(&session);
    for (int i = 0; i < said_count; i++) {
        char path[512];
        const VoiceClip *clip = voice_find(&speech.book, said[i].text);
        assert_non_null(clip);
        assert_true(voice_path(&speech.book, clip, path, sizeof path));
        said[i].samples = speaker_decode(path, &said[i].frames);
        assert_non_null(said[i].samples);
    }
}

// Plays the level from a movement on into a file with SDL's disk driver and leaves it in `heard`.
static void play(const Level *level, int move, double tempo) {
    char folder[64], path[96];
    folder_scratch(folder);
    snprintf(path, sizeof path, "%s/heard.raw", folder);
    SDL_setenv("SDL_AUDIODRIVER", "disk", 1);
    SDL_setenv("SDL_DISKAUDIOFILE", path, 1);
    SDL_setenv("SDL_DISKAUDIODELAY", "0", 1);
    assert_int_equal(SDL_Init(SDL_INIT_AUDIO), 0);
    assert_int_equal(Mix_OpenAudioDevice(RATE, AUDIO_S16SYS, 2, 1024, NULL, 0), 0);
    collect(level, move, tempo);
    session_begin(&session, &shipped.library, level, tempo, move, 1);
    session_speak(&session, speech_of(&speech), TALK_FULL, 0);
    stream_init(&stream);
    stream_order(&stream, (Order){.kind = ORDER_MOOD, .music = &music});
    stream_order(&stream, (Order){.kind = ORDER_VOICES, .voices = 15});
    stream_order(&stream, (Order){.kind = ORDER_MUSIC_LOUD, .value = hush ? 0 : 1});
    stream_order(&stream, (Order){.kind = ORDER_SOUNDS_LOUD, .value = hush ? 0 : 1});
    heard_frames = in_tick = 0;
    Mix_HookMusic(pull, NULL);
    for (int i = 0; i < 60000 && heard_frames < RATE * SECONDS; i++)
        SDL_Delay(1);
    Mix_HookMusic(NULL, NULL);
    Mix_CloseAudio();
    SDL_Quit();
    assert_int_equal(heard_frames, RATE * SECONDS);
    // What the device wrote is what was mixed: its last second, somewhere in the file.
    size_t size = 0;
    char *bytes = file_read(path, &size), *end = (char *)&heard[2 * RATE * (SECONDS - 1)];
    assert_non_null(bytes);
    bool found = false;
    for (size_t at = 0; at + 4 * RATE <= size && !found; at += 4)
        found = memcmp(bytes + at, end, 4 * RATE) == 0;
    assert_true(found);
    free(bytes);
    folder_drop(folder);
    session_free(&session);
}

static void forget(void) {
    for (int i = 0; i < said_count; i++)
        free(said[i].samples);
    said_count = 0;
}

// How much a stretch of `heard` is like a clip, -1 to 1; the first second and a half of it.
static double likeness(const Said *s, int at) {
    int length = s->frames < RATE * 3 / 2 ? s->frames : RATE * 3 / 2;
    double sum = 0, one = 1, two = 1;
    if (at < 0 || at + length > heard_frames)
        return 0;
    for (int i = 0; i < length; i += 3) {
        double a = heard[2 * (at + i)], b = s->samples[i];
        sum += a * b;
        one += a * a;
        two += b * b;
    }
    return sum / sqrt(one * two);
}

// The best likeness within 10 ms of a place, and where that is.
static double search(const Said *s, int near, int *where) {
    double best = -1;
    for (int at = near - RATE / 100; at <= near + RATE / 100; at += 3) {
        double like = likeness(s, at);
        if (like > best) {
            best = like;
            *where = at;
        }
    }
    return best;
}

static int open_all(void **state) {
    (void)state;
    bool clips = shipped_speech_open(&shipped, &cards, &speech);
    size_t size = 0;
    char *score = file_read(TEST_SOURCE_DIR "/assets/music/afternoon.txt", &size);
    bool well = clips && score && music_read(&music, "afternoon", score);
    free(score);
    return well ? 0 : -1;
}

static int close_all(void **state) {
    (void)state;
    shipped_speech_close(&shipped, &speech);
    return 0;
}

// The best likeness of other clips and other times; what is right must be far over it.
static double others(int i) {
    int where = 0;
    const Said *wrong = &said[(i + 1) % said_count];
    double other = search(&said[i], said[i].at + 2 * RATE, &where);
    if (strcmp(wrong->text, said[i].text) != 0)
        other = fmax(other, search(wrong, said[i].at, &where));
    return other;
}

static void hear(const Level *level, int move, double tempo) {
    play(level, move, tempo);
    double least = 1, other = 0;
    int count = 0, end = 0;
    for (int i = 0; i < said_count; i++) {
        if (said[i].at < 0 || said[i].at + said[i].frames > heard_frames)
            continue;
        int where = 0;
        double like = search(&said[i], said[i].at, &where);
        if (like < 0.6)
            print_error("%g s: '%s' is not there (%.2f)\n", tempo, said[i].text, like);
        least = fmin(least, like);
        assert_true(abs(where - said[i].at) < RATE / 200);
        assert_true(said[i].at >= end); // never two at once
        end = said[i].at + said[i].frames;
        other = fmax(other, others(i));
        count++;
    }
    print_message("%s from %d, %g s: %d clips, likeness at least %.2f, of others at most %.2f\n",
                  level->id, move + 1, tempo, count, least, other);
    assert_true(count > 12 || (tempo > 10 && count > 10));
    assert_true(least > 0.6);
    assert_true(other < 0.5);
    forget();
}

// Every level at three tempos; those with more than one movement begin with another one each time,
// so that each of them is heard.
static void every_clip_is_heard_at_its_time(void **state) {
    (void)state;
    static const double tempi[] = {5, 7.5, 12};
    int tempo = 0;
    for (int i = 0; i < shipped.library.level_count; i++) {
        const Level *level = &shipped.library.level[i];
        int plays = level->move_count > 3 ? level->move_count : 3;
        for (int k = 0; k < plays; k++)
            hear(level, k % level->move_count, tempi[tempo++ % 3]);
    }
}

static void hush_is_silence(void **state) {
    (void)state;
    hush = true;
    play(&shipped.library.level[0], 0, 7.5);
    forget();
    hush = false;
    for (int i = 0; i < 2 * heard_frames; i++)
        assert_int_equal(heard[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_clip_is_heard_at_its_time),
        cmocka_unit_test(hush_is_silence),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
