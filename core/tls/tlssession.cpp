#include "core/tls/tlssession.h"

#include "core/base/address.h"
#include "core/tls/opensslerror.h"
#include "core/tls/opensslhandles.h"
#include "core/tls/tlsresumption.h"

#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>

namespace wirebench {

namespace {

// What every IPv6 network carries (1280 bytes, RFC 8200 section 5) less the headers of IPv6 and UDP: a handshake
// that is cut into such datagrams passes everywhere.
constexpr long datagramSize = 1232;

ErrorCode ruleOf(int verifyError)
{
    switch (verifyError) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return ErrorCode::CertificateExpired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return ErrorCode::CertificateNotYetValid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return ErrorCode::CertificateSelfSigned;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
        return ErrorCode::CertificateUnknownAuthority;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return ErrorCode::CertificateOfAnotherHost;
    default:
        return ErrorCode::CertificateRefused;
    }
}

/// What the sentence of that rule says beside the host.
QString detailOf(ErrorCode rule, int verifyError, const Certificate &judged, const Certificate &peers)
{
    switch (rule) {
    case ErrorCode::CertificateExpired:
        return judged.validUntil.toString(Qt::ISODate);
    case ErrorCode::CertificateNotYetValid:
        return judged.validFrom.toString(Qt::ISODate);
    case ErrorCode::CertificateUnknownAuthority:
        return judged.issuer;
    case ErrorCode::CertificateOfAnotherHost:
        return peers.names.isEmpty() ? peers.subject : peers.names.join(QStringLiteral(", "));
    case ErrorCode::CertificateSelfSigned:
        return judged.subject;
    default:
        return QString::fromLatin1(X509_verify_cert_error_string(verifyError));
    }
}

/// As certificates hold it and RFC 6066 section 3 wants it: ASCII, and no dot at the end.
QByteArray nameOnTheWire(const QString &name)
{
    const QString bare = name.endsWith(u'.') ? name.chopped(1) : name;
    const QByteArray ascii = QUrl::toAce(bare);
    return ascii.isEmpty() ? bare.toUtf8() : ascii;
}

struct Judgement
{
    QString host;
    QList<Error> broken;
    int firstError = X509_V_OK; ///< decides which alert the peer is sent
};

/// OpenSSL asks what to do with each broken rule: they are noted, and all others looked at too.
int noteBrokenRule(int isFine, X509_STORE_CTX *store)
{
    if (isFine)
        return 1;
    auto *judgement = static_cast<Judgement *>(X509_STORE_CTX_get_app_data(store));
    X509 *leaf = X509_STORE_CTX_get0_cert(store);
    X509 *judged = X509_STORE_CTX_get_current_cert(store);
    const int verifyError = X509_STORE_CTX_get_error(store);
    const ErrorCode rule = ruleOf(verifyError);
    const bool known = std::any_of(judgement->broken.begin(), judgement->broken.end(),
                                   [&](const Error &error) { return error.code == rule; });
    if (known || !leaf)
        return 1;
    if (judgement->broken.isEmpty())
        judgement->firstError = verifyError;
    const Certificate peers = describeCertificate(leaf);
    const QString detail = detailOf(rule, verifyError, judged ? describeCertificate(judged) : peers, peers);
    judgement->broken.append({rule, {judgement->host, detail, QString::fromLatin1(peers.sha256.toHex())}});
    return 1;
}

/// As the peer has sent it, its own first.
QList<Certificate> chainIn(X509_STORE_CTX *store)
{
    QList<Certificate> chain;
    const STACK_OF(X509) *sent = X509_STORE_CTX_get0_untrusted(store);
    for (int i = 0; i < sk_X509_num(sent); ++i)
        chain.append(describeCertificate(sk_X509_value(sent, i)));
    return chain;
}

} // namespace

