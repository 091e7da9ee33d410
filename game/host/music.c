#include "music.h"

#include "fail.h"
#include "synth.h"

#include <stdlib.h>
#include <string.h>

enum { WORD = 32, SECONDS_MOST = 180 };

// Where we are in the text, and what was said so far.
typedef struct {
    const char *name, *at;
    int line;
    double beat, beats, room, loud[VOICE_COUNT];
    Sheet sheet; // begun by the first note
} Score;

static const char *const VOICE_NAMES[VOICE_COUNT] = {
    [VOICE_PAD] = "pad", [VOICE_BASS] = "bass", [VOICE_HARP] = "harp", [VOICE_BELL] = "bell"};
static const double VOICE_PANS[VOICE_COUNT] = {
    [VOICE_PAD] = 0, [VOICE_BASS] = 0, [VOICE_HARP] = -0.25, [VOICE_BELL] = 0.35};

// The next word of this line; false at its end.
static bool next_word(Score *score, char word[WORD]) {
    while (*score->at == ' ' || *score->at == '\t' || *score->at == '\r')
        score->at++;
    size_t length = strcspn(score->at, " \t\r\n");
    if (length == 0 || (*score->at == '#'))
        return false;
    size_t kept = length < WORD ? length : WORD - 1;
    memcpy(word, score->at, kept);
    word[kept] = '\0';
    score->at += length;
    return true;
}

static bool wants(const Score *score, const char *what, const char *found) {
    return fail("%s:%d: %s is expected here, not '%s'", score->name, score->line, what, found);
}

static bool next_number(Score *score, double least, double most, double *number) {
    char word[WORD] = "", *end = word;
    if (next_word(score, word))
        *number = strtod(word, &end);
    if (end == word || *end || !(*number >= least && *number <= most))
        return fail("%s:%d: a number from %g to %g is expected here, not '%s'", score->name,
                    score->line, least, most, word);
    return true;
}

// "F#4" -> 66.
static bool read_key(const char *word, double *key) {
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

static int find_voice(const char *word) {
    for (int i = 0; i < VOICE_COUNT; i++)
        if (strcmp(word, VOICE_NAMES[i]) == 0)
            return i;
    return -1;
}

static bool play_line(Score *score, SynthVoice voice) {
    double time = 0, length = 0;
    if (score->beats <= 0)
        return wants(score, "'beats'", VOICE_NAMES[voice]);
    if (!next_number(score, 0, score->beats, &time) || !next_number(score, 0.05, 64, &length))
        return false;
    if (!score->sheet.frames)
        sheet_init(&score->sheet, MUSIC_RATE, score->beat * score->beats, true);
    Note note = {.voice = voice, .loud = score->loud[voice], .pan = VOICE_PANS[voice]};
    note.length = length * score->beat;
    char word[WORD];
    for (int i = 0; next_word(score, word); i++) {
        double sounds_at = time + (voice == VOICE_HARP ? i * length : 0);
        note.at = sounds_at * score->beat;
        if (strcmp(word, ".") == 0)
            continue;
        if (!read_key(word, &note.key))
            return wants(score, "a key such as F#4 or a rest", word);
        if (voice == VOICE_HARP)
            note.pan = -note.pan; // from hand to hand
        sheet_note(&score->sheet, &note);
    }
    return true;
}

static bool set_beats(Score *score) {
    if (!next_number(score, 1, 512, &score->beats))
        return false;
    if (score->sheet.frames)
        return wants(score, "all of 'beat' and 'beats' before the first note", "beats");
    if (score->beats * score->beat > SECONDS_MOST)
        return fail("%s:%d: a loop lasts at most %d seconds", score->name, score->line,
                    SECONDS_MOST);
    return true;
}

static bool read_line(Score *score) {
    char word[WORD];
    if (!next_word(score, word))
        return true;
    int voice = find_voice(word);
    if (voice >= 0)
        return play_line(score, (SynthVoice)voice);
    if (strcmp(word, "beat") == 0 && score->beats <= 0)
        return next_number(score, 0.2, 4, &score->beat);
    if (strcmp(word, "beats") == 0)
        return set_beats(score);
    if (strcmp(word, "room") == 0)
        return next_number(score, 0, 1, &score->room);
    if (strcmp(word, "loud") == 0 && next_word(score, word) && (voice = find_voice(word)) >= 0)
        return next_number(score, 0, 1, &score->loud[voice]);
    return wants(score, "beat (before beats), beats, room, loud or a voice", word);
}

static bool read_all(Score *score) {
    char word[WORD];
    for (score->line = 1; *score->at; score->line++) {
        if (!read_line(score))
            return false;
        if (next_word(score, word))
            return wants(score, "the end of the line", word);
        score->at += strcspn(score->at, "\n");
        score->at += *score->at == '\n';
    }
    return score->sheet.frames > 0 || fail("%s: there is no note in it", score->name);
}

bool music_make(Music *music, const char *name, const char *text) {
    *music = (Music){0};
    Score score = {.name = name, .at = text, .beat = 1, .room = 0.25};
    for (int i = 0; i < VOICE_COUNT; i++)
        score.loud[i] = 0.5;
    bool well = read_all(&score);
    if (well) {
        sheet_room(&score.sheet, score.room);
        music->samples = sheet_samples(&score.sheet, MUSIC_PEAK);
        music->frames = score.sheet.frames;
    }
    sheet_free(&score.sheet);
    return well;
}

void music_free(Music *music) {
    free(music->samples);
    *music = (Music){0};
}
