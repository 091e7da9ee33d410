#include "arguments.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "report.h"

typedef enum {
    OPTION_FLAG,
    OPTION_TEXT,
    OPTION_LIST, // a text that may come again
    OPTION_NUMBER,
    OPTION_WHOLE,
    OPTION_SEED,
    OPTION_SIZE,
    OPTION_SIDE
} OptionKind;

typedef struct {
    const char *word, *value, *help;
    OptionKind kind;
    unsigned commands;    // one bit for each
    size_t at, at_second; // in Options; the second: a count, a height or a flag that it was said
    double low, high;     // of numbers
    int most;             // of lists
} OptionRow;

enum {
    GAME = 1,
    LIST = 2,
    CHECK = 4,
    PLAY = 8,
    SHOW = 16,
    TRACE = 32,
    BENCH = 64,
    POSTER = 128,
    NEW = 256,
    DOCS = 512,
    EXPORT = 1024,
    AUTHOR = 2048,
    ALL = 4095
};

#define FIELD(name) offsetof(Options, name)

static const OptionRow OPTIONS[] = {
    {"--pack", "DIR", "adds a folder of scripts (again for more)", OPTION_LIST, ALL, FIELD(pack),
     FIELD(pack_count), 0, 0, OPTION_PACKS},
    {"--lang", "xx", "the language", OPTION_TEXT, ALL, FIELD(language), 0, 0, 0, 0},
    {"--seed", "N", "the dice", OPTION_SEED, ALL, FIELD(seed), 0, 0, 0, 0},
    {"--data", "DIR", "where the family's garden is kept", OPTION_TEXT, ALL, FIELD(data), 0, 0, 0,
     0},
    {"--window", "WxH", "in a window of this size", OPTION_SIZE, GAME | AUTHOR, FIELD(window_width),
     FIELD(window_height), 320, 16384, 0},
    {"--mute", NULL, "without sound", OPTION_FLAG, GAME | AUTHOR, FIELD(mute), 0, 0, 0, 0},
    {"--skip-first-run", NULL, "straight to the front door", OPTION_FLAG, GAME,
     FIELD(skip_first_run), 0, 0, 0, 0},
    {"--headless", NULL, "no window, as fast as it goes", OPTION_FLAG, PLAY, FIELD(headless), 0, 0,
     0, 0},
    {"--breath", "SECONDS", "length of a breath, 5 to 12", OPTION_NUMBER,
     PLAY | TRACE | SHOW | AUTHOR, FIELD(breath_seconds), 0, 5, 12, 0},
    {"--version", "ID", "a version: easier, lying, ...", OPTION_TEXT, PLAY | SHOW | TRACE | AUTHOR,
     FIELD(version), 0, 0, 0, 0},
    {"--script", "FILE", "presses buttons: lines of BREATHS BUTTON [down|up]", OPTION_TEXT, PLAY,
     FIELD(script), 0, 0, 0, 0},
    {"--transcript", "FILE", "writes what happens here", OPTION_TEXT, PLAY, FIELD(transcript), 0, 0,
     0, 0},
    {"--out", "FILE", "where to write; of docs and export a folder", OPTION_TEXT,
     SHOW | POSTER | DOCS | EXPORT, FIELD(out), 0, 0, 0, 0},
    {"--in", "DIR", "the folder of scripts that gets it; else this one", OPTION_TEXT, NEW,
     FIELD(in), 0, 0, 0, 0},
    {"--size", "WxH", "size of the picture", OPTION_SIZE, SHOW, FIELD(width), FIELD(height), 16,
     16384, 0},
    {"--at", "BREATHS", "the moment", OPTION_NUMBER, SHOW, FIELD(at), FIELD(has_at), 0, 10000, 0},
    {"--sheet", "N", "N moments on one sheet", OPTION_WHOLE, SHOW, FIELD(sheet), 0, 1, 64, 0},
    {"--person", "ID", "who: mum, kid, ... (a picture: again for more)", OPTION_LIST,
     SHOW | TRACE | POSTER | AUTHOR, FIELD(person), FIELD(person_count), 0, 0, OPTION_PERSONS},
    {"--side", "right|left", "the side that leads", OPTION_SIDE, SHOW, FIELD(side), FIELD(has_side),
     0, 0, 0},
    {"--hour", "H", "the light of this hour of the day", OPTION_NUMBER, SHOW, FIELD(hour),
     FIELD(has_hour), 0, 24, 0},
    {"--month", "M", "the garden's season in this month", OPTION_WHOLE, SHOW, FIELD(month), 0, 1,
     12, 0},
    {"--room", "ID", "where: living_room, terrace, bedroom", OPTION_TEXT, SHOW, FIELD(room), 0, 0,
     0, 0},
    {"--mistake", "N", "a led rep, with this common mistake beside it", OPTION_WHOLE, SHOW,
     FIELD(mistake), 0, 1, 9, 0},
    {"--bones", NULL, "with bones and contacts drawn over", OPTION_FLAG, SHOW, FIELD(bones), 0, 0,
     0, 0},
    {"--rate", "HZ", "samples a second", OPTION_NUMBER, TRACE, FIELD(rate), 0, .1, 10000, 0},
    {"--alive", NULL, "with the breathing trunk and all that is only for looks", OPTION_FLAG, TRACE,
     FIELD(alive), 0, 0, 0, 0},
};
enum { OPTION_COUNT = (int)(sizeof OPTIONS / sizeof OPTIONS[0]) };

