#include "ui/widgets/timelinewords.h"

#include "core/base/error.h"
#include "ui/models/numbertext.h"

#include <QStringList>

#include <algorithm>

namespace wirebench {

namespace {

const QString separator = QStringLiteral(" · ");

/// A wait that began before it was seen.
bool isLowerBound(const TimelineRun &run, qint64 wait, qint64 nowNs)
{
    return std::any_of(run.clients.begin(), run.clients.end(), [wait, nowNs](const TimelineClient &client) {
        return client.seenWaiting && client.waitedNs(nowNs) == wait;
    });
}

} // namespace

QString TimelineWords::caption(const TimelineRun &run, qint64 nowNs)
{
    const qsizetype count = qsizetype(run.clients.size() + run.leftOut);
    QStringList parts;
    parts << (run.title.isEmpty() ? run.name : run.title);
    if (count == 0) {
        parts << tr("no client yet");
        return parts.join(separator);
    }
    const QString length = formatDuration(run.finishNs(nowNs) - run.originNs());
    parts << (count == 1 ? tr("1 client in %1").arg(length) : tr("%1 clients in %2").arg(formatCount(count), length));
    if (const qint64 wait = run.longestWaitNs(nowNs); wait > 0)
        parts << tr("longest wait %1")
                     .arg((isLowerBound(run, wait, nowNs) ? QStringLiteral("≥ ") : QString()) + formatDuration(wait));
    parts << tr("at most %1 at once").arg(formatCount(run.mostAtOnce()));
    if (run.leftOut > 0)
        parts << tr("%1 have no row").arg(formatCount(qint64(run.leftOut)));
    return parts.join(separator);
}

QString TimelineWords::waiting(const TimelineClient &client, qint64 nowNs)
{
    if (client.waitedUnknown)
        return QStringLiteral("… ?");
    return (client.seenWaiting ? QStringLiteral("… ≥ ") : QStringLiteral("… ")) + formatDuration(client.waitedNs(nowNs));
}

QString TimelineWords::served(const TimelineClient &client, qint64 nowNs)
{
    const QString length = formatDuration(client.servedNs(nowNs));
    if (client.acceptedNs < 0)
        return client.closedNs < 0 ? QString() : tr("! never accepted");
    if (client.isServed())
        return tr("served for %1").arg(length);
    return client.error != 0 ? QStringLiteral("! %1 %2").arg(Error::errnoName(client.error), length)
                             : QStringLiteral("✓ ") + length;
}

QString TimelineWords::whole(const TimelineClient &client, qint64 nowNs)
{
    QStringList lines{client.peer.toString()};
    if (client.waitedUnknown)
        lines << tr("It was in the queue before the server was ready for it. Since when, only its own program knows.");
    else if (client.seenWaiting)
        lines << tr("At least %1 in the queue: the system was asked who waits").arg(formatDuration(client.waitedNs(nowNs)));
    else if (client.connectedNs >= 0)
        lines << tr("%1 in the queue, until accept() took it out").arg(formatDuration(client.waitedNs(nowNs)));
    else
        lines << tr("The server was ready when it came.");
    if (client.acceptedNs >= 0)
        lines << tr("%1 from accept() to close()").arg(formatDuration(client.servedNs(nowNs)))
              << tr("%1 received, %2 sent").arg(formatBytes(qint64(client.received)), formatBytes(qint64(client.sent)));
    else if (client.closedNs >= 0)
        lines << tr("The server stopped listening before it accepted this client.");
    else
        lines << tr("It still waits.");
    if (client.error != 0)
        lines << tr("It ended with %1.").arg(Error::errnoName(client.error));
    return lines.join(u'\n');
}

QString TimelineWords::legend()
{
    return tr("… waits in the queue (≥ at least so long, ? nobody knows since when)   ✓ served   ! ended with an error");
}

} // namespace wirebench
