#include "garden_kinds.h"

#include <string.h>

#include "garden.h"

const GardenKind GARDEN_KINDS[] = {
    {"daisy",
     104,
     {{{0}},
      {{0xFFFAF0, 0xFBE3EA}, {0xECE1CF, 0xE8BBCB}},
      {{0}},
      {{0xFFFAF0, 0xFFF0B8}, {0xECE1CF, 0xEBCF7E}}}},
    {"tulip",
     116,
     {{{0}},
      {{0xEE8075, 0xF8CC62}, {0xD9584E, 0xE2A23C}},
      {{0xEE8075, 0xF3A9C4}, {0xD9584E, 0xD9799F}},
      {{0xEE8075, 0xB79BD6}, {0xD9584E, 0x8E70B4}}}},
    {"poppy",
     112,
     {{{0}},
      {{0xF0826E, 0xF6A65C}, {0xE2604F, 0xE3853A}},
      {{0}},
      {{0xF0826E, 0xF7B9C2}, {0xE2604F, 0xE58B9B}}}},
    {"cornflower",
     112,
     {{{0}},
      {{0x7C9BE2, 0xA98FE0}, {0x5F7FD0, 0x8A6CC8}},
      {{0}},
      {{0x7C9BE2, 0x86BEE6}, {0x5F7FD0, 0x5F9CD0}}}},
    {"sunflower", 210, {{{0}}, {{0xF8C64F, 0xF5A94A}, {0xE9A43C, 0xD9853A}}}},
    {"bluebell",
     104,
     {{{0}},
      {{0x7C86D8, 0xD889B8}, {0xA9B0EE, 0xF0B8D8}},
      {{0}},
      {{0x7C86D8, 0xF3EEE2}, {0xA9B0EE, 0xFFFFFF}}}},
    {"lavender", 116, {{{0}}, {{0xA992D2, 0xC4A4DE}, {0x8B74B8, 0xA282C4}}}},
    {"rose",
     150,
     {{{0}},
      {{0xEE92AB, 0xF7C98A}, {0xD9658A, 0xE8A356}},
      {{0xEE92AB, 0xFFF1E2}, {0xD9658A, 0xEBD3BA}},
      {{0xEE92AB, 0xEB8374}, {0xD9658A, 0xD0574A}}}},
    {"clover", 56, {{{0}}}},
    {"fern", 88, {{{0}}}},
    {"mushroom", 58, {{{0}}, {{0xEE8075, 0xD9A878}, {0xD9584E, 0xB9824F}}}},
    {"bush", 150, {{{0}}}},
    {"berry_bush", 160, {{{0}}, {{0xD9584E, 0x6F7CC8}, {0xF6A99C, 0xB3BCEE}}}},
    {"apple_tree", 400, {{{0}}, {{0xD9584E, 0xF0B44C}, {0xF6A99C, 0xFCE0A0}}}},
    {"birch", 430, {{{0}}}},
    {"pine", 420, {{{0}}}},
};
const int GARDEN_KIND_COUNT = sizeof GARDEN_KINDS / sizeof *GARDEN_KINDS;
const int GARDEN_FLOWER_COUNT = 8;

// On the path, where nothing grows, so that each is seen whole; the owl on the swing, the frog on a
// leaf in the pond.
const GardenGuest GARDEN_GUESTS[] = {
    {"ladybird", 50, WAY_CRAWL, 1, 1352, 872},  {"snail", 72, WAY_CRAWL, 1, 1492, 862},
    {"hedgehog", 96, WAY_CRAWL, -1, 1600, 752}, {"fox", 170, WAY_SIT, 1, 1462, 806},
    {"owl", 130, WAY_SIT, 1, 590, 678},         {"bird", 70, WAY_HOP, 1, 1486, 652},
    {"butterfly", 66, WAY_FLUTTER, 1, 0, 0},    {"frog", 70, WAY_HOP, 1, 2001, 684},
    {"firefly", 30, WAY_GLOW, 1, 0, 0},
};
const int GARDEN_GUEST_COUNT = sizeof GARDEN_GUESTS / sizeof *GARDEN_GUESTS;

int garden_kind(const char *name) {
    for (int i = 0; i < GARDEN_KIND_COUNT; i++)
        if (strcmp(GARDEN_KINDS[i].name, name) == 0)
            return i;
    return (int)(paint_key(0, name, strlen(name)) % (uint64_t)GARDEN_FLOWER_COUNT);
}

int garden_visitor(const char *name) {
    for (int i = 0; i < GARDEN_GUEST_COUNT; i++)
        if (strcmp(GARDEN_GUESTS[i].name, name) == 0)
            return i;
    return -1;
}
