#pragma once

#include "core/http/httphop.h"
#include "core/http/httpreader.h"
#include "core/http/httprequest.h"
#include "core/net/tcpclient.h"
#include "core/web/httpbodysink.h"

#include <QList>
#include <QNetworkCookie>
#include <QObject>

#include <functional>
#include <memory>

namespace wirebench {

/// How a request is carried, beside what it says.
struct HttpClientConfig
{
    TcpClientConfig connection; ///< family, proxy, options, time-out; host, port and TLS come from the URL
    TlsClientConfig tls;        ///< for https
    int firstByteTimeoutMs = 30'000; ///< from the last byte sent; 0: none
    int idleTimeoutMs = 0;           ///< without a byte of an answer that has begun; 0: none
    int totalTimeoutMs = 0;          ///< of all redirections together; 0: none
    HttpLimits limits;
    qint64 decodedLimit = qint64(4) * 1024 * 1024 * 1024; ///< bytes of a body, unpacked; -1: none
    bool undoCodings = true; ///< else bodies are kept as they came (Content-Encoding)
};

enum class HttpPhase : quint8 { Idle, LookingUp, Connecting, Securing, Sending, Waiting, Receiving };

/// What is shown while a request runs. Sent at most 20 times a second.
struct HttpProgress
{
    HttpPhase phase = HttpPhase::Idle;
    QUrl url;
    qint64 sent = 0; ///< bytes of the body
    qint64 toSend = 0;
    qint64 received = 0;   ///< bytes of the body, as on the wire
    qint64 toReceive = -1; ///< -1: not announced
    qint64 elapsedMs = 0;
};

/// How a request ended: every message that was exchanged for it, in order.
struct HttpResult
{
    QList<HttpHop> hops; ///< redirections and logins first; empty if nothing could be sent
    TlsOutcomePtr tls;   ///< of the last connection; null without TLS. Also what a refused peer showed
    Error error;         ///< None: the last hop is a whole answer (whatever its status)
};
using HttpResultPtr = std::shared_ptr<const HttpResult>;

/// An HTTP client over one TcpClient: each of its bytes is in the log. One request at a time; its connection
/// is kept for the next request to the same origin and replaced for another. Where a kept connection turns
/// out to have been closed before an answer began, the request is sent once more on a new one (RFC 9110,
/// 9.2.2: safe and idempotent methods only). Receives at most 256 KiB at a time, whatever its configuration
/// says. Thread and ownership as for TcpServer.
class HttpClient final : public QObject
{
    Q_OBJECT

public:
    HttpClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    /// One of several that the log shows as one endpoint (Downloader).
    HttpClient(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent = nullptr);
    ~HttpClient() override;

    EndpointId endpointId() const;

    /// Ends in finished(), never before this returns. Ignored while a request runs.
    /// @param sink null: bodies go to a BodyStore of each hop. Else that of the last answer goes there, while
    /// those of redirections and logins are kept as before. Outlives the request.
    void send(const HttpRequest &request, const HttpClientConfig &config, HttpBodySink *sink = nullptr);
    /// At any moment; finished() follows with Cancelled and what there is.
    void cancel();
    /// Ends a kept connection; harmless without one.
    void closeConnection();
    /// For a sink that has enough for now: the server is throttled by TCP itself. Ends with the request.
    void pauseReading(bool paused);

    void setCookies(const QList<QNetworkCookie> &cookies);

Q_SIGNALS:
    void progressed(const wirebench::HttpProgress &progress);
    /// The next request may be sent at once; the client must not be destroyed before the event loop turns.
    void finished(const wirebench::HttpResultPtr &result);
    /// The head of an answer has come, a redirection's too; its body follows.
    void answerBegun(const wirebench::HttpResponseHead &head);
    void cookiesChanged(const QList<QNetworkCookie> &cookies);
    /// The connection's own state, for call strip and details.
    void statusChanged(const wirebench::TcpClientStatus &status);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench
