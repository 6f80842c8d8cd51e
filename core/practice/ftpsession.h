#pragma once

#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

namespace wirebench {

/// What an FTP session wants of whoever has the sockets.
struct FtpOrder
{
    enum class Kind : quint8 {
        Listen,  ///< open a port for one data connection, then dataListening()
        Send,    ///< these bytes over it, then close it, then transferEnded()
        Receive, ///< what comes goes to dataReceived(), then transferEnded()
    };

    Kind kind = Kind::Listen;
    QByteArray bytes;
    bool secure = false; ///< the data connection is under TLS (RFC 4217, 9)
};

enum class FtpTransferEnd : quint8 {
    Done,     ///< the end of the stream was sent or seen
    NoClient, ///< nobody connected
    CutOff,   ///< a reset, or TLS did not come about
};

/// The practice server's end of FTP's command connection (RFC 959) with AUTH TLS (RFC 2228, 4217), EPSV (RFC 2428),
/// FEAT (RFC 2389), SIZE, MDTM, REST and MLSD (RFC 3659). Passive data connections only. Anonymous users may
/// read everything and store in /incoming; practiceUser may change everything.
///
/// While an order is being carried out, next() gives nothing; what is said meanwhile waits, bounded.
class FtpSession final : public PracticeSession
{
public:
    /// @param offersTls AUTH TLS can be had.
    FtpSession(PracticeWorld &world, bool offersTls);

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override;
    std::optional<PracticeReply> next() override;
    void secured() override;

    /// What the last reply of next() asks for. Taken once.
    std::optional<FtpOrder> takeOrder();
    /// The answer to Listen: the address as PASV writes it ("127,0,0,1") and the port; 0 if it failed.
    PracticeReply dataListening(const QByteArray &commaHost, quint16 port);
    /// False when it is too much: the data connection is to be reset, and transferEnded() follows.
    bool dataReceived(QByteArrayView bytes);
    PracticeReply transferEnded(FtpTransferEnd end);

private:
    enum class Busy : quint8 { No, Listening, Sending, Receiving };

    PracticeReply take(const QByteArray &line);
    std::optional<PracticeReply> takeAnywhere(const QByteArray &verb, const QByteArray &argument);
    std::optional<PracticeReply> takeFile(const QByteArray &verb, const QByteArray &argument);
    PracticeReply password(const QByteArray &argument);
    PracticeReply authenticate(const QByteArray &argument);
    PracticeReply protection(const QByteArray &verb, const QByteArray &argument);
    PracticeReply passive(bool extended, const QByteArray &argument);
    PracticeReply type(const QByteArray &argument);
    PracticeReply changeFolder(const QByteArray &path);
    PracticeReply listing(const QByteArray &verb, const QByteArray &argument);
    PracticeReply retrieve(const QByteArray &path);
    PracticeReply store(const QByteArray &path);
    PracticeReply stored();
    PracticeReply restart(const QByteArray &argument);
    PracticeReply about(const QByteArray &verb, const QByteArray &path) const;
    PracticeReply change(const QByteArray &verb, const QByteArray &path);
    PracticeReply send(const QByteArray &bytes, const QByteArray &what);
    PracticeReply features() const;
    bool mayChange(const QByteArray &path) const;
    QByteArray pathOf(const QByteArray &argument) const { return PracticeFiles::resolved(m_folder, argument); }

    PracticeWorld &m_world;
    PracticeInput m_input;
    std::optional<FtpOrder> m_order;
    QByteArray m_folder = "/";
    QByteArray m_user;
    QByteArray m_storePath;
    QByteArray m_received;
    qsizetype m_restart = 0; ///< where the next RETR begins
    int m_wrongLogins = 0;
    Busy m_busy = Busy::No;
    bool m_offersTls;
    bool m_secure = false;
    bool m_protects = false; ///< PROT P
    bool m_loggedIn = false;
    bool m_anonymous = false;
    bool m_text = true;         ///< TYPE A
    bool m_hasData = false;     ///< a port is open for the next transfer
    bool m_extended = false;    ///< it was asked for with EPSV
    bool m_tooLarge = false;
    bool m_overflown = false;   ///< too much was said while a transfer went on
};

} // namespace wirebench
