#include "core/workspace/chatconfig.h"

#include "core/base/hostport.h"

namespace wirebench {

namespace {

Result<void> readPort(const QString &text, quint16 &port)
{
    const auto parsed = parsePort(text);
    if (!parsed)
        return failure(parsed.error());
    port = *parsed;
    return {};
}

/// Streams with a path have no ports, and the lab has five of them.
ListenFamily withPorts(ListenFamily family)
{
    return family == ListenFamily::Unix ? ListenFamily::IPv4 : family;
}

} // namespace

QString userPseudonym()
{
    for (const char *variable : {"USER", "LOGNAME", "USERNAME"}) {
        const QString name = qEnvironmentVariable(variable);
        if (!name.isEmpty())
            return name;
    }
    return QStringLiteral("anonymous");
}

Result<LabServiceConfig> engineConfig(const LabServerSettings &settings)
{
    LabServiceConfig config;
    const auto host = parseHost(settings.host);
    if (!host)
        return failure(host.error());
    config.host = *host;
    config.family = withPorts(settings.family);
    for (const LabPort port : labPorts) {
        const LabPortSettings &typed = settings.ports[size_t(port)];
        config.enabled[size_t(port)] = typed.on;
        config.faults[size_t(port)] = typed.faults;
        if (!typed.on) // its field may be unfinished
            continue;
        if (const auto read = readPort(typed.port, config.ports[size_t(port)]); !read)
            return failure(read.error());
    }
    config.intervalMs = settings.intervalMs;
    config.fewestLines = qMin(settings.fewestLines, settings.mostLines);
    config.mostLines = qMax(settings.fewestLines, settings.mostLines);
    config.announces = settings.announces;
    config.stuckAfterMs = settings.stuckAfterMs;
    config.limits = settings.limits;
    return config;
}

Result<ChatServiceConfig> engineConfig(const ChatServerSettings &settings)
{
    ChatServiceConfig config;
    const auto host = parseHost(settings.host);
    if (!host)
        return failure(host.error());
    config.host = *host;
    if (const auto read = readPort(settings.port, config.port); !read)
        return failure(read.error());
    config.family = withPorts(settings.family);
    config.announces = settings.announces;
    config.faults = settings.faults;
    config.limits = settings.limits;
    return config;
}

Result<ChatClientConfig> engineConfig(const ChatClientSettings &settings)
{
    ChatClientConfig config;
    const QString typed = settings.host.trimmed();
    const auto host = parseHost(typed.isEmpty() ? QStringLiteral("localhost") : typed);
    if (!host)
        return failure(host.error());
    config.host = *host;
    config.family = settings.family == AddressFamily::Unix ? AddressFamily::Unspecified : settings.family;
    config.onePort = settings.onePort;
    const auto read = settings.onePort ? readPort(settings.port, config.port)
                                       : readPort(settings.readPort, config.readPort).and_then([&] {
                                             return readPort(settings.writePort, config.writePort);
                                         });
    if (!read)
        return failure(read.error());
    config.pseudonym =
        settings.pseudonym.trimmed().isEmpty() ? userPseudonym() : settings.pseudonym.trimmed();
    config.connectTimeoutMs = settings.connectTimeoutMs;
    return config;
}

} // namespace wirebench
