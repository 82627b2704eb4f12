// The same rows into the same table, and nothing else: what PostgreSQL can do
// with `synchronous_commit=on`, one prepared statement a row.
#include "bench.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static PGresult *run(PGconn *link, const char *text, ExecStatusType wanted) {
    PGresult *result = PQexec(link, text);
    if (PQresultStatus(result) != wanted) fail("%s failed: %s", text, PQerrorMessage(link));
    return result;
}

int bare_postgres_main(int count, char **words) {
    if (count < 3) fail("bare-postgres wants ADDRESS BATCH ROWS.");
    int batch = atoi(words[1]);
    PGconn *link = PQconnectdb(words[0]);
    if (PQstatus(link) != CONNECTION_OK) fail("PostgreSQL does not answer: %s", PQerrorMessage(link));
    PQclear(run(link, "SET client_min_messages = warning", PGRES_COMMAND_OK));
    PQclear(run(link, "SET synchronous_commit = on", PGRES_COMMAND_OK));
    PQclear(run(link, "DROP TABLE IF EXISTS bare_events", PGRES_COMMAND_OK));
    PQclear(run(link, "CREATE TABLE bare_events (LIKE events INCLUDING ALL)", PGRES_COMMAND_OK));

    char text[512];
    snprintf(text, sizeof text, "SELECT * FROM events ORDER BY received_at DESC LIMIT %ld", atol(words[2]));
    PGresult *rows = run(link, text, PGRES_TUPLES_OK);
    int found = PQntuples(rows), columns = PQnfields(rows);
    if (!found) fail("The database has no events; load it first.");

    int length = snprintf(text, sizeof text, "INSERT INTO bare_events VALUES ($1");
    for (int column = 2; column <= columns; column++)
        length += snprintf(text + length, sizeof text - (size_t)length, ",$%d", column);
    snprintf(text + length, sizeof text - (size_t)length, ")");
    PGresult *statement = PQprepare(link, "insert", text, columns, NULL);
    if (PQresultStatus(statement) != PGRES_COMMAND_OK) fail("%s failed: %s", text, PQerrorMessage(link));
    PQclear(statement);

    struct durations commits = {0};
    const char **values = must(calloc((size_t)columns, sizeof *values));
    int64_t begun = now_ns();
    // Oldest first, as they came.
    for (int row = found - 1; row >= 0;) {
        int64_t start = now_ns();
        PQclear(run(link, "BEGIN", PGRES_COMMAND_OK));
        for (int inserted = 0; inserted < batch && row >= 0; inserted++, row--) {
            for (int column = 0; column < columns; column++)
                values[column] = PQgetisnull(rows, row, column) ? NULL : PQgetvalue(rows, row, column);
            PGresult *result = PQexecPrepared(link, "insert", columns, values, NULL, NULL, 0);
            if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("INSERT failed: %s", PQerrorMessage(link));
            PQclear(result);
        }
        PQclear(run(link, "COMMIT", PGRES_COMMAND_OK));
        add_duration(&commits, now_ns() - start);
    }
    double seconds = (double)(now_ns() - begun) / 1e9;
    sort_durations(&commits);
    printf("{\"events\":%d,\"seconds\":%.3f,\"p50\":%.0f,\"p99\":%.0f}\n", found, seconds, quantile(&commits, 0.5),
           quantile(&commits, 0.99));
    PQclear(rows);
    PQclear(run(link, "DROP TABLE bare_events", PGRES_COMMAND_OK));
    PQfinish(link);
    return 0;
}
