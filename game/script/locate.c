#include "locate.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef enum { TOKEN_END, TOKEN_NAME, TOKEN_TEXT, TOKEN_NUMBER, TOKEN_SIGN } TokenKind;

typedef struct {
    const char *at;
    int line;
    TokenKind kind;
    const char *start; // of the token; of a short text: after its quote
    int length;
    int token_line;
} Lexer;

// "[[" or "[=*[" at `at`: the number of characters of the opening, else 0.
static int long_bracket(const char *at) {
    int level = 1;
    while (at[level] == '=')
        level++;
    return at[level] == '[' ? level + 1 : 0;
}

// Past a long text or comment whose opening is `open` characters long.
static void skip_long(Lexer *lexer, int open) {
    lexer->at += open;
    for (; *lexer->at; lexer->at++) {
        if (*lexer->at == '\n')
            lexer->line++;
        if (*lexer->at != ']')
            continue;
        int level = 1;
        while (level < open - 1 && lexer->at[level] == '=')
            level++;
        if (level == open - 1 && lexer->at[level] == ']') {
            lexer->at += open;
            return;
        }
    }
}

static void skip_space(Lexer *lexer) {
    for (;;) {
        if (*lexer->at == '\n')
            lexer->line++;
        if (isspace((unsigned char)*lexer->at)) {
            lexer->at++;
        } else if (lexer->at[0] == '-' && lexer->at[1] == '-') {
            lexer->at += 2;
            int open = *lexer->at == '[' ? long_bracket(lexer->at) : 0;
            if (open)
                skip_long(lexer, open);
            else
                lexer->at += strcspn(lexer->at, "\n");
        } else {
            return;
        }
    }
}

static void read_text(Lexer *lexer) {
    char quote = *lexer->at++;
    lexer->start = lexer->at;
    while (*lexer->at && *lexer->at != quote) {
        if (*lexer->at == '\\' && lexer->at[1])
            lexer->at++;
        if (*lexer->at == '\n')
            lexer->line++;
        lexer->at++;
    }
    lexer->length = (int)(lexer->at - lexer->start);
    if (*lexer->at)
        lexer->at++;
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

static void next(Lexer *lexer) {
    skip_space(lexer);
    lexer->token_line = lexer->line;
    lexer->start = lexer->at;
    char first = *lexer->at;
    int open = first == '[' ? long_bracket(lexer->at) : 0;
    if (!first) {
        lexer->kind = TOKEN_END;
    } else if (open) {
        lexer->kind = TOKEN_TEXT;
        skip_long(lexer, open);
    } else if (first == '"' || first == '\'') {
        lexer->kind = TOKEN_TEXT;
        read_text(lexer);
        return;
    } else if (is_word(first)) {
        lexer->kind = isdigit((unsigned char)first) ? TOKEN_NUMBER : TOKEN_NAME;
        while (is_word(*lexer->at) || (lexer->kind == TOKEN_NUMBER && *lexer->at == '.'))
            lexer->at++;
    } else {
        lexer->kind = TOKEN_SIGN;
        lexer->at++;
    }
    lexer->length = (int)(lexer->at - lexer->start);
}

static bool is(const Lexer *lexer, const char *text) {
    if (*lexer->start != *text || (lexer->kind != TOKEN_NAME && lexer->kind != TOKEN_SIGN))
        return false;
    return !strncmp(lexer->start, text, (size_t)lexer->length) && !text[lexer->length];
}

// How a token changes the depth of brackets and blocks.
static int depth_change(const Lexer *lexer) {
    if (is(lexer, "{") || is(lexer, "(") || is(lexer, "[") || is(lexer, "function") ||
        is(lexer, "do") || is(lexer, "if") || is(lexer, "repeat"))
        return 1;
    if (is(lexer, "}") || is(lexer, ")") || is(lexer, "]") || is(lexer, "end") ||
        is(lexer, "until"))
        return -1;
    return 0;
}

// Goes on to the end of the value under way: a comma, a semicolon or the closing brace.
static void skip_value(Lexer *lexer) {
    for (int depth = 0; lexer->kind != TOKEN_END; next(lexer)) {
        if (depth == 0 && (is(lexer, ",") || is(lexer, ";") || is(lexer, "}")))
            return;
        depth += depth_change(lexer);
    }
}

// Goes to the first brace that the value under way opens; false when it has none.
static bool enter_value(Lexer *lexer) {
    for (; lexer->kind != TOKEN_END; next(lexer)) {
        if (is(lexer, "{"))
            return true;
        if (is(lexer, ",") || is(lexer, ";") || is(lexer, "}") || is(lexer, "function"))
            return false;
    }
    return false;
}

static bool same_name(const Lexer *lexer, const char *name) {
    return name && lexer->length == (int)strlen(name) && !memcmp(lexer->start, name, strlen(name));
}

// At the first token of an entry: does it have this key? Moves on to its value.
static bool entry_matches(Lexer *lexer, const LocateKey *key, int *position) {
    Lexer ahead = *lexer;
    bool match = false;
    if (is(lexer, "[")) { // ["name"] = or [3] =
        next(&ahead);
        match = ahead.kind == TOKEN_TEXT ? same_name(&ahead, key->name)
                                         : !key->name && atoi(ahead.start) == key->index;
        while (ahead.kind != TOKEN_END && !is(&ahead, "="))
            next(&ahead);
    } else if (lexer->kind == TOKEN_NAME) {
        next(&ahead);
        Lexer after = ahead;
        next(&after);
        match = same_name(lexer, key->name);
        if (!is(&ahead, "=") || is(&after, "=")) { // no name, but a value: `exhale {`, `a == b`
            ++*position;
            return !key->name && key->index == *position;
        }
    } else {
        ++*position;
        return !key->name && key->index == *position;
    }
    next(&ahead);
    *lexer = ahead;
    return match;
}

// After the opening brace of a table: goes to the entry's value. False when the table has no such
// entry.
static bool find_entry(Lexer *lexer, const LocateKey *key, int *line) {
    int position = 0;
    next(lexer);
    while (lexer->kind != TOKEN_END && !is(lexer, "}")) {
        int here = lexer->token_line;
        if (entry_matches(lexer, key, &position)) {
            *line = here;
            return true;
        }
        skip_value(lexer);
        if (is(lexer, ",") || is(lexer, ";"))
            next(lexer);
    }
    return false;
}

int locate_line(const char *source, int line, const char *word, const LocateKey *path, int depth,
                int *found) {
    Lexer lexer = {.at = source, .line = 1};
    int result = line > 0 ? line : 1;
    *found = 0;
    do {
        next(&lexer);
    } while (lexer.kind != TOKEN_END && (lexer.token_line < line || !is(&lexer, word)));
    if (lexer.kind == TOKEN_END)
        return result;
    if (line < 1)
        result = lexer.token_line;
    while (*found < depth && enter_value(&lexer) && find_entry(&lexer, &path[*found], &result))
        ++*found;
    return result;
}
