#include "core/explain/cline.h"

#include "core/explain/pythonline.h"
#include "core/explain/writtenaddress.h"
#include "core/net/socketoption.h"

namespace wirebench {

namespace {

/// "Bonjour\r\n". Octal escapes: three digits at most, so that a digit behind one is not swallowed.
QString stringLiteral(QByteArrayView bytes)
{
    QString literal = QStringLiteral("\"");
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if (c == '"' || c == '\\')
            literal += u'\\' + QString(QLatin1Char(c));
        else if (c == '\r')
            literal += QLatin1String("\\r");
        else if (c == '\n')
            literal += QLatin1String("\\n");
        else if (byte < 0x20 || byte > 0x7e || c == '?') // ? could begin a trigraph
            literal += QStringLiteral("\\%1").arg(byte, 3, 8, QLatin1Char('0'));
        else
            literal += QLatin1Char(c);
    }
    return literal + u'"';
}

QString unixStructure(const SocketAddress &address)
{
    const QString path = stringLiteral(address.path);
    if (!address.isAbstract())
        return QStringLiteral("struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = %1};\n")
            .arg(path);
    return QStringLiteral("struct sockaddr_un address = {.sun_family = AF_UNIX};\n"
                          "memcpy(address.sun_path, %1, %2); // a name without a file begins with NUL\n")
        .arg(path, QString::number(address.path.size()));
}

/// The declaration of `address`, filled.
QString addressStructure(SocketAddress address)
{
    if (address.isUnix())
        return unixStructure(address);
    const quint32 scope = std::exchange(address.scope, 0);
    const bool isIPv6 = address.family == AddressFamily::IPv6;
    const QString more = scope != 0 ? QStringLiteral(", .sin6_scope_id = %1").arg(scope) : QString();
    const QString source = isIPv6 ? QStringLiteral("struct sockaddr_in6 address = {.sin6_family = AF_INET6, "
                                                   ".sin6_port = htons(%1)%2};\n"
                                                   "inet_pton(AF_INET6, \"%3\", &address.sin6_addr);\n")
                                  : QStringLiteral("struct sockaddr_in address = {.sin_family = AF_INET, "
                                                   ".sin_port = htons(%1)%2};\n"
                                                   "inet_pton(AF_INET, \"%3\", &address.sin_addr);\n");
    return source.arg(QString::number(address.port), more, address.host());
}

QString sizeOfAddress(const SocketAddress &address)
{
    if (!address.isAbstract())
        return QStringLiteral("sizeof address");
    return QStringLiteral("offsetof(struct sockaddr_un, sun_path) + %1").arg(address.path.size());
}

QString withAddress(const char *call, const QString &variable, const SocketAddress &address)
{
    return addressStructure(address) + QStringLiteral("%1(%2, (struct sockaddr *)&address, %3);")
                                           .arg(QLatin1String(call), variable, sizeOfAddress(address));
}

QString lookUp(const QStringList &arguments)
{
    return QStringLiteral("struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *addresses;\n"
                          "int error = getaddrinfo(%1, \"%2\", &hints, &addresses);")
        .arg(stringLiteral(withoutQuotes(arguments.value(0)).toUtf8()), withoutQuotes(arguments.value(1)));
}

/// The declaration of `value` for a group: "('224.1.1.1', 'lo')".
QString membershipValue(const QString &value)
{
    const QStringList parts = splitArguments(value.mid(1, value.size() - 2));
    const QString group = withoutQuotes(parts.value(0));
    const QString interface = withoutQuotes(parts.value(1));
    const bool isAny = interface == QLatin1String("any") || interface.isEmpty();
    const QString index =
        isAny ? QStringLiteral("0") : QStringLiteral("if_nametoindex(\"%1\")").arg(interface);
    const QString source = group.contains(u':')
                               ? QStringLiteral("struct ipv6_mreq value = {.ipv6mr_interface = %1};\n"
                                                "inet_pton(AF_INET6, \"%2\", &value.ipv6mr_multiaddr);\n")
                               : QStringLiteral("struct ip_mreqn value = {.imr_ifindex = %1};\n"
                                                "inet_pton(AF_INET, \"%2\", &value.imr_multiaddr);\n");
    return source.arg(index, group);
}

QString interfaceValue(const SocketOption &option, const QString &name)
{
    const QString index =
        name.isEmpty() ? QStringLiteral("0") : QStringLiteral("if_nametoindex(\"%1\")").arg(name);
    if (option.kind == OptionKind::InterfaceName)
        return QStringLiteral("char value[IF_NAMESIZE] = \"%1\";\n").arg(name);
    if (QLatin1String(option.levelName) == QLatin1String("IPPROTO_IPV6"))
        return QStringLiteral("int value = %1;\n").arg(index);
    return QStringLiteral("struct ip_mreqn value = {.imr_ifindex = %1};\n").arg(index);
}

/// The declaration of `value` for setsockopt(); without a value for getsockopt().
QString optionValue(const QString &name, const QString &value)
{
    const SocketOption *option = findSocketOption(name);
    if (!option && value.startsWith(u'('))
        return membershipValue(value);
    if (option && option->kind == OptionKind::Linger)
        return QStringLiteral("struct linger value = {%1};\n").arg(value.mid(1, qMax(0, value.size() - 2)));
    if (option && (option->kind == OptionKind::InterfaceName || option->kind == OptionKind::InterfaceIndex))
        return interfaceValue(*option, withoutQuotes(value));
    return QStringLiteral("int value = %1;\n").arg(value.isEmpty() ? QStringLiteral("0") : value);
}

QString setOption(const QString &variable, const QStringList &arguments)
{
    return optionValue(arguments.value(1), arguments.value(2)) +
           QStringLiteral("setsockopt(%1, %2, %3, &value, sizeof value);")
               .arg(variable, arguments.value(0), arguments.value(1));
}

QString getOption(const QString &variable, const QStringList &arguments)
{
    const SocketOption *option = findSocketOption(arguments.value(1));
    const bool isLinger = option && option->kind == OptionKind::Linger;
    return optionValue(arguments.value(1), isLinger ? QStringLiteral("(0, 0)") : QString()) +
           QStringLiteral("socklen_t size = sizeof value;\ngetsockopt(%1, %2, %3, &value, &size);")
               .arg(variable, arguments.value(0), arguments.value(1));
}

/// The bytes and their number as two arguments.
QString payload(const SocketCall &call)
{
    const bool isShort = call.payload.size() == call.argument && call.payload.size() <= writtenPayload;
    return (isShort ? stringLiteral(call.payload.view()) : QStringLiteral("data")) + QStringLiteral(", ") +
           QString::number(call.argument);
}

QString sendTo(const SocketCall &call, const QString &variable)
{
    const SocketAddress peer = call.flow ? call.flow->peer : SocketAddress();
    return addressStructure(peer) +
           QStringLiteral("sendto(%1, %2, 0, (struct sockaddr *)&address, sizeof address);")
               .arg(variable, payload(call));
}

QString buffer(const SocketCall &call)
{
    const bool isKnown = !call.text;
    return isKnown ? QStringLiteral("char data[%1];\n").arg(call.argument)
                   : QStringLiteral("char data[1024];\n");
}

QString accept()
{
    return QStringLiteral("struct sockaddr_storage peer;\nsocklen_t size = sizeof peer;\n"
                          "int conn = accept(server, (struct sockaddr *)&peer, &size);");
}

QString receiveFrom(const SocketCall &call, const QString &variable)
{
    return buffer(call) + QStringLiteral("struct sockaddr_storage peer;\nsocklen_t size = sizeof peer;\n"
                                         "ssize_t received = recvfrom(%1, data, sizeof data, 0, "
                                         "(struct sockaddr *)&peer, &size);")
                              .arg(variable);
}

QString handshake(const SocketCall &call)
{
    const bool isServer = call.arguments().startsWith(QLatin1String("server_side"));
    return isServer ? QStringLiteral("SSL_accept(tls); // OpenSSL")
                    : QStringLiteral("SSL_connect(tls); // OpenSSL");
}

QString onFile(const SocketCall &call, const QStringList &arguments)
{
    const QString path = stringLiteral(writtenAddress(arguments.value(0)).path);
    if (call.call == Call::Unlink)
        return QStringLiteral("unlink(%1);").arg(path);
    QString mode = arguments.value(1);
    return QStringLiteral("chmod(%1, %2);").arg(path, mode.replace(QLatin1String("0o"), QLatin1String("0")));
}

} // namespace

