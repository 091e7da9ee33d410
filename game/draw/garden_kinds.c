#include "garden_kinds.h"

#include <string.h>

#define SUM(name) [SEASON_SUMMER] = (name)
#define WIN(name) [SEASON_WINTER] = (name)
#define SPR(name) [SEASON_SPRING] = (name)
#define AUT(name) [SEASON_AUTUMN] = (name)

const GardenKind GARDEN_KINDS[] = {
    {"daisy",
     104,
     1,
     {{{0}},
      {{0xFFFAF0, 0xFBE3EA}, {0xECE1CF, 0xE8BBCB}},
      {{0}},
      {{0xFFFAF0, 0xFFF0B8}, {0xECE1CF, 0xEBCF7E}}},
     {WIN("snowdrop"), AUT("chrysanthemum")}},
    {"tulip",
     116,
     1,
     {{{0}},
      {{0xEE8075, 0xF8CC62}, {0xD9584E, 0xE2A23C}},
      {{0xEE8075, 0xF3A9C4}, {0xD9584E, 0xD9799F}},
      {{0xEE8075, 0xB79BD6}, {0xD9584E, 0x8E70B4}}},
     {SUM("lily"), WIN("christmas_rose"), AUT("chinese_lantern")}},
    {"poppy",
     112,
     1,
     {{{0}},
      {{0xF0826E, 0xF6A65C}, {0xE2604F, 0xE3853A}},
      {{0}},
      {{0xF0826E, 0xF7B9C2}, {0xE2604F, 0xE58B9B}}},
     {WIN("poppy_head"), SPR("primrose"), AUT("dahlia")}},
    {"cornflower",
     112,
     1,
     {{{0}},
      {{0x7C9BE2, 0xA98FE0}, {0x5F7FD0, 0x8A6CC8}},
      {{0}},
      {{0x7C9BE2, 0x86BEE6}, {0x5F7FD0, 0x5F9CD0}}},
     {WIN("teasel"), SPR("forget_me_not"), AUT("aster")}},
    {"sunflower",
     210,
     120.0f / 220,
     {{{0}}, {{0xF8C64F, 0xF5A94A}, {0xE9A43C, 0xD9853A}}},
     {WIN("seed_head"), SPR("daffodil"), AUT("sunflower_autumn")}},
    {"bluebell",
     104,
     160.0f / 140,
     {{{0}},
      {{0x7C86D8, 0xD889B8}, {0xA9B0EE, 0xF0B8D8}},
      {{0}},
      {{0x7C86D8, 0xF3EEE2}, {0xA9B0EE, 0xFFFFFF}}},
     {SUM("foxglove"), WIN("crocus"), AUT("colchicum"),
      [SEASON_COUNT + SEASON_WINTER] = "winter_grass", [SEASON_COUNT + SEASON_SPRING] = "crocus"}},
    {"lavender",
     116,
     100.0f / 140,
     {{{0}}, {{0xA992D2, 0xC4A4DE}, {0x8B74B8, 0xA282C4}}},
     {WIN("winter_heath"), SPR("grape_hyacinth"), AUT("heather")}},
    {"rose",
     150,
     140.0f / 150,
     {{{0}},
      {{0xEE92AB, 0xF7C98A}, {0xD9658A, 0xE8A356}},
      {{0xEE92AB, 0xFFF1E2}, {0xD9658A, 0xEBD3BA}},
      {{0xEE92AB, 0xEB8374}, {0xD9658A, 0xD0574A}}},
     {WIN("rose_hips"), SPR("rose_bud"), AUT("rose_autumn")}},
    {"clover", 56, 100.0f / 80, {{{0}}}, {WIN("aconite")}},
    {"fern", 88, 140.0f / 110, {{{0}}}, {WIN("winter_fern")}},
    {"mushroom",
     58,
     90.0f / 80,
     {{{0}}, {{0xEE8075, 0xD9A878}, {0xD9584E, 0xB9824F}}},
     {WIN("winter_mushroom"), SPR("wood_anemone")}},
    {"bush", 150, 180.0f / 140, {{{0}}}, {WIN("winter_bush")}},
    {"berry_bush",
     160,
     180.0f / 150,
     {{{0}}, {{0xD9584E, 0x6F7CC8}, {0xF6A99C, 0xB3BCEE}}},
     {WIN("winter_berries")}},
    {"apple_tree",
     400,
     260.0f / 330,
     {{{0}}, {{0xD9584E, 0xF0B44C}, {0xF6A99C, 0xFCE0A0}}},
     {WIN("winter_apple_tree")}},
    {"birch", 430, 200.0f / 360, {{{0}}}, {WIN("winter_birch")}},
    {"pine", 420, 200.0f / 340, {{{0}}}, {WIN("winter_pine")}},
    {"drift",
     60,
     60.0f / 30,
     {{{0}},
      {{0xFFFAF0, 0xF3A9C4}, {0xECE1CF, 0xE58BAE}},
      {{0xFFFAF0, 0xA9B0EE}, {0xECE1CF, 0x8A8FD8}},
      {{0xFFFAF0, 0xF8DC84}, {0xECE1CF, 0xF0C050}}},
     {WIN("winter_drift")}},
    {"bench", 132, 200.0f / 120, {{{0}}}, {WIN("winter_bench")}},
    {"bird_house", 260, 120.0f / 240, {{{0}}}, {WIN("winter_bird_house")}},
    {"young_tree",
     250,
     260.0f / 330,
     {{{0}}},
     {"apple_tree", "apple_tree", "winter_apple_tree", "apple_tree"}},
    {"rose_arch", 390, 400.0f / 360, {{{0}}}, {WIN("winter_rose_arch")}},
    {"bridge", 210, 380.0f / 170, {{{0}}}, {WIN("winter_bridge")}},
    {"pavilion", 600, 340.0f / 420, {{{0}}}, {WIN("winter_pavilion")}},
    {"bee_hives", 130, 240.0f / 150, {{{0}}}, {WIN("winter_bee_hives")}},
    {"lights", 560, 560.0f / 300, {{{0}}}, {WIN("winter_lights")}},
    {"front", 300, 520.0f / 300, {{{0}}}, {WIN("winter_front")}},
};
const int GARDEN_KIND_COUNT = sizeof GARDEN_KINDS / sizeof *GARDEN_KINDS - 1; // without the front
const int GARDEN_FRONT = sizeof GARDEN_KINDS / sizeof *GARDEN_KINDS - 1;
const int GARDEN_FLOWER_COUNT = 8;
const int GARDEN_DRIFT = 16;
const int GARDEN_WORK_FIRST = 17;

// In the order of their kinds. A bench after the first days; lights in the trees after years.
const GardenWork GARDEN_WORKS[] = {
    {24, 760, 726},   {10, 1268, 676},  {34, 1804, 712},  {120, 1590, 716},
    {260, 2076, 712}, {520, 1150, 634}, {900, 1736, 652}, {1400, 900, 650},
};
enum { WORK_COUNT = sizeof GARDEN_WORKS / sizeof *GARDEN_WORKS };

int garden_work(int things) {
    for (int i = 0; i < WORK_COUNT; i++)
        if (GARDEN_WORKS[i].after == things)
            return GARDEN_WORK_FIRST + i;
    return -1;
}

int garden_kind(const char *name) {
    for (int i = 0; i < GARDEN_KIND_COUNT; i++)
        if (strcmp(GARDEN_KINDS[i].name, name) == 0)
            return i;
    return (int)(paint_key(0, name, strlen(name)) % (uint64_t)GARDEN_FLOWER_COUNT);
}
