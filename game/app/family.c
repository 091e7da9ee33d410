#include "family.h"

#include <stdlib.h>

#include "breath.h"
#include "file.h"
#include "vec.h"

double family_tempo(Store *store) {
    char text[STORE_TEXT];
    double seconds = store ? strtod(store_setting(store, FAMILY_TEMPO, "", text), NULL) : 0;
    return seconds > 0 ? clamp(seconds, BREATH_SECONDS_MIN, BREATH_SECONDS_MAX)
                       : BREATH_SECONDS_DEFAULT;
}

double family_tempo_today(const Options *options) {
    if (!options->data || !folder_exists(options->data))
        return family_tempo(NULL);
    Store *store = store_open(options->data, NULL);
    double seconds = family_tempo(store);
    store_close(store);
    return seconds;
}
