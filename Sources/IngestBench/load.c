// Tablets that send without a pause over connections that stay open, one
// thread each, and wait for every receipt.
//
// TABLETS is a file of lines: a device's identifier and its cookie, with a
// space between. SESSIONS is one of identifiers of sessions that all of them
// may report. A client reports fifty events of a session and goes on to the
// next that nobody has begun, as a training does. FIRST is how many sessions
// were reported before: those are passed over.
#define _GNU_SOURCE
#include "bench.h"
#include "event.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { session_length = 50, event_bytes = 640 };

struct tablet {
    char *device, *cookie;
};

struct client {
    pthread_t thread;
    const struct tablet *tablet;
    size_t session, reported;
    uint64_t random;
    int socket;
    struct durations waits;
    int64_t stored, refused;
    char *body, *answer;
};

static int port, events_a_request;
static int64_t deadline, most;
static atomic_llong stored_in_all;
static char **sessions;
static size_t sessions_count;
static atomic_size_t sessions_begun;

static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int64_t wall_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void rfc3339(char *text, int64_t ms) {
    time_t seconds = ms / 1000;
    struct tm parts;
    gmtime_r(&seconds, &parts);
    size_t length = strftime(text, 32, "%Y-%m-%dT%H:%M:%S", &parts);
    sprintf(text + length, ".%03dZ", (int)(ms % 1000));
}

static void begin_session(struct client *client) {
    client->session = atomic_fetch_add(&sessions_begun, 1);
    if (client->session >= sessions_count) fail("All %zu sessions were reported; make more of them.", sessions_count);
    client->reported = 0;
}

static int write_event(struct client *client, char *text, int64_t ms, const char *time) {
    if (client->reported == session_length) begin_session(client);
    char data[256];
    const char *type;
    event_data(data, client->reported++, session_length, &type);
    uint64_t high = next_random(&client->random), low = next_random(&client->random);
    return sprintf(
        text,
        "{\"specversion\":\"1.0\",\"id\":\"%08x-%04x-7%03x-%04x-%012llx\",\"source\":\"/devices/%s\","
        "\"type\":\"trin.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"bootid\":\"6a1e7c2b-8a49-4c52-9f3c-2d0c6a9b1e55\","
        "\"monotonic\":\"%lld.5\",\"datacontenttype\":\"application/json\",\"data\":%s}",
        (unsigned)(ms >> 16), (unsigned)(ms & 0xFFFF), (unsigned)(high & 0xFFF),
        (unsigned)(0x8000 | (high >> 12 & 0x3FFF)), (unsigned long long)(low & 0xFFFFFFFFFFFF), client->tablet->device,
        type, sessions[client->session], time, (long long)(now_ns() / 1000000), data);
}

static int connect_to_server(void) {
    int one = 1, connection = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connection < 0 || connect(connection, (struct sockaddr *)&address, sizeof address))
        fail("Nothing answers on port %d; start the server first.", port);
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return connection;
}

static void send_all(int connection, const char *bytes, size_t count) {
    while (count) {
        ssize_t sent = send(connection, bytes, count, MSG_NOSIGNAL);
        if (sent <= 0) fail("The server closed a connection; read its log.");
        bytes += sent;
        count -= (size_t)sent;
    }
}

// Reads one answer with a Content-Length. Returns its status.
static int receive_answer(struct client *client) {
    size_t count = 0, room = 1 << 16;
    for (;;) {
        ssize_t got = recv(client->socket, client->answer + count, room - count - 1, 0);
        if (got <= 0) fail("The server closed a connection; read its log.");
        count += (size_t)got;
        client->answer[count] = 0;
        char *end = strstr(client->answer, "\r\n\r\n");
        if (!end) continue;
        char *length = strcasestr(client->answer, "\r\ncontent-length:");
        if (!length || length > end) fail("An answer has no Content-Length: %.200s", client->answer);
        size_t whole = (size_t)(end + 4 - client->answer) + strtoul(length + 17, NULL, 10);
        if (whole >= room) fail("An answer has %zu bytes, more than a receipt should.", whole);
        if (count >= whole) return atoi(client->answer + 9);
    }
}

