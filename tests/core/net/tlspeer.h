#pragma once

#include "core/tls/tlssession.h"
#include "tests/core/net/rawpeer.h"

namespace wirebench {

/// The other end of a connection under test, with TLS on it: a RawPeer whose bytes go through a session of
/// their own. Nothing happens between its calls; each moves what can be moved, which makes them fit for
/// QTRY_COMPARE().
class TlsPeer final : private TlsChannel
{
public:
    /// A client speaks first: what has come before was in clear, and is skipped.
    TlsPeer(TlsContextPtr context, RawPeer raw, const QString &host = QStringLiteral("localhost"));

    /// True once the handshake is done.
    bool isSecure();
    bool hasFailed();
    /// Before or after the handshake; goes out behind it.
    void send(const QByteArray &bytes);
    /// Everything that has been opened so far.
    const QByteArray &received();
    qsizetype receivedBytes() { return received().size(); }
    /// Whether the stream has ended, in order or with an error.
    bool isAtEnd();
    /// It ended inside TLS, not just by TCP.
    bool endedProperly();
    /// close_notify.
    void finish();

    RawPeer &raw() { return m_raw; }
    TlsSession &session() { return m_session; }
    const Error &error() const { return m_session.error(); }

private:
    SysResult receiveSealed(char *to, quint32 size) override;
    SysResult sendSealed(const char *from, quint32 size) override;
    void pump();
    void receiveAll();

    RawPeer m_raw;
    qsizetype m_taken; ///< of what the raw peer has received
    TlsSession m_session;
    TlsSession::Step m_step = TlsSession::Step::WantsToReceive;
    QByteArray m_unsent;
    QByteArray m_received;
    bool m_atEnd = false;
};

} // namespace wirebench
