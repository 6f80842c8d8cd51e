#include "core/web/httpclient.h"

#include "core/http/cookiejar.h"
#include "core/http/httpexchange.h"
#include "core/http/httpwriter.h"
#include "core/web/httproute.h"
#include "core/web/httpwire.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>
#include <utility>

namespace wirebench {

namespace {

// How often progress is told and time-outs are looked at.
constexpr int tickMs = 50;
// Of an answer that leads elsewhere more is not waited for: its connection is given up instead.
constexpr qint64 mostOfDetour = 1024 * 1024;

} // namespace

/// A request from its first message to its last answer: which one goes out next, and for how long.
class HttpClient::Private
{
public:
    Private(HttpClient &client, TrafficLog &log, Reactor &reactor, EndpointPtr endpoint);

    void send(const HttpRequest &request, const HttpClientConfig &config, HttpBodySink *sink);
    void cancel();

    HttpWire wire;
    CookieJar jar;

private:
    void nextHop();
    Result<HttpWire::Task> nextTask();
    AnswerReader::Destination headCame(const HttpResponseHead &head);
    void hopEnded();
    void finishSoon(const Error &error);
    void finish(Error error); ///< by value: it may be that of the exchange, which ends here
    void tick();
    qint64 timeTaken();

    HttpClient &q;
    const CallGate &m_gate;
    QTimer m_ticks;
    bool m_running = false;
    quint64 m_serial = 0; ///< of the request: what was put off for another is void
    HttpClientConfig m_config;
    HttpBodySink *m_sink = nullptr;
    std::optional<HttpExchange> m_exchange;
    HttpExchange::Then m_then = HttpExchange::Then::Done;
    std::shared_ptr<HttpResult> m_result;
    QString m_firstOrigin;
    QUrl m_url;
    QElapsedTimer m_elapsed;
    qint64 m_tickMs = 0;    ///< m_elapsed at the last tick
    qint64 m_steppedMs = 0; ///< of it, in step mode
};

HttpClient::Private::Private(HttpClient &client, TrafficLog &log, Reactor &reactor, EndpointPtr endpoint)
    : wire(log, reactor, std::move(endpoint)), q(client), m_gate(reactor.gate())
{
    m_ticks.setInterval(tickMs);
    connect(&m_ticks, &QTimer::timeout, &m_ticks, [this] { tick(); });
    connect(&wire, &HttpWire::ended, &m_ticks, [this] { hopEnded(); });
    connect(&wire, &HttpWire::statusChanged, &q, &HttpClient::statusChanged);
}

void HttpClient::Private::send(const HttpRequest &request, const HttpClientConfig &config, HttpBodySink *sink)
{
    if (std::exchange(m_running, true))
        return;
    ++m_serial;
    m_config = config;
    m_sink = sink;
    m_exchange.emplace(request, jar);
    m_result = std::make_shared<HttpResult>();
    m_url = request.url;
    m_firstOrigin = originOf(request.url);
    m_elapsed.start();
    m_tickMs = m_steppedMs = 0;
    m_ticks.start();
    nextHop();
}

void HttpClient::Private::nextHop()
{
    m_then = HttpExchange::Then::Done;
    auto task = nextTask();
    if (task)
        wire.carry(std::move(*task));
    else
        finishSoon(task.error());
}

Result<HttpWire::Task> HttpClient::Private::nextTask()
{
    const auto request = m_exchange->next();
    if (!request)
        return failure(request.error());
    const auto head = writeHead(*request);
    if (!head)
        return failure(head.error());
    m_url = m_exchange->url();
    const auto route = routeTo(m_url, m_config, originOf(m_url) == m_firstOrigin);
    if (!route)
        return failure(route.error());
    HttpWire::Task task;
    task.hop.url = m_url;
    task.hop.request = *request;
    task.head = *head;
    task.body = m_exchange->body();
    task.route = *route;
    task.rules = {m_config.limits, m_config.decodedLimit, m_config.undoCodings};
    task.decide = [this](const HttpResponseHead &answer) { return headCame(answer); };
    task.firstByteTimeoutMs = m_config.firstByteTimeoutMs;
    task.idleTimeoutMs = m_config.idleTimeoutMs;
    return task;
}

AnswerReader::Destination HttpClient::Private::headCame(const HttpResponseHead &head)
{
    m_then = m_exchange->take(head);
    Q_EMIT q.answerBegun(head);
    if (head.fields.contains("Set-Cookie"))
        Q_EMIT q.cookiesChanged(jar.all());
    const bool goesOn = m_then == HttpExchange::Then::Redirect || m_then == HttpExchange::Then::Authenticate;
    const bool isRefused = m_then == HttpExchange::Then::Refused; // not the answer that was wanted
    if (goesOn || (isRefused && m_sink))
        return {nullptr, mostOfDetour};
    return {m_sink, -1};
}

void HttpClient::Private::hopEnded()
{
    HttpHop hop = wire.takeHop();
    const Error error = hop.error;
    const bool wasAnswered = hop.answered;
    if (wire.wasSent())
        m_result->hops.append(std::move(hop));
    const bool goesOn =
        wasAnswered && error.code == ErrorCode::None &&
        (m_then == HttpExchange::Then::Redirect || m_then == HttpExchange::Then::Authenticate);
    if (goesOn)
        nextHop();
    else if (error.code == ErrorCode::None && m_then == HttpExchange::Then::Refused)
        finish(m_exchange->error());
    else
        finish(error);
}

/// For what is found while whoever has asked is still on the call stack.
void HttpClient::Private::finishSoon(const Error &error)
{
    QMetaObject::invokeMethod(
        &m_ticks,
        [this, error, serial = m_serial] {
            if (m_running && m_serial == serial)
                finish(error);
        },
        Qt::QueuedConnection);
}

void HttpClient::Private::finish(Error error)
{
    m_running = false;
    m_ticks.stop();
    m_exchange.reset();
    m_sink = nullptr;
    m_result->tls = wire.tls();
    m_result->error = std::move(error);
    // Whoever is told may send the next request at once.
    const HttpResultPtr result = std::exchange(m_result, nullptr);
    Q_EMIT q.finished(result);
}

/// From the event loop, because a sink may ask for it in the middle of an answer.
void HttpClient::Private::cancel()
{
    QMetaObject::invokeMethod(
        &m_ticks,
        [this, serial = m_serial] {
            if (!m_running || m_serial != serial)
                return;
            const Error error{ErrorCode::Cancelled, {m_url.toString()}};
            if (wire.isBusy())
                wire.abort(error);
            else
                finish(error);
        },
        Qt::QueuedConnection);
}

/// Milliseconds without those in which calls waited for a key.
qint64 HttpClient::Private::timeTaken()
{
    const qint64 now = m_elapsed.elapsed();
    m_steppedMs += m_gate.isStepping() ? now - m_tickMs : 0;
    m_tickMs = now;
    return now - m_steppedMs;
}

void HttpClient::Private::tick()
{
    if (const qint64 taken = timeTaken(); m_config.totalTimeoutMs > 0 && taken >= m_config.totalTimeoutMs) {
        wire.abort({ErrorCode::HttpTotalTime, {m_url.toString(), QString::number(m_config.totalTimeoutMs)}});
        return;
    }
    wire.checkTime();
    if (!m_running)
        return;
    HttpProgress progress = wire.progress();
    progress.url = m_url;
    progress.elapsedMs = m_elapsed.elapsed();
    Q_EMIT q.progressed(progress);
}

HttpClient::HttpClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : HttpClient(log, reactor, log.addEndpoint(EndpointKind::TcpClient, name), parent)
{
}

HttpClient::HttpClient(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, log, reactor, std::move(endpoint)))
{
}

HttpClient::~HttpClient()
{
    blockSignals(true);
}

EndpointId HttpClient::endpointId() const
{
    return d->wire.endpointId();
}

void HttpClient::send(const HttpRequest &request, const HttpClientConfig &config, HttpBodySink *sink)
{
    d->send(request, config, sink);
}

void HttpClient::cancel()
{
    d->cancel();
}

void HttpClient::closeConnection()
{
    if (!d->wire.isBusy())
        d->wire.drop();
}

void HttpClient::pauseReading(bool paused)
{
    d->wire.pauseReading(paused);
}

void HttpClient::setCookies(const QList<QNetworkCookie> &cookies)
{
    d->jar.setAll(cookies);
}

} // namespace wirebench