/// What OpenSSL calls back.
struct TlsSessionCallbacks
{
    static int verify(X509_STORE_CTX *store, void *)
    {
        const auto *handle = static_cast<SSL *>(
            X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
        return static_cast<TlsSession *>(SSL_get_app_data(handle))->judge(store) ? 1 : 0;
    }

    /// RFC 6347 section 4.2.1: a keyed hash of the peer's address, so that nothing is kept for a peer until it
    /// has shown that it receives there.
    static QByteArray cookieFor(SSL *handle)
    {
        const auto *session = static_cast<TlsSession *>(SSL_get_app_data(handle));
        return QMessageAuthenticationCode::hash(session->m_peer.toUtf8(), session->m_context->cookieSecret(),
                                                QCryptographicHash::Sha256);
    }

    static int makeCookie(SSL *handle, unsigned char *cookie, unsigned *size)
    {
        const QByteArray made = cookieFor(handle);
        std::copy(made.begin(), made.end(), cookie);
        *size = unsigned(made.size());
        return 1;
    }

    static int verifyCookie(SSL *handle, const unsigned char *cookie, unsigned size)
    {
        const QByteArray expected = cookieFor(handle);
        return qsizetype(size) == expected.size() && CRYPTO_memcmp(cookie, expected.constData(), size) == 0;
    }

    static int read(BIO *bio, char *to, int size)
    {
        auto *session = static_cast<TlsSession *>(BIO_get_data(bio));
        return moved(bio, session, session->m_channel.receiveSealed(to, quint32(size)), BIO_FLAGS_READ);
    }

    static int write(BIO *bio, const char *from, int size)
    {
        auto *session = static_cast<TlsSession *>(BIO_get_data(bio));
        return moved(bio, session, session->m_channel.sendSealed(from, quint32(size)), BIO_FLAGS_WRITE);
    }

    static int moved(BIO *bio, TlsSession *session, SysResult result, int direction)
    {
        BIO_clear_retry_flags(bio);
        session->m_channelError = result.error;
        if (result.wouldBlock())
            BIO_set_flags(bio, direction | BIO_FLAGS_SHOULD_RETRY);
        if (result.ok() && result.value == 0 && direction == BIO_FLAGS_READ)
            BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
        return result.ok() ? int(result.value) : -1;
    }

    static long control(BIO *bio, int command, long, void *)
    {
        switch (command) {
        case BIO_CTRL_EOF:
            return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0;
        case BIO_CTRL_FLUSH:
        case BIO_CTRL_DUP:
            return 1;
        case BIO_CTRL_DGRAM_QUERY_MTU:
        case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
            return datagramSize;
        default:
            return 0;
        }
    }

    static BIO_METHOD *makeMethod()
    {
        BIO_METHOD *method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "wirebench channel");
        BIO_meth_set_read(method, read);
        BIO_meth_set_write(method, write);
        BIO_meth_set_ctrl(method, control);
        BIO_meth_set_create(method, [](BIO *bio) {
            BIO_set_init(bio, 1);
            return 1;
        });
        return method;
    }
};

TlsSession::TlsSession(TlsContextPtr context, TlsChannel &channel, const QString &serverName, const QString &peer)
    : m_context(std::move(context)), m_channel(channel), m_handle(SSL_new(m_context->handle()), SSL_free),
      m_serverName(serverName), m_peer(peer)
{
    static BIO_METHOD *const method = TlsSessionCallbacks::makeMethod();
    BIO *bio = BIO_new(method);
    BIO_set_data(bio, this);
    SSL *handle = m_handle.get();
    SSL_set_bio(handle, bio, bio);
    SSL_set_app_data(handle, this);
    SSL_CTX_set_cert_verify_callback(m_context->handle(), TlsSessionCallbacks::verify, nullptr);
    if (m_context->over() == TlsContext::Over::Datagrams) {
        SSL_set_options(handle, SSL_OP_NO_QUERY_MTU);
        SSL_set_mtu(handle, datagramSize);
        SSL_CTX_set_cookie_generate_cb(m_context->handle(), TlsSessionCallbacks::makeCookie);
        SSL_CTX_set_cookie_verify_cb(m_context->handle(), TlsSessionCallbacks::verifyCookie);
    }
    if (m_context->isServer()) {
        SSL_set_accept_state(handle);
    } else {
        SSL_set_connect_state(handle);
        setServerName();
        offerTlsResumption(handle);
    }
}

