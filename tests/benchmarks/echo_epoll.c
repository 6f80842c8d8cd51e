/* The yardstick: a bare TCP echo server on epoll. One thread, level-triggered, records nothing.
 *
 * Usage: echo_epoll PORT [RECEIVE_SIZE]      (PORT 0: a free one; on 127.0.0.1)
 * RECEIVE_SIZE is the most that one recv() asks for, in bytes; 65536 if it is not given.
 * Says "listening on 127.0.0.1:PORT" on standard error when it is ready; ends by SIGTERM or SIGINT. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 256, BACKLOG = 4096 };
static size_t receive_size = 65536;

/* A client, with what could not be sent yet. While there is some, the client is not read. */
struct client
{
    int fd;
    size_t pending;
    size_t offset;
    char *bytes;
};

static volatile sig_atomic_t stopping;

static void stop(int signal_number)
{
    (void)signal_number;
    stopping = 1;
}

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static int listen_on(uint16_t port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    socklen_t length = sizeof address;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0)
        die("socket");
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, BACKLOG) < 0)
        die("bind or listen");
    if (getsockname(fd, (struct sockaddr *)&address, &length) < 0)
        die("getsockname");
    fprintf(stderr, "listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
    return fd;
}

static void watch(int epoll, int operation, int fd, uint32_t events, void *pointer)
{
    struct epoll_event event = {.events = events, .data.ptr = pointer};
    if (epoll_ctl(epoll, operation, fd, &event) < 0)
        die("epoll_ctl");
}

static void accept_all(int epoll, int listener)
{
    for (;;) {
        const int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        const int yes = 1;
        struct client *client;
        if (fd < 0) {
            if (errno != EAGAIN && errno != ECONNABORTED)
                perror("accept4");
            return;
        }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        client = calloc(1, sizeof *client);
        if (!client)
            die("calloc");
        client->fd = fd;
        watch(epoll, EPOLL_CTL_ADD, fd, EPOLLIN, client);
    }
}

static void drop(struct client *client)
{
    close(client->fd);
    free(client->bytes);
    free(client);
}

static void keep(int epoll, struct client *client, const char *bytes, size_t size)
{
    if (!client->bytes && !(client->bytes = malloc(receive_size)))
        die("malloc");
    memcpy(client->bytes, bytes, size);
    client->pending = size;
    client->offset = 0;
    watch(epoll, EPOLL_CTL_MOD, client->fd, EPOLLOUT, client);
}

/* Returns 0 when the client is gone. */
static int echo(int epoll, struct client *client, char *buffer)
{
    const ssize_t received = recv(client->fd, buffer, receive_size, 0);
    ssize_t sent;
    if (received < 0 && errno == EAGAIN)
        return 1;
    if (received <= 0)
        return 0;
    sent = send(client->fd, buffer, (size_t)received, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN)
        return 0;
    if (sent < 0)
        sent = 0;
    if (sent < received)
        keep(epoll, client, buffer + sent, (size_t)(received - sent));
    return 1;
}

/* Returns 0 when the client is gone. */
static int flush_pending(int epoll, struct client *client)
{
    const ssize_t sent = send(client->fd, client->bytes + client->offset, client->pending, MSG_NOSIGNAL);
    if (sent < 0)
        return errno == EAGAIN;
    client->offset += (size_t)sent;
    client->pending -= (size_t)sent;
    if (client->pending == 0)
        watch(epoll, EPOLL_CTL_MOD, client->fd, EPOLLIN, client);
    return 1;
}

static void serve(int epoll, struct client *client, char *buffer)
{
    const int alive = client->pending ? flush_pending(epoll, client) : echo(epoll, client, buffer);
    if (!alive)
        drop(client);
}

int main(int argc, char **argv)
{
    struct epoll_event events[EVENTS];
    struct sigaction action = {.sa_handler = stop};
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    const int listener = listen_on(argc > 1 ? (uint16_t)atoi(argv[1]) : 0);
    char *buffer;

    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    if (argc > 2)
        receive_size = strtoul(argv[2], NULL, 10);
    buffer = malloc(receive_size);
    if (epoll < 0 || !buffer)
        die("setting up");
    watch(epoll, EPOLL_CTL_ADD, listener, EPOLLIN, NULL);
    while (!stopping) {
        const int count = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < count; ++i) {
            if (events[i].data.ptr)
                serve(epoll, events[i].data.ptr, buffer);
            else
                accept_all(epoll, listener);
        }
    }
    return 0;
}
