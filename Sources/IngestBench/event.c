#include "event.h"

#include <stdio.h>

static const char exercise[] = "019a0000-0000-7000-8000-000000000001";

int event_data(char *text, size_t number, size_t length, const char **type) {
    size_t step = number - 2, index = step / 16;
    if (number == 0) return *type = "session.opened", sprintf(text, "{\"position\":0}");
    if (number == 1) return *type = "session.started", sprintf(text, "{\"position\":0}");
    if (number == length - 2) return *type = "session.completed", sprintf(text, "{\"position\":1800.5}");
    if (number == length - 1)
        return *type = "feedback.given", sprintf(text, "{\"pain\":2,\"effort\":5,\"comment\":null}");
    if (step % 16 == 0)
        return *type = "exercise.started", sprintf(text, "{\"exercise\":\"%s\",\"index\":%zu}", exercise, index);
    if (step % 16 == 15)
        return *type = "exercise.completed", sprintf(text, "{\"exercise\":\"%s\",\"index\":%zu}", exercise, index);
    return *type = "set.completed",
           sprintf(text, "{\"exercise\":\"%s\",\"index\":%zu,\"set\":%zu,\"repetitions\":10,\"seconds\":31.5}", exercise,
                   index, step % 16);
}
