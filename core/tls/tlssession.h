#pragma once

#include "core/base/sysresult.h"
#include "core/tls/tlschannel.h"
#include "core/tls/tlscontext.h"
#include "core/tls/tlsoutcome.h"

#include <memory>
#include <optional>

struct ssl_st;
struct x509_store_ctx_st;

namespace wirebench {

/// One end of TLS over a channel: the handshake, then what is sealed and opened. Owns no socket and blocks
/// nowhere: each call goes as far as the channel lets it. OpenSSL does the work. Lives on one thread; the
/// channel outlives it.
class TlsSession final
{
public:
    enum class Step : quint8 { Done, WantsToReceive, WantsToSend, Failed };

    /// @param serverName what a client asks for and checks, unless its configuration names another; a name or
    /// an address. @param peer as errors name it.
    TlsSession(TlsContextPtr context, TlsChannel &channel, const QString &serverName, const QString &peer);
    ~TlsSession();
    TlsSession(const TlsSession &) = delete;
    TlsSession &operator=(const TlsSession &) = delete;

    /// A server's over datagrams, before handshake(): takes one datagram of @p peer. A ClientHello without this
    /// peer's cookie is answered with one (HelloVerifyRequest, RFC 6347 section 4.2.1) and forgotten, as is
    /// everything else: WantsToReceive, and the next datagram may be anybody's. Done: the peer has shown that it
    /// receives at its address; the handshake with it can begin.
    Step listen(const QString &peer);
    /// Call again when the channel has become ready, until it is Done or Failed.
    Step handshake();
    /// Over datagrams: milliseconds until retransmit() must be called (RFC 6347 section 4.2.4); none if nothing
    /// is waited for.
    std::optional<int> retransmitInMs() const;
    /// Sends the last flight again if its time has come. WantsToReceive, or Failed: it was sent too often.
    Step retransmit();
    const TlsContext &context() const { return *m_context; }
    const QString &serverName() const { return m_serverName; }
    /// What was agreed on; null before the handshake is done.
    const TlsOutcomePtr &outcome() const { return m_outcome; }
    /// What a peer showed whose certificate was refused; null otherwise.
    const TlsOutcomePtr &refused() const { return m_refused; }

    /// Opened bytes; 0 is the end. A result of EPROTO is explained by error().
    SysResult receive(char *to, quint32 size);
    SysResult send(const char *from, quint32 size);
    /// Tells the peer that nothing more comes (close_notify, RFC 8446 section 6.1). Would it block, call it
    /// again; once told, further calls do nothing.
    SysResult finish();

    /// Bytes are opened already: receive() gives them although the channel has nothing new.
    bool hasOpened() const;
    /// The peer has ended the stream inside TLS, and not just stopped.
    bool endedProperly() const;
    bool hasFailed() const { return m_failed; }
    /// Why a step Failed or a call gave EPROTO: Tls… or Certificate…; or the channel's own errno as SystemCall.
    const Error &error() const { return m_error; }

private:
    friend struct TlsSessionCallbacks;

    SysResult resultOf(int returned);
    bool hasAlert();
    Step stepOf(int returned);
    void takeError();
    TlsOutcomePtr describe() const;
    void setServerName();
    bool judge(x509_store_ctx_st *store);

    TlsContextPtr m_context;
    TlsChannel &m_channel;
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_handle;
    QString m_serverName;
    QString m_peer;
    TlsOutcomePtr m_outcome;
    TlsOutcomePtr m_refused;
    QList<Certificate> m_chain; ///< that the peer has sent
    QList<Error> m_broken; ///< rules that the peer's certificate breaks
    Error m_error;
    int m_channelError = 0; ///< errno of the last call on the channel
    bool m_failed = false;
    bool m_finished = false; ///< the peer has been told
};

} // namespace wirebench
