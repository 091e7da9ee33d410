#include "maker.h"

#include <stdio.h>
#include <string.h>

#include "fail.h"
#include "file.h"

enum { CHOICES_MOST = 8, CARD_MOST = 1024, PATH_MOST = 4096 };

typedef struct {
    double height, years, round;
    AgeGroup age;
    bool man;
} BodyRow;

static const BodyRow BODY[] = {
    {.height = 1.66},
    {.height = 1.79, .man = true, .round = .2},
    {.height = 1.08, .age = AGE_CHILD, .years = 5},
    {.height = 1.32, .age = AGE_CHILD, .years = 9},
    {.height = 1.61, .age = AGE_OLD, .round = .25},
    {.height = 1.72, .age = AGE_OLD, .man = true, .round = .3},
    {.height = 1.64, .round = .65},
    {.height = 1.78, .man = true, .round = .75},
};
static const unsigned SKIN[] = {0xf7d3b8, 0xefbf9b, 0xdba67e, 0xc08a61, 0x99684a, 0x744a35};
static const char *const STYLE[] = {"short", "bun", "bunches", "long", "curls", "headscarf"};
static const unsigned HAIR[] = {0x2b211f, 0x4a2f22, 0x6b4226, 0x9a5a2c,
                                0xc9853f, 0xe3bd74, 0xb5462f, 0xc9c6cf};
static const unsigned SCARF[] = {0x3f6fa8, 0x2fa6a0, 0x5e9e6c, 0xf2b33d,
                                 0xe58f6b, 0xc9607a, 0x8d6bb0, 0xe8dcc8};
static const unsigned TOP[] = {0xd9544a, 0xf2b33d, 0x5e9e6c, 0x2fa6a0,
                               0x4f79a8, 0x8d6bb0, 0xd97f9b, 0xe8dcc8};
// What goes with a top: trousers, and hair bands or rims.
static const unsigned TROUSERS[] = {0x3f6fa8, 0x3d6f8f, 0x5b5f78, 0xf0806a,
                                    0xc98b5a, 0x5d6a8c, 0x4a7c86, 0x7a5a6e};
static const unsigned ACCENT[] = {0xf2c14e, 0xd9544a, 0xe9b44c, 0xf7d560,
                                  0xe58f6b, 0x7a4fa0, 0x3d6f8f, 0xb5462f};
static const char *const SIGN[] = {"daisy",    "tulip",  "poppy",      "bluebell",
                                   "lavender", "clover", "cornflower", "sunflower"};

int maker_count(MakerPart part) {
    static const int counts[MAKER_PARTS] = {
        [MAKER_BODY] = 8, [MAKER_SKIN] = 6,    [MAKER_STYLE] = 6, [MAKER_HAIR] = 8,
        [MAKER_TOP] = 8,  [MAKER_GLASSES] = 2, [MAKER_SIGN] = 8};
    ASSERT(part >= 0 && part < MAKER_PARTS);
    return counts[part];
}

static bool wears_scarf(const Maker *m) {
    return m->choice[MAKER_STYLE] == HAIR_SCARF;
}

unsigned maker_colour(const Maker *m, MakerPart part, int choice) {
    ASSERT(choice >= 0 && choice < maker_count(part));
    return part == MAKER_SKIN  ? SKIN[choice]
           : part == MAKER_TOP ? TOP[choice]
           : wears_scarf(m)    ? SCARF[choice]
                               : HAIR[choice];
}

const char *maker_sign(int choice) {
    ASSERT(choice >= 0 && choice < maker_count(MAKER_SIGN));
    return SIGN[choice];
}

static Look look_of(const Maker *m) {
    const int *c = m->choice;
    int top = c[MAKER_TOP];
    Look look = {.skin = SKIN[c[MAKER_SKIN]],
                 .hair = wears_scarf(m) ? HAIR[1] : HAIR[c[MAKER_HAIR]],
                 .top = TOP[top],
                 .trousers = TROUSERS[top],
                 .accent = wears_scarf(m) ? SCARF[c[MAKER_HAIR]] : ACCENT[top],
                 .hair_style = (HairStyle)c[MAKER_STYLE],
                 .glasses = c[MAKER_GLASSES] == 1};
    const BodyRow *body = &BODY[c[MAKER_BODY]];
    look.stripes = body->age == AGE_CHILD && body->years < 7; // small ones like stripes
    return look;
}

