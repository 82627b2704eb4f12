#pragma once

#include <stddef.h>

// Writes the data of one event of a training that reports `length` of them,
// by the event's number in it. Returns how many bytes.
int event_data(char *text, size_t number, size_t length, const char **type);
