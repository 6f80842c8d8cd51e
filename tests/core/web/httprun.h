#pragma once

#include "core/web/httpclient.h"

#include <QSignalSpy>

namespace wirebench {

/// A client on the test's own thread, and what became of its requests.
class HttpRun
{
public:
    static constexpr int patienceMs = 60'000;

    HttpRun() : reactor(Reactor::create()), client(log, *reactor, QStringLiteral("HTTP")) {}

    /// Sends and waits; an empty result if it does not end.
    HttpResult send(const HttpRequest &request, HttpBodySink *sink = nullptr)
    {
        QSignalSpy ends(&client, &HttpClient::finished);
        client.send(request, config, sink);
        if (ends.isEmpty())
            ends.wait(patienceMs);
        const auto result =
            ends.isEmpty() ? HttpResultPtr() : ends.takeFirst().first().value<HttpResultPtr>();
        return result ? *result : HttpResult{{}, {}, {ErrorCode::HttpTotalTime, {}, 0, -1}};
    }
    HttpResult get(const QUrl &url)
    {
        HttpRequest request;
        request.url = url;
        return send(request);
    }
    static QByteArray bodyOf(const HttpHop &hop)
    {
        return hop.body ? hop.body->read(0, hop.body->size()) : QByteArray();
    }
    static QByteArray bodyOf(const HttpResult &result)
    {
        return result.hops.isEmpty() ? QByteArray() : bodyOf(result.hops.last());
    }

    TrafficLog log;
    std::unique_ptr<Reactor> reactor;
    HttpClientConfig config;
    HttpClient client;
};

} // namespace wirebench
