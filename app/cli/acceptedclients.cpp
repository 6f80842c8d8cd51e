#include "app/cli/acceptedclients.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wirebench {

namespace {

constexpr int lookIntervalMs = 20;
constexpr qint64 mostQueued = 64 * 1024;

} // namespace

AcceptedClients::AcceptedClients(const TrafficLog &log, StandardOutput &output, bool json, QObject *parent)
    : QObject(parent), m_log(log), m_output(output), m_json(json)
{
    connect(&m_timer, &QTimer::timeout, this, &AcceptedClients::look);
    m_timer.start(lookIntervalMs);
}

void AcceptedClients::look()
{
    if (isUpToDate() || m_output.queued() > mostQueued)
        return;
    QByteArray lines;
    const LogSnapshot snapshot = m_log.snapshot();
    snapshot.forEach(m_nextId, snapshot.endId(), [&](const SocketCall &call) {
        m_nextId = call.id + 1;
        if (call.call == Call::Accept && !call.failed())
            lines += line(call);
        return lines.size() <= mostQueued;
    });
    m_output.write(Bytes::copyOf(lines));
}

QByteArray AcceptedClients::line(const SocketCall &accept) const
{
    const SocketAddress &peer = accept.flow->peer;
    if (!m_json)
        return "Got a connection from " + peer.toPython().toUtf8() + '\n';
    const QJsonObject fields{{QStringLiteral("event"), QStringLiteral("accepted")},
                             {QStringLiteral("peer"), peer.toString()},
                             {QStringLiteral("host"), peer.host()},
                             {QStringLiteral("port"), peer.port}};
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace wirebench
