#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "file.h"
#include "schema.h"
#include "schema_parts.h"

static void list_words(char *out, size_t size, const char *const *words) {
    size_t used = strlen(out);
    for (int i = 0; words[i] && used + 1 < size; i++) {
        const char *between = i == 0 ? "" : words[i + 1] ? ", " : " or ";
        int more = snprintf(out + used, size - used, "%s'%s'", between, words[i]);
        used += more > 0 ? (size_t)more : 0;
    }
}

const char *schema_expected(const Field *field, char out[SCHEMA_EXPECTED]) {
    static const char *const plain[] = {
        [FIELD_CUE] = "a text, or { text, short = text }",
        [FIELD_NAME] = "a name of small letters, digits and _ (at most 47)",
        [FIELD_FLAG] = "true or false",
        [FIELD_COLOUR] = "a colour like \"#c04030\"",
        [FIELD_CARD] = "a table",
        [FIELD_MAP] = "a table of tables by name",
        [FIELD_STEPS] = "a list of exhale{}, inhale{} and hold{}",
        [FIELD_TEXTS] = "a list of texts",
        [FIELD_ROWS] = "a list",
        [FIELD_WORDS] = "[\"name.of.text\"] = text",
        [FIELD_FUNCTION] = "a function",
    };
    const char *unit = unit_name(field->unit);
    const char *blank = *unit ? " " : "";
    out[0] = '\0';
    if (field->kind == FIELD_TEXT)
        snprintf(out, SCHEMA_EXPECTED, "a text of at most %g characters", field->high);
    else if (field->kind == FIELD_NUMBER || field->kind == FIELD_WHOLE)
        snprintf(out, SCHEMA_EXPECTED, "a %snumber from %g to %g%s%s",
                 field->kind == FIELD_WHOLE ? "whole " : "", field->low, field->high, blank, unit);
    else if (field->kind == FIELD_PAIR)
        snprintf(out, SCHEMA_EXPECTED, "{ from, to } between %g and %g%s%s, from before to",
                 field->low, field->high, blank, unit);
    else if (field->kind == FIELD_CHOICES)
        snprintf(out, SCHEMA_EXPECTED, field->words ? "a list of " : "a list of names");
    else if (field->kind != FIELD_CHOICE)
        snprintf(out, SCHEMA_EXPECTED, "%s", plain[field->kind]);
    if (field->kind == FIELD_NUMBER && field->words)
        strcat(out, ", or ");
    if (field->words)
        list_words(out, SCHEMA_EXPECTED, field->words);
    return out;
}

// ---- a text that grows

typedef struct {
    char *text;
    size_t used, size;
} Pages;