static void *run_client(void *argument) {
    struct client *client = argument;
    client->socket = connect_to_server();
    char head[1024], time[40], *stored;
    while (now_ns() < deadline && (!most || atomic_load(&stored_in_all) < most)) {
        int64_t ms = wall_ms();
        rfc3339(time, ms);
        char *end = client->body;
        for (int event = 0; event < events_a_request; event++) {
            *end++ = event ? ',' : '[';
            end += write_event(client, end, ms, time);
        }
        *end++ = ']';
        int head_bytes = snprintf(
            head, sizeof head,
            "POST /ingest/v1/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n"
            "Content-Type: application/cloudevents-batch+json\r\nTrin-Sent-At: %s\r\n"
            "Trin-Boot-Id: 6a1e7c2b-8a49-4c52-9f3c-2d0c6a9b1e55\r\nTrin-Monotonic: %lld.5\r\nContent-Length: %zu\r\n\r\n",
            port, client->tablet->cookie, time, (long long)(now_ns() / 1000000), (size_t)(end - client->body));
        int64_t begun = now_ns();
        send_all(client->socket, head, (size_t)head_bytes);
        send_all(client->socket, client->body, (size_t)(end - client->body));
        int status = receive_answer(client);
        if (status == 200 && (stored = strstr(client->answer, "\"stored\":"))) {
            add_duration(&client->waits, now_ns() - begun);
            int count = atoi(stored + 9);
            if (count != events_a_request) fail("A receipt is not whole: %.300s", strstr(client->answer, "\r\n\r\n"));
            client->stored += count;
            atomic_fetch_add(&stored_in_all, count);
        } else if (status == 429 || status == 503) {
            client->refused++;
            usleep(20000);
        } else {
            fail("A request was answered %d: %.300s", status, client->answer);
        }
    }
    close(client->socket);
    return NULL;
}

// The lines of a file, without their ends.
static char **read_lines(const char *path, size_t *count) {
    FILE *file = fopen(path, "r");
    if (!file) fail("The file '%s' cannot be read; name another.", path);
    char **lines = NULL, *line = NULL;
    size_t room = 0, lines_room = 0;
    *count = 0;
    while (getline(&line, &room, file) > 0) {
        if (*count == lines_room) lines = must(realloc(lines, (lines_room = lines_room * 2 + 64) * sizeof *lines));
        line[strcspn(line, "\n")] = 0;
        lines[(*count)++] = must(strdup(line));
    }
    free(line);
    fclose(file);
    return lines;
}

static struct tablet *read_tablets(const char *path, size_t *count) {
    char **lines = read_lines(path, count);
    struct tablet *tablets = must(calloc(*count, sizeof *tablets));
    for (size_t number = 0; number < *count; number++) {
        tablets[number].device = strtok_r(lines[number], " ", &lines[number]);
        tablets[number].cookie = lines[number];
        if (!*tablets[number].cookie) fail("A line of '%s' is no tablet with a cookie.", path);
    }
    free(lines);
    return tablets;
}

int load_main(int count, char **words) {
    if (count < 6) fail("load wants PORT TABLETS SESSIONS CLIENTS EVENTS SECONDS [MOST] [FIRST].");
    size_t tablets_count, clients_count = strtoul(words[3], NULL, 10);
    port = atoi(words[0]);
    struct tablet *tablets = read_tablets(words[1], &tablets_count);
    sessions = read_lines(words[2], &sessions_count);
    events_a_request = atoi(words[4]);
    most = count > 6 ? atoll(words[6]) : 0;
    size_t first = count > 7 ? strtoul(words[7], NULL, 10) : 0;
    atomic_store(&sessions_begun, first);
    int64_t begun = now_ns();
    deadline = begun + (int64_t)(atof(words[5]) * 1e9);
    struct client *clients = must(calloc(clients_count, sizeof *clients));
    for (size_t number = 0; number < clients_count; number++) {
        struct client *client = &clients[number];
        client->tablet = &tablets[number % tablets_count];
        if (getrandom(&client->random, 8, 0) != 8) fail("The system gives no random bytes.");
        client->random |= 1;
        begin_session(client);
        client->body = must(malloc((size_t)events_a_request * event_bytes + 16));
        client->answer = must(malloc(1 << 16));
        if (pthread_create(&client->thread, NULL, run_client, client)) fail("No more threads can be started.");
    }
    struct durations waits = {0};
    int64_t refused = 0;
    for (size_t number = 0; number < clients_count; number++) {
        pthread_join(clients[number].thread, NULL);
        for (size_t wait = 0; wait < clients[number].waits.count; wait++)
            add_duration(&waits, clients[number].waits.values[wait]);
        refused += clients[number].refused;
    }
    double seconds = (double)(now_ns() - begun) / 1e9;
    sort_durations(&waits);
    printf("{\"events\":%lld,\"seconds\":%.3f,\"requests\":%zu,\"refused\":%lld,\"p50\":%.0f,\"p99\":%.0f,\"most\":%.0f,"
           "\"sessions\":%zu}\n",
           (long long)atomic_load(&stored_in_all), seconds, waits.count, (long long)refused, quantile(&waits, 0.5),
           quantile(&waits, 0.99), quantile(&waits, 1), atomic_load(&sessions_begun) - first);
    return 0;
}
