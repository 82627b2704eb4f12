// The same rows into the same table, and nothing else: what SQLite can do
// with `synchronous=FULL`.
#include "bench.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static void check(int code, sqlite3 *database, const char *what) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        fail("%s failed: %s.", what, sqlite3_errmsg(database));
}

static void run(sqlite3 *database, const char *text) { check(sqlite3_exec(database, text, NULL, NULL, NULL), database, text); }

static sqlite3_stmt *prepared(sqlite3 *database, const char *text) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v2(database, text, -1, &statement, NULL), database, text);
    return statement;
}

int bare_sqlite_main(int count, char **words) {
    if (count < 4) fail("bare-sqlite wants SOURCE TARGET BATCH ROWS.");
    long batch = atol(words[2]), rows = atol(words[3]), found = 0;
    sqlite3 *source, *target;
    check(sqlite3_open_v2(words[0], &source, SQLITE_OPEN_READONLY, NULL), source, words[0]);
    check(sqlite3_open(words[1], &target), target, words[1]);
    run(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");

    // The table with all its indexes, as the source has them.
    sqlite3_stmt *schema = prepared(
        source, "SELECT sql FROM sqlite_master WHERE tbl_name = 'events' AND sql IS NOT NULL AND type <> 'trigger' "
                "ORDER BY type DESC");
    while (sqlite3_step(schema) == SQLITE_ROW) run(target, (const char *)sqlite3_column_text(schema, 0));
    sqlite3_finalize(schema);

    char text[512];
    snprintf(text, sizeof text, "SELECT * FROM events ORDER BY received_at DESC LIMIT %ld", rows);
    sqlite3_stmt *query = prepared(source, text);
    int columns = sqlite3_column_count(query);
    sqlite3_value **values = must(calloc((size_t)(rows * columns), sizeof *values));
    while (sqlite3_step(query) == SQLITE_ROW) {
        for (int column = 0; column < columns; column++)
            values[found * columns + column] = sqlite3_value_dup(sqlite3_column_value(query, column));
        found++;
    }
    sqlite3_finalize(query);
    sqlite3_close(source);
    if (!found) fail("'%s' has no events; load it first.", words[0]);

    int length = snprintf(text, sizeof text, "INSERT INTO events VALUES (?");
    for (int column = 1; column < columns; column++) length += snprintf(text + length, sizeof text - (size_t)length, ",?");
    snprintf(text + length, sizeof text - (size_t)length, ")");
    sqlite3_stmt *insert = prepared(target, text);
    struct durations commits = {0};
    int64_t begun = now_ns();
    // Oldest first, as they came.
    for (long row = found - 1; row >= 0;) {
        int64_t start = now_ns();
        run(target, "BEGIN IMMEDIATE");
        for (long inserted = 0; inserted < batch && row >= 0; inserted++, row--) {
            for (int column = 0; column < columns; column++)
                sqlite3_bind_value(insert, column + 1, values[row * columns + column]);
            check(sqlite3_step(insert), target, text);
            sqlite3_reset(insert);
        }
        run(target, "COMMIT");
        add_duration(&commits, now_ns() - start);
    }
    double seconds = (double)(now_ns() - begun) / 1e9;
    sort_durations(&commits);
    printf("{\"events\":%ld,\"seconds\":%.3f,\"p50\":%.0f,\"p99\":%.0f}\n", found, seconds, quantile(&commits, 0.5),
           quantile(&commits, 0.99));
    sqlite3_finalize(insert);
    sqlite3_close(target);
    return 0;
}
