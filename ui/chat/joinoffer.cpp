#include "ui/chat/joinoffer.h"

#include "core/net/localaddresses.h"

#include <algorithm>

namespace wirebench {

JoinOffer joinOffer(const QList<SocketAddress> &listening)
{
    JoinOffer offer;
    const auto add = [&](const QString &address) {
        if (!offer.addresses.contains(address))
            offer.addresses.append(address);
    };
    offer.onlyHere = std::all_of(listening.begin(), listening.end(),
                                 [](const SocketAddress &own) { return own.isLoopback(); });
    for (const SocketAddress &own : listening) {
        if (!own.isAny()) {
            add(own.host());
            continue;
        }
        for (const LocalAddress &local : reachableAddresses()) {
            if (local.address.family == own.family)
                add(local.address.host());
        }
    }
    // A machine without a network: everybody may join, and there is nobody else.
    if (offer.addresses.isEmpty() && !listening.isEmpty()) {
        add(listening.first().family == AddressFamily::IPv6 ? QStringLiteral("::1")
                                                            : QStringLiteral("127.0.0.1"));
        offer.onlyHere = true;
    }
    return offer;
}

QString ncCommand(const QString &address, quint16 port)
{
    return address.isEmpty() || port == 0 ? QString() : QStringLiteral("nc %1 %2").arg(address).arg(port);
}

QString endpointText(const QString &address, quint16 port)
{
    if (address.isEmpty() || port == 0)
        return {};
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(address)
        .arg(port);
}

} // namespace wirebench
