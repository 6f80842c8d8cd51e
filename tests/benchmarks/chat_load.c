/* The load of bench_chat.py: many readers of a chat and one who writes, in one thread.
 *
 * Usage: chat_load READ_PORT WRITE_PORT READERS LINES_PER_SECOND SECONDS
 * Connects the readers, then sends lines of some 64 bytes, each with the moment at which it was sent, so many a
 * second and evenly. What a reader gets is timed when recv() has given it. Ends when every reader has every line,
 * or 60 s after the last one was sent. Prints one line of JSON: lines sent, delivered and expected, seconds from the
 * first line to the last delivery, delays in milliseconds, readers that the server ended, lines out of order.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_LINE = 256, BUCKETS = 4096, DRAIN_SECONDS = 60, EVENTS = 256 };
static const int64_t second = 1000000000;

struct reader
{
    int socket;
    uint64_t lines;
    size_t kept; /* of a line that has not ended */
    char rest[LONGEST_LINE];
};

/* Delays: 16 buckets for each doubling, in microseconds. */
static uint64_t histogram[BUCKETS];
static int64_t longest;
static uint64_t delivered, disordered, ended;
static int64_t lastDelivery;

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * second + time.tv_nsec;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static int bucketOf(int64_t microseconds)
{
    uint64_t value = microseconds < 1 ? 1 : (uint64_t)microseconds;
    int doubling = 63 - __builtin_clzll(value);
    int part = doubling >= 4 ? (int)(value >> (doubling - 4)) & 15 : 0;
    return doubling * 16 + part;
}

static double millisecondsOf(int bucket)
{
    int doubling = bucket / 16;
    double base = (double)(1ull << doubling);
    return (base + base * (bucket % 16 + 0.5) / 16) / 1000;
}

static double percentile(double part)
{
    uint64_t wanted = (uint64_t)((double)delivered * part), seen = 0;
    for (int bucket = 0; bucket < BUCKETS; ++bucket) {
        seen += histogram[bucket];
        if (seen > wanted)
            return millisecondsOf(bucket);
    }
    return (double)longest / 1e6;
}

static int connectTo(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int made = socket(AF_INET, SOCK_STREAM, 0);
    if (made < 0 || connect(made, (struct sockaddr *)&address, sizeof address) != 0)
        die("connect");
    return made;
}

/* "NAME: NUMBER NANOSECONDS …": one that was sent before this run began has no number. */
static void takeLine(struct reader *reader, const char *line, size_t length, int64_t time)
{
    const char *colon = memchr(line, ':', length);
    char *end;
    if (!colon || colon[2] < '0' || colon[2] > '9')
        return;
    uint64_t number = strtoull(colon + 2, &end, 10);
    int64_t delay = time - (int64_t)strtoull(end, NULL, 10);
    disordered += number != reader->lines;
    reader->lines = number + 1;
    ++delivered;
    lastDelivery = time;
    if (delay > longest)
        longest = delay;
    ++histogram[bucketOf(delay / 1000)];
}

static void takeBytes(struct reader *reader, const char *bytes, size_t size, int64_t time)
{
    const char *end = bytes + size;
    if (reader->kept > 0) {
        const char *newline = memchr(bytes, '\n', size);
        size_t part = (size_t)((newline ? newline : end) - bytes);
        if (reader->kept + part >= LONGEST_LINE)
            exit(fprintf(stderr, "a line is too long\n"));
        memcpy(reader->rest + reader->kept, bytes, part);
        reader->kept += part;
        if (!newline)
            return;
        reader->rest[reader->kept] = '\n';
        takeLine(reader, reader->rest, reader->kept, time);
        reader->kept = 0;
        bytes = newline + 1;
    }
    for (const char *newline; (newline = memchr(bytes, '\n', (size_t)(end - bytes))); bytes = newline + 1)
        takeLine(reader, bytes, (size_t)(newline - bytes), time);
    reader->kept = (size_t)(end - bytes);
    if (reader->kept >= LONGEST_LINE)
        exit(fprintf(stderr, "a line is too long\n"));
    memcpy(reader->rest, bytes, reader->kept);
}

static void readFrom(int poll, struct reader *reader)
{
    static char room[262144];
    ssize_t size = recv(reader->socket, room, sizeof room, MSG_DONTWAIT);
    if (size > 0) {
        takeBytes(reader, room, (size_t)size, now());
    } else if (size == 0 || errno != EAGAIN) {
        ++ended;
        epoll_ctl(poll, EPOLL_CTL_DEL, reader->socket, NULL);
        close(reader->socket);
    }
}

static void serve(int poll, int milliseconds)
{
    struct epoll_event events[EVENTS];
    int count = epoll_wait(poll, events, EVENTS, milliseconds > 0 ? milliseconds : 0);
    for (int i = 0; i < count; ++i)
        readFrom(poll, events[i].data.ptr);
}

static void say(int writer, const char *text)
{
    size_t size = strlen(text);
    if (send(writer, text, size, MSG_NOSIGNAL) != (ssize_t)size)
        die("send");
}

int main(int count, char **words)
{
    if (count != 6)
        exit(fprintf(stderr, "chat_load READ_PORT WRITE_PORT READERS LINES_PER_SECOND SECONDS\n"));
    const uint64_t readers = strtoull(words[3], NULL, 10), rate = strtoull(words[4], NULL, 10);
    const uint64_t lines = rate * strtoull(words[5], NULL, 10);
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    int poll = epoll_create1(0);
    struct reader *all = calloc(readers, sizeof *all);
    for (uint64_t i = 0; i < readers; ++i) {
        all[i].socket = connectTo(atoi(words[1]));
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
        epoll_ctl(poll, EPOLL_CTL_ADD, all[i].socket, &event);
    }
    int writer = connectTo(atoi(words[2]));
    int one = 1;
    setsockopt(writer, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    say(writer, "Load\n");
    for (int64_t end = now() + second; now() < end;) /* until all are accepted */
        serve(poll, 50);

    char line[LONGEST_LINE];
    const int64_t begun = now();
    uint64_t sent = 0;
    while (sent < lines) {
        int64_t due = begun;
        for (; sent < lines && (due = begun + (int64_t)(sent * (uint64_t)second / rate)) <= now(); ++sent) {
            snprintf(line, sizeof line, "%llu %lld the quick brown fox jumps\n", (unsigned long long)sent,
                     (long long)now());
            say(writer, line);
        }
        serve(poll, (int)((due - now()) / 1000000));
    }
    for (int64_t end = now() + DRAIN_SECONDS * second; delivered < sent * (readers - ended) && now() < end;)
        serve(poll, 100);
    printf("{\"sent\": %llu, \"expected\": %llu, \"delivered\": %llu, \"seconds\": %.3f, \"p50\": %.3f, \"p99\": %.3f, "
           "\"max\": %.3f, \"ended\": %llu, \"disordered\": %llu}\n",
           (unsigned long long)sent, (unsigned long long)(sent * readers), (unsigned long long)delivered,
           (double)(lastDelivery - begun) / 1e9, percentile(0.5), percentile(0.99), (double)longest / 1e6,
           (unsigned long long)ended, (unsigned long long)disordered);
    return 0;
}
