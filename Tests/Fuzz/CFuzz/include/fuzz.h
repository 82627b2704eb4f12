#pragma once

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's own: runs `test` on mutated inputs until told to stop. */
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*test)(const uint8_t *, size_t));

/* libFuzzer's own: changes `size` bytes, and makes at most `room` of them. */
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t size, size_t room);

/*
 * Counts each kind of thing that libav says as ground that an input covers.
 * The system's libav carries no counters of its own; where its code went is
 * told by its thousands of messages, which are never printed.
 */
void trin_fuzz_listen(void);

/* Counts something else, such as how many pictures came out. */
void trin_fuzz_reached(uint32_t place);

/* A file without a name, as an upload is to a worker. */
int trin_fuzz_new_file(void);
