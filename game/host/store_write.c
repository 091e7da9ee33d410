#include "store_inside.h"

#include "fail.h"

#include <stdarg.h>
#include <string.h>

static const char *const SIDE_NAMES[] = {
    [SIDE_LEFT] = "left", [SIDE_RIGHT] = "right", [SIDE_NONE] = "none"};

const char *store_side_name(Side side) {
    return SIDE_NAMES[side];
}

Side store_side(const char *name) {
    for (int i = 0; i < SIDE_NONE; i++)
        if (strcmp(name, SIDE_NAMES[i]) == 0)
            return (Side)i;
    return SIDE_NONE;
}

static int bind(sqlite3_stmt *statement, const char *kinds, va_list values) {
    for (int i = 0; kinds[i]; i++) {
        int code = SQLITE_MISUSE;
        if (kinds[i] == 't')
            code = sqlite3_bind_text(statement, i + 1, va_arg(values, const char *), -1,
                                     SQLITE_TRANSIENT);
        else if (kinds[i] == 'i')
            code = sqlite3_bind_int64(statement, i + 1, va_arg(values, int64_t));
        else if (kinds[i] == 'd')
            code = sqlite3_bind_double(statement, i + 1, va_arg(values, double));
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

// Runs one statement; `kinds` has a letter for each value: t text, i int64_t, d double.
static bool run(sqlite3 *database, const char *sql, const char *kinds, ...) {
    sqlite3_stmt *statement = NULL;
    va_list values;
    va_start(values, kinds);
    bool well = sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
                bind(statement, kinds, values) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_DONE;
    va_end(values);
    sqlite3_finalize(statement);
    return well || fail("%s", sqlite3_errmsg(database));
}

static bool write_rep(sqlite3 *database, const StoreRep *rep) {
    return run(database,
               "INSERT INTO history (moment, level, exercise, version, rep, side, breaths)"
               " VALUES (?, ?, ?, ?, ?, ?, ?)",
               "itttiti", rep->when, rep->level, rep->exercise, rep->version, (int64_t)rep->rep,
               store_side_name(rep->side), (int64_t)rep->breaths);
}

static bool write_gift(sqlite3 *database, const StoreGift *gift) {
    return run(database,
               "INSERT INTO garden (moment, kind, name, x, y, seed) VALUES (?, ?, ?, ?, ?, ?)",
               "ittddi", gift->when, gift->kind, gift->id, gift->x, gift->y, (int64_t)gift->seed);
}

static bool write_resume(sqlite3 *database, const StoreResume *resume) {
    return run(database,
               "INSERT OR REPLACE INTO resume"
               " (only_one, moment, level, exercise, rep, side, breath_seconds)"
               " VALUES (1, ?, ?, ?, ?, ?, ?)",
               "itiitd", resume->when, resume->level, (int64_t)resume->exercise,
               (int64_t)resume->rep, store_side_name(resume->side), resume->breath_seconds);
}

static bool write_job(sqlite3 *database, const StoreJob *job) {
    switch (job->kind) {
    case JOB_REP:
        return write_rep(database, &job->as.rep);
    case JOB_GIFT:
        return write_gift(database, &job->as.gift);
    case JOB_RESUME:
        return write_resume(database, &job->as.resume);
    case JOB_RESUME_CLEAR:
        return run(database, "DELETE FROM resume", "");
    case JOB_SETTING:
        return run(database, "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", "tt",
                   job->as.setting.key, job->as.setting.value);
    }
    return fail("no such job");
}

bool store_write(sqlite3 *database, const StoreJob *const *jobs, int count) {
    bool well = run(database, "BEGIN IMMEDIATE", "");
    for (int i = 0; well && i < count; i++)
        well = write_job(database, jobs[i]);
    if (well && run(database, "COMMIT", ""))
        return true;
    sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}
