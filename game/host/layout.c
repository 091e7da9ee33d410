#include "layout.h"

#include "fail.h"
#include "file.h"
#include "rescue.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { STAMP = 32, BUSY_MILLISECONDS = 1000, NAMES_TRIED = 100 };

#define FILE_NAME "garden.db"

static const char *const STEPS[] = {
    "PRAGMA application_id = 1397179502;" // "SGdn"
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE history (id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, level TEXT NOT NULL,"
    "  exercise TEXT NOT NULL, version TEXT NOT NULL, rep INTEGER NOT NULL,"
    "  side TEXT NOT NULL CHECK (side IN ('left', 'right', 'none')),"
    "  breaths INTEGER NOT NULL CHECK (breaths >= 0));"
    "CREATE TABLE garden (id INTEGER PRIMARY KEY, moment INTEGER NOT NULL, kind TEXT NOT NULL,"
    "  name TEXT NOT NULL, x REAL NOT NULL, y REAL NOT NULL, seed INTEGER NOT NULL);"
    "CREATE TABLE resume (only_one INTEGER PRIMARY KEY CHECK (only_one = 1),"
    "  moment INTEGER NOT NULL, level TEXT NOT NULL, exercise INTEGER NOT NULL,"
    "  rep INTEGER NOT NULL, side TEXT NOT NULL, breath_seconds REAL NOT NULL);"
    // What has grown stays, also when a later version of the game has a bug.
    "CREATE TRIGGER garden_stays BEFORE DELETE ON garden"
    "  BEGIN SELECT RAISE(ABORT, 'gifts are only ever added'); END;"
    "CREATE TRIGGER history_stays BEFORE DELETE ON history"
    "  BEGIN SELECT RAISE(ABORT, 'reps are only ever added'); END;",
};

const Layout LAYOUT_TODAY = {STEPS, (int)(sizeof STEPS / sizeof *STEPS)};

static void stamp(char out[STAMP], int64_t now) {
    time_t seconds = (time_t)now;
    struct tm date;
    if (!gmtime_r(&seconds, &date) || strftime(out, STAMP, "%Y%m%d-%H%M%S", &date) == 0)
        snprintf(out, STAMP, "undated");
}

// The first column of the first row as text; false when there is none.
static bool ask(sqlite3 *database, const char *sql, char *out, int size) {
    sqlite3_stmt *statement = NULL;
    bool well = sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
    const unsigned char *text = well ? sqlite3_column_text(statement, 0) : NULL;
    if (text)
        snprintf(out, (size_t)size, "%s", (const char *)text);
    sqlite3_finalize(statement);
    return text != NULL;
}

static int ask_number(sqlite3 *database, const char *sql, int otherwise) {
    sqlite3_stmt *statement = NULL;
    int number = otherwise;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

static LayoutState told(sqlite3 *database, const char *path) {
    int code = sqlite3_errcode(database) & 0xff;
    fail("%s: %s", path, sqlite3_errmsg(database));
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ? LAYOUT_DAMAGED : LAYOUT_UNWRITABLE;
}

static bool copy(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return false;
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup) == SQLITE_OK;
}

static bool back_up(sqlite3 *database, const char *path, int version, int64_t now) {
    char name[LAYOUT_PATH], date[STAMP];
    stamp(date, now);
    int length = snprintf(name, sizeof name, "%.*s-version%d-%s.db", (int)(strlen(path) - 3), path,
                          version, date);
    if (length < 0 || (size_t)length >= sizeof name)
        return fail("%s: the name is too long", path);
    sqlite3 *target = NULL;
    bool well = sqlite3_open(name, &target) == SQLITE_OK && copy(database, target);
    if (!well)
        fail("%s: cannot be written (%s)", name, sqlite3_errmsg(target));
    sqlite3_close(target);
    return well;
}

// All steps or none. Another game may have taken them while we waited for the lock.
static bool take_steps(sqlite3 *database, const Layout *layout) {
    if (sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
        return false;
    int version = ask_number(database, "PRAGMA user_version", 0);
    bool well = true;
    for (int i = version; well && i < layout->count; i++)
        well = sqlite3_exec(database, layout->step[i], NULL, NULL, NULL) == SQLITE_OK;
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA user_version = %d", layout->count);
    well = well &&
           (version >= layout->count || sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK);
    if (well && sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
        return true;
    fail("%s", sqlite3_errmsg(database));
    sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

// Looks without changing anything: whole, ours, and not from a later game?
static LayoutState look(sqlite3 *database, const char *path, const Layout *layout) {
    char answer[256];
    sqlite3_busy_timeout(database, BUSY_MILLISECONDS);
    if (!ask(database, "PRAGMA quick_check(1)", answer, (int)sizeof answer))
        return told(database, path);
    if (strcmp(answer, "ok") != 0) {
        fail("%s: %s", path, answer);
        return LAYOUT_DAMAGED;
    }
    int version = ask_number(database, "PRAGMA user_version", -1);
    int tables = ask_number(database, "SELECT count(*) FROM sqlite_master", -1);
    if (version < 0 || tables < 0)
        return told(database, path);
    if (version == 0 && tables > 0) {
        fail("%s: not a file of this game", path);
        return LAYOUT_DAMAGED;
    }
    if (version > layout->count) {
        fail("%s: a newer game has written it (version %d)", path, version);
        return LAYOUT_NEWER;
    }
    if (sqlite3_db_readonly(database, "main")) {
        fail("%s: cannot be written", path);
        return LAYOUT_UNWRITABLE;
    }
    return LAYOUT_READY;
}

static LayoutState make_ready(sqlite3 *database, const char *path, const Layout *layout,
                              int64_t now) {
    char answer[64];
    if (!ask(database, "PRAGMA journal_mode = WAL", answer, (int)sizeof answer))
        return told(database, path);
    // FULL: a commit is on the disk when it returns, also after a power cut.
    if (sqlite3_exec(database, "PRAGMA synchronous = FULL", NULL, NULL, NULL) != SQLITE_OK)
        return told(database, path);
    int version = ask_number(database, "PRAGMA user_version", -1);
    if (version == layout->count)
        return LAYOUT_READY;
    if (version > 0 && !back_up(database, path, version, now))
        return LAYOUT_UNWRITABLE;
    if (take_steps(database, layout))
        return LAYOUT_READY;
    fail("%s: cannot be brought up to date: %s", path, fail_text());
    return LAYOUT_UNWRITABLE;
}

LayoutState layout_open(sqlite3 **database, const char *path, const Layout *layout, int64_t now) {
    *database = NULL;
    sqlite3 *opened = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    LayoutState state = LAYOUT_READY;
    if (sqlite3_open_v2(path, &opened, flags, NULL) != SQLITE_OK)
        state = told(opened, path);
    if (state == LAYOUT_READY)
        state = look(opened, path, layout);
    if (state == LAYOUT_READY)
        state = make_ready(opened, path, layout, now);
    if (state == LAYOUT_READY)
        *database = opened;
    else
        sqlite3_close(opened);
    return state;
}

// Gives the file and its helpers a new name, told through `out`; nothing is ever deleted.
static bool set_aside(const char *path, int64_t now, char out[LAYOUT_PATH]) {
    static const char *const HELPERS[] = {"-wal", "-shm"};
    char date[STAMP];
    stamp(date, now);
    int stem = (int)(strlen(path) - 3);
    for (int i = 1; i <= NAMES_TRIED; i++) {
        int length =
            i == 1 ? snprintf(out, LAYOUT_PATH - 8, "%.*s-damaged-%s.db", stem, path, date)
                   : snprintf(out, LAYOUT_PATH - 8, "%.*s-damaged-%s-%d.db", stem, path, date, i);
        if (length < 0 || length >= LAYOUT_PATH - 8)
            return fail("%s: the name is too long", path);
        if (!file_exists(out))
            break;
    }
    if (file_exists(out) || rename(path, out) != 0)
        return fail("%s: cannot be set aside (%s)", path, strerror(errno));
    for (int i = 0; i < 2; i++) {
        char from[LAYOUT_PATH], to[LAYOUT_PATH];
        snprintf(from, sizeof from, "%.*s%s", LAYOUT_PATH - 8, path, HELPERS[i]);
        snprintf(to, sizeof to, "%.*s%s", LAYOUT_PATH - 8, out, HELPERS[i]);
        if (file_exists(from) && rename(from, to) != 0)
            return fail("%s: cannot be set aside (%s)", from, strerror(errno));
    }
    return true;
}

// Reads a file in a place where nothing may be written, not even the helpers that reading needs.
static bool copy_unchanging(const char *path, sqlite3 *to) {
    char name[3 * LAYOUT_PATH + 32];
    int length = snprintf(name, sizeof name, "file:");
    for (const char *at = path; *at; at++) {
        bool special = *at == '%' || *at == '?' || *at == '#';
        length += snprintf(name + length, 4, special ? "%%%02X" : "%c", (unsigned char)*at);
    }
    snprintf(name + length, sizeof name - (size_t)length, "?immutable=1");
    sqlite3 *from = NULL;
    bool well =
        sqlite3_open_v2(name, &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
        copy(from, to);
    sqlite3_close(from);
    return well;
}

static bool copy_readable(const char *path, sqlite3 *to) {
    sqlite3 *from = NULL;
    bool well =
        sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK && copy(from, to);
    sqlite3_close(from);
    return well || copy_unchanging(path, to);
}

// A database that lives as long as the game, with what `path` holds if that can be read.
static sqlite3 *open_memory(const char *path, const Layout *layout) {
    sqlite3 *memory = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX;
    for (int with_file = path && file_exists(path); with_file >= 0; with_file--) {
        int code = sqlite3_open_v2(":memory:", &memory, flags, NULL);
        ASSERT(code == SQLITE_OK);
        if (with_file)
            copy_readable(path, memory);
        if (take_steps(memory, layout))
            return memory;
        sqlite3_close(memory); // what could be read is of no use: begin with nothing
    }
    ASSERT(!"the layout of today can be made");
    return NULL;
}

sqlite3 *layout_begin(const char *folder, const Layout *layout, int64_t now, bool *saves,
                      Report *notices) {
    char path[LAYOUT_PATH], aside[LAYOUT_PATH];
    sqlite3 *database = NULL;
    *saves = false;
    if (!folder)
        return open_memory(NULL, layout);
    if (strlen(folder) + sizeof FILE_NAME + 1 >= sizeof path || !folder_make(folder)) {
        report_add(notices, "%s: nothing can be saved", folder);
        return open_memory(NULL, layout);
    }
    path_join(path, sizeof path, folder, FILE_NAME);
    LayoutState state = layout_open(&database, path, layout, now);
    if (state == LAYOUT_DAMAGED) {
        report_add(notices, "%s", fail_text());
        if (set_aside(path, now, aside)) {
            report_add(notices, "%s: the damaged file was kept under this name", aside);
            state = layout_open(&database, path, layout, now);
        }
        if (state == LAYOUT_READY)
            report_add(notices, "%d rows of it could still be read", rescue_rows(aside, database));
    }
    *saves = state == LAYOUT_READY;
    if (*saves)
        return database;
    report_add(notices, "nothing can be saved: %s", fail_text());
    return open_memory(state == LAYOUT_UNWRITABLE ? path : NULL, layout);
}
