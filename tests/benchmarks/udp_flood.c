/* The load: UDP datagrams to a port of 127.0.0.1, at a fixed rate or as fast as they go.
 *
 * Usage: udp_flood PORT [--rate N] [--seconds S] [--size BYTES]      (rate 0, the default: flat out)
 * At a fixed rate they go in bursts of a tenth of a millisecond's worth, so that no more stands in the
 * receiver's buffer than a busy network would put there. Prints one JSON object: sent, seconds. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { BATCH = 32, BURSTS_PER_SECOND = 10000, LARGEST = 65507 };

static char payload[LARGEST];

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

static int connected_to(uint16_t port)
{
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) < 0)
        die("socket or connect");
    return fd;
}

/* Sends at most BATCH datagrams; how many went. */
static int send_some(int fd, int count, size_t size)
{
    static struct mmsghdr headers[BATCH];
    static struct iovec part;
    int sent;

    part.iov_base = payload;
    part.iov_len = size;
    if (count > BATCH)
        count = BATCH;
    for (int i = 0; i < count; ++i) {
        headers[i].msg_hdr.msg_iov = &part;
        headers[i].msg_hdr.msg_iovlen = 1;
    }
    sent = sendmmsg(fd, headers, (unsigned)count, 0);
    if (sent < 0 && errno != ECONNREFUSED && errno != EINTR)
        die("sendmmsg");
    return sent < 0 ? 0 : sent;
}

static uint64_t flood(int fd, double rate, double seconds, size_t size)
{
    const double start = now();
    const double end = start + seconds;
    uint64_t sent = 0;
    double time = start;

    for (; time < end; time = now()) {
        const double burst = (double)(uint64_t)((time - start) * BURSTS_PER_SECOND) / BURSTS_PER_SECOND;
        const int64_t owed = rate > 0 ? (int64_t)(burst * rate) - (int64_t)sent : BATCH;

        if (owed > 0)
            sent += (uint64_t)send_some(fd, owed > BATCH ? BATCH : (int)owed, size);
    }
    return sent;
}

int main(int argc, char **argv)
{
    double rate = 0;
    double seconds = 1;
    size_t size = 64;
    double start;
    uint64_t sent;

    if (argc < 2 || argc % 2 != 0) {
        fprintf(stderr, "usage: udp_flood PORT [--rate N] [--seconds S] [--size BYTES]\n");
        return 2;
    }
    for (int i = 2; i < argc; i += 2) {
        if (strcmp(argv[i], "--rate") == 0)
            rate = atof(argv[i + 1]);
        else if (strcmp(argv[i], "--seconds") == 0)
            seconds = atof(argv[i + 1]);
        else if (strcmp(argv[i], "--size") == 0)
            size = (size_t)atoi(argv[i + 1]);
    }
    if (size > LARGEST)
        size = LARGEST;
    memset(payload, 'x', sizeof payload);
    start = now();
    sent = flood(connected_to((uint16_t)atoi(argv[1])), rate, seconds, size);
    printf("{\"sent\": %llu, \"seconds\": %.6f}\n", (unsigned long long)sent, now() - start);
    return 0;
}
