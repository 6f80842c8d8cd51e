#pragma once

#include "core/base/address.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace wirebench {

/// What somebody types to join a server: addresses, and ports with what each is for. A value.
struct JoinOffer
{
    struct Port
    {
        quint16 number = 0;
        QString title; ///< "Chat: read"

        friend bool operator==(const Port &, const Port &) = default;
    };

    QStringList addresses; ///< without ports; the best one first; empty: nobody can join yet
    QList<Port> ports;
    bool onlyHere = false; ///< only programs of this machine can join

    friend bool operator==(const JoinOffer &, const JoinOffer &) = default;
};

/// The addresses under which others reach these sockets (or, where they are of this machine alone, those of
/// the loopback interface). Ports are the caller's. GUI thread: asks the system for its addresses.
JoinOffer joinOffer(const QList<SocketAddress> &listening);

/// "nc 192.168.1.7 2000", what a client types; nothing without an address or a port.
QString ncCommand(const QString &address, quint16 port);
/// "192.168.1.7:2000", "[2001:db8::1]:2000": what the code holds.
QString endpointText(const QString &address, quint16 port);

} // namespace wirebench
