#pragma once

#include "core/chat/chatevent.h"
#include "core/payload/linereader.h"
#include "core/chat/pseudonyms.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <optional>

namespace wirebench {

/// Who is there and what is said: gives each event its number, and the bytes that every reader gets for it,
/// once and in this order. Knows no socket and no clock. Belongs to a service.
///
/// A line goes out as "PSEUDONYM: LINE\n". What no person has said begins with "* " and goes out only where
/// the room announces: "* Ada joined", "* Ada left". No pseudonym begins with "*" or holds ":" or ",".
class ChatRoom
{
public:
    explicit ChatRoom(bool announces = false) : m_announces(announces) {}
    /// Whoever is there stays.
    void setAnnounces(bool announces) { m_announces = announces; }

    /// @param wanted the first line; @p address stands in for a name that is empty.
    ChatEvent join(ConnectionId id, QByteArrayView wanted, const QString &address, qint64 timeNs);
    /// A line of somebody who has joined.
    ChatEvent say(ConnectionId id, const TextLine &line, qint64 timeNs);
    /// The host's own line, under a name that is taken for it at the first one.
    ChatEvent sayAsHost(const QString &name, const QString &text, qint64 timeNs);
    /// Nothing if this one had not joined.
    std::optional<ChatEvent> leave(ConnectionId id, qint64 timeNs);
    /// A reader was disconnected because it did not read. @p who is its name or address.
    ChatEvent dropped(ConnectionId id, const QString &who, const QString &reason, qint64 timeNs);

    bool has(ConnectionId id) const { return m_members.contains(id); }
    QString nameOf(ConnectionId id) const { return m_members.value(id); }
    /// In the order in which they came.
    QStringList members() const;

    /// What each reader gets for this event; empty if nothing.
    QByteArray encoded(const ChatEvent &event) const;
    /// What one who has just joined gets for itself: "* you are Ada (2)", "* here: Grace, Linus".
    QByteArray welcome(ConnectionId id) const;

private:
    ChatEvent event(ChatEvent::Kind kind, const QString &who, qint64 timeNs);

    bool m_announces;
    quint64 m_nextNumber = 1;
    Pseudonyms m_names;
    QHash<ConnectionId, QString> m_members;
    std::map<ConnectionId, QString> m_inOrder; ///< ids rise
    QString m_host;
};

} // namespace wirebench
