#include "app/cli/httpverb.h"

#include "core/base/wholefile.h"
#include "core/http/cookiejar.h"
#include "core/http/httpwriter.h"
#include "core/workspace/httprequestconfig.h"


namespace wirebench {

namespace {

// What the server may send while nobody reads standard output.
constexpr qint64 mostQueuedOutput = 1024 * 1024;
constexpr int lowestFailure = 400;

QString milliseconds(qint64 ns)
{
    return QStringLiteral("%1 ms").arg(double(ns) / 1e6, 0, 'f', 3);
}

struct Phase
{
    const char *name;
    qint64 HttpTimings::*ns;
};
constexpr Phase phases[] = {{"lookUp", &HttpTimings::lookUp}, {"connect", &HttpTimings::connect},
                            {"tls", &HttpTimings::tls},       {"send", &HttpTimings::send},
                            {"wait", &HttpTimings::wait},     {"receive", &HttpTimings::receive}};

QString wordOf(const Phase &phase)
{
    if (phase.ns == &HttpTimings::lookUp)
        return QStringLiteral("look-up");
    return phase.ns == &HttpTimings::tls ? QStringLiteral("TLS") : QString::fromLatin1(phase.name);
}

} // namespace

HttpVerb::HttpVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const HttpRequestSettings &settings,
                   const RunOptions &options)
    : ClientVerb(messages), m_messages(messages), m_settings(settings), m_options(options),
      m_client(log, reactor, QStringLiteral("HTTP")), m_file(options.http.outputPath)
{
    connect(&m_client, &HttpClient::answerBegun, this, &HttpVerb::headCame);
    connect(&m_client, &HttpClient::cookiesChanged, this, [this](const QList<QNetworkCookie> &cookies) {
        m_cookies = cookies;
        m_cookiesChanged = true;
    });
    connect(&m_client, &HttpClient::finished, this,
            [this](const HttpResultPtr &result) { answered(*result); });
    connect(&output(), &StandardOutput::drained, this, [this] { m_client.pauseReading(false); });
}

void HttpVerb::start()
{
    const auto request = httpRequest(m_settings);
    const auto config = httpClientConfig(m_settings);
    if (!request || !config) {
        failed(request ? config.error() : request.error());
        finish();
        return;
    }
    if (openOutput() && readCookies())
        m_client.send(*request, *config, this);
    else
        finish();
}

bool HttpVerb::openOutput()
{
    if (m_options.http.outputPath.isEmpty())
        return true;
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return true;
    failed(outputError());
    return false;
}

Error HttpVerb::outputError() const
{
    return {ErrorCode::FileUnwritable, {m_file.fileName(), m_file.errorString()}};
}

bool HttpVerb::readCookies()
{
    QFile file(m_options.http.cookieJar);
    if (m_options.http.cookieJar.isEmpty() || !file.exists())
        return true;
    if (!file.open(QIODevice::ReadOnly)) {
        failed({ErrorCode::FileUnreadable, {file.fileName(), file.errorString()}});
        return false;
    }
    m_client.setCookies(CookieJar::fromNetscape(file.readAll()));
    return true;
}

void HttpVerb::saveCookies()
{
    if (m_options.http.cookieJar.isEmpty() || !m_cookiesChanged)
        return;
    CookieJar jar;
    jar.setAll(m_cookies);
    if (const auto written = writeWholeFile(m_options.http.cookieJar, jar.toNetscape()); !written)
        failed(written.error());
}

void HttpVerb::headCame(const HttpResponseHead &head)
{
    const bool onlyHead = m_settings.method == u"HEAD"; // there is nothing else to be shown
    if (!m_options.http.include && !onlyHead)
        return;
    if (const auto bytes = writeHead(head); bytes)
        (void)write(*bytes);
}

Result<void> HttpVerb::write(QByteArrayView bytes)
{
    m_hasBody = true;
    if (m_file.isOpen()) {
        if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
            return failure(outputError());
        return {};
    }
    output().write(Bytes::copyOf(bytes));
    if (output().queued() > mostQueuedOutput)
        m_client.pauseReading(true);
    return {};
}

void HttpVerb::answered(const HttpResult &result)
{
    for (const HttpHop &hop : result.hops) {
        m_received += hop.rawSize;
        m_sent += hop.sentSize;
        if (m_options.http.timings)
            tellTimings(hop);
    }
    const bool isUnwanted =
        !m_hasBody && !result.hops.isEmpty() && result.hops.last().body; // a refused redirection's
    if (isUnwanted)
        (void)write(result.hops.last().body->read(0, mostQueuedOutput));
    if (result.error.code != ErrorCode::None && result.error.code != ErrorCode::Cancelled)
        failed(result.error);
    const int status = result.hops.isEmpty() ? 0 : result.hops.last().response.status;
    if (m_options.http.failOnStatus && status >= lowestFailure) {
        m_messages.complain("status", QStringLiteral("The server answered with %1.").arg(status),
                            {{QStringLiteral("status"), status}});
        setFailed();
    }
    saveCookies();
    m_client.closeConnection();
    closed();
}

void HttpVerb::tellTimings(const HttpHop &hop)
{
    QStringList texts;
    QJsonObject fields{{QStringLiteral("url"), hop.url.toString()},
                       {QStringLiteral("status"), hop.response.status}};
    for (const Phase &phase : phases) {
        const qint64 ns = hop.timings.*phase.ns;
        if (ns < 0)
            continue;
        texts += wordOf(phase) + u' ' + milliseconds(ns);
        fields.insert(QLatin1String(phase.name), double(ns) / 1e6);
    }
    texts += QStringLiteral("total ") + milliseconds(hop.timings.total());
    fields.insert(QStringLiteral("total"), double(hop.timings.total()) / 1e6);
    m_messages.say(
        "timings",
        QStringLiteral("%1 %2: %3").arg(hop.response.status).arg(hop.url.toString(), texts.join(u", ")),
        fields);
}

QString HttpVerb::statisticsText() const
{
    return QStringLiteral("received %1 bytes, sent %2 bytes").arg(m_received).arg(m_sent);
}

QJsonObject HttpVerb::statistics() const
{
    return {{QStringLiteral("received"), qint64(m_received)}, {QStringLiteral("sent"), qint64(m_sent)}};
}

} // namespace wirebench
