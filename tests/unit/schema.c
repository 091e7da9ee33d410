// The schema is whole, and what is made from it speaks of every field.
#include "schema.h"
#include "check.h"
#undef COUNT
#include "schema_parts.h"

#include "file.h"

typedef void (*Visit)(const Card *card, const Field *field);

static void visit_card(const Card *card, Visit visit, int depth) {
    assert_true(depth < 8);
    for (int i = 0; i < card->count; i++) {
        visit(card, &card->field[i]);
        if (card->field[i].card)
            visit_card(card->field[i].card, visit, depth + 1);
    }
}

static void visit_all(Visit visit) {
    for (int kind = 0; kind < CARD_KINDS; kind++)
        visit_card(schema_card((CardKind)kind), visit, 0);
}

static void check_field(const Card *card, const Field *field) {
    assert_non_null(field->name);
    assert_non_null(field->help);
    assert_true(schema_find(card, field->name) == field); // names are unique
    bool number = field->kind == FIELD_NUMBER || field->kind == FIELD_WHOLE ||
                  field->kind == FIELD_PAIR || field->kind == FIELD_TEXT;
    assert_true(!number || field->low < field->high);
    bool table = field->kind == FIELD_CARD || field->kind == FIELD_MAP || field->kind == FIELD_ROWS;
    assert_true(table == (field->card != NULL));
    assert_true(field->kind != FIELD_CHOICE || field->words);
    for (const char *also = field->also; also && *also; also += strcspn(also, " ") + 1) {
        char word[64];
        snprintf(word, sizeof word, "%.*s", (int)strcspn(also, " "), also);
        assert_true(also[strlen(word)] == ' '); // each word is followed by a blank
        assert_null(schema_find(card, word));
        assert_string_equal(schema_nearest(card, word), field->name);
    }
    char wanted[SCHEMA_EXPECTED];
    schema_expected(field, wanted);
    assert_true(strlen(wanted) > 4 && strlen(wanted) < SCHEMA_EXPECTED - 8);
}

static void every_field_is_whole(void **state) {
    (void)state;
    visit_all(check_field);
    for (int kind = 0; kind < CARD_KINDS; kind++) {
        const Card *card = schema_card((CardKind)kind);
        assert_non_null(card->help);
        assert_true(card->first <= card->count);
    }
}

static void near_words_of_fields(void **state) {
    (void)state;
    const Card *exhale = schema_card(CARD_EXHALE);
    assert_string_equal(schema_nearest(exhale, "cues"), "say");
    assert_string_equal(schema_nearest(exhale, "pse"), "pose");
    assert_string_equal(schema_nearest(schema_card(CARD_EXERCISE), "title"), "name");
    assert_null(schema_nearest(exhale, "elephant"));
    assert_null(schema_nearest(exhale, ""));
    assert_null(schema_find(exhale, "breaths"));
    assert_non_null(schema_find(schema_card(CARD_HOLD), "breaths"));
}

static char *reference, *hints;

static void is_described(const Card *card, const Field *field) {
    (void)card;
    char row[128];
    snprintf(row, sizeof row, "| `%s` |", field->name);
    assert_non_null(strstr(reference, row));
    snprintf(row, sizeof row, "---@field %s%s ", field->name, field->required ? "" : "?");
    assert_non_null(strstr(hints, row));
}

static void docs_speak_of_every_field(void **state) {
    (void)state;
    reference = schema_reference();
    hints = schema_hints();
    visit_all(is_described);
    assert_non_null(strstr(reference, "from -60 to 110 degrees"));
    assert_non_null(strstr(hints, "\"lead_hand\"|\"other_hand\""));
    assert_non_null(strstr(hints, "function exercise(card) end"));
    free(reference);
    free(hints);
}

static void docs_are_written(void **state) {
    (void)state;
    char folder[64], path[128];
    folder_scratch(folder);
    path_join(path, sizeof path, folder, "docs/inner");
    assert_true(schema_write_docs(path));
    size_t size;
    path_join(path, sizeof path, folder, "docs/inner/cards.md");
    char *text = file_read(path, &size);
    assert_true(text && size > 4000);
    free(text);
    path_join(path, sizeof path, folder, "docs/inner/cards.lua");
    assert_true(file_exists(path));
    folder_drop(folder);
    assert_false(schema_write_docs("/proc/nowhere"));
}

// Places, parts, stances and the enums they are read into go together.
static void words_match_their_enums(void **state) {
    (void)state;
    int count = 0;
    while (SCHEMA_PLACES[count])
        count++;
    assert_int_equal(count, PLACE_SHOULDER + 1);
    for (count = 0; SCHEMA_STANCES[count]; count++) {}
    assert_int_equal(count, STANCE_COUNT);
    for (count = 0; SCHEMA_PARTS[count]; count++) {}
    assert_int_equal(count, PART_BACK_HEAD / 2 * 3 + PART_COUNT - PART_BACK_HEAD);
    assert_string_equal(SCHEMA_PARTS[PART_EAR / 2 * 3], "lead_ear");
    assert_string_equal(SCHEMA_PARTS[PART_FOOT / 2 * 3 + 2], "feet");
    assert_string_equal(SCHEMA_PLACES[PLACE_OVER_RAIL], "over_rail");
    assert_string_equal(SCHEMA_STANCES[STANCE_KNEELING], "kneeling");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_is_whole),      cmocka_unit_test(near_words_of_fields),
        cmocka_unit_test(docs_speak_of_every_field), cmocka_unit_test(docs_are_written),
        cmocka_unit_test(words_match_their_enums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
