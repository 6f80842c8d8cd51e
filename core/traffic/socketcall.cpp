#include "core/traffic/socketcall.h"

#include "core/base/error.h"

namespace wirebench {

namespace {

constexpr const char *callNames[callCount] = {
    "getaddrinfo", "socket",     "setsockopt",   "bind",     "listen", "accept",
    "connect",     "send",       "recv",         "shutdown", "close",  "sendto",
    "recvfrom",    "getsockopt", "do_handshake", "chmod",    "unlink",
};

struct MarkWord
{
    quint8 mark;
    const char *word;
};
constexpr MarkWord markWords[] = {
    {CallMark::Truncated, "truncated"},
    {CallMark::SimulatedLoss, "simulated loss"},
    {CallMark::SimulatedDuplicate, "simulated duplicate"},
    {CallMark::SimulatedDelay, "simulated delay"},
    {CallMark::SimulatedReordering, "simulated reordering"},
    {CallMark::NoCloseNotify, "without close_notify"},
    {CallMark::ProxyDialogue, "proxy dialogue"},
};

/// What stands in parentheses behind a result; empty for nothing.
QStringList remarksOn(const SocketCall &call)
{
    QStringList remarks;
    if (call.isEndOfStream())
        remarks.append(QStringLiteral("end of stream"));
    if (call.isEmptyDatagram())
        remarks.append(QStringLiteral("empty datagram"));
    return remarks + markNames(call.marks);
}

} // namespace

const char *callName(Call call)
{
    return callNames[int(call)];
}

std::optional<Call> callFromName(QStringView name)
{
    for (int i = 0; i < callCount; ++i) {
        if (name == QLatin1String(callNames[i]))
            return Call(i);
    }
    return std::nullopt;
}

QStringList markNames(quint8 marks)
{
    QStringList names;
    for (const MarkWord &known : markWords) {
        if (marks & known.mark)
            names.append(QLatin1String(known.word));
    }
    return names;
}

std::optional<quint8> markFromName(QStringView name)
{
    for (const MarkWord &known : markWords) {
        if (name == QLatin1String(known.word))
            return known.mark;
    }
    return std::nullopt;
}

const char *directionName(Direction direction)
{
    switch (direction) {
    case Direction::Sent:
        return "sent";
    case Direction::Received:
        return "received";
    case Direction::None:
        break;
    }
    return "";
}

std::optional<Direction> directionFromName(QStringView name)
{
    for (const Direction known : {Direction::None, Direction::Sent, Direction::Received}) {
        if (name == QLatin1String(directionName(known)))
            return known;
    }
    return std::nullopt;
}

QString SocketCall::arguments() const
{
    if (text)
        return text->text;
    switch (call) {
    case Call::Recv:
    case Call::RecvFrom:
    case Call::Listen:
        return QString::number(argument);
    case Call::Send:
    case Call::SendTo:
        return QStringLiteral("%1 bytes").arg(argument);
    default:
        return {};
    }
}

QString SocketCall::signature() const
{
    return QLatin1String(callName(call)) + u'(' + arguments() + u')';
}

QString SocketCall::resultText() const
{
    if (failed())
        return QStringLiteral("= -1 ") + Error::errnoName(error);
    if (marks & CallMark::SimulatedLoss)
        return QStringLiteral("not sent (simulated loss)");
    const bool inWords = text && !text->outcome.isEmpty();
    const QString number = QStringLiteral("= ") + (inWords ? text->outcome : QString::number(result));
    const QStringList remarks = remarksOn(*this);
    return remarks.isEmpty() ? number
                             : number + QStringLiteral(" (") + remarks.join(QStringLiteral(", ")) + u')';
}

} // namespace wirebench
