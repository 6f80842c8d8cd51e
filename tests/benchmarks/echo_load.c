/* Loads a TCP echo server and counts what comes back. One thread on epoll.
 *
 * Usage: echo_load PORT [--connections N] [--idle N] [--size BYTES] [--in-flight N]
 *                       [--seconds S | --round-trips N] [--server-pid PID]
 * Each of N connections keeps --in-flight messages of --size bytes under way: one makes ping-pong, more
 * make bulk. --idle adds connections that stay silent. The count begins when every connection has been
 * answered once, and a tenth of a second later. Both ends of each piece that comes back are compared with
 * what was sent (comparing every byte would make the load, not the server, the slower side in bulk). Prints
 * one JSON object: round_trips_per_second, megabytes_per_second (10^6 bytes, one way), what was asked for,
 * and with --server-pid server_cpu_seconds, the processor time of that process in the time measured. Exit
 * status: 0, or 1 when a connection fails or answers something else. */

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
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { EVENTS = 256, RECEIVE_SIZE = 262144, COMPARED = 64 };
static const double WARM_UP = 0.1;

struct options
{
    int port;
    int connections;
    int idle;
    size_t size;
    uint64_t in_flight;
    double seconds;
    uint64_t round_trips;
    int server_pid;
};

/* What is measured, at one moment; or, as a difference, between two. */
struct reading
{
    double seconds;
    double server_cpu;
    uint64_t received;
};

/* Positions count bytes since the start; the byte at position p is pattern[p % size]. */
struct connection
{
    int fd;
    uint32_t events;
    uint64_t sent;
    uint64_t received;
};

struct load
{
    struct options options;
    int epoll;
    char *pattern; /* size bytes, twice, so that any stretch of up to size bytes is contiguous */
    char buffer[RECEIVE_SIZE];
    struct connection *connections;
    uint64_t received; /* since the start */
    int answered;      /* connections that have had their first message back */
};

static void die(const char *what)
{
    fprintf(stderr, "echo_load: %s: %s\n", what, errno ? strerror(errno) : "wrong bytes");
    exit(1);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int connect_to(int port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0)
        die("socket");
    if (connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        die("connect");
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return fd;
}

static void watch(struct load *load, struct connection *connection, int operation, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = connection};
    if (connection->events == events)
        return;
    connection->events = events;
    if (epoll_ctl(load->epoll, operation, connection->fd, &event) < 0)
        die("epoll_ctl");
}