TlsSession::~TlsSession() = default;

void TlsSession::setServerName()
{
    SSL *handle = m_handle.get();
    if (!m_context->client().serverName.isEmpty())
        m_serverName = m_context->client().serverName;
    if (m_serverName.isEmpty())
        return;
    if (SocketAddress::fromHost(m_serverName, 0)) { // an address is checked, but never asked for
        const QString address = m_serverName.section(u'%', 0, 0);
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(handle), address.toLatin1().constData());
        return;
    }
    const QByteArray name = nameOnTheWire(m_serverName);
    SSL_set_tlsext_host_name(handle, name.constData());
    SSL_set_hostflags(handle, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    SSL_set1_host(handle, name.constData());
}

/// Whether the peer's certificate is taken. All broken rules are noted, for whoever must decide.
bool TlsSession::judge(X509_STORE_CTX *store)
{
    Judgement judgement{m_serverName.isEmpty() ? m_peer : m_serverName, {}};
    X509_STORE_CTX_set_app_data(store, &judgement);
    X509_STORE_CTX_set_verify_cb(store, noteBrokenRule);
    const bool judged = X509_verify_cert(store) == 1;
    X509_STORE_CTX_set_app_data(store, nullptr);
    m_broken = judgement.broken;
    m_chain = chainIn(store);
    if (judged && m_broken.isEmpty())
        return true;
    X509_STORE_CTX_set_error(store, judgement.firstError);
    const TlsClientConfig &client = m_context->client();
    const bool isException =
        !client.exception.isEmpty() && certificateSha256(X509_STORE_CTX_get0_cert(store)) == client.exception;
    const bool taken = !m_context->isServer() && judged && (!client.verify || isException);
    if (!taken)
        m_refused = describe();
    return taken;
}

TlsSession::Step TlsSession::listen(const QString &peer)
{
    m_peer = peer;
    ERR_clear_error();
    const AddressHandle unused(BIO_ADDR_new()); // the channel knows the peer, OpenSSL needs somewhere to write
    const bool verified = DTLSv1_listen(m_handle.get(), unused.get()) > 0;
    ERR_clear_error(); // what is no ClientHello is passed over: anybody can send that
    return verified ? Step::Done : Step::WantsToReceive;
}

std::optional<int> TlsSession::retransmitInMs() const
{
    timeval left = {};
    if (DTLSv1_get_timeout(m_handle.get(), &left) != 1)
        return std::nullopt;
    return int(left.tv_sec * 1000 + (left.tv_usec + 999) / 1000);
}

TlsSession::Step TlsSession::retransmit()
{
    ERR_clear_error();
    if (DTLSv1_handle_timeout(m_handle.get()) >= 0)
        return Step::WantsToReceive;
    takeError();
    return Step::Failed;
}

TlsSession::Step TlsSession::handshake()
{
    ERR_clear_error();
    const int returned = SSL_do_handshake(m_handle.get());
    if (returned == 1) {
        m_outcome = describe();
        return Step::Done;
    }
    return stepOf(returned);
}

TlsSession::Step TlsSession::stepOf(int returned)
{
    switch (SSL_get_error(m_handle.get(), returned)) {
    case SSL_ERROR_WANT_READ:
        return Step::WantsToReceive;
    case SSL_ERROR_WANT_WRITE:
        return Step::WantsToSend;
    case SSL_ERROR_ZERO_RETURN:
        m_error = {ErrorCode::TlsEnded, {m_peer}};
        return Step::Failed;
    default:
        takeError();
        return Step::Failed;
    }
}

