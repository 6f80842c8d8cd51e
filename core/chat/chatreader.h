#pragma once

#include "core/chat/chatevent.h"
#include "core/payload/linereader.h"

#include <QStringList>

#include <deque>

namespace wirebench {

/// What a chat client makes of the lines that it gets (see ChatRoom): who said what, who came and went, and
/// which lines are its own. Knows no socket and no clock. Belongs to a client.
class ChatReader
{
public:
    explicit ChatReader(const QString &pseudonym) : m_ownName(pseudonym) {}

    /// A line was sent from here: the server sends it back, and it is known again then.
    void sent(const QString &text);
    /// The bytes of one read, as events. Where the server announces nobody, who speaks first joins by that.
    QList<ChatEvent> received(QByteArrayView bytes, qint64 timeNs);
    /// The end of the stream: the line that had no newline.
    QList<ChatEvent> finish(qint64 timeNs);

    /// Who is there, as far as is known, in the order in which they were heard of.
    const QStringList &present() const { return m_present; }
    /// Lines sent from here that have not come back, as far as is remembered.
    qsizetype awaited() const { return qsizetype(m_sent.size()); }
    /// As the server calls us, once that is known; what we wanted to be called until then.
    const QString &ownName() const { return m_ownName; }

private:
    void read(const TextLine &line, qint64 timeNs, QList<ChatEvent> &events);
    bool readAnnouncement(QStringView text, qint64 timeNs, QList<ChatEvent> &events);
    void arrive(ChatEvent::Kind kind, const QString &who, qint64 timeNs, QList<ChatEvent> &events);
    bool isOwn(const QString &who, const QString &text);
    ChatEvent event(ChatEvent::Kind kind, const QString &who, qint64 timeNs);

    LineReader m_lines;
    QString m_ownName;
    bool m_named = false; ///< the server has said how it calls us
    QStringList m_present;
    std::deque<QString> m_sent; ///< texts that have not come back yet, at most 100
    quint64 m_nextNumber = 1;
};

} // namespace wirebench
