#include "core/net/socketoption.h"

#include "core/net/nativesocket.h"
#include "core/net/socketplatform.h"

#include <QNetworkInterface>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace wirebench {

namespace {

constexpr int largest = std::numeric_limits<int>::max();
constexpr quint8 listening = quint8(SocketUse::Listening);
constexpr quint8 stream = quint8(SocketUse::Stream);
constexpr quint8 datagram = quint8(SocketUse::Datagram);
constexpr quint8 everywhere = listening | stream | datagram;
constexpr quint8 nowhere = 0;
constexpr AddressFamily any = AddressFamily::Unspecified;
constexpr AddressFamily v4 = AddressFamily::IPv4;
constexpr AddressFamily v6 = AddressFamily::IPv6;

// QT_TRANSLATE_NOOP marks a text for lupdate and is otherwise the text itself.
#define MEANING(text) QT_TRANSLATE_NOOP("SocketOption", text)
#define SOCKET_LEVEL(name) #name, "SOL_SOCKET", SOL_SOCKET, name
#define TCP_LEVEL(name) #name, "IPPROTO_TCP", IPPROTO_TCP, name
#define IP_LEVEL(name) #name, "IPPROTO_IP", IPPROTO_IP, name
#define IPV6_LEVEL(name) #name, "IPPROTO_IPV6", IPPROTO_IPV6, name

// clang-format off
QList<SocketOption> makeOptions()
{
    using Kind = OptionKind;
    return {
        {SOCKET_LEVEL(SO_REUSEADDR), Kind::OnOff, 0, 1, everywhere, listening | datagram, any, true, false,
         MEANING("bind() to a port that old connections, or other members of a group, still hold")},
#ifdef SO_REUSEPORT
        {SOCKET_LEVEL(SO_REUSEPORT), Kind::OnOff, 0, 1, everywhere, nowhere, any, true, false,
         MEANING("several sockets of one user share the port; the system deals out what arrives")},
#endif
        {SOCKET_LEVEL(SO_KEEPALIVE), Kind::OnOff, 0, 1, listening | stream, nowhere, any, false, true,
         MEANING("ask an idle peer now and then whether it is still there")},
        {SOCKET_LEVEL(SO_LINGER), Kind::Linger, 0, 65535, listening | stream, nowhere, any, false, true,
         MEANING("what close() does with bytes that still wait: off sends them, 0 drops them and resets")},
        {SOCKET_LEVEL(SO_RCVBUF), Kind::Bytes, 0, largest, everywhere, nowhere, any, false, true,
         MEANING("room for what has arrived unread; Linux doubles what is asked for, up to a limit")},
        {SOCKET_LEVEL(SO_SNDBUF), Kind::Bytes, 0, largest, everywhere, nowhere, any, false, true,
         MEANING("room for what is sent and not acknowledged; Linux doubles it as well")},
        {SOCKET_LEVEL(SO_BROADCAST), Kind::OnOff, 0, 1, datagram, datagram, any, false, false,
         MEANING("sending to broadcast addresses is permitted")},
#ifdef SO_BINDTODEVICE
        {SOCKET_LEVEL(SO_BINDTODEVICE), Kind::InterfaceName, 0, 0, everywhere, nowhere, any, false, true,
         MEANING("use this network interface only, such as lo")},
#endif
        {TCP_LEVEL(TCP_NODELAY), Kind::OnOff, 0, 1, listening | stream, stream, any, false, true,
         MEANING("send small pieces at once instead of collecting them (Nagle)")},
#ifdef TCP_CORK
        {TCP_LEVEL(TCP_CORK), Kind::OnOff, 0, 1, listening | stream, nowhere, any, false, true,
         MEANING("hold back what does not fill a segment, for at most 200 ms")},
#endif
#ifdef TCP_QUICKACK
        {TCP_LEVEL(TCP_QUICKACK), Kind::OnOff, 0, 1, listening | stream, nowhere, any, false, false,
         MEANING("acknowledge at once and not with the next answer; Linux turns it off again by itself")},
#endif
#ifdef TCP_KEEPIDLE
        {TCP_LEVEL(TCP_KEEPIDLE), Kind::Seconds, 0, largest, listening | stream, nowhere, any, false, true,
         MEANING("how long the peer may be silent before SO_KEEPALIVE asks for the first time")},
#endif
#ifdef TCP_KEEPINTVL
        {TCP_LEVEL(TCP_KEEPINTVL), Kind::Seconds, 0, largest, listening | stream, nowhere, any, false, true,
         MEANING("the time between two questions of SO_KEEPALIVE")},
#endif
#ifdef TCP_KEEPCNT
        {TCP_LEVEL(TCP_KEEPCNT), Kind::Number, 0, largest, listening | stream, nowhere, any, false, true,
         MEANING("after how many questions without an answer the connection is given up")},
#endif
#ifdef TCP_USER_TIMEOUT
        {TCP_LEVEL(TCP_USER_TIMEOUT), Kind::Milliseconds, 0, largest, listening | stream, nowhere, any, false, true,
         MEANING("how long what was sent may stay unacknowledged before the connection is given up")},
#endif
#ifdef TCP_MAXSEG
        {TCP_LEVEL(TCP_MAXSEG), Kind::Bytes, 0, largest, listening | stream, nowhere, any, false, true,
         MEANING("the most bytes of one segment; what is read is the size in use")},
#endif
#ifdef TCP_DEFER_ACCEPT
        {TCP_LEVEL(TCP_DEFER_ACCEPT), Kind::Seconds, 0, largest, listening, nowhere, any, false, false,
         MEANING("accept() a client only when its first bytes are there; Linux rounds the time up")},
#endif
        {IP_LEVEL(IP_TTL), Kind::Number, 0, 255, everywhere, nowhere, v4, false, true,
         MEANING("how many routers a packet may pass")},
        {IP_LEVEL(IP_TOS), Kind::Number, 0, 255, everywhere, nowhere, v4, false, true,
         MEANING("which service a packet asks routers for (DSCP)")},
        {IP_LEVEL(IP_MULTICAST_TTL), Kind::Number, 0, 255, datagram, datagram, v4, false, false,
         MEANING("how many routers a datagram to a group may pass")},
        {IP_LEVEL(IP_MULTICAST_LOOP), Kind::OnOff, 0, 1, datagram, datagram, v4, false, false,
         MEANING("what is sent to a group comes to its members on this machine too")},
        {IP_LEVEL(IP_MULTICAST_IF), Kind::InterfaceIndex, 0, 0, datagram, datagram, v4, false, false,
         MEANING("by which interface datagrams to a group leave; what is read is its address")},
        {IPV6_LEVEL(IPV6_V6ONLY), Kind::OnOff, 0, 1, listening | datagram, listening | datagram, v6, true, false,
         MEANING("IPv6 only: Wirebench gives each family a socket of its own")},
        {IPV6_LEVEL(IPV6_UNICAST_HOPS), Kind::Number, -1, 255, everywhere, nowhere, v6, false, true,
         MEANING("how many routers a packet may pass")},
        {IPV6_LEVEL(IPV6_TCLASS), Kind::Number, -1, 255, everywhere, nowhere, v6, false, true,
         MEANING("which service a packet asks routers for (DSCP)")},
        {IPV6_LEVEL(IPV6_MULTICAST_HOPS), Kind::Number, 0, 255, datagram, datagram, v6, false, false,
         MEANING("how many routers a datagram to a group may pass")},
        {IPV6_LEVEL(IPV6_MULTICAST_LOOP), Kind::OnOff, 0, 1, datagram, datagram, v6, false, false,
         MEANING("what is sent to a group comes to its members on this machine too")},
        {IPV6_LEVEL(IPV6_MULTICAST_IF), Kind::InterfaceIndex, 0, 0, datagram, datagram, v6, false, false,
         MEANING("by which interface datagrams to a group leave")},
    };
}
// clang-format on

#undef SOCKET_LEVEL
#undef TCP_LEVEL
#undef IP_LEVEL
#undef IPV6_LEVEL
#undef MEANING

bool isInterface(const SocketOption &option)
{
    return option.kind == OptionKind::InterfaceIndex || option.kind == OptionKind::InterfaceName;
}

SysResult sysResult(int value)
{
    return value < 0 ? SysResult{-1, socketErrno()} : SysResult{value, 0};
}

SysResult setBytes(int descriptor, const SocketOption &option, const void *value, size_t size)
{
    return sysResult(
        ::setsockopt(descriptor, option.level, option.number, static_cast<const char *>(value), socklen_t(size)));
}

SysResult readBytes(int descriptor, const SocketOption &option, void *value, socklen_t &size)
{
    return sysResult(::getsockopt(descriptor, option.level, option.number, static_cast<char *>(value), &size));
}

/// The first address of its family that an interface has; 0.0.0.0 if there is none.
in_addr addressOfInterface(const QString &name)
{
    in_addr address = {};
    for (const QNetworkAddressEntry &entry : QNetworkInterface::interfaceFromName(name).addressEntries()) {
        bool isV4 = false;
        const quint32 ip = entry.ip().toIPv4Address(&isV4);
        if (!isV4)
            continue;
        address.s_addr = htonl(ip);
        break;
    }
    return address;
}

SysResult setInterfaceIndex(int descriptor, const OptionSetting &setting)
{
    const QString &name = setting.value.name;
    const int index = name.isEmpty() ? 0 : QNetworkInterface::interfaceIndexFromName(name);
    if (!name.isEmpty() && index == 0)
        return {-1, ENODEV};
    if (setting.option->level == IPPROTO_IPV6)
        return setBytes(descriptor, *setting.option, &index, sizeof index);
    const MulticastInterface request = multicastInterface(index, addressOfInterface(name));
    return setBytes(descriptor, *setting.option, &request, sizeof request);
}

SysResult readInterfaceIndex(int descriptor, const SocketOption &option, OptionValue &value)
{
    quint32 read = 0; // an index for IPv6, an address for IPv4
    socklen_t size = sizeof read;
    const SysResult result = readBytes(descriptor, option, &read, size);
    if (result.ok() && read != 0)
        value.name = option.level == IPPROTO_IPV6 ? QNetworkInterface::interfaceNameFromIndex(int(read))
                                                  : SocketAddress::fromIPv4(ntohl(read), 0).host();
    return result;
}

SysResult readInterfaceName(int descriptor, const SocketOption &option, OptionValue &value)
{
    char name[IF_NAMESIZE + 1] = {};
    socklen_t size = IF_NAMESIZE;
    const SysResult result = readBytes(descriptor, option, name, size);
    value.name = QString::fromLocal8Bit(name);
    return result;
}

SysResult readLinger(int descriptor, const SocketOption &option, OptionValue &value)
{
    linger read = {};
    socklen_t size = sizeof read;
    const SysResult result = readBytes(descriptor, option, &read, size);
    value.number = read.l_onoff;
    value.seconds = read.l_linger;
    return result;
}

SysResult readNumber(int descriptor, const SocketOption &option, OptionValue &value)
{
    int read = 0;
    socklen_t size = sizeof read;
    const SysResult result = readBytes(descriptor, option, &read, size);
    value.number = read;
    return result.ok() ? SysResult{read, 0} : result;
}

Error invalidValue(const SocketOption &option, const QString &text)
{
    return {ErrorCode::InvalidOptionValue, {QString::fromLatin1(option.name), text, option.valuesText()}};
}

std::optional<int> onOff(const QString &text)
{
    if (text == u"on" || text == u"1")
        return 1;
    if (text == u"off" || text == u"0")
        return 0;
    return std::nullopt;
}

} // namespace

