#include "validate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exercise.h"
#include "mark.h"
#include "utf8.h"

#include <lauxlib.h>

bool validate_is_name(const char *text) {
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");
    return text[length] == '\0' && length > 0 && length < ID_LENGTH && text[0] >= 'a' &&
           text[0] <= 'z';
}

static bool is_key(const char *text) {
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_.");
    return text[length] == '\0' && length > 0 && length <= 100;
}

// The value on top of the stack is not what the field expects.
static bool unfit(Walk *walk, const Field *field) {
    enum { LIST_MAX = 8 }; // more words than this are not listed when the right one is known
    char shown[WALK_SHOWN], wanted[SCHEMA_EXPECTED];
    const char *near = NULL;
    if (field->words && lua_type(walk->lua, -1) == LUA_TSTRING)
        near = nearest_word(lua_tostring(walk->lua, -1), field->words);
    walk_shown(walk, shown);
    schema_expected(field, wanted);
    int words = 0;
    while (near && field->words[words])
        words++;
    if (words > LIST_MAX)
        return walk_fault(walk, "'%s' is %s; expected another word (did you mean '%s'?)",
                          field->name, shown, near);
    if (near)
        return walk_fault(walk, "'%s' is %s; expected %s (did you mean '%s'?)", field->name, shown,
                          wanted, near);
    return walk_fault(walk, "'%s' is %s; expected %s", field->name, shown, wanted);
}

// ---- one kind each; the value is on top of the stack and not nil

static bool good_text(Walk *walk, const Field *field) {
    size_t length;
    const char *text = lua_tolstring(walk->lua, -1, &length);
    if (!utf8_valid(text, length))
        return walk_fault(walk, "'%s' is not written in UTF-8; save the file as UTF-8",
                          field->name);
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            return walk_fault(walk,
                              "'%s' holds a control character (number %d); expected one line "
                              "of text",
                              field->name, text[i]);
    size_t characters = 0;
    for (size_t i = 0; i < length; i++)
        characters += ((unsigned char)text[i] & 0xc0) != 0x80;
    if ((double)characters < field->low || (double)characters > field->high)
        return walk_fault(walk, "'%s' has %zu characters; expected %g to %g", field->name,
                          characters, field->low, field->high);
    return true;
}

static bool check_text(Walk *walk, const Field *field) {
    return lua_type(walk->lua, -1) == LUA_TSTRING ? good_text(walk, field) : unfit(walk, field);
}

static const Field CUE_FIELDS[] = {
    {.name = "text", .kind = FIELD_TEXT, .low = 1, .high = TEXT_MAX, .required = true},
    {.name = "short", .kind = FIELD_TEXT, .low = 1, .high = TEXT_MAX, .also = "brief "},
};
static const Card CUE_CARD = {.name = "cue", .field = CUE_FIELDS, .count = 2, .first = 1};

static bool check_cue(Walk *walk, const Field *field) {
    if (lua_type(walk->lua, -1) == LUA_TSTRING) {
        Field text = *field;
        text.low = 1;
        text.high = TEXT_MAX;
        return good_text(walk, &text);
    }
    if (!lua_istable(walk->lua, -1))
        return unfit(walk, field);
    validate_card(walk, &CUE_CARD);
    return true;
}

static bool check_name(Walk *walk, const Field *field) {
    const char *text = walk_text(walk->lua, -1);
    return text && validate_is_name(text) ? true : unfit(walk, field);
}

static bool in_words(const char *text, const char *const *words) {
    for (; text && words && *words; words++)
        if (!strcmp(text, *words))
            return true;
    return false;
}

static bool check_number(Walk *walk, const Field *field) {
    if (in_words(walk_text(walk->lua, -1), field->words))
        return true;
    double value = lua_tonumber(walk->lua, -1);
    bool good =
        lua_type(walk->lua, -1) == LUA_TNUMBER && value >= field->low && value <= field->high;
    if (good && field->kind == FIELD_WHOLE)
        good = floor(value) == value;
    return good ? true : unfit(walk, field);
}

static bool check_flag(Walk *walk, const Field *field) {
    return lua_isboolean(walk->lua, -1) ? true : unfit(walk, field);
}

static bool check_choice(Walk *walk, const Field *field) {
    return in_words(walk_text(walk->lua, -1), field->words) ? true : unfit(walk, field);
}

static bool check_colour(Walk *walk, const Field *field) {
    const char *text = walk_text(walk->lua, -1);
    bool good = text && strlen(text) == 7 && text[0] == '#' &&
                strspn(text + 1, "0123456789abcdefABCDEF") == 6;
    return good ? true : unfit(walk, field);
}

