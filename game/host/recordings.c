#include "recordings.h"

#include "fail.h"
#include "file.h"
#include "wav.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUFFIX ".wav"

// Small letters, figures, "_" and ".", so that a name never leads out of the folder.
static bool name_fits(const char *name) {
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_.");
    return length > 0 && length < RECORDING_NAME && name[length] == '\0' && name[0] != '.';
}

static void look_at(Recordings *r, const char *file, Report *faults) {
    char path[RECORDING_PATH], name[RECORDING_NAME];
    int length = snprintf(path, sizeof path, "%s/%s", r->folder, file);
    size_t stem = strlen(file) - strlen(SUFFIX);
    if (length < 0 || length >= (int)sizeof path || stem >= sizeof name)
        return;
    memcpy(name, file, stem);
    name[stem] = '\0';
    double seconds = wav_seconds(path);
    if (seconds <= 0)
        report_add(faults, "%s", fail_text());
    else if (seconds > RECORDING_LONGEST)
        report_add(faults, "%s: is longer than %.0f seconds", path, RECORDING_LONGEST);
    else if (!name_fits(name))
        report_add(faults, "%s: is not named like a cue", path);
    else
        recordings_add(r, name, seconds);
}

void recordings_open(Recordings *r, const char *folder, Report *faults) {
    *r = (Recordings){0};
    snprintf(r->folder, sizeof r->folder, "%s", folder);
    int count = 0;
    char **files = folder_exists(folder) ? folder_list(folder, SUFFIX, &count) : NULL;
    for (int i = 0; i < count; i++)
        look_at(r, files[i], faults);
    free(files);
}

void recordings_close(Recordings *r) {
    free(r->recording);
    *r = (Recordings){0};
}

static int place_of(const Recordings *r, const char *name) {
    for (int i = 0; i < r->count; i++)
        if (strcmp(r->recording[i].name, name) == 0)
            return i;
    return -1;
}

const Recording *recordings_named(const Recordings *r, const char *name) {
    int place = place_of(r, name);
    return place >= 0 ? &r->recording[place] : NULL;
}

const Recording *recordings_find(const Recordings *r, const char *id, Side side) {
    if (r->count == 0 || !id)
        return NULL;
    char sided[RECORDING_NAME];
    const char *last = strrchr(id, '.'), *ending = side == SIDE_LEFT ? "left" : "right";
    snprintf(sided, sizeof sided, "%s.%s", id, ending);
    const Recording *found = side == SIDE_NONE ? NULL : recordings_named(r, sided);
    found = found ? found : recordings_named(r, id);
    return found || !last ? found : recordings_named(r, last + 1);
}

bool recordings_path(const Recordings *r, const char *name, char out[RECORDING_PATH]) {
    if (!r->folder[0])
        return fail("there is no folder for recordings");
    if (!name_fits(name))
        return fail("'%s' cannot be the name of a recording", name);
    int length = snprintf(out, RECORDING_PATH, "%s/%s" SUFFIX, r->folder, name);
    return (length > 0 && length < RECORDING_PATH) || fail("%s: the name is too long", r->folder);
}

void recordings_add(Recordings *r, const char *name, double seconds) {
    int place = place_of(r, name);
    if (place < 0) {
        if (r->count == r->room) {
            r->room = r->room ? 2 * r->room : 16;
            r->recording = realloc(r->recording, (size_t)r->room * sizeof *r->recording);
            ASSERT(r->recording);
        }
        place = r->count++;
    }
    snprintf(r->recording[place].name, RECORDING_NAME, "%s", name);
    r->recording[place].seconds = seconds;
}

void recordings_remove(Recordings *r, const char *name) {
    int place = place_of(r, name);
    if (place >= 0)
        r->recording[place] = r->recording[--r->count];
}
