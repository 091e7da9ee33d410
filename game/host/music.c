#include "music.h"

#include "fail.h"

#include <stdlib.h>
#include <string.h>

enum { WORD = 32 };

// Where we are in the text.
typedef struct {
    const char *name, *at;
    int line;
    Music *music;
} Score;

static const char *const VOICE_NAMES[VOICE_COUNT] = {
    [VOICE_PAD] = "pad", [VOICE_BASS] = "bass", [VOICE_HARP] = "harp", [VOICE_BELL] = "bell"};

// The next word of this line; false at its end.
static bool next_word(Score *score, char word[WORD]) {
    while (*score->at == ' ' || *score->at == '\t' || *score->at == '\r')
        score->at++;
    size_t length = strcspn(score->at, " \t\r\n");
    size_t kept = length < WORD ? length : WORD - 1;
    word[0] = '\0';
    if (length == 0 || (*score->at == '#'))
        return false;
    memcpy(word, score->at, kept);
    word[kept] = '\0';
    score->at += length;
    return true;
}

static bool wants(const Score *score, const char *what, const char *found) {
    return fail("%s:%d: %s is expected here, not '%s'", score->name, score->line, what, found);
}

static bool next_share(Score *score, double *number) {
    char word[WORD], *end = word;
    if (next_word(score, word))
        *number = strtod(word, &end);
    if (end == word || *end || !(*number >= 0 && *number <= 1))
        return wants(score, "a number from 0 to 1", word);
    return true;
}

// "F#4" -> 66.
static bool read_key(const char *word, int *key) {
    static const char LETTERS[] = "C D EF G A B";
    const char *letter = *word && *word != ' ' ? strchr(LETTERS, *word) : NULL;
    if (!letter)
        return false;
    int half = (int)(letter - LETTERS);
    word++;
    if (*word == '#' || *word == 'b')
        half += *word++ == '#' ? 1 : -1;
    if (*word < '0' || *word > '8' || word[1])
        return false;
    *key = 12 * (*word - '0' + 1) + half;
    return true;
}

static bool next_voice(Score *score, bool plays, int *voice) {
    char word[WORD];
    next_word(score, word);
    for (*voice = 0; *voice < VOICE_COUNT; ++*voice)
        if (strcmp(word, VOICE_NAMES[*voice]) == 0 && (!plays || *voice >= VOICE_HARP))
            return true;
    return wants(score, plays ? "harp or bell" : "pad, bass, harp or bell", word);
}

static bool read_chord(Score *score, Chord *chord) {
    char word[WORD];
    *chord = (Chord){0};
    next_word(score, word);
    if (!read_key(word, &chord->bass))
        return wants(score, "a key such as F#2", word);
    while (next_word(score, word)) {
        if (chord->count == MUSIC_KEYS || !read_key(word, &chord->key[chord->count]))
            return wants(score, "a key such as F#4, at most five", word);
        chord->count++;
    }
    return chord->count >= 2 || wants(score, "a second key", word);
}

static bool read_figure(Score *score, Air air) {
    int voice = 0;
    char word[WORD];
    if (!next_voice(score, true, &voice))
        return false;
    int *turns = &score->music->turns[air][voice];
    if (*turns == MUSIC_TURNS)
        return wants(score, "no more than six figures of one voice", VOICE_NAMES[voice]);
    MusicFigure *figure = &score->music->figure[air][voice][(*turns)++];
    while (next_word(score, word)) {
        bool rest = strcmp(word, ".") == 0;
        int tone = rest ? 0 : atoi(word);
        if (figure->count == MUSIC_TONES || (!rest && (tone < 1 || tone > 20)))
            return wants(score, "a tone from 1 to 20 or a rest, at most twelve", word);
        figure->tone[figure->count++] = tone;
    }
    return true;
}

static bool read_line(Score *score) {
    Music *m = score->music;
    char word[WORD];
    int voice = 0;
    if (!next_word(score, word))
        return true;
    if (strcmp(word, "loud") == 0)
        return next_voice(score, false, &voice) && next_share(score, &m->loud[voice]);
    if (strcmp(word, "room") == 0)
        return next_share(score, &m->room);
    if (strcmp(word, "in") == 0 || strcmp(word, "out") == 0)
        return read_figure(score, *word == 'i' ? AIR_IN : AIR_OUT);
    if (strcmp(word, "end") == 0)
        return read_chord(score, &m->end);
    if (strcmp(word, "chord") == 0 && m->count < MUSIC_CHORDS)
        return read_chord(score, &m->chord[m->count++]);
    return wants(score, "loud, room, chord (at most 32), in, out or end", word);
}

bool music_read(Music *music, const char *name, const char *text) {
    *music = (Music){.room = 0.25};
    Score score = {.name = name, .at = text, .music = music};
    for (score.line = 1; *score.at; score.line++) {
        char word[WORD];
        if (!read_line(&score))
            return false;
        if (next_word(&score, word))
            return wants(&score, "the end of the line", word);
        score.at += strcspn(score.at, "\n");
        score.at += *score.at == '\n';
    }
    if (music->count == 0 || music->end.count == 0)
        return fail("%s: there is no %s in it", name, music->count ? "end" : "chord");
    return true;
}

int music_tone(const Chord *chord, int tone) {
    int octave = (tone - 1) / chord->count;
    return chord->key[(tone - 1) % chord->count] + 12 * octave;
}
