#include "core/tls/tlscontext.h"

#include "core/tls/identity.h"
#include "core/tls/opensslerror.h"
#include "core/tls/opensslhandles.h"

#include <QFile>

#include <openssl/rand.h>
#include <openssl/ssl.h>

namespace wirebench {

namespace {

constexpr qsizetype longestProtocol = 255;
constexpr int cookieSecretSize = 32;

int versionNumber(TlsVersion version, TlsContext::Over over)
{
    if (over == TlsContext::Over::Datagrams) // DTLS 1.0 goes with TLS 1.1, DTLS 1.2 with TLS 1.2
        return version <= TlsVersion::Tls11 ? DTLS1_VERSION : DTLS1_2_VERSION;
    switch (version) {
    case TlsVersion::Tls10:
        return TLS1_VERSION;
    case TlsVersion::Tls11:
        return TLS1_1_VERSION;
    case TlsVersion::Tls12:
        return TLS1_2_VERSION;
    case TlsVersion::Tls13:
        break;
    }
    return TLS1_3_VERSION;
}

void writeKeyLog(const SSL *session, const char *line)
{
    auto *file = static_cast<QFile *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(session)));
    file->write(line);
    file->write("\n");
    file->flush();
}

/// RFC 7301 section 3.2: the server takes the first of its own protocols that the client offers.
int chooseProtocol(SSL *, const unsigned char **chosen, unsigned char *size, const unsigned char *offered,
                   unsigned offeredSize, void *own)
{
    const auto &protocols = *static_cast<const QByteArray *>(own);
    unsigned char *found = nullptr;
    const int result = SSL_select_next_proto(&found, size, reinterpret_cast<const unsigned char *>(protocols.constData()),
                                             unsigned(protocols.size()), offered, offeredSize);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

QByteArray onTheWire(const QStringList &protocols)
{
    QByteArray bytes;
    for (const QString &protocol : protocols) {
        const QByteArray name = protocol.toUtf8().left(longestProtocol);
        if (!name.isEmpty())
            bytes.append(char(name.size())).append(name);
    }
    return bytes;
}

Result<Identity> identityOf(const TlsServerConfig &config)
{
    return config.certificateFile.isEmpty() ? Identity::selfSigned(config.names)
                                            : Identity::load(config.certificateFile, config.keyFile);
}

} // namespace

Result<TlsContextPtr> TlsContext::forClient(const TlsClientConfig &config, Over over)
{
    const std::shared_ptr<TlsContext> context(new TlsContext);
    context->m_client = config;
    if (const auto done = context->setUp(config, false, over); !done)
        return failure(done.error());
    if (!config.certificateFile.isEmpty()) {
        const auto identity = Identity::load(config.certificateFile, config.keyFile);
        if (!identity)
            return failure(identity.error());
        if (const auto done = context->setIdentity(*identity); !done)
            return failure(done.error());
    }
    if (const auto done = context->setAuthorities(config.authorityFile); !done)
        return failure(done.error());
    SSL_CTX_set_verify(context->handle(), SSL_VERIFY_PEER, nullptr);
    return TlsContextPtr(context);
}

