#pragma once

#include "core/chat/chatevent.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/rawpeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

namespace wirebench {

/// This machine, as an engine is told of it.
inline HostSpec loopbackHost()
{
    return {HostSpec::Kind::Address, loopback(), {}};
}

/// A peer that is connected to a port of this machine; not open if that failed.
inline RawPeer peerOf(quint16 port)
{
    RawPeer peer;
    (void)peer.connectTo(loopback(AddressFamily::IPv4, port));
    return peer;
}

/// Lines FIRST to LAST with a number each: "PREFIX 7\n".
inline QByteArray numberedLines(const QByteArray &prefix, int first, int last)
{
    QByteArray lines;
    for (int i = first; i <= last; ++i)
        lines += prefix + ' ' + QByteArray::number(i) + '\n';
    return lines;
}

/// The events of one kind, in order.
inline QList<ChatEvent> eventsOf(const QList<ChatEvent> &events, ChatEvent::Kind kind)
{
    QList<ChatEvent> found;
    for (const ChatEvent &event : events) {
        if (event.kind == kind)
            found.append(event);
    }
    return found;
}

/// Whether a close() in the log says that a reader was dropped.
inline int droppedCloses(const TrafficLog &log)
{
    int count = 0;
    for (const SocketCall &record : recordsOf(log, Call::Close))
        count += record.resultText().contains(QStringLiteral("dropped: ")) ? 1 : 0;
    return count;
}

} // namespace wirebench
