#pragma once

#include "core/answer/relayconfig.h"
#include "core/base/result.h"
#include "core/workspace/tlssettings.h"

#include <QJsonObject>
#include <QString>

namespace wirebench {

class JsonMembers;
class OptionReader;

/// What is typed about the server that answers in place of a session: texts as they stand in the fields,
/// right or wrong. Means something with AnswerKind::Relay alone.
struct RelaySettings
{
    QString target; ///< "HOST:PORT", or a port of this machine; "unix:PATH" for streams
    RelayPath toTarget;
    RelayPath toClient;
    int connectTimeoutMs = RelayConfig().connectTimeoutMs;
    int stallMs = RelayConfig().stallMs; ///< 0: never
    int idleMs = RelayConfig().idleMs;   ///< datagrams
    TlsSettings tls;                     ///< as the target's client

    friend bool operator==(const RelaySettings &, const RelaySettings &) = default;
};

QJsonObject toJson(const RelaySettings &settings);
void readSettings(JsonMembers &members, RelaySettings &settings);

/// Errors: InvalidHost, InvalidPort, UnknownService, NoUnixPath, …
/// @param protocol "tcp" or "udp".
/// @param receiveSize bytes that one recv() from the target asks for.
Result<RelayConfig> relayConfig(const RelaySettings &settings, const char *protocol, int receiveSize);

/// From the command line, beside --answer relay=HOST:PORT; each of them without it is refused.
/// @param tls what TLS with the target is called with this verb: "relay-tls".
void readRelay(OptionReader &options, RelaySettings &settings, bool relays, const char *tls);

} // namespace wirebench
