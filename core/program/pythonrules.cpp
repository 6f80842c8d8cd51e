#include "core/program/pythonrules.h"

#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonregex.h"

#include <algorithm>

namespace wirebench {

namespace {

QString pythonEncoding(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return QStringLiteral("utf-8");
    case TextEncoding::Latin1:
        return QStringLiteral("latin-1");
    case TextEncoding::Windows1252:
        return QStringLiteral("cp1252");
    case TextEncoding::Utf16Le:
        return QStringLiteral("utf-16-le");
    case TextEncoding::Utf16Be:
        return QStringLiteral("utf-16-be");
    case TextEncoding::Ascii:
        break;
    }
    return QStringLiteral("ascii");
}

QString actionName(RuleAction action)
{
    switch (action) {
    case RuleAction::None:
        break;
    case RuleAction::Close:
        return QStringLiteral("'close'");
    case RuleAction::HalfClose:
        return QStringLiteral("'half-close'");
    case RuleAction::Reset:
        return QStringLiteral("'reset'");
    case RuleAction::Stop:
        return QStringLiteral("'stop'");
    }
    return QStringLiteral("None");
}

/// r'^HELO (\w+)' where that is plain.
QString patternLiteral(const QString &pattern)
{
    const bool isPlain = std::all_of(pattern.begin(), pattern.end(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'\'';
    });
    return isPlain && !pattern.endsWith(u'\\') ? QStringLiteral("r'%1'").arg(pattern) : pythonText(pattern);
}

/// Writes the function that holds the rules.
class PythonRules
{
public:
    PythonRules(SourceText &out, const AnswerRules &rules) : m_out(out), m_rules(rules) {}

    void write();

private:
    void addRule(int index, const AnswerRule &rule);
    void addAsText();
    QString condition(const AnswerRule &rule) const;
    QString replyOf(const AnswerRule &rule);
    QString partOf(const PayloadTemplate::Part &part, const AnswerRule &rule);
    QString encoded(const QString &value, const AnswerRule &rule) const;