Result<TlsContextPtr> TlsContext::forServer(const TlsServerConfig &config, Over over)
{
    const std::shared_ptr<TlsContext> context(new TlsContext);
    if (const auto done = context->setUp(config, true, over); !done)
        return failure(done.error());
    const auto identity = identityOf(config);
    if (!identity)
        return failure(identity.error());
    if (const auto done = context->setIdentity(*identity); !done)
        return failure(done.error());
    if (config.wantsClientCertificate) {
        if (const auto done = context->setAuthorities(config.authorityFile); !done)
            return failure(done.error());
        SSL_CTX_set_verify(context->handle(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    return TlsContextPtr(context);
}

Result<void> TlsContext::setUp(const TlsConfig &config, bool isServer, Over over)
{
    m_isServer = isServer;
    m_over = over;
    m_handshakeTimeoutMs = config.handshakeTimeoutMs;
    m_handle.reset(SSL_CTX_new(over == Over::Datagrams ? DTLS_method() : TLS_method()), SSL_CTX_free);
    if (!m_handle)
        return failure({ErrorCode::TlsFailed, {QString(), takeOpenSslReason()}});
    // A write that would block may be tried again from another buffer, as the queue's pieces move.
    SSL_CTX_set_mode(handle(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_NO_AUTO_CHAIN);
    // Renegotiation is gone from TLS 1.3, and was a way to make a server work for nothing before.
    SSL_CTX_set_options(handle(), SSL_OP_NO_RENEGOTIATION);
    // Each handshake is a full one, in which certificates are shown and judged; and there are no tickets that
    // a client would have to read before it may close without a reset.
    SSL_CTX_set_session_cache_mode(handle(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_options(handle(), SSL_OP_NO_TICKET);
    SSL_CTX_set_num_tickets(handle(), 0);
    setProtocols(config.alpn);
    if (const auto done = makeCookieSecret(); !done)
        return done;
    if (const auto done = setVersions(config); !done)
        return done;
    return setKeyLog(config.keyLogFile);
}

Result<void> TlsContext::makeCookieSecret()
{
    if (!m_isServer || m_over != Over::Datagrams)
        return {};
    m_cookieSecret.resize(cookieSecretSize);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(m_cookieSecret.data()), cookieSecretSize) != 1)
        return failure({ErrorCode::TlsFailed, {QString(), takeOpenSslReason()}});
    return {};
}

Result<void> TlsContext::setVersions(const TlsConfig &config)
{
    const bool ordered = config.least <= config.most;
    if (!ordered || SSL_CTX_set_min_proto_version(handle(), versionNumber(config.least, m_over)) != 1 ||
        SSL_CTX_set_max_proto_version(handle(), versionNumber(config.most, m_over)) != 1) {
        takeOpenSslReason();
        return failure({ErrorCode::TlsFailed,
                        {QStringLiteral("any peer"), QStringLiteral("no version lies between these two")}});
    }
    // Versions before 1.2 sign with SHA-1, which the library allows at level 0 only.
    if (config.least < TlsVersion::Tls12)
        SSL_CTX_set_security_level(handle(), 0);
    return {};
}

Result<void> TlsContext::setIdentity(const Identity &identity)
{
    const bool taken = SSL_CTX_use_certificate(handle(), identity.certificate()) == 1 &&
                       SSL_CTX_use_PrivateKey(handle(), identity.key()) == 1;
    if (!taken) {
        const Certificate own = describeCertificate(identity.certificate());
        return failure({ErrorCode::CertificateUnusable, {own.subject, takeOpenSslReason()}});
    }
    for (size_t i = 0; i < identity.chain().size(); ++i) {
        if (i > 0)
            SSL_CTX_add1_chain_cert(handle(), identity.chain()[i].get());
        m_ownChain.append(describeCertificate(identity.chain()[i].get()));
    }
    return {};
}

Result<void> TlsContext::setAuthorities(const QString &file)
{
    if (file.isEmpty()) {
        SSL_CTX_set_default_verify_paths(handle());
        return {};
    }
    if (SSL_CTX_load_verify_file(handle(), QFile::encodeName(file).constData()) != 1)
        return failure({ErrorCode::AuthoritiesUnusable, {file, takeOpenSslReason()}});
    if (m_isServer) // the client is told whose certificates are wanted
        SSL_CTX_set_client_CA_list(handle(), SSL_load_client_CA_file(QFile::encodeName(file).constData()));
    return {};
}

void TlsContext::setProtocols(const QStringList &protocols)
{
    m_protocols = onTheWire(protocols);
    if (m_protocols.isEmpty())
        return;
    if (m_isServer)
        SSL_CTX_set_alpn_select_cb(handle(), chooseProtocol, &m_protocols);
    else
        SSL_CTX_set_alpn_protos(handle(), reinterpret_cast<const unsigned char *>(m_protocols.constData()),
                                unsigned(m_protocols.size()));
}

Result<void> TlsContext::setKeyLog(const QString &path)
{
    if (path.isEmpty())
        return {};
    m_keyLog = std::make_shared<QFile>(path);
    // Whoever reads it can read the traffic: nobody else may.
    if (!m_keyLog->open(QIODevice::WriteOnly | QIODevice::Append, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failure({ErrorCode::FileUnwritable, {path, m_keyLog->errorString()}});
    SSL_CTX_set_app_data(handle(), m_keyLog.get());
    SSL_CTX_set_keylog_callback(handle(), writeKeyLog);
    return {};
}

} // namespace wirebench
