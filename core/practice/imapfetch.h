#pragma once

#include "core/practice/imapcommand.h"
#include "core/practice/practicemail.h"

namespace wirebench {

/// What a FETCH asks for (RFC 3501, 6.4.5), and the answer for one message. Not offered: BODYSTRUCTURE and the
/// parts of a multipart body.
class ImapFetch
{
public:
    /// Reads the items behind the numbers. Nothing where they are not understood.
    static std::optional<ImapFetch> parse(ImapCommand &command);

    /// Some item reads the letter, so that it is seen from now on.
    bool marksSeen() const { return m_marksSeen; }
    void addItem(const QByteArray &name); ///< "FLAGS", "UID"
    /// "* 3 FETCH (…)\r\n".
    QByteArray answer(quint32 number, const StoredMail &message) const;

private:
    struct Item
    {
        QByteArray name;    ///< "FLAGS", "BODY[]", …: as the answer has it
        QByteArray section; ///< of BODY[…]
        QList<QByteArray> fields;
        qint64 first = -1; ///< of a part "<first.count>"; -1: all
        qint64 count = 0;
    };

    bool addWord(const QByteArray &word);
    bool addBody(const QByteArray &word);
    static QByteArray value(const Item &item, const StoredMail &message);
    static QByteArray sectionText(const Item &item, const StoredMail &message);

    QList<Item> m_items;
    bool m_marksSeen = false;
};

/// "(\Seen \Flagged)"; and the other way round: nothing where a flag is not known.
QByteArray imapFlags(ImapFlags flags);
std::optional<ImapFlags> parseImapFlags(ImapCommand &command);

} // namespace wirebench
