#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFlags>
#include <QList>

#include <map>

namespace wirebench {

/// System flags of a message (RFC 3501, 2.3.2).
enum class ImapFlag : quint8 { Seen = 1, Answered = 2, Flagged = 4, Deleted = 8, Draft = 16 };
Q_DECLARE_FLAGS(ImapFlags, ImapFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ImapFlags)

struct StoredMail
{
    quint32 uid = 0; ///< rising, never given twice
    ImapFlags flags;
    QDateTime arrived;
    QByteArray text; ///< header, empty line, body; lines end in CR LF
};

/// The letterboxes of the practice servers: SMTP puts messages into "INBOX", POP3 and IMAP show them. In
/// memory, bounded. A value; whoever shows messages keeps uids, because others may remove them meanwhile.
class PracticeMail
{
public:
    static constexpr qsizetype messageLimit = 4 * 1024 * 1024; ///< bytes
    static constexpr qsizetype totalLimit = 24 * 1024 * 1024;  ///< bytes of all messages
    static constexpr int countLimit = 500;                     ///< messages of all boxes

    using Box = QList<StoredMail>;

    PracticeMail();

    QList<QByteArray> boxes() const;
    /// Null if there is none of this name; "inbox" is "INBOX" (RFC 3501, 5.1).
    const Box *box(const QByteArray &name) const;
    const StoredMail *find(const QByteArray &box, quint32 uid) const;
    /// What the next message's uid will be at least.
    quint32 nextUid() const { return m_nextUid; }

    /// False where there is no such box, or no room.
    bool add(const QByteArray &box, const QByteArray &text, ImapFlags flags, const QDateTime &now);
    void setFlags(const QByteArray &box, quint32 uid, ImapFlags flags);
    void remove(const QByteArray &box, quint32 uid);

    /// The name as it is kept.
    static QByteArray boxName(const QByteArray &name);

private:
    StoredMail *findToChange(const QByteArray &box, quint32 uid);

    std::map<QByteArray, Box> m_boxes;
    quint32 m_nextUid = 1;
    qsizetype m_total = 0;
    int m_count = 0;
};

} // namespace wirebench
