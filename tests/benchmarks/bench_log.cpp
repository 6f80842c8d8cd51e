// Prints what the traffic log costs: appends a second, bytes a record beside its payload, and the time
// that a filter takes over a million records. Figures only; nothing is judged. Build it optimised.

#include "core/traffic/filter.h"
#include "core/traffic/trafficlog.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <malloc.h>
#include <thread>

using namespace wirebench;

namespace {

constexpr quint64 records = 1'000'000;
constexpr quint32 payloadSize = 64;
constexpr int connections = 100;
constexpr int repetitions = 5;

/// Flows as a server with some clients has them.
std::vector<FlowPtr> makeFlows(TrafficLog &log)
{
    const EndpointPtr endpoint = log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
    std::vector<FlowPtr> flows;
    for (int i = 0; i < connections; ++i) {
        const SocketAddress peer = SocketAddress::fromIPv4(0x7F000001, quint16(40'000 + i));
        flows.emplace_back(new Flow(endpoint, log.newConnectionId(), SocketAddress::anyIPv4(9999), peer));
    }
    return flows;
}

/// What an echo server records: recv and send of the same bytes in turn, each client after the other.
void append(TrafficLog &log, const std::vector<FlowPtr> &flows, quint64 count)
{
    ByteArena arena;
    const QByteArray message =
        QByteArray("GET /index.html HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n")
            .leftJustified(payloadSize, '.', true);
    Bytes payload;
    for (quint64 i = 0; i < count; ++i) {
        const bool receives = i % 2 == 0;
        if (receives) {
            std::memcpy(arena.reserve(payloadSize), message.constData(), payloadSize);
            payload = arena.commit(payloadSize);
        }
        SocketCall call;
        call.call = receives ? Call::Recv : Call::Send;
        call.direction = receives ? Direction::Received : Direction::Sent;
        call.argument = receives ? 1024 : qint32(payloadSize);
        call.result = payloadSize;
        call.timeNs = qint64(i);
        call.flow = flows[(i / 2) % flows.size()];
        call.payload = payload;
        log.append(std::move(call));
    }
}

size_t heapInUse()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Resident memory of this process in bytes, as the system counts it.
size_t residentMemory()
{
    size_t kibibytes = 0;
    if (FILE *status = std::fopen("/proc/self/status", "r")) {
        char line[256];
        while (std::fgets(line, sizeof line, status) && std::sscanf(line, "VmRSS: %zu", &kibibytes) != 1) {
        }
        std::fclose(status);
    }
    return kibibytes * 1024;
}

void printAppends(int threads, bool dropping)
{
    double best = 0;
    for (int i = 0; i < repetitions; ++i) {
        TrafficLog log(dropping ? TrafficLog::Limits{100'000, 1ull << 30}
                                : TrafficLog::Limits{1ull << 40, 1ull << 40});
        const std::vector<FlowPtr> flows = makeFlows(log);
        QElapsedTimer timer;
        timer.start();
        std::vector<std::thread> writers;
        for (int t = 0; t < threads; ++t)
            writers.emplace_back([&] { append(log, flows, records / quint64(threads)); });
        for (std::thread &writer : writers)
            writer.join();
        best = std::max(best, double(records) * 1e9 / double(timer.nsecsElapsed()));
    }
    std::printf("appends, %d thread%s, %s: %.2f M records/s\n", threads, threads == 1 ? " " : "s",
                dropping ? "dropping the oldest" : "log growing", best / 1e6);
}

void printMemory()
{
    TrafficLog log({2 * records, 1ull << 40});
    const std::vector<FlowPtr> flows = makeFlows(log);
    const size_t heapBefore = heapInUse();
    const size_t residentBefore = residentMemory();
    append(log, flows, records);
    // An echo's send looks at the bytes that its recv stored: one payload for two records.
    const double payloads = double(records) / 2 * payloadSize;
    std::printf("memory beside the payload: %.1f bytes a record of heap, %.1f resident (sizeof %zu)\n",
                (double(heapInUse() - heapBefore) - payloads) / double(records),
                (double(residentMemory() - residentBefore) - payloads) / double(records), sizeof(SocketCall));
}

void printFilter(const LogSnapshot &snapshot, const char *name, const FilterSpec &spec)
{
    const Result<Filter> filter = Filter::compile(spec);
    if (!filter) {
        std::printf("filter %s: does not compile\n", name);
        return;
    }
    const std::atomic_bool cancelled = false;
    double best = 1e9;
    size_t found = 0;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        found = findMatches(snapshot, *filter, snapshot.firstId(), snapshot.endId(), cancelled).size();
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("filter %-34s %7.1f ms, %zu found\n", name, best, found);
}

FilterSpec specFor(const char *pattern, FilterSpec::Mode mode = FilterSpec::Mode::Text)
{
    FilterSpec spec;
    spec.pattern = QString::fromUtf8(pattern);
    spec.mode = mode;
    return spec;
}

void printFilters()
{
    TrafficLog log({2 * records, 1ull << 40});
    append(log, makeFlows(log), records);
    const LogSnapshot snapshot = log.snapshot();
    std::printf("filter over %lld records of %u bytes:\n", snapshot.size(), payloadSize);
    printFilter(snapshot, "text, nowhere (\"xyzzy\")", specFor("xyzzy"));
    printFilter(snapshot, "text, common letters (\"tease\")", specFor("tease"));
    printFilter(snapshot, "text, everywhere (\"localhost\")", specFor("localhost"));
    printFilter(snapshot, "text, digits (\"98765\")", specFor("98765"));
    printFilter(snapshot, "text, a call (\"recv\")", specFor("recv"));
    printFilter(snapshot, "text, a peer (\":40042\")", specFor(":40042"));
    printFilter(snapshot, "text, beyond ASCII (\"été\")", specFor("été"));
    printFilter(snapshot, "hex (\"0d 0a 0d 0b\")", specFor("0d 0a 0d 0b", FilterSpec::Mode::Hex));
    printFilter(snapshot, "regex (\"host: [a-k]+$\")", specFor("host: [a-k]+$", FilterSpec::Mode::Regex));
    FilterSpec peer;
    peer.peer = QStringLiteral(":40042");
    printFilter(snapshot, "peer only", peer);
}

} // namespace

int main()
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    printMemory(); // first: while the heap is fresh
    for (const bool dropping : {false, true}) {
        for (const int threads : {1, 2})
            printAppends(threads, dropping);
    }
    printFilters();
    return 0;
}
