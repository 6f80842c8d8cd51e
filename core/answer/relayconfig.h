#pragma once

#include "core/base/hostport.h"
#include "core/tls/tlsconfig.h"

#include <optional>

namespace wirebench {

/// What is done to one direction of a relay.
struct RelayPath
{
    int delayMs = 0;        ///< what has come waits that long
    int pieceSize = 0;      ///< bytes that one send() is given at most; 0: as they came. Not of datagrams
    int bytesPerSecond = 0; ///< 0: as fast as can be

    friend bool operator==(const RelayPath &, const RelayPath &) = default;
};

/// The server that answers in place of this one (AnswerKind::Relay), and how it is reached.
struct RelayConfig
{
    HostSpec host;
    quint16 port = 0;
    std::optional<TlsClientConfig> tls; ///< with the target, whatever the client speaks; DTLS for datagrams
    RelayPath toTarget;
    RelayPath toClient;
    int receiveSize = 4096;        ///< bytes that one recv() from the target asks for
    int connectTimeoutMs = 10'000; ///< for the lookup and all addresses
    int stallMs = 60'000; ///< an end that takes nothing of what waits for so long is given up; 0: never
    int idleMs = 60'000;  ///< datagrams: the socket of a client goes after so long a silence

    friend bool operator==(const RelayConfig &, const RelayConfig &) = default;
};

} // namespace wirebench
