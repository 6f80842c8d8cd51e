#include "app/cli/arrivals.h"

#include <QJsonDocument>

namespace wirebench {

namespace {

constexpr int lookIntervalMs = 20;
constexpr qint64 mostQueued = 64 * 1024;

bool isArrival(const SocketCall &call)
{
    return !call.failed() && (call.call == Call::Accept || call.call == Call::RecvFrom);
}

QByteArray wordsFor(const SocketCall &call)
{
    const SocketAddress &from = call.flow->peer;
    // Python shows '' for a client without a name; its process says more.
    const QByteArray peer = (from.isUnix() ? from.toString() : from.toPython()).toUtf8();
    if (call.call == Call::Accept)
        return "Got a connection from " + peer;
    const bool cut = (call.marks & CallMark::Truncated) != 0;
    return "Got " + QByteArray::number(call.payload.size()) + " bytes from " + peer +
           (cut ? ", the rest was cut off" : "");
}

QJsonObject fieldsFor(const SocketCall &call)
{
    const SocketAddress &peer = call.flow->peer;
    QJsonObject fields{{QStringLiteral("peer"), peer.toString()}};
    if (peer.isUnix() && peer.scope != 0)
        fields.insert(QStringLiteral("pid"), qint64(peer.scope));
    if (!peer.isUnix()) {
        fields.insert(QStringLiteral("host"), peer.host());
        fields.insert(QStringLiteral("port"), peer.port);
    }
    const bool isDatagram = call.isDatagram();
    fields.insert(QStringLiteral("event"),
                  isDatagram ? QStringLiteral("datagram") : QStringLiteral("accepted"));
    if (!isDatagram)
        return fields;
    fields.insert(QStringLiteral("bytes"), qint64(call.payload.size()));
    fields.insert(QStringLiteral("truncated"), (call.marks & CallMark::Truncated) != 0);
    return fields;
}

} // namespace

Arrivals::Arrivals(const TrafficLog &log, StandardOutput &output, bool json, QObject *parent)
    : QObject(parent), m_log(log), m_output(output), m_json(json)
{
    connect(&m_timer, &QTimer::timeout, this, &Arrivals::look);
    m_timer.start(lookIntervalMs);
}

void Arrivals::look()
{
    if (isUpToDate() || m_output.queued() > mostQueued)
        return;
    QByteArray lines;
    const LogSnapshot snapshot = m_log.snapshot();
    snapshot.forEach(m_nextId, snapshot.endId(), [&](const SocketCall &call) {
        m_nextId = call.id + 1;
        if (isArrival(call))
            lines += line(call);
        return lines.size() <= mostQueued;
    });
    m_output.write(Bytes::copyOf(lines));
}

QByteArray Arrivals::line(const SocketCall &call) const
{
    if (!m_json)
        return wordsFor(call) + '\n';
    return QJsonDocument(fieldsFor(call)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace wirebench