bool SocketOption::isFor(SocketUse use, AddressFamily socketFamily) const
{
    if (socketFamily == AddressFamily::Unix) // takes the rest of SOL_SOCKET without any effect
        return isFor(use) && level == SOL_SOCKET && kind == OptionKind::Bytes;
    const bool isInFamily = family == AddressFamily::Unspecified || family == socketFamily;
    return isFor(use) && isInFamily;
}

QString SocketOption::notation() const
{
    return QLatin1String(levelName) + QStringLiteral(", ") + QLatin1String(name);
}

QString SocketOption::valuesText() const
{
    switch (kind) {
    case OptionKind::OnOff:
        return QStringLiteral("on | off");
    case OptionKind::InterfaceIndex:
    case OptionKind::InterfaceName:
        return QStringLiteral("eth0");
    case OptionKind::Linger:
        return QStringLiteral("off | %1…%2").arg(lowest).arg(highest);
    default:
        return QStringLiteral("%1…%2").arg(lowest).arg(highest);
    }
}

QString OptionSetting::arguments() const
{
    return option->notation() + QStringLiteral(", ") + optionValueNotation(*option, value);
}

const QList<SocketOption> &socketOptions()
{
    static const QList<SocketOption> options = makeOptions();
    return options;
}

const SocketOption *findSocketOption(QStringView name)
{
    const QList<SocketOption> &all = socketOptions();
    const auto found = std::find_if(all.begin(), all.end(), [name](const SocketOption &option) {
        return name.compare(QLatin1String(option.name), Qt::CaseInsensitive) == 0;
    });
    return found == all.end() ? nullptr : &*found;
}

