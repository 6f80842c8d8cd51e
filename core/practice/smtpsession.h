#pragma once

#include "core/practice/dottext.h"
#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

#include <QList>

namespace wirebench {

/// The practice server's end of SMTP (RFC 5321) with STARTTLS (RFC 3207), AUTH PLAIN and LOGIN (RFC 4954, 4616),
/// SIZE (RFC 1870) and 8BITMIME (RFC 6152). Every message lands in the world's inbox, whomever it is for: nothing
/// is sent on. Recipients that begin with "nobody@" are refused, so that a refusal can be seen.
class SmtpSession final : public PracticeSession
{
public:
    /// @param offersTls STARTTLS can be had.
    SmtpSession(PracticeWorld &world, bool offersTls);

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override;
    std::optional<PracticeReply> next() override;
    void secured() override;

private:
    /// What the next line or bytes are.
    enum class Awaits : quint8 { Command, PlainResponse, LoginUser, LoginPassword, Text };

    PracticeReply take(const CommandText &line);
    PracticeReply takeCommand(const CommandText &line);
    PracticeReply hello(const QByteArray &verb, const QByteArray &name);
    PracticeReply startTls(const QByteArray &argument);
    PracticeReply authenticate(const QByteArray &argument);
    PracticeReply takeResponse(const QByteArray &line);
    PracticeReply loginEnds(bool ok);
    PracticeReply mailFrom(const QByteArray &argument);
    PracticeReply recipient(const QByteArray &argument);
    PracticeReply data(bool bareLf);
    PracticeReply takeText();
    PracticeReply verify(const QByteArray &argument) const;
    void resetMessage();

    PracticeWorld &m_world;
    PracticeInput m_input;
    DotTextReader m_text;
    Awaits m_awaits = Awaits::Command;
    bool m_offersTls;
    bool m_secure = false;
    bool m_extended = false; ///< EHLO
    bool m_loggedIn = false;
    bool m_hasSender = false;
    int m_mistakes = 0;
    QByteArray m_helloName;
    QByteArray m_user;
    QByteArray m_sender;
    QList<QByteArray> m_recipients;
};

} // namespace wirebench
