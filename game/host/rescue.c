#include "rescue.h"

#include <stdbool.h>
#include <stdio.h>

static const char *const TABLES[] = {"settings", "history", "garden", "resume"};

// Up to the first page that cannot be read. Rows that are there already count for nothing.
static int copy_rows(sqlite3_stmt *rows, sqlite3_stmt *insert, sqlite3 *database) {
    int copied = 0;
    while (sqlite3_step(rows) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            sqlite3_bind_value(insert, i + 1, sqlite3_column_value(rows, i));
        if (sqlite3_step(insert) == SQLITE_DONE)
            copied += sqlite3_changes(database);
        sqlite3_reset(insert);
    }
    return copied;
}

static int copy_table(sqlite3 *from, sqlite3 *to, const char *table) {
    static const char *const ORDERS[] = {"ASC", "DESC"}; // from both ends towards the damage
    int copied = 0;
    for (int i = 0; i < 2; i++) {
        char sql[128];
        sqlite3_stmt *rows = NULL, *insert = NULL;
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1 %s", table, ORDERS[i]);
        sqlite3_prepare_v2(from, sql, -1, &rows, NULL);
        int columns = rows ? sqlite3_column_count(rows) : 0;
        int length = snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO %s VALUES (?", table);
        for (int column = 1; column < columns && length < (int)sizeof sql - 8; column++)
            length += snprintf(sql + length, sizeof sql - (size_t)length, ", ?");
        snprintf(sql + length, sizeof sql - (size_t)length, ")");
        if (columns > 0 && sqlite3_prepare_v2(to, sql, -1, &insert, NULL) == SQLITE_OK)
            copied += copy_rows(rows, insert, to);
        sqlite3_finalize(insert);
        sqlite3_finalize(rows);
    }
    return copied;
}

int rescue_rows(const char *damaged, sqlite3 *database) {
    int copied = 0;
    sqlite3 *from = NULL;
    if (sqlite3_open_v2(damaged, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        // Said so, SQLite also reads a file whose end is missing.
        sqlite3_exec(from, "PRAGMA writable_schema = ON", NULL, NULL, NULL) == SQLITE_OK &&
        sqlite3_exec(database, "BEGIN", NULL, NULL, NULL) == SQLITE_OK) {
        for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++)
            copied += copy_table(from, database, TABLES[i]);
        if (sqlite3_exec(database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK) {
            sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
            copied = 0;
        }
    }
    sqlite3_close(from);
    return copied;
}
