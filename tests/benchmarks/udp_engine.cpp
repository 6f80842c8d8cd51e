// The UDP engine as the window and the command line run it, with its log, and nothing beside it. Says the
// same as udp_sink.c and ends in the same way; `recorded` are the records of recvfrom() that the log was
// given.

#include "core/net/iothread.h"
#include "core/net/udpendpoint.h"

#include <QCoreApplication>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

using namespace wirebench;

namespace {

volatile std::sig_atomic_t stopping = 0;

void stop(int)
{
    stopping = 1;
}

double cpuSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

UdpConfig configFor(quint16 port, int receiveSize, int buffer)
{
    UdpConfig config;
    config.host = {HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0), {}};
    config.port = port;
    config.receiveSize = receiveSize;
    if (buffer > 0)
        config.options = {optionSetting("SO_RCVBUF", buffer)};
    return config;
}

int number(char **argv, int argc, int index, int otherwise)
{
    return argc > index ? QByteArray(argv[index]).toInt() : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    std::signal(SIGTERM, stop);
    std::signal(SIGINT, stop);
    TrafficLog log;
    IoThread thread;
    InThread<UdpEndpoint> endpoint(thread, log, thread.reactor(), QStringLiteral("UDP 1"));
    QObject::connect(endpoint.object(), &UdpEndpoint::opened, &application, [](const SocketAddress &local) {
        std::fprintf(stderr, "listening on %s\n", qPrintable(local.toString()));
    });
    const UdpConfig config = configFor(quint16(number(argv, argc, 1, 0)), number(argv, argc, 2, 1024),
                                       number(argv, argc, 3, 0));
    int buffer = 0;
    QObject::connect(endpoint.object(), &UdpEndpoint::optionsTold, &application,
                     [&buffer](const QList<OptionReading> &told) { buffer = told.first().value->number; });
    endpoint.call([config](UdpEndpoint &udp) { udp.open(config); });

    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &application, [] {
        if (stopping)
            QCoreApplication::quit();
    });
    timer.start(50);
    QCoreApplication::exec();

    quint64 received = 0;
    quint64 dropped = 0;
    thread.runAndWait([&] {
        endpoint.object()->close();
        received = endpoint.object()->status().receivedDatagrams;
        dropped = endpoint.object()->status().kernelDropped;
    });
    const quint64 otherCalls = config.options.isEmpty() ? 3 : 5; // socket, bind, close; set- and getsockopt
    std::printf("{\"received\": %llu, \"recorded\": %llu, \"dropped\": %llu, \"buffer\": %d, "
                "\"cpu_seconds\": %.6f}\n",
                received, log.endId() - 1 - otherCalls, dropped, buffer, cpuSeconds());
    return 0;
}
