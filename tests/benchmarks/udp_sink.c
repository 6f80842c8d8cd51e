/* The yardstick: a bare recvmmsg() loop on a UDP socket of 127.0.0.1. One thread, records nothing.
 *
 * Usage: udp_sink PORT [RECEIVE_SIZE [BUFFER]]      (PORT 0: a free one; 1024 bytes; BUFFER for SO_RCVBUF, 0:
 * the system's)
 * Says "listening on 127.0.0.1:PORT" on standard error when it is ready; ends by SIGTERM, after what was in
 * its buffer. Prints one JSON object then: received, dropped (by the kernel, SO_MEMINFO),
 * buffer (SO_RCVBUF as it is), cpu_seconds. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BATCH = 32, LARGEST = 65536 };

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

static int bound_to(uint16_t port, int buffer)
{
    const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    socklen_t length = sizeof address;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        die("socket or bind");
    if (buffer > 0 && setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer) < 0)
        die("setsockopt");
    if (getsockname(fd, (struct sockaddr *)&address, &length) < 0)
        die("getsockname");
    fprintf(stderr, "listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
    return fd;
}

/* Takes everything that is there now; how many datagrams. */
static uint64_t drain(int fd, size_t size)
{
    static char room[BATCH][LARGEST];
    static struct mmsghdr headers[BATCH];
    static struct iovec parts[BATCH];
    static struct sockaddr_storage from[BATCH];
    uint64_t received = 0;

    for (;;) {
        int count;

        for (int i = 0; i < BATCH; ++i) {
            parts[i] = (struct iovec){room[i], size};
            headers[i].msg_hdr = (struct msghdr){
                .msg_name = &from[i], .msg_namelen = sizeof from[i], .msg_iov = &parts[i], .msg_iovlen = 1};
        }
        count = recvmmsg(fd, headers, BATCH, 0, NULL);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return received;
        received += (uint64_t)count;
    }
}

static unsigned dropped_by_kernel(int fd)
{
    uint32_t figures[SK_MEMINFO_VARS] = {0};
    socklen_t length = sizeof figures;

    return getsockopt(fd, SOL_SOCKET, SO_MEMINFO, figures, &length) < 0 ? 0 : figures[SK_MEMINFO_DROPS];
}

static int buffer_of(int fd)
{
    int buffer = 0;
    socklen_t length = sizeof buffer;

    return getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &buffer, &length) < 0 ? 0 : buffer;
}

static double cpu_seconds(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv)
{
    const size_t size = argc > 2 ? (size_t)atoi(argv[2]) : 1024;
    struct sigaction action = {.sa_handler = stop};
    struct pollfd entry = {.events = POLLIN};
    uint64_t received = 0;

    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    entry.fd = bound_to((uint16_t)(argc > 1 ? atoi(argv[1]) : 0), argc > 3 ? atoi(argv[3]) : 0);
    while (!stopping) {
        if (poll(&entry, 1, 50) > 0)
            received += drain(entry.fd, size > LARGEST ? LARGEST : size);
    }
    received += drain(entry.fd, size > LARGEST ? LARGEST : size);
    printf("{\"received\": %llu, \"dropped\": %u, \"buffer\": %d, \"cpu_seconds\": %.6f}\n",
           (unsigned long long)received, dropped_by_kernel(entry.fd), buffer_of(entry.fd), cpu_seconds());
    return 0;
}
