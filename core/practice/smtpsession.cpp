#include "core/practice/smtpsession.h"

#include "core/practice/practiceaccount.h"

#include <utility>

namespace wirebench {

namespace {

// RFC 5321, 4.5.3.1.4 says 512; a response of AUTH may have 12288 (RFC 4954, 4).
constexpr qsizetype lineLimit = 12'288;
constexpr int recipientLimit = 100; // RFC 5321, 4.5.3.1.8
constexpr int mostMistakes = 20;

PracticeReply reply(const QByteArray &line)
{
    return {line + "\r\n", PracticeReply::Then::GoOn};
}

/// "FROM:<a@b> SIZE=3" without its keyword and colon: the path between the brackets, and what follows.
std::optional<std::pair<QByteArray, QByteArray>> splitPath(const QByteArray &argument, const char *keyword)
{
    const qsizetype length = qsizetype(qstrlen(keyword));
    if (argument.left(length).toUpper() != keyword)
        return std::nullopt;
    const QByteArray rest = argument.mid(length).trimmed();
    const qsizetype end = rest.indexOf('>');
    if (!rest.startsWith('<') || end < 0)
        return std::nullopt;
    QByteArray path = rest.mid(1, end - 1);
    if (path.contains(' ') || path.contains('<'))
        return std::nullopt;
    if (path.startsWith('@')) // a source route, which is to be ignored (RFC 5321, 4.1.1.3)
        path = path.mid(path.indexOf(':') + 1);
    return std::pair(path, rest.mid(end + 1).trimmed());
}

/// Empty if the parameters of MAIL are known, else the reply.
QByteArray parameterMistake(const QByteArray &parameters)
{
    for (const QByteArray &parameter : parameters.split(' ')) {
        const QByteArray name = parameter.left(parameter.indexOf('=')).toUpper();
        if (name == "SIZE" && parameter.mid(5).toLongLong() > PracticeMail::messageLimit)
            return "552 5.3.4 That message is too large for practice";
        if (!name.isEmpty() && name != "SIZE" && name != "BODY" && name != "AUTH")
            return "555 5.5.4 Unknown parameter " + name;
    }
    return {};
}

} // namespace

SmtpSession::SmtpSession(PracticeWorld &world, bool offersTls)
    : m_world(world), m_input(lineLimit), m_text(0, false), m_offersTls(offersTls)
{
}

PracticeReply SmtpSession::greeting()
{
    return reply("220 practice.localhost ESMTP Wirebench practice server: nothing leaves this machine");
}

void SmtpSession::add(QByteArrayView bytes)
{
    m_input.add(bytes);
}

/// What was said before TLS counts no more (RFC 3207, 4.2).
void SmtpSession::secured()
{
    m_secure = true;
    m_input.clear();
    m_helloName.clear();
    m_extended = m_loggedIn = false;
    resetMessage();
}

std::optional<PracticeReply> SmtpSession::next()
{
    if (m_awaits == Awaits::Text) {
        m_input.skip(m_text.add(m_input.rest()));
        return m_text.isDone() ? std::optional(takeText()) : std::nullopt;
    }
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    PracticeReply answer = take(*line);
    const bool isMistake = answer.bytes.startsWith("50") || answer.bytes.startsWith("535");
    if (isMistake && ++m_mistakes >= mostMistakes)
        return PracticeReply{"421 4.7.0 Too many mistakes, good bye\r\n", PracticeReply::Then::Close};
    return answer;
}

PracticeReply SmtpSession::take(const CommandText &line)
{
    if (line.isTooLong)
        return reply("500 5.5.2 That line is too long");
    return m_awaits == Awaits::Command ? takeCommand(line) : takeResponse(line.text);
}

PracticeReply SmtpSession::takeCommand(const CommandText &line)
{
    const qsizetype blank = line.text.indexOf(' ');
    const QByteArray verb = line.text.left(blank < 0 ? line.text.size() : blank).toUpper();
    const QByteArray argument = blank < 0 ? QByteArray() : line.text.mid(blank + 1).trimmed();
    if (verb == "EHLO" || verb == "HELO")
        return hello(verb, argument);
    if (verb == "QUIT")
        return {"221 2.0.0 Good bye\r\n", PracticeReply::Then::Close};
    if (verb == "NOOP")
        return reply("250 2.0.0 Nothing done");
    if (verb == "RSET") {
        resetMessage();
        return reply("250 2.0.0 Forgotten");
    }
    if (verb == "HELP")
        return reply("214 2.0.0 EHLO HELO STARTTLS AUTH MAIL RCPT DATA RSET NOOP VRFY QUIT");
    if (verb == "VRFY")
        return verify(argument);
    if (verb == "EXPN")
        return reply("502 5.5.1 There are no lists here");
    if (verb == "STARTTLS")
        return startTls(argument);
    if (verb == "AUTH")
        return authenticate(argument);
    if (verb == "MAIL")
        return mailFrom(argument);
    if (verb == "RCPT")
        return recipient(argument);
    if (verb == "DATA")
        return data(!line.hasCarriageReturn);
    return reply("500 5.5.2 There is no such command; HELP names those that there are");
}

PracticeReply SmtpSession::hello(const QByteArray &verb, const QByteArray &name)
{
    if (name.isEmpty())
        return reply("501 5.5.4 Say who you are: " + verb + " NAME");
    m_helloName = name;
    m_extended = verb == "EHLO";
    resetMessage();
    if (!m_extended)
        return reply("250 practice.localhost greets you");
    QByteArray lines = "250-practice.localhost greets you\r\n250-SIZE " +
                       QByteArray::number(PracticeMail::messageLimit) + "\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n";
    if (m_offersTls && !m_secure)
        lines += "250-STARTTLS\r\n";
    return {lines + "250-AUTH PLAIN LOGIN\r\n250 HELP\r\n", PracticeReply::Then::GoOn};
}

PracticeReply SmtpSession::startTls(const QByteArray &argument)
{
    if (m_secure)
        return reply("503 5.5.1 TLS is there already");
    if (!m_offersTls)
        return reply("454 4.7.0 TLS cannot be had");
    if (!argument.isEmpty())
        return reply("501 5.5.4 STARTTLS stands alone");
    return {"220 2.0.0 Begin with TLS\r\n", PracticeReply::Then::StartTls};
}

PracticeReply SmtpSession::authenticate(const QByteArray &argument)
{
    const QList<QByteArray> words = argument.split(' ');
    const QByteArray mechanism = words.first().toUpper();
    if (!m_extended || m_loggedIn || m_hasSender)
        return reply("503 5.5.1 AUTH comes once, behind EHLO and before MAIL");
    if (mechanism != "PLAIN" && mechanism != "LOGIN")
        return reply("504 5.5.4 PLAIN and LOGIN can be had");
    const QByteArray initial = words.value(1);
    m_awaits = mechanism == "PLAIN" ? Awaits::PlainResponse : Awaits::LoginUser;
    if (!initial.isEmpty())
        return takeResponse(initial == "=" ? QByteArray() : initial);
    return reply(mechanism == "PLAIN" ? "334 " : "334 VXNlcm5hbWU6"); // "Username:"
}

PracticeReply SmtpSession::takeResponse(const QByteArray &line)
{
    const auto decoded = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
    const Awaits awaited = std::exchange(m_awaits, Awaits::Command);
    if (line == "*")
        return reply("501 5.7.0 Given up");
    if (!decoded)
        return reply("501 5.5.2 That is not Base64");
    if (awaited == Awaits::PlainResponse) {
        const QList<QByteArray> parts = (*decoded).split('\0'); // for whom, user, password (RFC 4616, 2)
        return loginEnds(parts.size() == 3 && isPracticeLogin(parts[1], parts[2]));
    }
    if (awaited == Awaits::LoginPassword)
        return loginEnds(isPracticeLogin(m_user, *decoded));
    m_user = *decoded;
    m_awaits = Awaits::LoginPassword;
    return reply("334 UGFzc3dvcmQ6"); // "Password:"
}

PracticeReply SmtpSession::loginEnds(bool ok)
{
    m_loggedIn = ok;
    return reply(ok ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password");
}

PracticeReply SmtpSession::mailFrom(const QByteArray &argument)
{
    if (m_helloName.isEmpty())
        return reply("503 5.5.1 Say EHLO first");
    if (m_hasSender)
        return reply("503 5.5.1 The sender is known; RSET forgets it");
    const auto path = splitPath(argument, "FROM:");
    if (!path)
        return reply("501 5.5.4 MAIL FROM:<address>");
    if (const QByteArray mistake = parameterMistake(path->second); !mistake.isEmpty())
        return reply(mistake);
    m_sender = path->first;
    m_hasSender = true;
    return reply("250 2.1.0 Sender known");
}

PracticeReply SmtpSession::recipient(const QByteArray &argument)
{
    if (!m_hasSender)
        return reply("503 5.5.1 Name the sender first: MAIL FROM:<address>");
    const auto path = splitPath(argument, "TO:");
    if (!path || path->first.isEmpty())
        return reply("501 5.5.4 RCPT TO:<address>");
    if (!path->second.isEmpty())
        return reply("555 5.5.4 Unknown parameter");
    if (path->first.toLower().startsWith("nobody@"))
        return reply("550 5.1.1 There is nobody of this name");
    if (m_recipients.size() >= recipientLimit)
        return reply("452 4.5.3 Too many recipients");
    m_recipients.append(path->first);
    return reply("250 2.1.5 Recipient known");
}

PracticeReply SmtpSession::data(bool bareLf)
{
    if (m_recipients.isEmpty())
        return reply(m_hasSender ? "554 5.5.1 There is no recipient" : "503 5.5.1 MAIL and RCPT come first");
    m_text = DotTextReader(PracticeMail::messageLimit, bareLf);
    m_awaits = Awaits::Text;
    return reply("354 Go on; a line with a single dot is the end");
}

/// The message as it came, behind the two lines that every server adds (RFC 5321, 4.4).
PracticeReply SmtpSession::takeText()
{
    m_awaits = Awaits::Command;
    const DotTextReader text = std::exchange(m_text, DotTextReader(0, false));
    const QDateTime now = m_world.now();
    const QByteArray trace = "Return-Path: <" + m_sender + ">\r\nReceived: from " + m_helloName +
                             " by practice.localhost with " + (m_extended ? "ESMTP" : "SMTP") + (m_secure ? "S" : "") +
                             (m_loggedIn ? "A" : "") + ";\r\n " + practiceDate(now) + "\r\n";
    resetMessage();
    if (text.isTooLong())
        return reply("552 5.3.4 That message is too large for practice");
    if (!m_world.mail.add("INBOX", trace + text.text(), {}, now))
        return reply("452 4.3.1 The practice letterbox is full");
    return reply("250 2.0.0 Message " + QByteArray::number(++m_world.lastMessage) + " is in the letterbox");
}

PracticeReply SmtpSession::verify(const QByteArray &argument) const
{
    if (argument.isEmpty())
        return reply("501 5.5.4 VRFY NAME");
    if (argument == practiceUser)
        return reply("250 2.1.5 Alice <alice@practice.localhost>");
    return reply("252 2.1.5 Cannot say, but would take it");
}

void SmtpSession::resetMessage()
{
    m_hasSender = false;
    m_sender.clear();
    m_recipients.clear();
}

} // namespace wirebench
