#pragma once

#include <stddef.h>
#include <stdint.h>

int load_main(int count, char **words);
int bare_sqlite_main(int count, char **words);
int bare_postgres_main(int count, char **words);
int fill_main(int count, char **words);

// Nanoseconds of a clock that only goes forward.
int64_t now_ns(void);
// Ends the program with a sentence, as printf does.
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *must(void *memory);

// Durations in nanoseconds, kept to be sorted at the end.
struct durations {
    int64_t *values;
    size_t count, room;
};
void add_duration(struct durations *durations, int64_t value);
void sort_durations(struct durations *durations);
// In microseconds; share 0 … 1. Only after sorting.
double quantile(const struct durations *durations, double share);
