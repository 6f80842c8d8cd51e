#include "core/chat/chatreader.h"

#include "core/chat/chattext.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr size_t mostSent = 100;
constexpr qsizetype mostPresent = 5000;

/// "Ada" and "Ada (2)" of somebody who wanted to be "Ada".
bool isNumberOf(const QString &who, const QString &wanted)
{
    if (who.compare(wanted, Qt::CaseInsensitive) == 0)
        return true;
    return who.startsWith(wanted + QStringLiteral(" ("), Qt::CaseInsensitive) && who.endsWith(u')');
}

} // namespace

void ChatReader::sent(const QString &text)
{
    QByteArray line = chatLine(text);
    line.chop(1);
    m_sent.push_back(chatText(line));
    if (m_sent.size() > mostSent)
        m_sent.pop_front();
}

QList<ChatEvent> ChatReader::received(QByteArrayView bytes, qint64 timeNs)
{
    QList<ChatEvent> events;
    m_lines.add(bytes);
    while (const auto line = m_lines.next())
        read(*line, timeNs, events);
    return events;
}

QList<ChatEvent> ChatReader::finish(qint64 timeNs)
{
    QList<ChatEvent> events;
    if (const auto line = m_lines.finish())
        read(*line, timeNs, events);
    return events;
}

void ChatReader::read(const TextLine &line, qint64 timeNs, QList<ChatEvent> &events)
{
    const QString text = chatText(line.bytes);
    if (text.startsWith(u'*') && readAnnouncement(QStringView(text).mid(1).trimmed(), timeNs, events))
        return;
    const qsizetype colon = text.indexOf(QStringLiteral(": "));
    const bool isSaid = colon > 0 && !text.startsWith(u'*');
    const QString who = isSaid ? text.left(colon) : QString();
    if (isSaid)
        arrive(ChatEvent::Kind::Joined, who, timeNs, events);
    ChatEvent said = event(isSaid ? ChatEvent::Kind::Line : ChatEvent::Kind::Notice, who, timeNs);
    said.text = isSaid ? text.mid(colon + 2) : text;
    said.cut = line.cut;
    said.own = isSaid && isOwn(who, said.text);
    events.append(said);
}

bool ChatReader::readAnnouncement(QStringView text, qint64 timeNs, QList<ChatEvent> &events)
{
    const qsizetype before = events.size();
    static constexpr QLatin1String joined(" joined");
    static constexpr QLatin1String left(" left");
    static constexpr QLatin1String here("here: ");
    static constexpr QLatin1String named("you are ");
    if (text.startsWith(named)) {
        m_named = true;
        m_ownName = text.mid(named.size()).toString();
        events.append(event(ChatEvent::Kind::Named, m_ownName, timeNs));
    } else if (text.startsWith(here)) {
        const auto names = text.mid(here.size()).split(u", ", Qt::SkipEmptyParts);
        for (const QStringView name : names)
            arrive(ChatEvent::Kind::Present, name.toString(), timeNs, events);
    } else if (text.endsWith(joined)) {
        arrive(ChatEvent::Kind::Joined, text.chopped(joined.size()).toString(), timeNs, events);
    } else if (text.endsWith(left)) {
        const QString who = text.chopped(left.size()).toString();
        m_present.removeOne(who);
        events.append(event(ChatEvent::Kind::Left, who, timeNs));
    } else {
        return false;
    }
    if (events.size() > before)
        events.last().text = QStringLiteral("* ") + text.toString();
    return true;
}

void ChatReader::arrive(ChatEvent::Kind kind, const QString &who, qint64 timeNs, QList<ChatEvent> &events)
{
    if (m_present.contains(who) || m_present.size() >= mostPresent)
        return;
    m_present.append(who);
    events.append(event(kind, who, timeNs));
}

bool ChatReader::isOwn(const QString &who, const QString &text)
{
    if (m_named ? who != m_ownName : !isNumberOf(who, m_ownName))
        return false;
    const auto found = std::find(m_sent.begin(), m_sent.end(), text);
    if (found == m_sent.end())
        return m_named;
    if (!m_named) {
        m_named = true;
        m_ownName = who;
    }
    m_sent.erase(m_sent.begin(), found + 1); // what was before it has been lost
    return true;
}

ChatEvent ChatReader::event(ChatEvent::Kind kind, const QString &who, qint64 timeNs)
{
    ChatEvent made;
    made.number = m_nextNumber++;
    made.kind = kind;
    made.who = who;
    made.timeNs = timeNs;
    return made;
}

} // namespace wirebench