Result<OptionValue> parseOptionValue(const SocketOption &option, const QString &text)
{
    const QString typed = text.trimmed().toLower();
    OptionValue value;
    if (isInterface(option)) {
        value.name = text.trimmed(); // whether this machine has it is found out when it is set
        return value;
    }
    if (option.kind == OptionKind::OnOff) {
        const auto on = onOff(typed);
        if (!on)
            return failure(invalidValue(option, text));
        value.number = *on;
        return value;
    }
    if (option.kind == OptionKind::Linger && typed == u"off")
        return value;
    bool ok = false;
    const int number = typed.toInt(&ok);
    if (!ok || number < option.lowest || number > option.highest)
        return failure(invalidValue(option, text));
    if (option.kind == OptionKind::Linger)
        return OptionValue{1, number, {}};
    value.number = number;
    return value;
}

QString optionValueText(const SocketOption &option, const OptionValue &value)
{
    if (isInterface(option))
        return value.name;
    if (option.kind == OptionKind::OnOff)
        return value.number != 0 ? QStringLiteral("on") : QStringLiteral("off");
    if (option.kind == OptionKind::Linger)
        return value.number != 0 ? QString::number(value.seconds) : QStringLiteral("off");
    return QString::number(value.number);
}

QString optionValueNotation(const SocketOption &option, const OptionValue &value)
{
    if (isInterface(option))
        return u'\'' + value.name + u'\'';
    if (option.kind == OptionKind::Linger)
        return QStringLiteral("(%1, %2)").arg(value.number).arg(value.seconds);
    return QString::number(value.number);
}

