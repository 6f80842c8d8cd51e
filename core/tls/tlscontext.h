#pragma once

#include "core/base/result.h"
#include "core/tls/certificate.h"
#include "core/tls/tlsconfig.h"

#include <memory>

class QFile;
struct ssl_ctx_st;

namespace wirebench {

class Identity;
class TlsContext;
using TlsContextPtr = std::shared_ptr<const TlsContext>;

/// What the sessions of one client or server share: the versions, own certificate, trusted authorities, and
/// the key log. Made once from its configuration, which is where unusable files are found; never changes.
/// Its sessions live on one thread.
class TlsContext final
{
public:
    enum class Over : quint8 { Stream, Datagrams }; ///< TLS (RFC 8446) or DTLS 1.2 (RFC 6347)

    /// Errors: CertificateUnusable, KeyUnusable, KeyOfAnother, AuthoritiesUnusable, FileUnwritable (the key
    /// log), TlsFailed (versions that do not go together).
    static Result<TlsContextPtr> forClient(const TlsClientConfig &config, Over over = Over::Stream);
    static Result<TlsContextPtr> forServer(const TlsServerConfig &config, Over over = Over::Stream);

    bool isServer() const { return m_isServer; }
    Over over() const { return m_over; }
    int handshakeTimeoutMs() const { return m_handshakeTimeoutMs; }
    /// The certificate that it shows to peers; empty if none.
    const QList<Certificate> &ownChain() const { return m_ownChain; }
    const TlsClientConfig &client() const { return m_client; }
    /// A server's over datagrams: 32 random bytes of this run, with which its cookies are made.
    const QByteArray &cookieSecret() const { return m_cookieSecret; }
    ssl_ctx_st *handle() const { return m_handle.get(); }

private:
    TlsContext() = default;
    Result<void> setUp(const TlsConfig &config, bool isServer, Over over);
    Result<void> makeCookieSecret();
    Result<void> setVersions(const TlsConfig &config);
    Result<void> setAuthorities(const QString &file);
    Result<void> setIdentity(const Identity &identity);
    Result<void> setKeyLog(const QString &path);
    void setProtocols(const QStringList &protocols);

    std::shared_ptr<ssl_ctx_st> m_handle;
    QList<Certificate> m_ownChain;
    TlsClientConfig m_client;
    QByteArray m_cookieSecret;
    QByteArray m_protocols; ///< as on the wire: a length before each
    std::shared_ptr<QFile> m_keyLog;
    int m_handshakeTimeoutMs = 0;
    Over m_over = Over::Stream;
    bool m_isServer = false;
};

} // namespace wirebench
