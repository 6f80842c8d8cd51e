#include "core/workspace/relaysettings.h"

#include "core/workspace/jsonmembers.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/ranges.h"

#include <algorithm>

namespace wirebench {

namespace {

QJsonObject toJson(const RelayPath &path)
{
    return {
        {QStringLiteral("delayMs"), path.delayMs},
        {QStringLiteral("pieceSize"), path.pieceSize},
        {QStringLiteral("bytesPerSecond"), path.bytesPerSecond},
    };
}

void readPath(JsonMembers &members, RelayPath &path)
{
    members.read("delayMs", path.delayMs, ranges::networkDelayMs);
    members.read("pieceSize", path.pieceSize, ranges::pieceSize);
    members.read("bytesPerSecond", path.bytesPerSecond, ranges::bytesPerSecond);
}

/// "N" for both directions, or "N/M" for what goes to the target and what comes back.
void readBoth(OptionReader &options, const char *name, IntRange range, int &toTarget, int &toClient)
{
    if (!options.has(name))
        return;
    const QStringList texts = options.text(name).split(u'/');
    bool ok = texts.size() <= 2;
    const auto number = [&](const QString &text) {
        bool isNumber = false;
        const int value = text.toInt(&isNumber);
        ok = ok && isNumber && range.contains(value);
        return value;
    };
    const int first = number(texts.first());
    const int second = number(texts.last());
    if (!ok) {
        options.refuse(
            name, QStringLiteral("“%1” is not a whole number from %2 to %3, or two of them with / between.")
                      .arg(options.text(name))
                      .arg(range.lowest)
                      .arg(range.highest));
        return;
    }
    toTarget = first;
    toClient = second;
}

/// "0" as well, which means never.
int secondsOrNever(OptionReader &options, const char *name, int usualMs)
{
    return options.text(name) == u"0" ? 0 : options.seconds(name, usualMs);
}

void readTls(OptionReader &options, TlsSettings &tls, const char *on)
{
    tls.on = options.has(on);
    for (const char *name : {"relay-insecure", "relay-ca-file", "relay-server-name"}) {
        if (options.has(name) && !tls.on)
            options.refuse(name, QStringLiteral("it goes with --%1.").arg(QLatin1String(on)));
    }
    tls.verify = !options.has("relay-insecure");
    tls.authorityFile = options.text("relay-ca-file");
    tls.serverName = options.text("relay-server-name");
}

} // namespace

QJsonObject toJson(const RelaySettings &settings)
{
    return {
        {QStringLiteral("target"), settings.target},
        {QStringLiteral("toTarget"), toJson(settings.toTarget)},
        {QStringLiteral("toClient"), toJson(settings.toClient)},
        {QStringLiteral("connectTimeoutMs"), settings.connectTimeoutMs},
        {QStringLiteral("stallMs"), settings.stallMs},
        {QStringLiteral("idleMs"), settings.idleMs},
        {QStringLiteral("tls"), toJson(settings.tls)},
    };
}

void readSettings(JsonMembers &members, RelaySettings &settings)
{
    members.read("target", settings.target);
    members.readObject("toTarget", [&](JsonMembers &inner) { readPath(inner, settings.toTarget); });
    members.readObject("toClient", [&](JsonMembers &inner) { readPath(inner, settings.toClient); });
    members.read("connectTimeoutMs", settings.connectTimeoutMs, ranges::connectTimeoutMs);
    members.read("stallMs", settings.stallMs, ranges::timeLimitMs);
    members.read("idleMs", settings.idleMs, ranges::relayIdleMs);
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, settings.tls); });
}

Result<RelayConfig> relayConfig(const RelaySettings &settings, const char *protocol, int receiveSize)
{
    RelayConfig config;
    const QString target = settings.target.trimmed();
    if (isUnixNotation(target) && qstrcmp(protocol, "tcp") == 0) {
        const auto address = parseUnixPath(target);
        if (!address)
            return failure(address.error());
        config.host = {HostSpec::Kind::Address, *address, {}};
    } else {
        const auto parts = splitHostPort(target);
        if (!parts)
            return failure(parts.error());
        const auto host = parseHost(parts->host.isEmpty() ? QStringLiteral("localhost") : parts->host);
        if (!host)
            return failure(host.error());
        const auto port = parsePort(parts->port, protocol);
        if (!port)
            return failure(port.error());
        config.host = *host;
        config.port = *port;
    }
    config.toTarget = settings.toTarget;
    config.toClient = settings.toClient;
    config.receiveSize = receiveSize;
    config.connectTimeoutMs = settings.connectTimeoutMs;
    config.stallMs = settings.stallMs;
    config.idleMs = settings.idleMs;
    if (settings.tls.on)
        config.tls = tlsClientConfig(settings.tls);
    return config;
}

void readRelay(OptionReader &options, RelaySettings &settings, bool relays, const char *tls)
{
    for (const char *name : {tls, "relay-insecure", "relay-ca-file", "relay-server-name", "relay-delay",
                             "relay-piece", "relay-rate", "relay-timeout", "relay-stall", "relay-idle"}) {
        if (options.has(name) && !relays)
            options.refuse(name, QStringLiteral("it goes with --answer relay=HOST:PORT."));
    }
    readTls(options, settings.tls, tls);
    readBoth(options, "relay-delay", ranges::networkDelayMs, settings.toTarget.delayMs,
             settings.toClient.delayMs);
    readBoth(options, "relay-piece", ranges::pieceSize, settings.toTarget.pieceSize,
             settings.toClient.pieceSize);
    readBoth(options, "relay-rate", ranges::bytesPerSecond, settings.toTarget.bytesPerSecond,
             settings.toClient.bytesPerSecond);
    settings.connectTimeoutMs = options.seconds("relay-timeout", settings.connectTimeoutMs);
    settings.stallMs = secondsOrNever(options, "relay-stall", settings.stallMs);
    settings.idleMs = options.seconds("relay-idle", settings.idleMs);
}

} // namespace wirebench