static bool check_pair(Walk *walk, const Field *field) {
    lua_State *lua = walk->lua;
    double value[2] = {0, 0};
    bool good = lua_istable(lua, -1) && lua_rawlen(lua, -1) == 2;
    for (int i = 0; good && i < 2; i++) {
        good = lua_rawgeti(lua, -1, i + 1) == LUA_TNUMBER;
        value[i] = lua_tonumber(lua, -1);
        good = good && value[i] >= field->low && value[i] <= field->high;
        lua_pop(lua, 1);
    }
    return good && value[0] < value[1] ? true : unfit(walk, field);
}

static bool check_table(Walk *walk, const Field *field) {
    if (lua_istable(walk->lua, -1))
        validate_card(walk, field->card);
    else if (!field->card->first)
        return unfit(walk, field);
    else { // a plain value stands for the first field
        Field first = field->card->field[field->card->first - 1];
        first.name = field->name;
        if (first.kind == FIELD_CUE)
            return check_cue(walk, &first);
        return first.kind == FIELD_TEXT ? check_text(walk, &first) : check_name(walk, &first);
    }
    return true;
}

// The length of the list on top of the stack; anything else in it is told.
static int list_length(Walk *walk, const Field *field, int most) {
    lua_State *lua = walk->lua;
    size_t length = (size_t)lua_rawlen(lua, -1);
    if (length > (size_t)most) {
        walk_fault(walk, "'%s' has %zu things; at most %d fit", field->name, length, most);
        return 0;
    }
    for (lua_pushnil(lua); lua_next(lua, -2);) {
        lua_pop(lua, 1);
        lua_Integer at = lua_isinteger(lua, -1) ? lua_tointeger(lua, -1) : 0;
        char shown[WALK_SHOWN], wanted[SCHEMA_EXPECTED];
        if (at < 1 || (size_t)at > length)
            walk_fault(walk, "'%s' has a field %s; expected %s", field->name,
                       walk_shown(walk, shown), schema_expected(field, wanted));
    }
    return (int)length;
}

static bool check_step(Walk *walk, const Field *field) {
    char shown[WALK_SHOWN];
    CardKind kind;
    int line;
    if (!lua_istable(walk->lua, -1))
        return walk_fault(walk, "'%s' holds %s; expected exhale{}, inhale{} or hold{}", field->name,
                          walk_shown(walk, shown));
    if (!mark_find(walk->lua, &kind, &line))
        return walk_fault(walk,
                          "'%s' holds a plain table; expected the word exhale, inhale or hold "
                          "in front of it",
                          field->name);
    walk_mark(walk, schema_card(kind)->name, line);
    validate_card(walk, schema_card(kind));
    return true;
}

static bool check_list_item(Walk *walk, const Field *field) {
    Field item = *field;
    switch (field->kind) {
    case FIELD_STEPS:
        return check_step(walk, field);
    case FIELD_ROWS:
        return check_table(walk, field);
    case FIELD_TEXTS:
        return check_text(walk, field);
    default:
        item.kind = field->words ? FIELD_CHOICE : FIELD_NAME;
        return field->words ? check_choice(walk, &item) : check_name(walk, &item);
    }
}

static bool check_list(Walk *walk, const Field *field) {
    if (!lua_istable(walk->lua, -1))
        return unfit(walk, field);
    CardKind kind;
    int line;
    if (field->kind == FIELD_STEPS && mark_find(walk->lua, &kind, &line))
        return walk_fault(walk, "'%s' is one %s{}; expected a list, { %s{ ... } }", field->name,
                          schema_card(kind)->name, schema_card(kind)->name);
    int length = list_length(walk, field, STEPS_MAX);
    for (int i = 1; i <= length; i++) {
        lua_rawgeti(walk->lua, -1, i);
        walk_into_index(walk, i);
        check_list_item(walk, field);
        walk_out(walk);
        lua_pop(walk->lua, 1);
    }
    return true;
}

// Takes the field whose key and value are on top of the stack out of its table, so that readers
// meet only what is valid.
static void take_out(lua_State *lua) {
    lua_pushvalue(lua, -2);
    lua_pushnil(lua);
    lua_rawset(lua, -5);
}

static bool check_map(Walk *walk, const Field *field) {
    lua_State *lua = walk->lua;
    if (!lua_istable(lua, -1))
        return unfit(walk, field);
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        char shown[WALK_SHOWN];
        const char *name = walk_text(lua, -2);
        if (!name || !validate_is_name(name)) {
            lua_pushvalue(lua, -2);
            walk_fault(walk,
                       "'%s' has the name %s; expected small letters, digits and _ (at most 47)",
                       field->name, walk_shown(walk, shown));
            lua_pop(lua, 1);
            take_out(lua);
            continue;
        }
        walk_into(walk, name);
        if (lua_istable(lua, -1))
            validate_card(walk, field->card);
        else {
            walk_fault(walk, "'%s' is %s; expected a table", name, walk_shown(walk, shown));
            take_out(lua);
        }
        walk_out(walk);
    }
    return true;
}

