#include "core/practice/fingersession.h"

#include "core/practice/practiceaccount.h"

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 512;

} // namespace

FingerSession::FingerSession(const PracticeWorld &world) : m_world(world), m_input(lineLimit) {}

std::optional<PracticeReply> FingerSession::next()
{
    if (m_answered)
        return std::nullopt;
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    m_answered = true;
    return PracticeReply{answer(line->text.trimmed()), PracticeReply::Then::Close};
}

/// "/W" asks for more words (RFC 1288, 2.5.4); there are none.
QByteArray FingerSession::answer(const QByteArray &asked) const
{
    const QByteArray who = asked.toUpper().startsWith("/W") ? asked.mid(2).trimmed() : asked;
    if (who.contains('@'))
        return "This practice server asks no other one.\r\n"; // RFC 1288, 3.2.1
    const QByteArray letters = QByteArray::number(m_world.mail.box("INBOX")->size());
    if (who.isEmpty())
        return "Wirebench practice server for finger\r\nLogin  Name   Letters\r\nalice  Alice  " + letters + "\r\n";
    if (who != practiceUser)
        return "There is nobody of this name.\r\n";
    return "Login: alice\r\nName: Alice\r\nLetters: " + letters + "\r\nPlan: practise each protocol once.\r\n";
}

PracticeReply DaytimeSession::greeting()
{
    return {practiceDate(m_world.now()) + " (Wirebench practice server)\r\n", PracticeReply::Then::Close};
}

} // namespace wirebench
