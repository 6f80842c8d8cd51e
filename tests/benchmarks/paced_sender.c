/* The yardstick for the generator: sends at a rate and does nothing else. One socket, one thread, no records; what comes
 * back is read and thrown away.
 *
 * Usage: paced_sender tcp|udp PORT SIZE PER_SECOND SECONDS
 * Prints one JSON object: sent, seconds, cpu_seconds. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LARGEST = 65507 };

static void die(const char *what)
{
    perror(what);
    exit(1);
}

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double processor_seconds(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_stime.tv_sec +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static int connected(int type, uint16_t port)
{
    const int fd = socket(AF_INET, type, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        die("socket or connect");
    return fd;
}

/* What has come back goes. */
static void drain(int fd)
{
    static char room[LARGEST];

    while (recv(fd, room, sizeof room, MSG_DONTWAIT) > 0)
        ;
}

/* A message whole, however often the system takes a part of it. */
static void send_all(int fd, const char *message, size_t size)
{
    size_t done = 0;

    while (done < size) {
        const ssize_t taken = send(fd, message + done, size - done, MSG_DONTWAIT);
        if (taken > 0) {
            done += (size_t)taken;
        } else if (errno == EAGAIN) {
            struct pollfd wanted = {.fd = fd, .events = POLLOUT | POLLIN};
            poll(&wanted, 1, 10);
            drain(fd);
        } else {
            die("send");
        }
    }
}

int main(int argc, char **argv)
{
    static char message[LARGEST];

    if (argc != 6) {
        fputs("Usage: paced_sender tcp|udp PORT SIZE PER_SECOND SECONDS\n", stderr);
        return 2;
    }
    const int fd = connected(strcmp(argv[1], "tcp") == 0 ? SOCK_STREAM : SOCK_DGRAM, (uint16_t)atoi(argv[2]));
    const size_t size = (size_t)atoi(argv[3]);
    const double rate = atof(argv[4]);
    const double seconds = atof(argv[5]);
    uint64_t sent = 0;

    if (size == 0 || size > LARGEST)
        return 2;
    memset(message, 'x', sizeof message);
    const double begin = now();
    double at = begin;
    while (at - begin < seconds) {
        const uint64_t due = (uint64_t)((at - begin) * rate) + 1;
        for (; sent < due && now() - begin < seconds; ++sent)
            send_all(fd, message, size);
        drain(fd);
        struct pollfd wanted = {.fd = fd, .events = POLLIN};
        poll(&wanted, 1, 1);
        at = now();
    }
    printf("{\"sent\": %llu, \"seconds\": %.6f, \"cpu_seconds\": %.6f}\n", (unsigned long long)sent, at - begin,
           processor_seconds());
    close(fd);
    return 0;
}