    SourceText &m_out;
    const AnswerRules &m_rules;
};

bool hasExpression(const AnswerRules &rules)
{
    return std::any_of(rules.rules.begin(), rules.rules.end(),
                       [](const AnswerRule &rule) { return rule.on && rule.match == RuleMatch::Regex; });
}

void PythonRules::write()
{
    m_out.need(QStringLiteral("import itertools"));
    m_out.add(QStringLiteral("counter = itertools.count(1)  # of the replies\n\n"));
    if (hasExpression(m_rules))
        addAsText();
    m_out.begin(QStringLiteral("def answers(message, peer):"));
    m_out.add(QStringLiteral(
        "\"\"\"What each rule that matches says, how long it waits before, what it does after.\"\"\""));
    for (int i = 0; i < int(m_rules.rules.size()); ++i) {
        if (m_rules.rules[i].on)
            addRule(i, m_rules.rules[i]);
    }
    m_out.add(QStringLiteral("yield from ()  # no rule matches: nothing is said"));
    m_out.end();
    m_out.add(QStringLiteral("\n"));
}

/// As RegexSubject does it.
void PythonRules::addAsText()
{
    m_out.need(QStringLiteral("import re"));
    m_out.note(
        QStringLiteral("Wirebench gives up a regular expression that takes too many steps; re does not: "
                       "(a+)+$ may take for ever."));
    m_out.add(QStringLiteral("def as_text(message, encoding):\n"
                             "    \"\"\"Bytes as letters, for a regular expression, and the way back.\"\"\"\n"
                             "    try:\n"
                             "        return message.decode(encoding), encoding\n"
                             "    except UnicodeDecodeError:\n"
                             "        return message.decode('latin-1'), 'latin-1'\n\n"));
}

void PythonRules::addRule(int index, const AnswerRule &rule)
{
    const bool isRegex = rule.match == RuleMatch::Regex;
    const auto pattern = pythonPattern(rule.pattern);
    if (isRegex && !pattern) {
        m_out.note(QStringLiteral("Rule %1 is left out: re may read its regular expression otherwise.")
                       .arg(index + 1));
        m_out.comment(QStringLiteral("Rule %1 is left out.").arg(index + 1));
        return;
    }
    m_out.comment(QStringLiteral("Rule %1").arg(index + 1));
    if (isRegex)
        m_out.add(QStringLiteral("text, encoding = as_text(message, '%1')\nfound = re.search(%2, text%3)")
                      .arg(pythonEncoding(rule.encoding), patternLiteral(*pattern),
                           rule.caseSensitive ? QString() : QStringLiteral(", re.IGNORECASE")));
    m_out.begin(QStringLiteral("if %1:").arg(condition(rule)));
    if (!rule.note.isEmpty())
        m_out.add(QStringLiteral("print(peer, %1)").arg(pythonText(rule.note)));
    if (!rule.reply.isEmpty())
        m_out.add(QStringLiteral("number = next(counter)"));
    m_out.add(QStringLiteral("yield %1, %2, %3")
                  .arg(replyOf(rule), secondsOf(rule.delayMs), actionName(rule.action)));
    if (!rule.goOn)
        m_out.add(QStringLiteral("return"));
    m_out.end();
}

QString PythonRules::condition(const AnswerRule &rule) const
{
    const QByteArray bytes = RuleSet::patternOf(rule).value_or(QByteArray());
    const QString pattern = pythonMessage(bytes, m_out.indent() + 30);
    const QString message =
        rule.caseSensitive ? QStringLiteral("message") : QStringLiteral("message.lower()");
    if (rule.match == RuleMatch::Any)
        return QStringLiteral("True");
    if (rule.match == RuleMatch::Exact)
        return QStringLiteral("%1 == %2").arg(message, pattern);
    if (rule.pattern.isEmpty())
        return QStringLiteral("False");
    switch (rule.match) {
    case RuleMatch::StartsWith:
        return QStringLiteral("%1.startswith(%2)").arg(message, pattern);
    case RuleMatch::EndsWith:
        return QStringLiteral("%1.endswith(%2)").arg(message, pattern);
    case RuleMatch::Contains:
        return QStringLiteral("%1 in %2").arg(pattern, message);
    default:
        return QStringLiteral("found");
    }
}

QString PythonRules::replyOf(const AnswerRule &rule)
{
    const auto reply = RuleSet::replyOf(rule);
    if (rule.reply.isEmpty() || !reply)
        return QStringLiteral("b''");
    QStringList parts;
    for (const PayloadTemplate::Part &part : reply->parts()) {
        if (part.kind != PayloadTemplate::Kind::Bytes || !part.bytes.isEmpty())
            parts += partOf(part, rule);
    }
    return parts.isEmpty() ? QStringLiteral("b''") : parts.join(QStringLiteral(" + "));
}

QString PythonRules::encoded(const QString &value, const AnswerRule &rule) const
{
    return QStringLiteral("%1.encode('%2', 'replace')").arg(value, pythonEncoding(rule.encoding));
}

QString PythonRules::partOf(const PayloadTemplate::Part &part, const AnswerRule &rule)
{
    switch (part.kind) {
    case PayloadTemplate::Kind::Bytes:
        return pythonMessage(part.bytes, m_out.indent() + 10);
    case PayloadTemplate::Kind::Time:
        m_out.need(QStringLiteral("import datetime"));
        return encoded(QStringLiteral("datetime.datetime.now().isoformat(timespec='milliseconds')"), rule);
    case PayloadTemplate::Kind::Unix:
        m_out.need(QStringLiteral("import time"));
        return encoded(QStringLiteral("str(int(time.time()))"), rule);
    case PayloadTemplate::Kind::Counter:
        return encoded(QStringLiteral("str(number)"), rule);
    case PayloadTemplate::Kind::Random:
        m_out.need(QStringLiteral("import random"));
        return encoded(QStringLiteral("str(random.getrandbits(32))"), rule);
    case PayloadTemplate::Kind::Peer:
        return encoded(QStringLiteral("peer"), rule);
    case PayloadTemplate::Kind::Capture:
        break;
    }
    const QString group =
        part.capture.number >= 0 ? QString::number(part.capture.number) : pythonText(part.capture.name);
    return QStringLiteral("(found[%1] or '').encode(encoding)").arg(group);
}

void addLines(SourceText &out, const AnswerRules &rules, int receiveSize)
{
    out.note(
        QStringLiteral("Wirebench holds no rule against a line of more than %1 bytes; this program does.")
            .arg(rules.lineLimit));
    out.begin(QStringLiteral("def lines(client):"));
    out.add(QStringLiteral("\"\"\"The lines of a stream, however they are cut on their way.\"\"\"\n"
                           "buffer = b''\n"
                           "while True:\n"
                           "    data = client.recv(%1)  # waits; at most so many bytes\n"
                           "    if not data:  # the client sends no more\n"
                           "        break\n"
                           "    buffer += data\n"
                           "    while b'\\n' in buffer:\n"
                           "        line, buffer = buffer.split(b'\\n', 1)\n"
                           "        yield line[:-1] if line.endswith(b'\\r') else line\n"
                           "if buffer:\n"
                           "    yield buffer")
                .arg(receiveSize));
    out.end();
    out.add(QStringLiteral("\n"));
}

} // namespace

