// What a family has chosen: every setting with its steps, kept in the store under its key. Knows no
// screen and nothing of what a setting does.
#ifndef SETTINGS_H
#define SETTINGS_H

#include "store.h"

typedef enum {
    SETTING_VOICE, // 0 .. 10
    SETTING_MUSIC,
    SETTING_SOUNDS,
    SETTING_TALK,  // full, short, tones
    SETTING_DELAY, // milliseconds the television's sound comes late
    SETTING_TEMPO, // seconds a breath, by animals
    SETTING_HUSH,  // the baby sleeps: no voice, dark and warm
    SETTING_HINTS,
    SETTING_STORY,
    SETTING_ONE_SIDE, // smaller is meant for the side under way alone
    SETTING_SAFE,     // the border without words, percent of the picture
    SETTING_CONTRAST,
    SETTING_MOTION, // on: the picture keeps still
    SETTING_COUNT
} SettingId;

// LEVEL: steps from nothing to all. SWITCH: off, on.
typedef enum { SETTING_IS_LEVEL, SETTING_IS_CHOICE, SETTING_IS_SWITCH } SettingKind;

typedef struct {
    int step[SETTING_COUNT];
} Settings;

SettingKind settings_kind(SettingId id);
// How many steps there are, from 0 on.
int settings_steps(SettingId id);
const char *settings_key(SettingId id);
// The words that are kept for a step: "7", "short", "on".
const char *settings_value(SettingId id, int step);
// The number of a step: "7.5" is 7.5.
double settings_number(const Settings *settings, SettingId id);
bool settings_on(const Settings *settings, SettingId id);
// All steps as the store has them, the usual ones where it has none or is NULL. A number between
// two steps takes the nearer one.
void settings_load(Settings *settings, Store *store);
// Keeps a step; `store` may be NULL.
void settings_set(Settings *settings, Store *store, SettingId id, int step);

#endif
