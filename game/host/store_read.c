#include "store_inside.h"

#include "fail.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { READ_PATIENCE = 2 }; // seconds that a question waits for what is still to be written

// Takes the database for a question, after all that was handed over is in it.
static sqlite3_stmt *question(Store *store, const char *sql) {
    store_flush(store, READ_PATIENCE);
    pthread_mutex_lock(&store->database_lock);
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->database, sql, -1, &statement, NULL) != SQLITE_OK)
        fail("%s", sqlite3_errmsg(store->database));
    return statement; // NULL may be stepped and answered too: it has no rows
}

static void answered(Store *store, sqlite3_stmt *statement) {
    sqlite3_finalize(statement);
    pthread_mutex_unlock(&store->database_lock);
}

static bool next_row(sqlite3_stmt *statement) {
    return statement && sqlite3_step(statement) == SQLITE_ROW;
}

static void take_text(sqlite3_stmt *statement, int column, char *out, size_t size) {
    const unsigned char *text = sqlite3_column_text(statement, column);
    snprintf(out, size, "%s", text ? (const char *)text : "");
}

static Side take_side(sqlite3_stmt *statement, int column) {
    char name[16];
    take_text(statement, column, name, sizeof name);
    return store_side(name);
}

bool store_resume_get(Store *store, StoreResume *resume) {
    *resume = (StoreResume){0};
    sqlite3_stmt *rows =
        question(store, "SELECT moment, level, exercise, rep, side, breath_seconds FROM resume");
    bool found = next_row(rows);
    if (found) {
        resume->when = sqlite3_column_int64(rows, 0);
        take_text(rows, 1, resume->level, sizeof resume->level);
        resume->exercise = sqlite3_column_int(rows, 2);
        resume->rep = sqlite3_column_int(rows, 3);
        resume->side = take_side(rows, 4);
        resume->breath_seconds = sqlite3_column_double(rows, 5);
    }
    answered(store, rows);
    return found;
}

const char *store_setting(Store *store, const char *key, const char *fallback, char *out) {
    sqlite3_stmt *rows = question(store, "SELECT value FROM settings WHERE key = ?");
    if (rows)
        sqlite3_bind_text(rows, 1, key, -1, SQLITE_TRANSIENT);
    bool found = next_row(rows);
    if (found)
        take_text(rows, 0, out, STORE_TEXT);
    answered(store, rows);
    return found ? out : fallback;
}

StoreTotals store_totals(Store *store) {
    StoreTotals totals = {0};
    sqlite3_stmt *rows =
        question(store, "SELECT total(breaths), total(rep > 0), min(moment), max(moment),"
                        " (SELECT count(*) FROM garden) FROM history");
    if (next_row(rows)) {
        totals.breaths = sqlite3_column_int(rows, 0);
        totals.reps = sqlite3_column_int(rows, 1);
        totals.first = sqlite3_column_int64(rows, 2);
        totals.last = sqlite3_column_int64(rows, 3);
        totals.gifts = sqlite3_column_int(rows, 4);
    }
    answered(store, rows);
    return totals;
}

int store_history_count(Store *store, const char *level, const char *exercise) {
    sqlite3_stmt *rows =
        question(store, "SELECT count(*) FROM history WHERE rep > 0 AND (?1 IS NULL OR level = ?1)"
                        " AND (?2 IS NULL OR exercise = ?2)");
    if (rows) {
        sqlite3_bind_text(rows, 1, level, -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(rows, 2, exercise, -1, SQLITE_TRANSIENT);
    }
    int count = next_row(rows) ? sqlite3_column_int(rows, 0) : 0;
    answered(store, rows);
    return count;
}

// Room for one more of `size` bytes in a list of `count`.
static void *grow(void *list, int count, size_t size) {
    if (count > 0 && (count & (count - 1)) != 0)
        return list; // doubles at each power of two
    void *more = realloc(list, (count > 0 ? 2 * (size_t)count : 1) * size);
    ASSERT(more);
    return more;
}

StoreRep *store_history(Store *store, int *count) {
    StoreRep *list = NULL;
    int number = 0;
    sqlite3_stmt *rows =
        question(store, "SELECT moment, level, exercise, version, rep, side, breaths"
                        " FROM history ORDER BY id");
    while (next_row(rows)) {
        list = grow(list, number, sizeof *list);
        StoreRep *rep = &list[number++];
        *rep = (StoreRep){.when = sqlite3_column_int64(rows, 0)};
        take_text(rows, 1, rep->level, sizeof rep->level);
        take_text(rows, 2, rep->exercise, sizeof rep->exercise);
        take_text(rows, 3, rep->version, sizeof rep->version);
        rep->rep = sqlite3_column_int(rows, 4);
        rep->side = take_side(rows, 5);
        rep->breaths = sqlite3_column_int(rows, 6);
    }
    answered(store, rows);
    *count = number;
    return list;
}

StoreGift *store_gifts(Store *store, int *count) {
    StoreGift *list = NULL;
    int number = 0;
    sqlite3_stmt *rows =
        question(store, "SELECT moment, kind, name, x, y, seed FROM garden ORDER BY id");
    while (next_row(rows)) {
        list = grow(list, number, sizeof *list);
        StoreGift *gift = &list[number++];
        *gift = (StoreGift){.when = sqlite3_column_int64(rows, 0)};
        take_text(rows, 1, gift->kind, sizeof gift->kind);
        take_text(rows, 2, gift->id, sizeof gift->id);
        gift->x = sqlite3_column_double(rows, 3);
        gift->y = sqlite3_column_double(rows, 4);
        gift->seed = (uint32_t)sqlite3_column_int64(rows, 5);
    }
    answered(store, rows);
    *count = number;
    return list;
}
