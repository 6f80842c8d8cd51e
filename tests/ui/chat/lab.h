#pragma once

#include "core/workspace/chatsettings.h"

namespace wirebench::test {

/// A lab of this machine alone, on free ports.
inline LabServerSettings labOnFreePorts()
{
    LabServerSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    for (LabPortSettings &port : settings.ports)
        port.port = QStringLiteral("0");
    settings.intervalMs = 5;
    return settings;
}

inline ChatServerSettings chatOnFreePort()
{
    ChatServerSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    return settings;
}

} // namespace wirebench::test
