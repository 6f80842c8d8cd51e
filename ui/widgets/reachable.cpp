#include "ui/widgets/reachable.h"

#include "core/net/localaddresses.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace wirebench {

namespace {

class Reachable
{
    Q_DECLARE_TR_FUNCTIONS(Reachable)
};

} // namespace

bool isReachable(const QList<SocketAddress> &bound)
{
    return std::any_of(bound.begin(), bound.end(), [](const SocketAddress &own) { return !own.isLoopback(); });
}

QString reachableText(const QList<SocketAddress> &bound)
{
    QStringList others;
    for (const SocketAddress &taken : bound) {
        if (!taken.isAny())
            continue;
        for (LocalAddress &local : reachableAddresses()) {
            local.address.port = taken.port;
            if (local.address.family == taken.family)
                others.append(local.address.toString());
        }
    }
    return others.isEmpty() ? QString()
                            : Reachable::tr("; others reach it at %1").arg(others.join(QStringLiteral(", ")));
}

} // namespace wirebench
