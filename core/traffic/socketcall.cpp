#include "core/traffic/socketcall.h"

#include "core/base/error.h"

namespace wirebench {

namespace {

constexpr const char *callNames[callCount] = {
    "getaddrinfo", "socket", "setsockopt", "bind",     "listen", "accept",
    "connect",     "send",   "recv",       "shutdown", "close",
};

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

QString SocketCall::arguments() const
{
    if (text)
        return text->text;
    switch (call) {
    case Call::Recv:
    case Call::Listen:
        return QString::number(argument);
    case Call::Send:
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
    if (isEndOfStream())
        return QStringLiteral("= 0 (end of stream)");
    return QStringLiteral("= ") + QString::number(result);
}

} // namespace wirebench
