#pragma once

#include "core/practice/practiceinput.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

#include <QList>

namespace wirebench {

/// The practice server's end of POP3 (RFC 1939) with CAPA (RFC 2449) and STLS (RFC 2595, 4). Shows the inbox as
/// it was at the login; what is deleted goes at QUIT. Takes no lock: a second client may log in meanwhile.
class Pop3Session final : public PracticeSession
{
public:
    /// @param offersTls STLS can be had.
    Pop3Session(PracticeWorld &world, bool offersTls);

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override;
    std::optional<PracticeReply> next() override;
    void secured() override;

private:
    struct Drop
    {
        quint32 uid = 0;
        qsizetype size = 0;
        bool deleted = false;
    };

    PracticeReply take(const QByteArray &line);
    PracticeReply takeBeforeLogin(const QByteArray &verb, const QByteArray &argument);
    PracticeReply takeInBox(const QByteArray &verb, const QList<QByteArray> &arguments);
    PracticeReply password(const QByteArray &argument);
    PracticeReply capabilities() const;
    PracticeReply status() const;
    PracticeReply list(const QList<QByteArray> &arguments, bool uids) const;
    PracticeReply retrieve(const QByteArray &number) const;
    PracticeReply top(const QList<QByteArray> &arguments) const;
    PracticeReply remove(const QByteArray &number);
    PracticeReply quit();
    /// The index of a message number; -1 if there is none, or it is deleted.
    qsizetype indexOf(const QByteArray &number) const;

    PracticeWorld &m_world;
    PracticeInput m_input;
    bool m_offersTls;
    bool m_secure = false;
    bool m_loggedIn = false;
    int m_wrongLogins = 0;
    QByteArray m_user;
    QList<Drop> m_drops;
};

} // namespace wirebench
