#include "core/practice/pop3session.h"

#include "core/practice/dottext.h"
#include "core/practice/practiceaccount.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 255; // RFC 2449, 4
constexpr int mostWrongLogins = 3;

PracticeReply ok(const QByteArray &text)
{
    return {"+OK " + text + "\r\n", PracticeReply::Then::GoOn};
}

PracticeReply refused(const QByteArray &text)
{
    return {"-ERR " + text + "\r\n", PracticeReply::Then::GoOn};
}

PracticeReply noMessage()
{
    return refused("There is no such message");
}

} // namespace

Pop3Session::Pop3Session(PracticeWorld &world, bool offersTls)
    : m_world(world), m_input(lineLimit), m_offersTls(offersTls)
{
}

PracticeReply Pop3Session::greeting()
{
    return ok("Wirebench practice server for POP3 ready");
}

void Pop3Session::add(QByteArrayView bytes)
{
    m_input.add(bytes);
}

/// A name given in clear counts no more (RFC 2595, 4).
void Pop3Session::secured()
{
    m_secure = true;
    m_input.clear();
    m_user.clear();
}

std::optional<PracticeReply> Pop3Session::next()
{
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    return line->isTooLong ? refused("That line is too long") : take(line->text);
}

PracticeReply Pop3Session::take(const QByteArray &line)
{
    const qsizetype blank = line.indexOf(' ');
    const QByteArray verb = line.left(blank < 0 ? line.size() : blank).toUpper();
    const QByteArray argument = blank < 0 ? QByteArray() : line.mid(blank + 1);
    if (verb == "QUIT")
        return quit();
    if (verb == "CAPA")
        return capabilities();
    return m_loggedIn ? takeInBox(verb, argument.simplified().split(' ')) : takeBeforeLogin(verb, argument);
}

PracticeReply Pop3Session::takeBeforeLogin(const QByteArray &verb, const QByteArray &argument)
{
    if (verb == "USER") {
        m_user = argument;
        return argument.isEmpty() ? refused("USER NAME") : ok("Now the password");
    }
    if (verb == "PASS")
        return password(argument);
    if (verb == "STLS") {
        if (m_secure || !m_offersTls)
            return refused(m_secure ? "TLS is there already" : "TLS cannot be had");
        return {"+OK Begin with TLS\r\n", PracticeReply::Then::StartTls};
    }
    static const QList<QByteArray> later = {"STAT", "LIST", "UIDL", "RETR", "TOP", "DELE", "RSET", "NOOP"};
    return refused(later.contains(verb) ? "Log in first" : "There is no such command");
}

PracticeReply Pop3Session::password(const QByteArray &argument)
{
    if (m_user.isEmpty())
        return refused("USER comes first");
    if (!isPracticeLogin(m_user, argument)) {
        m_user.clear();
        PracticeReply answer = refused("[AUTH] Wrong user or password");
        if (++m_wrongLogins >= mostWrongLogins)
            answer.then = PracticeReply::Then::Close;
        return answer;
    }
    m_loggedIn = true;
    for (const StoredMail &message : *m_world.mail.box("INBOX"))
        m_drops.append({message.uid, message.text.size(), false});
    return ok("Welcome, " + QByteArray::number(m_drops.size()) + " messages");
}

PracticeReply Pop3Session::takeInBox(const QByteArray &verb, const QList<QByteArray> &arguments)
{
    if (verb == "STAT")
        return status();
    if (verb == "LIST" || verb == "UIDL")
        return list(arguments, verb == "UIDL");
    if (verb == "RETR")
        return retrieve(arguments.first());
    if (verb == "TOP")
        return top(arguments);
    if (verb == "DELE")
        return remove(arguments.first());
    if (verb == "NOOP")
        return ok("Nothing done");
    if (verb == "RSET") {
        for (Drop &drop : m_drops)
            drop.deleted = false;
        return ok("No message is deleted any more");
    }
    return refused(verb == "USER" || verb == "PASS" || verb == "STLS" ? "You are logged in already"
                                                                       : "There is no such command");
}