void validate_words(Walk *walk, const Field *field) {
    lua_State *lua = walk->lua;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        char shown[WALK_SHOWN];
        const char *key = walk_text(lua, -2);
        if (!key || !is_key(key)) {
            lua_pushvalue(lua, -2);
            walk_fault(walk,
                       "%s is no name of a text; expected small letters, digits, _ and dots, "
                       "like \"home.title\"",
                       walk_shown(walk, shown));
            lua_pop(lua, 1);
            continue;
        }
        Field text = *field;
        text.name = key;
        text.kind = FIELD_CUE;
        walk_into(walk, key);
        check_cue(walk, &text);
        walk_out(walk);
    }
}

static bool check_words(Walk *walk, const Field *field) {
    if (!lua_istable(walk->lua, -1))
        return unfit(walk, field);
    validate_words(walk, field);
    return true;
}

static bool check_function(Walk *walk, const Field *field) {
    if (lua_iscfunction(walk->lua, -1))
        return walk_fault(walk,
                          "'%s' is a function of Lua itself; expected one of the script's own",
                          field->name);
    return lua_isfunction(walk->lua, -1) ? true : unfit(walk, field);
}

typedef bool (*Check)(Walk *walk, const Field *field);

static const Check CHECKS[] = {
    [FIELD_TEXT] = check_text,     [FIELD_CUE] = check_cue,           [FIELD_NAME] = check_name,
    [FIELD_NUMBER] = check_number, [FIELD_WHOLE] = check_number,      [FIELD_FLAG] = check_flag,
    [FIELD_CHOICE] = check_choice, [FIELD_COLOUR] = check_colour,     [FIELD_PAIR] = check_pair,
    [FIELD_CARD] = check_table,    [FIELD_MAP] = check_map,           [FIELD_STEPS] = check_list,
    [FIELD_CHOICES] = check_list,  [FIELD_TEXTS] = check_list,        [FIELD_ROWS] = check_list,
    [FIELD_WORDS] = check_words,   [FIELD_FUNCTION] = check_function,
};

// ---- whole cards

static void unknown_field(Walk *walk, const Card *card) {
    char shown[WALK_SHOWN], fields[SCHEMA_EXPECTED] = "";
    walk_shown(walk, shown);
    const char *name = walk_text(walk->lua, -1);
    const char *near = name ? schema_nearest(card, name) : NULL;
    if (near) {
        walk_fault(walk, "%s has no field %s (did you mean '%s'?)", card->name, shown, near);
        return;
    }
    size_t used = 0;
    for (int i = 0; i < card->count && used < sizeof fields; i++)
        used += (size_t)snprintf(fields + used, sizeof fields - used, "%s%s", i ? ", " : "",
                                 card->field[i].name);
    walk_fault(walk, "%s has no field %s; it has %s", card->name, shown, fields);
}

// The field that a key stands for; NULL when there is none.
static const Field *keyed_field(lua_State *lua, const Card *card, int key) {
    if (lua_isinteger(lua, key) && lua_tointeger(lua, key) == 1 && card->first)
        return &card->field[card->first - 1];
    const char *name = walk_text(lua, key);
    return name ? schema_find(card, name) : NULL;
}

static void check_fields(Walk *walk, const Card *card) {
    lua_State *lua = walk->lua;
    for (lua_pushnil(lua); lua_next(lua, -2); lua_pop(lua, 1)) {
        const Field *field = keyed_field(lua, card, -2);
        if (lua_type(lua, -2) == LUA_TSTRING)
            walk_into(walk, lua_tostring(lua, -2));
        else
            walk_into_index(walk, lua_isinteger(lua, -2) ? (int)lua_tointeger(lua, -2) : 0);
        if (field) {
            if (!CHECKS[field->kind](walk, field))
                take_out(lua);
        } else {
            lua_pushvalue(lua, -2);
            unknown_field(walk, card);
            lua_pop(lua, 1);
        }
        walk_out(walk);
    }
}

// Told before anything is taken out.
static void check_missing(Walk *walk, const Card *card) {
    lua_State *lua = walk->lua;
    for (int i = 0; i < card->count; i++) {
        const Field *field = &card->field[i];
        if (!field->required)
            continue;
        lua_pushstring(lua, field->name);
        bool there = lua_rawget(lua, -2) != LUA_TNIL;
        lua_pop(lua, 1);
        if (!there && card->first == i + 1) {
            there = lua_rawgeti(lua, -1, 1) != LUA_TNIL;
            lua_pop(lua, 1);
        }
        char wanted[SCHEMA_EXPECTED];
        if (!there)
            walk_fault(walk, "%s has no '%s'; expected %s", card->name, field->name,
                       schema_expected(field, wanted));
    }
}

void validate_card(Walk *walk, const Card *card) {
    luaL_checkstack(walk->lua, 8, "the card");
    check_missing(walk, card);
    check_fields(walk, card);
}
