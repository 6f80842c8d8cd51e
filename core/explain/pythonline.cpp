#include "core/explain/pythonline.h"

#include "core/explain/writtenaddress.h"
#include "core/net/socketoption.h"

namespace wirebench {

namespace {

/// b'Bonjour\r\n'
QString bytesLiteral(const Bytes &bytes)
{
    QString literal = QStringLiteral("b'");
    for (const char c : bytes.view()) {
        const auto byte = uchar(c);
        if (c == '\'' || c == '\\')
            literal += u'\\' + QString(QLatin1Char(c));
        else if (c == '\r')
            literal += QLatin1String("\\r");
        else if (c == '\n')
            literal += QLatin1String("\\n");
        else if (c == '\t')
            literal += QLatin1String("\\t");
        else if (byte < 0x20 || byte > 0x7e)
            literal += QStringLiteral("\\x%1").arg(byte, 2, 16, QLatin1Char('0'));
        else
            literal += QLatin1Char(c);
    }
    return literal + u'\'';
}

/// What was handed to the call; of a failed one nothing is known but the size.
QString payloadLiteral(const SocketCall &call)
{
    const bool isKnown = call.payload.size() == call.argument;
    return isKnown && call.payload.size() <= writtenPayload ? bytesLiteral(call.payload)
                                                            : QStringLiteral("data");
}

QString stringLiteral(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'"));
    return u'\'' + text + u'\'';
}

QStringList constants(const QStringList &names)
{
    QStringList prefixed;
    for (const QString &name : names)
        prefixed << QStringLiteral("socket.") + name;
    return prefixed;
}

/// The value that joins or leaves a group: "('224.1.1.1', 'lo')".
QString membershipValue(const QString &value)
{
    const QStringList parts = splitArguments(value.mid(1, value.size() - 2));
    const QString group = parts.value(0);
    const QString interface = parts.value(1);
    const bool isAny = interface == QLatin1String("'any'") || interface.isEmpty();
    const QString index =
        isAny ? QStringLiteral("0") : QStringLiteral("socket.if_nametoindex(%1)").arg(interface);
    if (group.contains(u':'))
        return QStringLiteral("struct.pack('16sI', socket.inet_pton(socket.AF_INET6, %1), %2)")
            .arg(group, index);
    return QStringLiteral("struct.pack('4s4si', socket.inet_aton(%1), bytes(4), %2)").arg(group, index);
}

QString interfaceValue(const SocketOption &option, const QString &value)
{
    const QString name = withoutQuotes(value);
    if (option.kind == OptionKind::InterfaceName)
        return u'b' + stringLiteral(name);
    const QString index =
        name.isEmpty() ? QStringLiteral("0") : QStringLiteral("socket.if_nametoindex(%1)").arg(value);
    if (QLatin1String(option.levelName) == QLatin1String("IPPROTO_IPV6"))
        return QStringLiteral("struct.pack('i', %1)").arg(index);
    return QStringLiteral("struct.pack('4s4si', bytes(4), bytes(4), %1)").arg(index);
}

QString optionValue(const QString &name, const QString &value)
{
    const SocketOption *option = findSocketOption(name);
    if (!option)
        return value.startsWith(u'(') ? membershipValue(value) : value;
    if (option->kind == OptionKind::Linger)
        return QStringLiteral("struct.pack('ii', %1)").arg(value.mid(1, value.size() - 2));
    if (option->kind == OptionKind::InterfaceName || option->kind == OptionKind::InterfaceIndex)
        return interfaceValue(*option, value);
    return value;
}

QString setOption(const QString &variable, const QStringList &arguments)
{
    if (arguments.size() < 3)
        return {};
    return QStringLiteral("%1.setsockopt(%2, %3)")
        .arg(variable, constants(arguments.mid(0, 2)).join(QLatin1String(", ")),
             optionValue(arguments[1], arguments[2]));
}

QString getOption(const QString &variable, const QStringList &arguments)
{
    const SocketOption *option = findSocketOption(arguments.value(1));
    const QString names = constants(arguments).join(QLatin1String(", "));
    if (option && option->kind == OptionKind::Linger)
        return QStringLiteral("value = struct.unpack('ii', %1.getsockopt(%2, 8))").arg(variable, names);
    if (option && option->kind == OptionKind::InterfaceName)
        return QStringLiteral("value = %1.getsockopt(%2, 16)").arg(variable, names);
    if (option && option->kind == OptionKind::InterfaceIndex)
        return QStringLiteral("value = %1.getsockopt(%2, 4)").arg(variable, names);
    return QStringLiteral("value = %1.getsockopt(%2)").arg(variable, names);
}

QString handshake(const SocketCall &call, const QString &variable)
{
    if (call.flow && call.flow->endpoint->kind == EndpointKind::Udp)
        return QStringLiteral("# Python's ssl module does not speak DTLS");
    const QString arguments =
        call.arguments().isEmpty() ? QString() : QStringLiteral(", ") + call.arguments();
    return QStringLiteral("%1 = context.wrap_socket(%1%2)").arg(variable, arguments);
}

} // namespace

QString socketVariable(const SocketCall &call)
{
    if (!call.flow)
        return QStringLiteral("sock");
    switch (call.flow->endpoint->kind) {
    case EndpointKind::TcpServer:
        return call.flow->connection.isValid() ? QStringLiteral("conn") : QStringLiteral("server");
    case EndpointKind::TcpClient:
        return QStringLiteral("client");
    case EndpointKind::Udp:
        break;
    }
    return QStringLiteral("sock");
}

QString pythonLine(const SocketCall &call)
{
    const QString variable = socketVariable(call);
    const QString written = call.arguments();
    const QStringList arguments = splitArguments(written);
    switch (call.call) {
    case Call::GetAddrInfo:
        return QStringLiteral("addresses = socket.getaddrinfo(%1)").arg(written);
    case Call::Socket:
        return QStringLiteral("%1 = socket.socket(%2)")
            .arg(variable, constants(arguments).join(QLatin1String(", ")));
    case Call::SetSockOpt:
        return setOption(variable, arguments);
    case Call::GetSockOpt:
        return getOption(variable, arguments);
    case Call::Accept:
        return QStringLiteral("conn, address = server.accept()");
    case Call::Bind:
    case Call::Listen:
    case Call::Connect:
        return QStringLiteral("%1.%2(%3)").arg(variable, QLatin1String(callName(call.call)), written);
    case Call::Send:
        return QStringLiteral("sent = %1.send(%2)").arg(variable, payloadLiteral(call));
    case Call::Recv:
        return QStringLiteral("data = %1.recv(%2)").arg(variable, written);
    case Call::SendTo:
        return QStringLiteral("%1.sendto(%2, %3)")
            .arg(variable, payloadLiteral(call), call.flow ? call.flow->peer.toPython() : QString());
    case Call::RecvFrom:
        return QStringLiteral("data, address = %1.recvfrom(%2)").arg(variable, written);
    case Call::Shutdown:
        return QStringLiteral("%1.shutdown(socket.%2)").arg(variable, written);
    case Call::Close:
        return QStringLiteral("%1.close()").arg(variable);
    case Call::DoHandshake:
        return handshake(call, variable);
    case Call::Chmod:
    case Call::Unlink:
        return QStringLiteral("os.%1(%2)").arg(QLatin1String(callName(call.call)), written);
    }
    return {};
}

} // namespace wirebench
