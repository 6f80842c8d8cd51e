#include "ui/models/socketwords.h"

#include "ui/models/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

namespace wirebench {

namespace {

struct SocketWords
{
    Q_DECLARE_TR_FUNCTIONS(SocketWords)
};

QString datagramSentence(const SystemSocket &socket)
{
    return socket.state == SocketState::Established
               ? SocketWords::tr(
                     "Takes datagrams from this peer only. Nothing was sent for it: UDP knows no connection, "
                     "connect() just notes the address.")
               : SocketWords::tr("Takes datagrams from everybody who sends to this port.");
}

QString finWait2Sentence(const SystemSocket &socket)
{
    return socket.inode != 0
               ? SocketWords::tr("This side has finished sending, and the peer has confirmed it. The peer "
                                 "may still send.")
               : SocketWords::tr(
                     "This program has closed the connection, the peer has not. The system waits for it, but "
                     "a "
                     "minute at most.");
}

QString tcpSentence(const SystemSocket &socket)
{
    switch (socket.state) {
    case SocketState::Unknown:
    case SocketState::Closed:
        return {};
    case SocketState::Established:
        return SocketWords::tr("The connection stands: both sides can send.");
    case SocketState::SynSent:
        return SocketWords::tr(
            "This side has asked for a connection (SYN) and waits for the answer. Without one it asks "
            "again after 1, 2, 4 … seconds.");
    case SocketState::SynReceived:
        return SocketWords::tr(
            "A client has asked for a connection, the system has answered and waits for the client to "
            "confirm. The program does not know of it yet.");
    case SocketState::FinWait1:
        return SocketWords::tr(
            "This side has finished sending (FIN), and the peer has not confirmed it yet.");
    case SocketState::FinWait2:
        return finWait2Sentence(socket);
    case SocketState::TimeWait:
        return SocketWords::tr(
            "Over. The side that closed first keeps the two addresses for a minute, so that a late packet "
            "of this connection is never taken for one of the next.");
    case SocketState::CloseWait:
        return SocketWords::tr(
            "The peer has finished sending. It stays like this until this program closes its end: a "
            "program that forgets to collects them.");
    case SocketState::LastAck:
        return SocketWords::tr("Both sides have finished. Only the confirmation of the last FIN is missing.");
    case SocketState::Listen:
        return SocketWords::tr(
            "Waits for clients. The system connects them by itself and keeps them in the accept queue "
            "until the program calls accept().");
    case SocketState::Closing:
        return SocketWords::tr(
            "Both sides have finished at the same moment, and each waits for the other to confirm.");
    }
    return {};
}

QString listenRemark(const SystemSocket &socket)
{
    const QString backlog = SocketWords::tr("backlog %1").arg(formatCount(socket.sendQueue));
    if (socket.receiveQueue == 0)
        return backlog;
    const QString waiting = socket.receiveQueue == 1
                                ? SocketWords::tr("1 client waits")
                                : SocketWords::tr("%1 clients wait").arg(formatCount(socket.receiveQueue));
    return waiting + QStringLiteral(", ") + backlog;
}

} // namespace

QString socketStateText(const SystemSocket &socket)
{
    if (socket.protocol != SocketProtocol::Udp)
        return QLatin1String(socketStateName(socket.state));
    return socket.state == SocketState::Established ? SocketWords::tr("connected") : SocketWords::tr("open");
}

QString socketStateSentence(const SystemSocket &socket)
{
    return socket.protocol == SocketProtocol::Udp ? datagramSentence(socket) : tcpSentence(socket);
}

QString socketRemark(const OwnSocket &socket)
{
    const SystemSocket &system = socket.system;
    if (system.state == SocketState::Listen)
        return listenRemark(system);
    if (socket.isQueued)
        return system.state == SocketState::SynReceived ? SocketWords::tr("handshake not finished")
                                                        : SocketWords::tr("not accepted yet");
    if (system.endsInMs)
        return SocketWords::tr("gone in %1 s").arg(formatCount((*system.endsInMs + 999) / 1000));
    if (system.dropped > 0 && system.protocol == SocketProtocol::Udp)
        return SocketWords::tr("%1 dropped, buffer full").arg(formatCount(system.dropped));
    if (system.inode == 0)
        return SocketWords::tr("closed by this program");
    return {};
}

QString socketFigures(const SystemSocket &socket)
{
    if (!socket.tcp)
        return {};
    const TcpFigures &tcp = *socket.tcp;
    const QStringList lines{
        SocketWords::tr("Round trip %1, varies by %2")
            .arg(formatDuration(qint64(tcp.roundTripUs) * 1000),
                 formatDuration(qint64(tcp.roundTripVarUs) * 1000)),
        SocketWords::tr("Sent again: %1 segments").arg(formatCount(tcp.retransmits)),
        SocketWords::tr("On the way, not confirmed: %1 segments").arg(formatCount(tcp.unacknowledged)),
        SocketWords::tr("Congestion window: %1 segments of at most %2 bytes")
            .arg(formatCount(tcp.congestionWindow), formatCount(tcp.segmentSize)),
        SocketWords::tr("Confirmed by the peer: %1").arg(formatBytes(qint64(tcp.acknowledged))),
        SocketWords::tr("Received: %1").arg(formatBytes(qint64(tcp.received))),
    };
    return lines.join(u'\n');
}

} // namespace wirebench
