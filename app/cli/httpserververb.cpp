#include "app/cli/httpserververb.h"

#include "core/base/errorsentence.h"
#include "core/workspace/httpserverconfig.h"

#include <QJsonDocument>
#include <QLocale>

namespace wirebench {

namespace {

constexpr qint64 mostQueued = 1024 * 1024;

QByteArray escaped(const QByteArray &text)
{
    QByteArray safe;
    for (const char c : text) {
        const bool isPlain = c > 0x20 && c < 0x7F && c != '"' && c != '\\';
        safe += isPlain ? QByteArray(1, c) : "\\x" + QByteArray(1, c).toHex();
    }
    return safe.isEmpty() ? QByteArray("-") : safe;
}

QByteArray jsonLine(const ServedRequest &request)
{
    QJsonObject fields{{QStringLiteral("event"), QStringLiteral("request")},
                       {QStringLiteral("number"), qint64(request.number)},
                       {QStringLiteral("time"), request.time.toString(Qt::ISODateWithMs)},
                       {QStringLiteral("peer"), request.peer.toString()},
                       {QStringLiteral("method"), QString::fromUtf8(request.method)},
                       {QStringLiteral("target"), QString::fromUtf8(request.target)},
                       {QStringLiteral("status"), request.status},
                       {QStringLiteral("bytes"), request.bodySent},
                       {QStringLiteral("seconds"), double(request.durationNs) / 1e9},
                       {QStringLiteral("complete"), request.complete},
                       {QStringLiteral("userAgent"), QString::fromUtf8(request.userAgent)}};
    if (request.error.code != ErrorCode::None)
        fields.insert(QStringLiteral("error"), englishErrorText(request.error));
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray commonLogLine(const ServedRequest &request)
{
    const QString time = QLocale::c().toString(request.time.toUTC(), QStringLiteral("dd/MMM/yyyy:HH:mm:ss"));
    const QByteArray line = request.method.isEmpty()
                                ? QByteArray("-")
                                : escaped(request.method) + ' ' + escaped(request.target) + " HTTP/1." +
                                      QByteArray::number(request.minorVersion);
    return request.peer.host().toUtf8() + " - - [" + time.toLatin1() + " +0000] \"" + line + "\" " +
           QByteArray::number(request.status) + ' ' + QByteArray::number(request.bodySent);
}

HttpServerVerb::HttpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                               const HttpServerSettings &settings)
    : ServerVerb(log, messages, Prints::Own), m_settings(settings),
      m_server(log, reactor, QStringLiteral("HTTP server"))
{
    connect(&m_server, &HttpServer::started, this, &HttpServerVerb::listening);
    connect(&m_server, &HttpServer::failed, this, &HttpServerVerb::failed);
    connect(&m_server, &HttpServer::served, this, &HttpServerVerb::served);
    connect(&m_server, &HttpServer::stopped, this, &HttpServerVerb::ended);
    connect(&m_server, &HttpServer::statusChanged, this,
            [this](const TcpServerStatus &status) { m_status = status; });
    connect(&m_server, &HttpServer::clientFailed, this,
            [this](ConnectionId, const Error &error) { this->messages().error(error); });
}

void HttpServerVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (config) {
        m_server.start(*config);
        return;
    }
    failed(config.error());
    finish();
}

void HttpServerVerb::stop()
{
    m_server.stop();
}

void HttpServerVerb::served(const QList<ServedRequest> &requests, quint64 dropped)
{
    m_requests += quint64(requests.size()) + dropped;
    m_unprinted += dropped;
    if (output().queued() > mostQueued) {
        m_unprinted += quint64(requests.size());
        return;
    }
    QByteArray lines;
    for (const ServedRequest &request : requests)
        lines += (messages().isJson() ? jsonLine(request) : commonLogLine(request)) + '\n';
    output().write(Bytes::copyOf(lines));
}

void HttpServerVerb::ended()
{
    if (m_unprinted > 0)
        messages().complain(
            "unprinted",
            QStringLiteral("%1 requests were served but not printed: there were more than could be "
                           "written")
                .arg(m_unprinted),
            {{QStringLiteral("requests"), qint64(m_unprinted)}});
    stopped();
}

QString HttpServerVerb::statisticsText() const
{
    return QStringLiteral("requests %1, clients %2, received %3 bytes, sent %4 bytes")
        .arg(m_requests)
        .arg(m_status.served)
        .arg(m_status.received)
        .arg(m_status.sent);
}

QJsonObject HttpServerVerb::statistics() const
{
    return {{QStringLiteral("requests"), qint64(m_requests)},
            {QStringLiteral("clients"), qint64(m_status.served)},
            {QStringLiteral("received"), qint64(m_status.received)},
            {QStringLiteral("sent"), qint64(m_status.sent)}};
}

} // namespace wirebench
