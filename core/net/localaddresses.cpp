#include "core/net/localaddresses.h"

#include <QNetworkInterface>

#include <algorithm>

namespace wirebench {

namespace {

template <typename Predicate>
QList<LocalAddress> addressesWhere(Predicate wanted)
{
    QList<LocalAddress> found;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!interface.flags().testFlag(QNetworkInterface::IsUp))
            continue;
        for (const QNetworkAddressEntry &entry : interface.addressEntries()) {
            const auto address = SocketAddress::fromHost(entry.ip().toString(), 0);
            if (address && wanted(entry.ip()))
                found.append({*address, interface.name()});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const LocalAddress &a, const LocalAddress &b) {
        return a.address.family < b.address.family;
    });
    return found;
}

} // namespace

QList<LocalAddress> reachableAddresses()
{
    return addressesWhere([](const QHostAddress &host) { return !host.isLoopback() && !host.isLinkLocal(); });
}

QList<LocalAddress> bindableAddresses()
{
    return addressesWhere([](const QHostAddress &) { return true; });
}

QStringList interfaceNames()
{
    QStringList names;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (interface.flags().testFlag(QNetworkInterface::IsUp))
            names.append(interface.name());
    }
    return names;
}

} // namespace wirebench