QString cLine(const SocketCall &call)
{
    const QString variable = socketVariable(call);
    const QString written = call.arguments();
    const QStringList arguments = splitArguments(written);
    switch (call.call) {
    case Call::GetAddrInfo:
        return lookUp(arguments);
    case Call::Socket:
        return QStringLiteral("int %1 = socket(%2, 0);").arg(variable, written);
    case Call::SetSockOpt:
        return setOption(variable, arguments);
    case Call::GetSockOpt:
        return getOption(variable, arguments);
    case Call::Bind:
    case Call::Connect:
        return withAddress(callName(call.call), variable, writtenAddress(written));
    case Call::Listen:
        return QStringLiteral("listen(%1, %2);").arg(variable, written);
    case Call::Accept:
        return accept();
    case Call::Send:
        return QStringLiteral("ssize_t sent = send(%1, %2, 0);").arg(variable, payload(call));
    case Call::Recv:
        return buffer(call) +
               QStringLiteral("ssize_t received = recv(%1, data, sizeof data, 0);").arg(variable);
    case Call::SendTo:
        return sendTo(call, variable);
    case Call::RecvFrom:
        return receiveFrom(call, variable);
    case Call::Shutdown:
        return QStringLiteral("shutdown(%1, %2);").arg(variable, written);
    case Call::Close:
        return QStringLiteral("close(%1);").arg(variable);
    case Call::DoHandshake:
        return handshake(call);
    case Call::Chmod:
    case Call::Unlink:
        return onFile(call, arguments);
    }
    return {};
}

} // namespace wirebench
