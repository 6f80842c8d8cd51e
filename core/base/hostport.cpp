#include "core/base/hostport.h"

#include "core/base/socketstart.h"

#include <QByteArrayView>

#include <algorithm>
#include <optional>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <arpa/inet.h>
#include <netdb.h>
#endif

namespace wirebench {

namespace {

bool isAllDigits(const QString &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

struct KnownService
{
    const char *name;
    quint16 port;
};

// The services of the course, for systems without a services table: a bare Debian has none.
constexpr KnownService knownTcpServices[] = {
    {"ftp-data", 20}, {"ftp", 21},   {"telnet", 23}, {"smtp", 25},     {"gopher", 70},
    {"http", 80},     {"pop3", 110}, {"nntp", 119},  {"imap2", 143},   {"imap", 143},
    {"https", 443},   {"ftps", 990}, {"imaps", 993}, {"pop3s", 995},
};

std::optional<quint16> knownService(const QByteArray &name, QByteArrayView protocol)
{
    if (protocol != "tcp")
        return std::nullopt;
    const auto entry = std::find_if(std::begin(knownTcpServices), std::end(knownTcpServices),
                                    [&name](const KnownService &service) { return name == service.name; });
    if (entry == std::end(knownTcpServices))
        return std::nullopt;
    return entry->port;
}

constexpr QLatin1String unixPrefix("unix:");

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_';
}

} // namespace

Result<HostSpec> parseHost(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return HostSpec{};
    if (trimmed == u"<broadcast>")
        return HostSpec{HostSpec::Kind::Broadcast, {}, {}};

    const Error invalid{ErrorCode::InvalidHost, {trimmed}};
    if (isAllDigits(trimmed)) {
        bool ok = false;
        const quint32 number = trimmed.toUInt(&ok);
        if (!ok)
            return failure(invalid);
        return HostSpec{HostSpec::Kind::Address, SocketAddress::fromIPv4(number, 0), {}};
    }

    const bool bracketed = trimmed.startsWith(u'[') && trimmed.endsWith(u']');
    const auto address = SocketAddress::fromHost(bracketed ? trimmed.mid(1, trimmed.size() - 2) : trimmed, 0);
    if (address && (!bracketed || address->family == AddressFamily::IPv6))
        return HostSpec{HostSpec::Kind::Address, *address, {}};

    const bool looksNumeric = std::all_of(trimmed.begin(), trimmed.end(),
                                          [](QChar c) { return c.isDigit() || c == u'.'; });
    const bool wellFormed = std::all_of(trimmed.begin(), trimmed.end(), isNameCharacter)
        && !trimmed.startsWith(u'-') && !trimmed.startsWith(u'.') && !trimmed.contains(u"..")
        && trimmed.size() <= 253;
    if (looksNumeric || !wellFormed)
        return failure(invalid);
    return HostSpec{HostSpec::Kind::Name, {}, trimmed};
}

bool isUnixNotation(const QString &text)
{
    return text.trimmed().startsWith(unixPrefix);
}

Result<SocketAddress> parseUnixPath(const QString &text)
{
    QString name = text.trimmed();
    if (name.startsWith(unixPrefix))
        name.remove(0, unixPrefix.size());
    if (name.isEmpty() || name == u'@')
        return failure({ErrorCode::NoUnixPath, {name}});
    if (name.contains(QChar::Null))
        return failure({ErrorCode::InvalidUnixPath, {name.replace(QChar::Null, u'\uFFFD')}});
    QByteArray path = name.toUtf8();
    const int longest = SocketAddress::longestUnixPath();
    if (path.size() > longest)
        return failure(
            {ErrorCode::UnixPathTooLong, {name, QString::number(path.size()), QString::number(longest)}});
#ifdef Q_OS_LINUX
    if (path.startsWith('@'))
        path[0] = '\0';
#endif
    return SocketAddress::fromUnixPath(path);
}

Result<quint16> parsePort(const QString &text, const char *protocol)
{
    const QString trimmed = text.trimmed();
    if (isAllDigits(trimmed)) {
        bool ok = false;
        const uint number = trimmed.toUInt(&ok);
        if (!ok || number > 65535)
            return failure({ErrorCode::InvalidPort, {trimmed}});
        return quint16(number);
    }
    const bool looksLikeName = !trimmed.isEmpty() && trimmed[0].isLetter()
        && std::all_of(trimmed.begin(), trimmed.end(), isNameCharacter);
    if (!looksLikeName)
        return failure({ErrorCode::InvalidPort, {trimmed}});
    const QByteArray name = trimmed.toLatin1();
    startSockets();
    if (const servent *service = getservbyname(name.constData(), protocol))
        return ntohs(quint16(service->s_port));
    if (const auto port = knownService(name, protocol))
        return *port;
    return failure({ErrorCode::UnknownService, {trimmed}});
}

Result<HostPortText> splitHostPort(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype colon = trimmed.lastIndexOf(u':');
    if (colon < 0)
        return HostPortText{{}, trimmed, false};
    const QString host = trimmed.left(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']') && host.size() > 2;
    if (host.contains(u':') && !bracketed)
        return failure({ErrorCode::InvalidHost, {trimmed}});
    return HostPortText{bracketed ? host.mid(1, host.size() - 2) : host, trimmed.mid(colon + 1), true};
}

} // namespace wirebench