void addRules(SourceText &out, const AnswerRules &rules, RulesOver over, int receiveSize)
{
    out.add(QStringLiteral("\ndef peer_text(address):\n"
                           "    if isinstance(address, tuple):\n"
                           "        host, port = address[:2]\n"
                           "        return f'[{host}]:{port}' if ':' in host else f'{host}:{port}'\n"
                           "    return 'unix:'  # its peers have no name here\n\n"));
    PythonRules(out, rules).write();
    if (over == RulesOver::Datagrams)
        out.need(QStringLiteral("import threading"));
    else if (rules.unit == RuleUnit::Line)
        addLines(out, rules, receiveSize);
}

void addRuledTalk(SourceText &out, const AnswerRules &rules, const AnswerConfig &answer, int receiveSize)
{
    out.need(QStringLiteral("import os"));
    out.need(QStringLiteral("import struct"));
    out.need(QStringLiteral("import time"));
    const bool byLine = rules.unit == RuleUnit::Line;
    out.add(QStringLiteral("sends = True"));
    out.begin(byLine ? QStringLiteral("for message in lines(client):") : QStringLiteral("while True:"));
    if (!byLine)
        out.add(QStringLiteral("message = client.recv(%1)  # waits; at most so many bytes\n"
                               "if not message:  # the client sends no more\n"
                               "    break")
                    .arg(receiveSize));
    out.add(QStringLiteral("print(address, message)"));
    out.begin(QStringLiteral("for reply, delay, action in answers(message, peer_text(address)):"));
    out.add(answer.workMs > 0
                ? QStringLiteral("time.sleep(delay + (%1 if reply else 0))  # work that takes time")
                      .arg(secondsOf(answer.workMs))
                : QStringLiteral("time.sleep(delay)"));
    out.add(QStringLiteral("if reply and sends:\n    client.sendall(reply)"));
    out.add(answer.closeAfterAnswer
                ? QStringLiteral(
                      "if action == 'close' or (reply and not action):  # one answer, then close\n    return")
                : QStringLiteral("if action == 'close':\n    return"));
    out.add(
        QStringLiteral("if action == 'half-close' and sends:\n"
                       "    client.shutdown(socket.SHUT_WR)\n"
                       "    sends = False\n"
                       "elif action == 'reset':\n"
                       "    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
                       "    return\n"
                       "elif action == 'stop':\n"
                       "    os._exit(0)  # with all connections"));
    out.end();
    out.end();
}

void addRuledDatagram(SourceText &out)
{
    out.begin(QStringLiteral("for reply, delay, action in answers(data, peer_text(sender)):"));
    out.add(QStringLiteral("if reply and delay > 0:  # meanwhile others are answered\n"
                           "    threading.Timer(delay, sock.sendto, (reply, sender)).start()\n"
                           "elif reply:\n"
                           "    sock.sendto(reply, sender)\n"
                           "if action == 'stop':\n"
                           "    raise SystemExit"));
    out.end();
}

} // namespace wirebench