static void add(Pages *pages, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(Pages *pages, const char *format, ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    ASSERT(length >= 0 && (size_t)length < sizeof line);
    if (pages->used + (size_t)length + 1 > pages->size) {
        pages->size = 2 * pages->size + (size_t)length + 1024;
        pages->text = realloc(pages->text, pages->size);
        ASSERT(pages->text);
    }
    memcpy(pages->text + pages->used, line, (size_t)length + 1);
    pages->used += (size_t)length;
}

// ---- every table once, a card before the tables in it

enum { TABLES_MAX = 48 };

typedef struct {
    const Card *card[TABLES_MAX];
    int count;
} Tables;

static void collect(Tables *tables, const Card *card) {
    for (int i = 0; i < tables->count; i++)
        if (tables->card[i] == card)
            return;
    ASSERT(tables->count < TABLES_MAX);
    tables->card[tables->count++] = card;
    for (int i = 0; i < card->count; i++)
        if (card->field[i].card)
            collect(tables, card->field[i].card);
}

static void collect_all(Tables *tables) {
    for (int kind = 0; kind < CARD_KINDS; kind++)
        collect(tables, schema_card((CardKind)kind));
}

// Some tables share a name; the help tells them apart.
static void add_row(Pages *pages, const Field *field) {
    char wanted[SCHEMA_EXPECTED];
    const char *missing = field->required   ? "needed"
                          : field->fallback ? field->fallback
                                            : "nothing";
    add(pages, "| `%s` | %s%s%s%s | %s | %s |\n", field->name, schema_expected(field, wanted),
        field->card ? ", see '" : "", field->card ? field->card->name : "", field->card ? "'" : "",
        missing, field->help ? field->help : "");
}

char *schema_reference(void) {
    Pages pages = {0};
    Tables tables = {0};
    collect_all(&tables);
    add(&pages, "# The cards\n\nMade from the schema: what stands here is what is checked.\n");
    for (int i = 0; i < tables.count; i++) {
        const Card *card = tables.card[i];
        add(&pages, "\n## %s\n\n%s.\n", card->name, card->help);
        if (card->first)
            add(&pages, "A plain value stands for `%s`.\n", card->field[card->first - 1].name);
        if (card->count == 0)
            continue;
        add(&pages, "\n| field | what | when it is missing | help |\n|---|---|---|---|\n");
        for (int k = 0; k < card->count; k++)
            add_row(&pages, &card->field[k]);
    }
    return pages.text;
}

// ---- hints for editors

static const char *hint_type(const Field *field, char out[SCHEMA_EXPECTED]) {
    static const char *const types[] = {[FIELD_TEXT] = "string",
                                        [FIELD_CUE] = "string|table",
                                        [FIELD_NAME] = "string",
                                        [FIELD_NUMBER] = "number",
                                        [FIELD_WHOLE] = "integer",
                                        [FIELD_FLAG] = "boolean",
                                        [FIELD_COLOUR] = "string",
                                        [FIELD_PAIR] = "number[]",
                                        [FIELD_STEPS] = "table[]",
                                        [FIELD_TEXTS] = "string[]",
                                        [FIELD_WORDS] = "table<string, string|table>",
                                        [FIELD_FUNCTION] = "function"};
    size_t used = 0;
    if (field->kind == FIELD_CARD || field->kind == FIELD_ROWS || field->kind == FIELD_MAP) {
        const char *plain = field->card->first ? "|string" : "";
        if (field->kind == FIELD_MAP)
            snprintf(out, SCHEMA_EXPECTED, "table<string, Card_%s>", field->card->name);
        else if (field->kind == FIELD_CARD)
            snprintf(out, SCHEMA_EXPECTED, "Card_%s%s", field->card->name, plain);
        else
            snprintf(out, SCHEMA_EXPECTED, "(Card_%s%s)[]", field->card->name, plain);
        return out;
    }
    if (field->kind != FIELD_CHOICE && field->kind != FIELD_CHOICES)
        return types[field->kind];
    if (!field->words)
        return "string[]";
    bool list = field->kind == FIELD_CHOICES;
    used += (size_t)snprintf(out, SCHEMA_EXPECTED, "%s", list ? "(" : "");
    for (int i = 0; field->words[i] && used < SCHEMA_EXPECTED; i++)
        used += (size_t)snprintf(out + used, SCHEMA_EXPECTED - used, "%s\"%s\"", i ? "|" : "",
                                 field->words[i]);
    if (used + 4 > SCHEMA_EXPECTED) // too many words for one line
        return list ? "string[]" : "string";
    strcat(out, list ? ")[]" : "");
    return out;
}

char *schema_hints(void) {
    Pages pages = {0};
    Tables tables = {0};
    collect_all(&tables);
    add(&pages,
        "---@meta\n-- Hints for editors with a Lua language server, made from the schema.\n");
    for (int i = 0; i < tables.count; i++) {
        const Card *card = tables.card[i];
        add(&pages, "\n---%s\n---@class Card_%s\n", card->help, card->name);
        for (int k = 0; k < card->count; k++) {
            char type[SCHEMA_EXPECTED];
            const Field *field = &card->field[k];
            add(&pages, "---@field %s%s %s %s\n", field->name, field->required ? "" : "?",
                hint_type(field, type), field->help ? field->help : "");
        }
    }
    for (int kind = 0; kind < CARD_KINDS; kind++) {
        const char *name = schema_card((CardKind)kind)->name;
        const char *type = kind == CARD_WORDS ? "table<string, string|table>" : NULL;
        add(&pages, "\n---@param card %s%s\nfunction %s(card) end\n", type ? "" : "Card_",
            type ? type : name, name);
    }
    return pages.text;
}

bool schema_write_docs(const char *folder) {
    char path[1024];
    if (strlen(folder) + 16 > sizeof path)
        return fail("the name of the folder is too long");
    char *texts[] = {schema_reference(), schema_hints()};
    static const char *const names[] = {"cards.md", "cards.lua"};
    bool good = folder_make(folder);
    for (int i = 0; i < 2; i++) {
        path_join(path, sizeof path, folder, names[i]);
        good = good && file_write(path, texts[i], strlen(texts[i]));
        free(texts[i]);
    }
    return good;
}
