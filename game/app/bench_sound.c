// What sound costs: loading all of it, and a second of everything at once.
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "data_paths.h"
#include "fail.h"
#include "file.h"
#include "stream.h"
#include "voice.h"

enum { SECOND = STREAM_RATE };

// A score with all of its voices, the breath, a small sound and somebody who speaks.
static double second_of_all(const Music *music) {
    int16_t *spoken = calloc(SECOND, sizeof *spoken), *out = malloc(2 * SECOND * sizeof *out);
    Stream *stream = malloc(sizeof *stream);
    ASSERT(spoken && out && stream);
    stream_init(stream);
    Sound sound = sound_make(SOUND_DONE, 0);
    Clip clip = {spoken, SECOND, 0};
    stream_order(stream, (Order){.kind = ORDER_MOOD, .music = music});
    stream_order(stream, (Order){.kind = ORDER_VOICES, .voices = (1u << VOICE_COUNT) - 1});
    stream_order(stream, (Order){.kind = ORDER_MUSIC_LOUD, .value = 1});
    double best = 1e9;
    for (int i = 0; i < 12; i++) {
        Air air = i % 2 ? AIR_OUT : AIR_IN;
        clip.serial = stream_quiet(stream);
        stream_speak(stream, &clip);
        stream_order(stream, (Order){.kind = ORDER_BREATH, .air = air, .value = 1});
        stream_order(stream, (Order){.kind = ORDER_PLAY, .sound = &sound});
        double start = bench_now();
        stream_fill(stream, out, SECOND);
        double took = bench_now() - start;
        if (i > 5 && took < best)
            best = took;
    }
    sound_free(&sound);
    free(stream);
    free(spoken);
    free(out);
    return best;
}

bool bench_sound(const DataPaths *paths) {
    char path[DATA_PATHS_LONGEST];
    size_t size = 0, bytes = 0;
    data_paths_join(paths, "assets/music/afternoon.txt", path);
    char *text = file_read(path, &size);
    Music music;
    bool well = text && music_read(&music, path, text);
    free(text);
    if (!well)
        return false;
    VoiceBook book;
    double start = bench_now();
    data_paths_join(paths, "assets/voice", path);
    well = voice_open(&book, path);
    for (int id = 0; id < SOUND_COUNT; id++) {
        Sound sound = sound_make((SoundId)id, 0);
        bytes += (size_t)sound.frames * 4;
        sound_free(&sound);
    }
    bench_row("load_sounds", 1e3 * (bench_now() - start), "ms");
    bench_row("sounds_in_memory", (double)(bytes + sizeof(Stream)) / 1e6, "MB");
    bench_row("sound_callback", 100 * second_of_all(&music), "% of a core");
    voice_close(&book);
    return well;
}
