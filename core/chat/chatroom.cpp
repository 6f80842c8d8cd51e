#include "core/chat/chatroom.h"

#include "core/chat/chattext.h"

namespace wirebench {

ChatEvent ChatRoom::event(ChatEvent::Kind kind, const QString &who, qint64 timeNs)
{
    ChatEvent made;
    made.number = m_nextNumber++;
    made.kind = kind;
    made.who = who;
    made.timeNs = timeNs;
    return made;
}

ChatEvent ChatRoom::join(ConnectionId id, QByteArrayView wanted, const QString &address, qint64 timeNs)
{
    QString name = Pseudonyms::cleaned(wanted);
    if (name.isEmpty())
        name = Pseudonyms::cleaned(address.toUtf8());
    name = m_names.take(name);
    m_members.insert(id, name);
    m_inOrder.emplace(id, name);
    ChatEvent joined = event(ChatEvent::Kind::Joined, name, timeNs);
    joined.connection = id;
    return joined;
}

ChatEvent ChatRoom::say(ConnectionId id, const TextLine &line, qint64 timeNs)
{
    ChatEvent said = event(ChatEvent::Kind::Line, nameOf(id), timeNs);
    said.text = chatText(line.bytes);
    said.connection = id;
    said.cut = line.cut;
    return said;
}

ChatEvent ChatRoom::sayAsHost(const QString &name, const QString &text, qint64 timeNs)
{
    if (m_host.isEmpty())
        m_host = m_names.take(Pseudonyms::cleaned(name.toUtf8()));
    ChatEvent said = event(ChatEvent::Kind::Line, m_host, timeNs);
    QByteArray line = chatLine(text);
    line.chop(1);
    said.text = chatText(line);
    said.own = true;
    return said;
}

std::optional<ChatEvent> ChatRoom::leave(ConnectionId id, qint64 timeNs)
{
    if (!has(id))
        return std::nullopt;
    const QString name = m_members.take(id);
    m_inOrder.erase(id);
    m_names.release(name);
    ChatEvent left = event(ChatEvent::Kind::Left, name, timeNs);
    left.connection = id;
    return left;
}

ChatEvent ChatRoom::dropped(ConnectionId id, const QString &who, const QString &reason, qint64 timeNs)
{
    ChatEvent gone = event(ChatEvent::Kind::Dropped, who, timeNs);
    gone.connection = id;
    gone.text = reason;
    return gone;
}

QStringList ChatRoom::members() const
{
    QStringList names;
    for (const auto &[id, name] : m_inOrder)
        names += name;
    return names;
}

QByteArray ChatRoom::encoded(const ChatEvent &event) const
{
    if (event.kind == ChatEvent::Kind::Line)
        return event.who.toUtf8() + ": " + event.text.toUtf8() + '\n';
    if (m_announces && event.kind == ChatEvent::Kind::Joined)
        return "* " + event.who.toUtf8() + " joined\n";
    if (m_announces && event.kind == ChatEvent::Kind::Left)
        return "* " + event.who.toUtf8() + " left\n";
    return {};
}

QByteArray ChatRoom::welcome(ConnectionId id) const
{
    const QString name = nameOf(id);
    if (!m_announces || name.isEmpty())
        return {};
    QStringList others = members();
    others.removeOne(name);
    QByteArray lines = "* you are " + name.toUtf8() + '\n';
    if (!others.isEmpty())
        lines += "* here: " + others.join(QStringLiteral(", ")).toUtf8() + '\n';
    return lines;
}

} // namespace wirebench
