#include "tests/core/net/logreader.h"

namespace wirebench {

namespace {

template <typename Matches>
QList<SocketCall> recordsWhere(const TrafficLog &log, Matches matches)
{
    QList<SocketCall> records;
    const LogSnapshot snapshot = log.snapshot();
    snapshot.forEach(snapshot.firstId(), snapshot.endId(), [&](const SocketCall &record) {
        if (matches(record))
            records.append(record);
        return true;
    });
    return records;
}

QString contradictionIn(const SocketCall &record)
{
    if (!record.flow)
        return QStringLiteral("has no flow");
    if (record.waitedNs < 0 || record.waitedNs > record.timeNs)
        return QStringLiteral("waited %1 ns").arg(record.waitedNs);
    if (record.failed() != (record.result < 0))
        return QStringLiteral("result and errno do not go together");
    const bool movesBytes = record.call == Call::Send || record.call == Call::Recv || record.isDatagram();
    // A datagram that did not go stands in its record all the same.
    const bool stayed =
        record.call == Call::SendTo && (record.failed() || record.marks & CallMark::SimulatedLoss);
    const qint64 moved = stayed ? record.argument : std::max<qint64>(record.result, 0);
    if (movesBytes && record.payload.size() != moved)
        return QStringLiteral("payload of %1 bytes").arg(record.payload.size());
    if (movesBytes && record.result > record.argument)
        return QStringLiteral("moved more than was asked for");
    if (movesBytes != (record.direction != Direction::None))
        return QStringLiteral("direction");
    return {};
}

} // namespace

QList<SocketCall> recordsOf(const TrafficLog &log)
{
    return recordsWhere(log, [](const SocketCall &) { return true; });
}

QList<SocketCall> recordsOf(const TrafficLog &log, ConnectionId connection)
{
    return recordsWhere(log, [=](const SocketCall &record) { return record.flow->connection == connection; });
}

QList<SocketCall> recordsOf(const TrafficLog &log, Call call)
{
    return recordsWhere(log, [=](const SocketCall &record) { return record.call == call; });
}

QList<SocketCall> recordsOf(const TrafficLog &log, EndpointId endpoint)
{
    return recordsWhere(log, [=](const SocketCall &record) { return record.flow->endpoint->id == endpoint; });
}

QStringList callNames(const QList<SocketCall> &records)
{
    QStringList names;
    for (const SocketCall &record : records)
        names.append(QString::fromLatin1(callName(record.call)));
    return names;
}

QStringList callTexts(const QList<SocketCall> &records)
{
    QStringList texts;
    for (const SocketCall &record : records)
        texts.append(record.signature() + u' ' + record.resultText());
    return texts;
}

QByteArray payloadOf(const QList<SocketCall> &records)
{
    QByteArray payload;
    for (const SocketCall &record : records)
        payload.append(record.payload.data(), record.payload.size());
    return payload;
}

QString contradictionsIn(const TrafficLog &log)
{
    quint64 expectedId = log.snapshot().firstId();
    qint64 previousNs = 0;
    for (const SocketCall &record : recordsOf(log)) {
        QString wrong = contradictionIn(record);
        if (record.id != expectedId)
            wrong = QStringLiteral("a gap before it");
        if (record.timeNs < previousNs)
            wrong = QStringLiteral("earlier than the one before");
        if (!wrong.isEmpty())
            return QStringLiteral("%1 %2: %3").arg(record.id).arg(record.signature(), wrong);
        ++expectedId;
        previousNs = record.timeNs;
    }
    return {};
}

} // namespace wirebench
