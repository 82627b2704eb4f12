// Events of a whole municipality, straight into the table, in the order in
// which they would have come: day for day, tablet for tablet.
//
// Scripts/benchlib/municipality.py made the citizens, tablets and sessions
// that they belong to, with identifiers that follow from their numbers. Only
// the last citizen's events have contents.
#include "bench.h"
#include "event.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { sessions = 104, begun = 100, events = 65, rows_a_commit = 1000000 };

struct row {
    char device[40], event[40], session[40], body[700];
    const char *type;
    int64_t occurred_at, received_at;
};

struct plan {
    long citizens, generations;
    // When the first session of all began, in milliseconds since 1970.
    int64_t first;
    void (*store)(void *target, const struct row *row);
    void (*commit)(void *target);
    void *target;
};

// An RFC 9562 UUID of version 7, alike at every run.
static void write_event_id(char *text, int64_t ms, long citizen, int number) {
    uint64_t tail = (uint64_t)ms * 0x9E3779B97F4A7C15u + (uint64_t)citizen * 0xBF58476D1CE4E5B9u + (uint64_t)number;
    tail = (tail ^ tail >> 31) * 0x94D049BB133111EBu;
    sprintf(text, "%08x-%04x-7%03x-8%03x-%012llx", (unsigned)(ms >> 16), (unsigned)(ms & 0xFFFF),
            (unsigned)(tail >> 52), (unsigned)(citizen & 0xFFF), (unsigned long long)(tail & 0xFFFFFFFFFFFF));
}

static void train(const struct plan *plan, struct row *row, long citizen, int session, int64_t at) {
    sprintf(row->device, "01980001-%04lx-7000-8000-000000000000", citizen);
    sprintf(row->session, "01980003-%04lx-7000-8000-%012x", citizen, session);
    row->received_at = at + 1500000;
    for (int number = 0; number < events; number++) {
        char data[256];
        const char *name;
        event_data(data, (size_t)number, events, &name);
        char type[64];
        sprintf(type, "trin.%s", name);
        row->type = type;
        row->occurred_at = at + (int64_t)number * 18000;
        write_event_id(row->event, row->occurred_at, citizen, number);
        if (citizen == plan->citizens - 1)
            sprintf(row->body,
                    "{\"data\":%s,\"datacontenttype\":\"application/json\",\"id\":\"%s\",\"source\":\"/devices/%s\","
                    "\"specversion\":\"1.0\",\"subject\":\"%s\",\"type\":\"%s\"}",
                    data, row->event, row->device, row->session, type);
        else
            strcpy(row->body, "{}");
        plan->store(plan->target, row);
    }
}

static void fill(const struct plan *plan) {
    const int64_t day = 86400000;
    long active = plan->citizens / plan->generations, stored = 0;
    struct row row;
    for (long generation = 0; generation < plan->generations; generation++) {
        for (int session = 0; session < begun; session++) {
            if (session % 13 == 5) continue;
            int64_t days = (generation * 52 + session / 2) * 7 + (session % 2 ? 3 : 0);
            for (long citizen = generation * active; citizen < (generation + 1) * active; citizen++) {
                train(plan, &row, citizen, session, plan->first + days * day);
                stored += events;
                if (stored % rows_a_commit < events) plan->commit(plan->target);
            }
        }
    }
    plan->commit(plan->target);
}

// MARK: - SQLite

struct lite {
    sqlite3 *database;
    sqlite3_stmt *insert;
};

static void check(int code, sqlite3 *database, const char *what) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        fail("%s failed: %s.", what, sqlite3_errmsg(database));
}

static void run(sqlite3 *database, const char *text) { check(sqlite3_exec(database, text, NULL, NULL, NULL), database, text); }

static void lite_store(void *target, const struct row *row) {
    struct lite *lite = target;
    const char *texts[] = {row->device, row->event, row->session, row->type};
    for (int column = 0; column < 4; column++) sqlite3_bind_text(lite->insert, column + 1, texts[column], -1, SQLITE_STATIC);
    sqlite3_bind_int64(lite->insert, 5, row->occurred_at);
    sqlite3_bind_int64(lite->insert, 6, row->received_at);
    sqlite3_bind_text(lite->insert, 7, row->body, -1, SQLITE_STATIC);
    check(sqlite3_step(lite->insert), lite->database, "INSERT");
    sqlite3_reset(lite->insert);
}

