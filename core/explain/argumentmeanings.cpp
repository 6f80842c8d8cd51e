#include "core/explain/argumentmeanings.h"

#include "core/explain/writtenaddress.h"
#include "core/net/socketoption.h"

namespace wirebench {

namespace {

const char *addressKey(const SocketCall &call, const SocketAddress &address)
{
    const bool connects = call.call == Call::Connect;
    if (address.isUnix())
        return connects ? "argument.address.peerpath" : "argument.address.path";
    if (connects)
        return "argument.address.peer";
    if (address.isValid() && address.port == 0)
        return "argument.address.free";
    if (address.isAny())
        return "argument.address.any";
    return address.isLoopback() ? "argument.address.loopback" : "argument.address.one";
}

const char *lingerKey(const QString &value)
{
    if (value.startsWith(QLatin1String("(0")))
        return "value.linger.off";
    return value == QLatin1String("(1, 0)") ? "value.linger.reset" : "value.linger.seconds";
}

/// @param name of an option, @param value what it is set to, as written.
const char *valueKey(const QString &name, const QString &value)
{
    const SocketOption *option = findSocketOption(name);
    if (!option)
        return value.startsWith(u'(') ? "value.group" : "value.number";
    switch (option->kind) {
    case OptionKind::OnOff:
        return value == u'0' ? "value.off" : "value.on";
    case OptionKind::Bytes:
        return "value.bytes";
    case OptionKind::Seconds:
        return "value.seconds";
    case OptionKind::Milliseconds:
        return "value.milliseconds";
    case OptionKind::Linger:
        return lingerKey(value);
    case OptionKind::InterfaceIndex:
    case OptionKind::InterfaceName:
        return "value.interface";
    case OptionKind::Number:
        break;
    }
    return "value.number";
}

/// The key of an argument that stands for the same thing wherever it is; empty for others.
QString constantKey(const QString &argument, const ExplainTexts &texts)
{
    for (const char *group : {"constant.", "option."}) {
        const QString key = QLatin1String(group) + argument;
        if (texts.has(key))
            return key;
    }
    return {};
}

QString handshakeKey(const QString &argument)
{
    return argument.startsWith(QLatin1String("server_side")) ? QStringLiteral("argument.server_side")
                                                             : QStringLiteral("argument.server_hostname");
}

/// The key of what an argument means by its place.
QString placeKey(const SocketCall &call, qsizetype place, const QStringList &arguments)
{
    switch (call.call) {
    case Call::GetAddrInfo:
        return place == 0 ? QStringLiteral("argument.host") : QStringLiteral("argument.service");
    case Call::SetSockOpt:
    case Call::GetSockOpt:
        return place < 2 ? QStringLiteral("option.other")
                         : QLatin1String(valueKey(arguments[1], arguments[place]));
    case Call::Bind:
    case Call::Connect:
        return QLatin1String(addressKey(call, writtenAddress(arguments[place])));
    case Call::Listen:
        return QStringLiteral("argument.backlog");
    case Call::Recv:
        return QStringLiteral("argument.size.recv");
    case Call::RecvFrom:
        return QStringLiteral("argument.size.recvfrom");
    case Call::Send:
        return QStringLiteral("argument.bytes.send");
    case Call::SendTo:
        return QStringLiteral("argument.bytes.sendto");
    case Call::DoHandshake:
        return handshakeKey(arguments[place]);
    case Call::Chmod:
        return place == 0 ? QStringLiteral("argument.file") : QStringLiteral("argument.mode");
    case Call::Unlink:
        return QStringLiteral("argument.file");
    default:
        return {};
    }
}

bool movesBytes(Call call)
{
    return call == Call::Send || call == Call::SendTo;
}

} // namespace

QList<ArgumentMeaning> argumentMeanings(const SocketCall &call, const ExplainTexts &texts)
{
    const QStringList arguments = splitArguments(call.arguments());
    if (arguments.isEmpty() && (call.call == Call::Accept || call.call == Call::Close))
        return {{QStringLiteral("()"), texts.text("argument.socket")}};
    QList<ArgumentMeaning> meanings;
    for (qsizetype place = 0; place < arguments.size(); ++place) {
        QString key = constantKey(arguments[place], texts);
        if (key.isEmpty())
            key = placeKey(call, place, arguments);
        const QString meaning =
            texts.text(key, {{"peer", call.flow ? call.flow->peer.toString() : QString()}});
        const QString shown =
            movesBytes(call.call) && !call.text ? texts.bytes(call.argument) : arguments[place];
        if (!meaning.isEmpty())
            meanings << ArgumentMeaning{shown, meaning};
    }
    return meanings;
}

} // namespace wirebench