void maker_figure(const Maker *m, Figure *out) {
    const BodyRow *body = &BODY[m->choice[MAKER_BODY]];
    Build build = {.height = body->height,
                   .age = body->age,
                   .years = body->years,
                   .man = body->man,
                   .round = body->round,
                   .shoulders = 1,
                   .hips = 1};
    figure_build(out, &build);
    double lashes = out->look.lashes;
    out->look = look_of(m);
    out->look.lashes = lashes;
    snprintf(out->id, sizeof out->id, MAKER_FAMILY "%s", maker_sign(m->choice[MAKER_SIGN]));
}

// Letters that could end a text of the card are left out.
static void add_name(char *card, size_t size, const char *name) {
    size_t at = strlen(card);
    for (; *name && at + 1 < size; name++)
        if (*name != '"' && *name != '\\' && (unsigned char)*name >= ' ')
            card[at++] = *name;
    card[at] = '\0';
}

static void write_card(const Maker *m, const char *name, char card[CARD_MOST]) {
    static const char *const age[] = {"adult", "child", "old"};
    const BodyRow *b = &BODY[m->choice[MAKER_BODY]];
    Look l = look_of(m);
    snprintf(card, CARD_MOST,
             "-- One of the family, made on the screen.\navatar {\n    id = \"%s%s\", name = \"",
             MAKER_FAMILY, maker_sign(m->choice[MAKER_SIGN]));
    add_name(card, CARD_MOST / 2, name);
    size_t at = strlen(card);
    at += (size_t)snprintf(card + at, CARD_MOST - at, "\",\n    height = %.2f, age = \"%s\",",
                           b->height, age[b->age]);
    if (b->years > 0)
        at += (size_t)snprintf(card + at, CARD_MOST - at, " years = %.0f,", b->years);
    if (b->man)
        at += (size_t)snprintf(card + at, CARD_MOST - at, " build = \"man\",");
    if (b->age == AGE_OLD)
        at += (size_t)snprintf(card + at, CARD_MOST - at,
                               "\n    prefers = { \"chair\", \"standing\", \"easier\" },");
    snprintf(card + at, CARD_MOST - at,
             " round = %.2f,\n    look = {\n        skin = \"#%06x\", hair = \"#%06x\", "
             "hair_style = \"%s\",\n        top = \"#%06x\", trousers = \"#%06x\", "
             "accent = \"#%06x\",\n        stripes = %s, glasses = %s,\n    },\n}\n",
             b->round, l.skin, l.hair, STYLE[l.hair_style], l.top, l.trousers, l.accent,
             l.stripes ? "true" : "false", l.glasses ? "true" : "false");
}

bool maker_save(const Maker *m, const char *name, const char *folder) {
    char card[CARD_MOST], path[PATH_MOST + 128];
    if (strlen(folder) >= PATH_MOST)
        return fail("a path is too long");
    write_card(m, name, card);
    int length = snprintf(path, sizeof path, "%s/packs/family/avatars", folder);
    if (!folder_make(path))
        return false;
    snprintf(path + length, sizeof path - (size_t)length, "/%s%s.lua", MAKER_FAMILY,
             maker_sign(m->choice[MAKER_SIGN]));
    return file_write(path, card, strlen(card));
}

bool maker_made(const Figure *f) {
    return strncmp(f->id, MAKER_FAMILY, strlen(MAKER_FAMILY)) == 0;
}

bool maker_lay_aside(const char *id, const char *folder) {
    char from[PATH_MOST + 128], to[PATH_MOST + 128];
    if (strlen(folder) >= PATH_MOST)
        return fail("a path is too long");
    int length = snprintf(to, sizeof to, "%s/packs/family/aside", folder);
    if (!folder_make(to))
        return false;
    snprintf(to + length, sizeof to - (size_t)length, "/%s.lua", id);
    snprintf(from, sizeof from, "%s/packs/family/avatars/%s.lua", folder, id);
    return rename(from, to) == 0 || fail("%s cannot be laid aside", from);
}