typedef struct {
    const char *word, *names, *help;
    int least, most; // names behind it
} CommandRow;

static const CommandRow COMMANDS[COMMAND_COUNT] = {
    [COMMAND_GAME] = {"", "", "plays", 0, 0},
    [COMMAND_LIST] = {"list", "[exercises|levels|avatars|rewards|voices]",
                      "one line for each: kind, id, name, breaths, seconds, file", 0, 1},
    [COMMAND_CHECK] = {"check", "[FILE|DIR ...]",
                       "looks through scripts, and the movements with every person", 0,
                       OPTION_NAMES},
    [COMMAND_PLAY] = {"play", "LEVEL --headless", "plays a level through, without a window", 1, 1},
    [COMMAND_SHOW] = {"show", "NAME --out FILE.png", "one picture as the television shows it", 1,
                      1},
    [COMMAND_TRACE] = {"trace", "EXERCISE", "every sample of a movement as text", 1, 1},
    [COMMAND_POSTER] = {"poster", "LEVEL --out FILE.png", "a level as a page for the fridge, A4", 1,
                        1},
    [COMMAND_NEW] = {"new", "exercise|level|reward|avatar ID", "a commented example to start from",
                     2, 2},
    [COMMAND_DOCS] = {"docs", "", "the author's reference, as text or with examples into a folder",
                      0, 0},
    [COMMAND_EXPORT] = {"export", "--out DIR --data DIR",
                        "the family's history as CSV and as a page for the physiotherapist", 0, 0},
    [COMMAND_AUTHOR] = {"author", "FILE", "the card moving in a window, read anew at each save", 1,
                        1},
    [COMMAND_BENCH] = {"bench", "", "how fast it is and how much memory it takes", 0, 0},
};

static bool takes(const OptionRow *row, Command command) {
    return (row->commands & (1u << command)) != 0;
}

void arguments_usage(FILE *file, Command command) {
    for (int c = 0; c < COMMAND_COUNT; c++) {
        if (command != COMMAND_GAME && (int)command != c)
            continue;
        const CommandRow *row = &COMMANDS[c];
        fprintf(file, "%s stretch-garden%s%s%s%s\n",
                c == 0 || command != COMMAND_GAME ? "usage:" : "      ", *row->word ? " " : "",
                row->word, *row->names ? " " : "", row->names);
        fprintf(file, "           %s\n", row->help);
    }
    fprintf(file, "options:\n");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const OptionRow *row = &OPTIONS[i];
        if (command != COMMAND_GAME && !takes(row, command))
            continue;
        char both[40];
        snprintf(both, sizeof both, "%s%s%s", row->word, row->value ? " " : "",
                 row->value ? row->value : "");
        fprintf(file, "  %-22s %s", both, row->help);
        if (command == COMMAND_GAME && row->commands != ALL) {
            fprintf(file, " (");
            for (int c = 0, said = 0; c < COMMAND_COUNT; c++)
                if (takes(row, (Command)c))
                    fprintf(file, "%s%s", said++ ? ", " : "", c ? COMMANDS[c].word : "the game");
            fprintf(file, ")");
        }
        fprintf(file, "\n");
    }
    fprintf(file, "  %-22s %s\n", "--help", "this");
    if (command == COMMAND_GAME)
        fprintf(file, "  %-22s %s\n", "--version", "which one this is (without a sub-command)");
}

// ---- one option ----

static void *field(Options *options, size_t at) {
    return (char *)options + at;
}

static bool read_number(const OptionRow *row, const char *text, double *out) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || !isfinite(value) || value < row->low || value > row->high)
        return fail("%s: '%s' is not %s from %g to %g", row->word, text,
                    row->kind == OPTION_WHOLE ? "a whole number" : "a number", row->low, row->high);
    *out = value;
    return true;
}

static bool read_whole(const OptionRow *row, const char *text, int *out) {
    double value = 0;
    if (!read_number(row, text, &value))
        return false;
    *out = (int)value;
    if (strspn(text, "0123456789") != strlen(text))
        return fail("%s: '%s' is not a whole number", row->word, text);
    return true;
}

static bool read_seed(const OptionRow *row, const char *text, uint64_t *out) {
    errno = 0;
    *out = strtoull(text, NULL, 10);
    if (!*text || strspn(text, "0123456789") != strlen(text) || errno)
        return fail("%s: '%s' is not a whole number from 0 on", row->word, text);
    return true;
}

static bool read_size(const OptionRow *row, const char *text, int *width, int *height) {
    size_t first = strspn(text, "0123456789");
    char part[16] = "";
    if (first > 0 && first < sizeof part && (text[first] == 'x' || text[first] == 'X')) {
        memcpy(part, text, first);
        OptionRow whole = *row;
        whole.kind = OPTION_WHOLE;
        return read_whole(&whole, part, width) && read_whole(&whole, text + first + 1, height);
    }
    return fail("%s: '%s' is not a size like 1280x720", row->word, text);
}