/* Sends what may be under way, one stretch of the pattern at a time. */
static void send_more(struct load *load, struct connection *connection)
{
    const size_t size = load->options.size;
    const uint64_t window = load->options.in_flight * size;
    while (connection->sent - connection->received < window) {
        const uint64_t room = window - (connection->sent - connection->received);
        const size_t length = room < size ? (size_t)room : size;
        const char *from = load->pattern + connection->sent % size;
        const ssize_t sent = send(connection->fd, from, length, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EAGAIN) {
            watch(load, connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            return;
        }
        if (sent < 0)
            die("send");
        connection->sent += (uint64_t)sent;
    }
    watch(load, connection, EPOLL_CTL_MOD, EPOLLIN);
}

/* Compares length bytes of the buffer with what belongs at this position of the stream. */
static void compare(const struct load *load, const char *bytes, uint64_t position, size_t length)
{
    const size_t size = load->options.size;
    size_t done = 0;
    while (done < length) {
        const size_t part = length - done < size ? length - done : size;
        if (memcmp(bytes + done, load->pattern + (position + done) % size, part) != 0) {
            errno = 0;
            die("echo");
        }
        done += part;
    }
}

static void compare_ends(const struct load *load, uint64_t position, size_t length)
{
    const size_t head = length < COMPARED ? length : COMPARED;
    compare(load, load->buffer, position, head);
    compare(load, load->buffer + length - head, position + length - head, head);
}

static void receive(struct load *load, struct connection *connection)
{
    const ssize_t received = recv(connection->fd, load->buffer, RECEIVE_SIZE, MSG_DONTWAIT);
    if (received < 0 && errno == EAGAIN)
        return;
    if (received == 0)
        errno = ECONNRESET;
    if (received <= 0)
        die("recv");
    compare_ends(load, connection->received, (size_t)received);
    if (connection->received < load->options.size &&
        connection->received + (uint64_t)received >= load->options.size)
        ++load->answered;
    connection->received += (uint64_t)received;
    load->received += (uint64_t)received;
}

/* In ping-pong the next message goes out when the last has come back whole; in bulk whenever there is room.
 */
static int may_send(const struct load *load, const struct connection *connection)
{
    return load->options.in_flight > 1 || connection->sent == connection->received ||
           (connection->events & EPOLLOUT);
}

static void turn(struct load *load)
{
    struct epoll_event events[EVENTS];
    const int count = epoll_wait(load->epoll, events, EVENTS, 100);
    for (int i = 0; i < count; ++i) {
        struct connection *connection = events[i].data.ptr;
        if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
            receive(load, connection);
        if (may_send(load, connection))
            send_more(load, connection);
    }
}

static void open_all(struct load *load)
{
    for (int i = 0; i < load->options.idle; ++i)
        connect_to(load->options.port);
    for (int i = 0; i < load->options.connections; ++i) {
        load->connections[i].fd = connect_to(load->options.port);
        watch(load, &load->connections[i], EPOLL_CTL_ADD, EPOLLIN);
    }
}

/* User and system time of a process since its start; 0 without one. */
static double cpu_seconds(int pid)
{
    char path[64];
    char text[1024];
    unsigned long user = 0;
    unsigned long system = 0;
    size_t length;
    FILE *file;

    if (pid <= 0)
        return 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    file = fopen(path, "r");
    if (!file)
        die("server-pid");
    length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[length] = '\0';
    /* The name, in parentheses, may hold blanks; fields 14 and 15 are counted from behind it. */
    if (!strrchr(text, ')') ||
        sscanf(strrchr(text, ')'), ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) !=
            2)
        die("server-pid");
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

static struct reading read_now(const struct load *load)
{
    return (struct reading){now(), cpu_seconds(load->options.server_pid), load->received};
}

static int is_over(const struct load *load, const struct reading *start)
{
    if (load->options.round_trips)
        return load->received - start->received >= load->options.round_trips * load->options.size;
    return now() >= start->seconds + load->options.seconds;
}

static struct reading measure(struct load *load)
{
    struct reading start;
    struct reading end;
    double warm;

    while (load->answered < load->options.connections)
        turn(load);
    warm = now() + WARM_UP;
    while (now() < warm)
        turn(load);
    start = read_now(load);
    while (!is_over(load, &start))
        turn(load);
    end = read_now(load);
    return (struct reading){end.seconds - start.seconds, end.server_cpu - start.server_cpu,
                            end.received - start.received};
}

static void print_result(const struct options *options, const struct reading *measured)
{
    const double round_trips = (double)measured->received / (double)options->size;
    printf("{\"connections\": %d, \"idle\": %d, \"size\": %zu, \"in_flight\": %llu, \"seconds\": %.3f, "
           "\"round_trips\": %.0f, \"round_trips_per_second\": %.1f, \"megabytes_per_second\": %.2f, "
           "\"server_cpu_seconds\": %.2f}\n",
           options->connections, options->idle, options->size, (unsigned long long)options->in_flight,
           measured->seconds, round_trips, round_trips / measured->seconds,
           (double)measured->received / measured->seconds / 1e6, measured->server_cpu);
}

/* Fills with bytes that do not repeat, so that a stretch in the wrong place is noticed; then once more. */
static void fill(char *pattern, size_t size)
{
    uint32_t state = 1;
    for (size_t i = 0; i < size; ++i) {
        state = state * 1664525u + 1013904223u;
        pattern[i] = (char)(state >> 24);
    }
    memcpy(pattern + size, pattern, size);
}

static int usage(void)
{
    fprintf(stderr, "Usage: echo_load PORT [--connections N] [--idle N] [--size BYTES] [--in-flight N]\n"
                    "                 [--seconds S | --round-trips N] [--server-pid PID]\n");
    return 2;
}

static int set_option(struct options *options, const char *name, const char *value)
{
    if (strcmp(name, "--connections") == 0)
        options->connections = atoi(value);
    else if (strcmp(name, "--idle") == 0)
        options->idle = atoi(value);
    else if (strcmp(name, "--size") == 0)
        options->size = strtoul(value, NULL, 10);
    else if (strcmp(name, "--in-flight") == 0)
        options->in_flight = strtoull(value, NULL, 10);
    else if (strcmp(name, "--seconds") == 0)
        options->seconds = atof(value);
    else if (strcmp(name, "--round-trips") == 0)
        options->round_trips = strtoull(value, NULL, 10);
    else if (strcmp(name, "--server-pid") == 0)
        options->server_pid = atoi(value);
    else
        return 0;
    return 1;
}

static int read_options(struct options *options, int argc, char **argv)
{
    if (argc < 2 || argc % 2 != 0)
        return 0;
    options->port = atoi(argv[1]);
    for (int i = 2; i < argc; i += 2) {
        if (!set_option(options, argv[i], argv[i + 1]))
            return 0;
    }
    return options->connections > 0 && options->size > 0 && options->in_flight > 0;
}

int main(int argc, char **argv)
{
    static struct load load = {.options = {.connections = 1, .size = 64, .in_flight = 1, .seconds = 1}};
    struct reading measured;

    if (!read_options(&load.options, argc, argv))
        return usage();
    load.epoll = epoll_create1(EPOLL_CLOEXEC);
    load.connections = calloc((size_t)load.options.connections, sizeof *load.connections);
    load.pattern = malloc(load.options.size * 2);
    if (load.epoll < 0 || !load.connections || !load.pattern)
        die("setting up");
    fill(load.pattern, load.options.size);
    open_all(&load);

    for (int i = 0; i < load.options.connections; ++i)
        send_more(&load, &load.connections[i]);
    measured = measure(&load);
    print_result(&load.options, &measured);
    return 0;
}
