#pragma once

#include "core/practice/imapcommand.h"
#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

#include <functional>

namespace wirebench {

class ImapFetch;

/// The practice server's end of IMAP4rev1 (RFC 3501) with STARTTLS: folders, search, fetch, flags, APPEND and
/// EXPUNGE, by numbers and by UIDs. Folders cannot be made or removed.
class ImapSession final : public PracticeSession
{
public:
    /// @param offersTls STARTTLS can be had.
    ImapSession(PracticeWorld &world, bool offersTls);

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override { m_reader.add(bytes); }
    std::optional<PracticeReply> next() override;
    void secured() override;

private:
    PracticeReply take(ImapCommand command);
    PracticeReply takeBeforeLogin(const QByteArray &verb, ImapCommand &command);
    PracticeReply takeLoggedIn(const QByteArray &verb, ImapCommand &command);
    PracticeReply takeSelected(const QByteArray &verb, ImapCommand &command, bool byUid);
    QByteArray capabilities() const;
    PracticeReply login(ImapCommand &command);
    PracticeReply select(ImapCommand &command, bool readOnly);
    PracticeReply list(ImapCommand &command, const QByteArray &verb);
    PracticeReply status(ImapCommand &command);
    PracticeReply append(ImapCommand &command);
    PracticeReply search(ImapCommand &command, bool byUid);
    PracticeReply fetch(ImapCommand &command, bool byUid);
    PracticeReply store(ImapCommand &command, bool byUid);
    PracticeReply copy(ImapCommand &command, bool byUid);
    PracticeReply expunge(bool tells);
    /// What has come and gone since the client was told last.
    QByteArray news(bool mayExpunge);
    PracticeReply ok(const QByteArray &untagged, const QByteArray &text);
    PracticeReply no(const QByteArray &text);
    PracticeReply bad(const QByteArray &text);
    std::optional<ImapNumbers> numbers(ImapCommand &command, bool byUid) const;
    /// For each message of the set that is still there.
    void forEach(const ImapNumbers &numbers, bool byUid,
                 const std::function<void(quint32 number, const StoredMail &message)> &act) const;

    PracticeWorld &m_world;
    ImapCommandReader m_reader;
    QByteArray m_tag;
    QByteArray m_box; ///< empty: none is selected
    QList<quint32> m_uids; ///< of its messages, as the client knows them
    bool m_readOnly = false;
    bool m_offersTls;
    bool m_secure = false;
    bool m_loggedIn = false;
    int m_wrongLogins = 0;
};

} // namespace wirebench
