#include "core/workspace/proxysettings.h"

#include "core/workspace/settingnames.h"

namespace wirebench {

void insertProxy(QJsonObject &object, const ProxyText &proxy)
{
    object.insert(QStringLiteral("proxyKind"), enumName(proxyNames, proxy.kind));
    object.insert(QStringLiteral("proxyAddress"), proxy.address);
    object.insert(QStringLiteral("proxyUser"), proxy.user);
}

void readProxy(JsonMembers &members, ProxyText &proxy)
{
    members.read("proxyKind", proxy.kind, proxyNames);
    members.read("proxyAddress", proxy.address);
    members.read("proxyUser", proxy.user);
}

} // namespace wirebench