OptionSetting optionSetting(const char *name, int number)
{
    return {findSocketOption(QString::fromLatin1(name)), {number, 0, {}}};
}

void putSetting(QList<OptionSetting> &settings, const OptionSetting &setting)
{
    settings.removeIf([&](const OptionSetting &known) { return known.option == setting.option; });
    settings += setting;
}

OptionSetting resetOnClose()
{
    return optionSetting("SO_LINGER", 1);
}

OptionSetting multicastInterface(AddressFamily family, const QString &name)
{
    OptionSetting setting =
        optionSetting(family == AddressFamily::IPv6 ? "IPV6_MULTICAST_IF" : "IP_MULTICAST_IF", 0);
    setting.value.name = name;
    return setting;
}

SysResult setSocketOption(int descriptor, const OptionSetting &setting)
{
    const SocketOption &option = *setting.option;
    switch (option.kind) {
    case OptionKind::InterfaceIndex:
        return setInterfaceIndex(descriptor, setting);
    case OptionKind::InterfaceName: {
        const QByteArray name = setting.value.name.toLocal8Bit();
        return setBytes(descriptor, option, name.constData(), size_t(name.size()));
    }
    case OptionKind::Linger: {
        linger value = {};
        value.l_onoff = decltype(value.l_onoff)(setting.value.number); // narrower on Windows
        value.l_linger = decltype(value.l_linger)(setting.value.seconds);
        return setBytes(descriptor, option, &value, sizeof value);
    }
    default:
        return setBytes(descriptor, option, &setting.value.number, sizeof setting.value.number);
    }
}

SysResult readSocketOption(int descriptor, const SocketOption &option, OptionValue &value)
{
    switch (option.kind) {
    case OptionKind::InterfaceIndex:
        return readInterfaceIndex(descriptor, option, value);
    case OptionKind::InterfaceName:
        return readInterfaceName(descriptor, option, value);
    case OptionKind::Linger:
        return readLinger(descriptor, option, value);
    default:
        return readNumber(descriptor, option, value);
    }
}

} // namespace wirebench
