#pragma once

#include "core/workspace/jsonmembers.h"
#include "core/workspace/settings.h"

#include <QJsonObject>

namespace wirebench {

/// The proxy of a session as members of its JSON object: the same for a TCP client, a request and downloads. The password is
/// no part of it. Free functions.
void insertProxy(QJsonObject &object, const ProxyText &proxy);
/// Mistakes are noted in @p members.
void readProxy(JsonMembers &members, ProxyText &proxy);

} // namespace wirebench
