#include "settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fail.h"
#include "family.h"

typedef struct {
    const char *key;
    SettingKind kind;
    int usual; // step
    const char *value[12];
} SettingRow;

#define TEN                                                                                        \
    { "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10" }
#define SWITCH                                                                                     \
    { "off", "on" }

static const SettingRow ROWS[SETTING_COUNT] = {
    [SETTING_VOICE] = {"volume_voice", SETTING_IS_LEVEL, 10, TEN},
    [SETTING_MUSIC] = {"volume_music", SETTING_IS_LEVEL, 8, TEN},
    [SETTING_SOUNDS] = {"volume_sounds", SETTING_IS_LEVEL, 9, TEN},
    [SETTING_TALK] = {"talk", SETTING_IS_CHOICE, 0, {"full", "short", "tones"}},
    [SETTING_DELAY] = {"sound_delay",
                       SETTING_IS_LEVEL,
                       0,
                       {"0", "40", "80", "120", "160", "200", "240", "280", "320", "360", "400"}},
    [SETTING_TEMPO] = {FAMILY_TEMPO, SETTING_IS_CHOICE, 2, {"12.000", "10.000", "7.500", "6.000"}},
    [SETTING_HUSH] = {"hush", SETTING_IS_SWITCH, 0, SWITCH},
    [SETTING_HINTS] = {"hints", SETTING_IS_SWITCH, 1, SWITCH},
    [SETTING_STORY] = {"story", SETTING_IS_SWITCH, 1, SWITCH},
    [SETTING_ONE_SIDE] = {"one_side", SETTING_IS_SWITCH, 0, SWITCH},
    [SETTING_SAFE] = {"safe_area", SETTING_IS_LEVEL, 5, TEN},
    [SETTING_CONTRAST] = {"contrast", SETTING_IS_SWITCH, 0, SWITCH},
    [SETTING_MOTION] = {"motion", SETTING_IS_SWITCH, 0, SWITCH},
};

static const SettingRow *row_of(SettingId id) {
    ASSERT(id >= 0 && id < SETTING_COUNT);
    return &ROWS[id];
}

SettingKind settings_kind(SettingId id) {
    return row_of(id)->kind;
}

int settings_steps(SettingId id) {
    const SettingRow *row = row_of(id);
    int count = 0;
    while (count < 12 && row->value[count])
        count++;
    return count;
}

const char *settings_key(SettingId id) {
    return row_of(id)->key;
}

const char *settings_value(SettingId id, int step) {
    ASSERT(step >= 0 && step < settings_steps(id));
    return row_of(id)->value[step];
}

double settings_number(const Settings *settings, SettingId id) {
    return strtod(settings_value(id, settings->step[id]), NULL);
}

bool settings_on(const Settings *settings, SettingId id) {
    return strcmp(settings_value(id, settings->step[id]), "on") == 0;
}

static bool is_word(const SettingRow *row) {
    char *end;
    strtod(row->value[0], &end);
    return end == row->value[0];
}

static int step_of(SettingId id, const char *text) {
    const SettingRow *row = row_of(id);
    int count = settings_steps(id), best = row->usual;
    char *end;
    double number = strtod(text, &end), nearest = 1e18;
    for (int i = 0; i < count; i++) {
        double away = fabs(strtod(row->value[i], NULL) - number);
        if (is_word(row) ? strcmp(row->value[i], text) == 0 : end != text && away < nearest) {
            nearest = away;
            best = i;
        }
    }
    return best;
}

void settings_load(Settings *settings, Store *store) {
    char text[STORE_TEXT];
    for (int id = 0; id < SETTING_COUNT; id++) {
        const char *kept = store ? store_setting(store, ROWS[id].key, "", text) : "";
        settings->step[id] = step_of((SettingId)id, kept);
    }
}

void settings_set(Settings *settings, Store *store, SettingId id, int step) {
    const char *value = settings_value(id, step);
    settings->step[id] = step;
    if (store)
        store_setting_set(store, settings_key(id), value);
}
