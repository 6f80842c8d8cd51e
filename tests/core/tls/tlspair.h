#pragma once

#include "core/tls/tlssession.h"
#include "tests/core/tls/memorywire.h"

#include <memory>

namespace wirebench {

/// A client and a server of TLS, joined in memory. Nothing happens between its calls.
class TlsPair
{
public:
    /// @param host as the client's user typed it.
    TlsPair(TlsContextPtr clientContext, TlsContextPtr serverContext,
            const QString &host = QStringLiteral("localhost"));

    /// Turns both handshakes until neither gets further. True if both are done.
    bool shakeHands();
    /// Sends everything from one end and receives it at the other with calls of @p size bytes. What came.
    static QByteArray carry(TlsSession &from, TlsSession &to, const QByteArray &bytes, quint32 size = 4096);

    TlsPair(const TlsPair &) = delete;
    TlsPair &operator=(const TlsPair &) = delete;

    MemoryWire toServer;
    MemoryWire toClient;

private:
    MemoryChannel m_clientChannel{toClient, toServer}; // before the sessions, which they outlive
    MemoryChannel m_serverChannel{toServer, toClient};

public:
    std::unique_ptr<TlsSession> client;
    std::unique_ptr<TlsSession> server;
    TlsSession::Step clientStep = TlsSession::Step::WantsToReceive;
    TlsSession::Step serverStep = TlsSession::Step::WantsToReceive;
};

/// One receive() as bytes; "end" or the errno's number where there are none.
QByteArray received(TlsSession &session, quint32 size = 4096);

} // namespace wirebench