void TlsSession::takeError()
{
    m_failed = true;
    // What TLS found comes first: its alert may have met a channel that was gone by then.
    const bool isSilent = ERR_peek_error() == 0;
    const Error said = takeTlsError(m_peer);
    const bool byChannel =
        isSilent && m_channelError != 0 && m_channelError != EAGAIN && m_channelError != EWOULDBLOCK;
    if (byChannel)
        m_error = Error::fromErrno(QStringLiteral("recv"), m_channelError, m_peer);
    else if (!m_outcome && !m_broken.isEmpty() && said.code != ErrorCode::TlsAlert)
        m_error = m_broken.front();
    else
        m_error = said;
}

TlsOutcomePtr TlsSession::describe() const
{
    auto outcome = std::make_shared<TlsOutcome>();
    const SSL *handle = m_handle.get();
    outcome->protocol = QString::fromLatin1(SSL_get_version(handle));
    outcome->cipher = QString::fromLatin1(SSL_get_cipher_name(handle));
    const unsigned char *protocol = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(handle, &protocol, &size);
    outcome->alpn = QString::fromUtf8(reinterpret_cast<const char *>(protocol), qsizetype(size));
    const char *asked = SSL_get_servername(handle, TLSEXT_NAMETYPE_host_name);
    outcome->serverName = m_context->isServer() ? QString::fromUtf8(asked) : m_serverName;
    outcome->chain = m_chain;
    outcome->broken = m_broken;
    outcome->verified = !m_chain.isEmpty() && m_broken.isEmpty();
    return outcome;
}

SysResult TlsSession::resultOf(int returned)
{
    switch (stepOf(returned)) {
    case Step::WantsToReceive:
    case Step::WantsToSend:
        return {-1, EAGAIN};
    default:
        return {-1, m_error.systemError != 0 ? m_error.systemError : EPROTO};
    }
}

SysResult TlsSession::receive(char *to, quint32 size)
{
    ERR_clear_error();
    const int returned = SSL_read(m_handle.get(), to, int(size));
    if (returned > 0)
        return {returned, 0};
    if (SSL_get_error(m_handle.get(), returned) == SSL_ERROR_ZERO_RETURN)
        return {0, 0};
    const SysResult result = resultOf(returned);
    // Many peers just close; what comes after TLS in such a stream would have its own length.
    return m_error.code == ErrorCode::TlsEnded ? SysResult{0, 0} : result;
}

SysResult TlsSession::send(const char *from, quint32 size)
{
    ERR_clear_error();
    const int returned = SSL_write(m_handle.get(), from, int(size));
    if (returned > 0)
        return {returned, 0};
    const SysResult result = resultOf(returned);
    return !result.wouldBlock() && hasAlert() ? SysResult{-1, EPROTO} : result;
}

/// A peer that refuses sends an alert and closes; who sends then meets the closed stream before it has read
/// why. Takes over the alert, if one is next in the stream.
bool TlsSession::hasAlert()
{
    const Error before = m_error;
    char first = 0;
    ERR_clear_error();
    const int returned = SSL_peek(m_handle.get(), &first, 1);
    if (returned <= 0)
        stepOf(returned);
    const bool found = returned <= 0 && m_error.code == ErrorCode::TlsAlert;
    if (!found)
        m_error = before;
    return found;
}

SysResult TlsSession::finish()
{
    if (m_finished)
        return {0, 0}; // SSL_shutdown() would begin to read
    if (m_failed)
        return {-1, EPROTO}; // and to say so would hide why
    ERR_clear_error();
    const int returned = SSL_shutdown(m_handle.get());
    m_finished = returned >= 0;
    return m_finished ? SysResult{0, 0} : resultOf(returned);
}

bool TlsSession::hasOpened() const
{
    return SSL_pending(m_handle.get()) > 0;
}

bool TlsSession::endedProperly() const
{
    return (SSL_get_shutdown(m_handle.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
}

} // namespace wirebench
