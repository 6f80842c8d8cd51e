#include "core/practice/practiceprotocol.h"

namespace wirebench {

namespace {

struct ProtocolRow
{
    const char *name;
    quint16 port;
    quint16 tlsPort;
};

constexpr std::array<ProtocolRow, practiceProtocolCount> rows = {{
    {"ftp", 21, 990},
    {"smtp", 25, 465},
    {"pop3", 110, 995},
    {"imap", 143, 993},
    {"nntp", 119, 563},
    {"telnet", 23, 0},
    {"gopher", 70, 0},
    {"finger", 79, 0},
    {"daytime", 13, 0},
}};

} // namespace

const char *practiceProtocolName(PracticeProtocol protocol)
{
    return rows[size_t(protocol)].name;
}

std::optional<PracticeProtocol> practiceProtocolNamed(QStringView name)
{
    for (const PracticeProtocol protocol : practiceProtocols) {
        if (name == QLatin1String(practiceProtocolName(protocol)))
            return protocol;
    }
    return std::nullopt;
}

quint16 assignedPort(PracticeProtocol protocol)
{
    return rows[size_t(protocol)].port;
}

quint16 assignedTlsPort(PracticeProtocol protocol)
{
    return rows[size_t(protocol)].tlsPort;
}

} // namespace wirebench