static void lite_commit(void *target) { run(((struct lite *)target)->database, "COMMIT; BEGIN"); }

static void fill_sqlite(struct plan *plan, const char *path) {
    struct lite lite;
    check(sqlite3_open_v2(path, &lite.database, SQLITE_OPEN_READWRITE, NULL), lite.database, path);
    // Nobody else has the file, and one that is cut short is made anew.
    run(lite.database, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF;"
                       "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA foreign_keys = OFF; BEGIN");
    check(sqlite3_prepare_v2(
              lite.database,
              "INSERT INTO events (device_id, event_id, session_id, type, occurred_at, clock, received_at, body_hash, body) "
              "VALUES (?1, ?2, ?3, ?4, ?5, 'monotonic', ?6, zeroblob(32), ?7)",
              -1, &lite.insert, NULL),
          lite.database, "INSERT");
    plan->store = lite_store;
    plan->commit = lite_commit;
    plan->target = &lite;
    fill(plan);
    run(lite.database, "COMMIT; PRAGMA journal_mode = WAL");
    sqlite3_finalize(lite.insert);
    sqlite3_close(lite.database);
}

// MARK: - PostgreSQL

static const char copy[] =
    "COPY events (device_id, event_id, session_id, type, occurred_at, clock, received_at, body_hash, body) FROM STDIN";

static void post(PGconn *link, const char *text, ExecStatusType wanted) {
    PGresult *result = PQexec(link, text);
    if (PQresultStatus(result) != wanted) fail("%s failed: %s", text, PQerrorMessage(link));
    PQclear(result);
}

static void post_store(void *target, const struct row *row) {
    char line[1200];
    int length = snprintf(
        line, sizeof line, "%s\t%s\t%s\t%s\t%lld\tmonotonic\t%lld\t\\\\x%064d\t%s\n", row->device, row->event,
        row->session, row->type, (long long)row->occurred_at, (long long)row->received_at, 0, row->body);
    if (PQputCopyData(target, line, length) != 1) fail("COPY failed: %s", PQerrorMessage(target));
}

static void end_copy(PGconn *link) {
    if (PQputCopyEnd(link, NULL) != 1) fail("COPY failed: %s", PQerrorMessage(link));
    for (PGresult *result; (result = PQgetResult(link)); PQclear(result))
        if (PQresultStatus(result) != PGRES_COMMAND_OK) fail("COPY failed: %s", PQerrorMessage(link));
}

static void post_commit(void *target) {
    end_copy(target);
    post(target, copy, PGRES_COPY_IN);
}

static void fill_postgres(struct plan *plan, const char *address) {
    PGconn *link = PQconnectdb(address);
    if (PQstatus(link) != CONNECTION_OK) fail("PostgreSQL does not answer: %s", PQerrorMessage(link));
    // Tablets are not looked up with each row.
    post(link, "SET session_replication_role = replica", PGRES_COMMAND_OK);
    post(link, "SET synchronous_commit = off", PGRES_COMMAND_OK);
    post(link, copy, PGRES_COPY_IN);
    plan->store = post_store;
    plan->commit = post_commit;
    plan->target = link;
    fill(plan);
    end_copy(link);
    PQfinish(link);
}

int fill_main(int count, char **words) {
    if (count < 5) fail("fill wants sqlite FILE or postgres ADDRESS, then CITIZENS GENERATIONS FIRST.");
    struct plan plan = {.citizens = atol(words[2]), .generations = atol(words[3]), .first = atoll(words[4])};
    if (plan.generations < 1 || plan.citizens % plan.generations)
        fail("%s citizens are no whole number in each of %s generations.", words[2], words[3]);
    if (!strcmp(words[0], "sqlite")) fill_sqlite(&plan, words[1]);
    else if (!strcmp(words[0], "postgres")) fill_postgres(&plan, words[1]);
    else fail("'%s' is neither sqlite nor postgres.", words[0]);
    return 0;
}
