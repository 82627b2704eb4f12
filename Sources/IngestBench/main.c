// Load for the ingest door, and the loops that it is measured beside.
//
//   IngestBench load PORT TABLETS CLIENTS EVENTS SECONDS [MOST]
//   IngestBench bare-sqlite SOURCE TARGET BATCH ROWS
//   IngestBench bare-postgres ADDRESS BATCH ROWS
//   IngestBench fill sqlite|postgres FILE|ADDRESS CITIZENS GENERATIONS FIRST
//
// All but the last print one line of JSON. Scripts/bench ingest and pages run it.
#include "bench.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int64_t now_ns(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

void fail(const char *format, ...) {
    va_list words;
    va_start(words, format);
    vfprintf(stderr, format, words);
    va_end(words);
    fputc('\n', stderr);
    exit(1);
}

void *must(void *memory) {
    if (!memory) fail("There is no memory left; close other programs and try again.");
    return memory;
}

void add_duration(struct durations *durations, int64_t value) {
    if (durations->count == durations->room) {
        durations->room = durations->room ? durations->room * 2 : 4096;
        durations->values = must(realloc(durations->values, durations->room * sizeof(int64_t)));
    }
    durations->values[durations->count++] = value;
}

static int by_value(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

void sort_durations(struct durations *durations) {
    if (durations->count) qsort(durations->values, durations->count, sizeof(int64_t), by_value);
}

double quantile(const struct durations *durations, double share) {
    if (!durations->count) return 0;
    return (double)durations->values[(size_t)(share * (double)(durations->count - 1))] / 1000;
}

int main(int count, char **words) {
    const char *name = count > 1 ? words[1] : "";
    if (!strcmp(name, "load")) return load_main(count - 2, words + 2);
    if (!strcmp(name, "bare-sqlite")) return bare_sqlite_main(count - 2, words + 2);
    if (!strcmp(name, "bare-postgres")) return bare_postgres_main(count - 2, words + 2);
    if (!strcmp(name, "fill")) return fill_main(count - 2, words + 2);
    fail("'%s' is none of load, bare-sqlite, bare-postgres, fill.", name);
}
