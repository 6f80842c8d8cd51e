// The HTTP client as the window and the command line run it, with its log, and nothing beside it:
// http_engine URL COUNT sends that many requests one after the other over one kept connection.

#include "core/net/reactor.h"
#include "core/web/httpclient.h"

#include <QCoreApplication>

#include <cstdio>
#include <sys/resource.h>

using namespace wirebench;

namespace {

/// Bodies are counted and forgotten, as with curl -o /dev/null.
class CountingSink final : public HttpBodySink
{
public:
    Result<void> begin(const HttpResponseHead &) override { return {}; }
    Result<void> write(QByteArrayView piece) override
    {
        bytes += piece.size();
        return {};
    }
    qint64 bytes = 0;
};

double cpuSeconds()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    TrafficLog log;
    const auto reactor = Reactor::create();
    HttpClient client(log, *reactor, QStringLiteral("HTTP 1"));
    HttpRequest request;
    request.url = QUrl(QString::fromLocal8Bit(argv[1]));
    HttpClientConfig config;
    CountingSink sink;
    const int count = QByteArray(argv[2]).toInt();
    int done = 0;
    QObject::connect(&client, &HttpClient::finished, &application, [&](const HttpResultPtr &result) {
        if (result->error.code != ErrorCode::None)
            QCoreApplication::exit(1);
        else if (++done == count)
            QCoreApplication::exit(0);
        else
            client.send(request, config, &sink);
    });
    client.send(request, config, &sink);
    const int status = QCoreApplication::exec();
    std::printf("{\"requests\": %d, \"bytes\": %lld, \"cpu\": %.6f, \"records\": %llu}\n", done,
                static_cast<long long>(sink.bytes), cpuSeconds(),
                static_cast<unsigned long long>(log.counters().records + log.counters().dropped));
    return status;
}