static bool take_option(const OptionRow *row, const char *text, Options *out) {
    void *at = field(out, row->at), *second = field(out, row->at_second);
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)at = true;
        return true;
    case OPTION_TEXT:
        *(const char **)at = text;
        return true;
    case OPTION_LIST:
        if (*(int *)second >= row->most)
            return fail("%s: at most %d of them", row->word, row->most);
        ((const char **)at)[(*(int *)second)++] = text;
        return true;
    case OPTION_NUMBER:
        if (row->at_second)
            *(bool *)second = true;
        return read_number(row, text, at);
    case OPTION_WHOLE:
        return read_whole(row, text, at);
    case OPTION_SEED:
        return read_seed(row, text, at);
    case OPTION_SIZE:
        return read_size(row, text, at, second);
    default:
        *(bool *)second = true;
        *(Side *)at = strcmp(text, "left") == 0 ? SIDE_LEFT : SIDE_RIGHT;
        return strcmp(text, "left") == 0 || strcmp(text, "right") == 0 ||
               fail("%s: '%s' is neither right nor left", row->word, text);
    }
}

static bool unknown_option(const char *word, Command command) {
    const char *known[OPTION_COUNT + 1];
    int count = 0;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (takes(&OPTIONS[i], command))
            known[count++] = OPTIONS[i].word;
    known[count] = NULL;
    const char *near = nearest_word(word, known);
    return fail("%s is no option of %s%s%s%s", word,
                command == COMMAND_GAME ? "the game" : COMMANDS[command].word,
                near ? " (did you mean " : "", near ? near : "", near ? "?)" : "");
}

// Takes the option at argv[*i], and its value behind it or after a '='.
static bool read_option(int argc, char **argv, int *i, Options *out) {
    const char *word = argv[*i], *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    for (int k = 0; k < OPTION_COUNT; k++) {
        const OptionRow *row = &OPTIONS[k];
        if (!takes(row, out->command) || strlen(row->word) != length ||
            strncmp(row->word, word, length) != 0)
            continue;
        if (row->kind == OPTION_FLAG)
            return equals ? fail("%s takes no value", row->word) : take_option(row, NULL, out);
        if (equals)
            return take_option(row, equals + 1, out);
        if (*i + 1 >= argc)
            return fail("%s needs a value: %s", row->word, row->value);
        return take_option(row, argv[++*i], out);
    }
    return unknown_option(word, out->command);
}

// ---- all of them ----

static bool read_command(const char *word, Command *out) {
    const char *known[COMMAND_COUNT];
    for (int c = 1; c < COMMAND_COUNT; c++) {
        if (strcmp(word, COMMANDS[c].word) == 0) {
            *out = (Command)c;
            return true;
        }
        known[c - 1] = COMMANDS[c].word;
    }
    known[COMMAND_COUNT - 1] = NULL;
    const char *near = nearest_word(word, known);
    return fail("there is no '%s'%s%s%s", word, near ? " (did you mean '" : "", near ? near : "",
                near ? "'?)" : "");
}

static bool complete(const Options *o) {
    const CommandRow *row = &COMMANDS[o->command];
    if (o->name_count < row->least)
        return fail("%s needs a name: %s", row->word, row->names);
    if (o->command == COMMAND_PLAY && !o->headless)
        return fail("play works without a window only: add --headless");
    if ((o->command == COMMAND_SHOW || o->command == COMMAND_POSTER) && !o->out)
        return fail("%s needs --out FILE.png", row->word);
    if (o->command == COMMAND_EXPORT && (!o->out || !o->data))
        return fail("%s needs --out DIR, and --data DIR of the family", row->word);
    if (o->command == COMMAND_TRACE && o->person_count > 1)
        return fail("trace takes one --person");
    return true;
}

Arguments arguments_read(int argc, char **argv, Options *out) {
    *out = (Options){.side = SIDE_RIGHT};
    bool only_names = false, has_command = false;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        bool option = !only_names && word[0] == '-' && word[1];
        if (option && strcmp(word, "--") == 0) {
            only_names = true;
        } else if (option && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            return ARGUMENTS_HELP;
        } else if (option && !has_command && strcmp(word, "--version") == 0) {
            return ARGUMENTS_VERSION;
        } else if (option) {
            if (!read_option(argc, argv, &i, out))
                return ARGUMENTS_WRONG;
        } else if (!has_command) {
            if (!read_command(word, &out->command))
                return ARGUMENTS_WRONG;
            has_command = true;
        } else if (out->name_count >= COMMANDS[out->command].most) {
            fail("%s: '%s' is one name too many", COMMANDS[out->command].word, word);
            return ARGUMENTS_WRONG;
        } else {
            out->name[out->name_count++] = word;
        }
    }
    return complete(out) ? ARGUMENTS_RUN : ARGUMENTS_WRONG;
}