PracticeReply Pop3Session::capabilities() const
{
    QByteArray lines = "+OK What there is\r\nTOP\r\nUSER\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\n";
    if (m_offersTls && !m_secure && !m_loggedIn)
        lines += "STLS\r\n";
    return {lines + "IMPLEMENTATION Wirebench-practice\r\n.\r\n", PracticeReply::Then::GoOn};
}

PracticeReply Pop3Session::status() const
{
    qsizetype count = 0;
    qint64 size = 0;
    for (const Drop &drop : m_drops) {
        count += drop.deleted ? 0 : 1;
        size += drop.deleted ? 0 : drop.size;
    }
    return ok(QByteArray::number(count) + ' ' + QByteArray::number(size));
}

PracticeReply Pop3Session::list(const QList<QByteArray> &arguments, bool uids) const
{
    const auto entry = [&](qsizetype index) {
        const Drop &drop = m_drops[index];
        return QByteArray::number(index + 1) + ' ' +
               (uids ? "practice-" + QByteArray::number(drop.uid) : QByteArray::number(drop.size));
    };
    if (!arguments.first().isEmpty()) {
        const qsizetype index = indexOf(arguments.first());
        return index < 0 ? noMessage() : ok(entry(index));
    }
    QByteArray lines = uids ? "+OK Names that stay\r\n" : "+OK Sizes in bytes\r\n";
    for (qsizetype index = 0; index < m_drops.size(); ++index) {
        if (!m_drops[index].deleted)
            lines += entry(index) + "\r\n";
    }
    return {lines + ".\r\n", PracticeReply::Then::GoOn};
}

PracticeReply Pop3Session::retrieve(const QByteArray &number) const
{
    const qsizetype index = indexOf(number);
    const StoredMail *message = index < 0 ? nullptr : m_world.mail.find("INBOX", m_drops[index].uid);
    if (!message)
        return noMessage();
    return {"+OK " + QByteArray::number(message->text.size()) + " bytes\r\n" + withDots(message->text),
            PracticeReply::Then::GoOn};
}

/// The header, and so many lines of the body.
PracticeReply Pop3Session::top(const QList<QByteArray> &arguments) const
{
    const qsizetype index = indexOf(arguments.first());
    const StoredMail *message = index < 0 ? nullptr : m_world.mail.find("INBOX", m_drops[index].uid);
    bool isNumber = false;
    int lines = arguments.value(1).toInt(&isNumber);
    if (!message)
        return noMessage();
    if (!isNumber || lines < 0)
        return refused("TOP MESSAGE LINES");
    const QByteArray &text = message->text;
    const qsizetype headEnd = text.indexOf("\r\n\r\n");
    qsizetype end = headEnd < 0 ? text.size() : headEnd + 4;
    for (; lines > 0 && end < text.size(); --lines) {
        const qsizetype next = text.indexOf('\n', end);
        end = next < 0 ? text.size() : next + 1;
    }
    return {"+OK The beginning\r\n" + withDots(QByteArrayView(text).first(end)), PracticeReply::Then::GoOn};
}

PracticeReply Pop3Session::remove(const QByteArray &number)
{
    const qsizetype index = indexOf(number);
    if (index < 0)
        return noMessage();
    m_drops[index].deleted = true;
    return ok("Message " + QByteArray::number(index + 1) + " goes at QUIT");
}

PracticeReply Pop3Session::quit()
{
    int count = 0;
    for (const Drop &drop : std::as_const(m_drops)) {
        if (!drop.deleted)
            continue;
        m_world.mail.remove("INBOX", drop.uid);
        ++count;
    }
    const QByteArray text = count > 0 ? "Good bye, " + QByteArray::number(count) + " deleted" : "Good bye";
    return {"+OK " + text + "\r\n", PracticeReply::Then::Close};
}

qsizetype Pop3Session::indexOf(const QByteArray &number) const
{
    bool isNumber = false;
    const qlonglong value = number.toLongLong(&isNumber);
    if (!isNumber || value < 1 || value > m_drops.size() || m_drops[value - 1].deleted)
        return -1;
    return qsizetype(value - 1);
}

} // namespace wirebench
