#include "core/program/cliwords.h"

#include "core/base/hostport.h"
#include "core/program/literals.h"

#include <QUrl>

namespace wirebench {

namespace {

QString versionWord(TlsVersion version)
{
    return QStringLiteral("1.%1").arg(int(version) - int(TlsVersion::Tls10));
}

void addCommonTls(CliWords &out, const TlsSettings &tls, bool isDtls)
{
    const TlsSettings usual;
    if (!isDtls) {
        if (tls.least != usual.least || tls.most < usual.least)
            out.add("tls-min", versionWord(tls.least));
        if (tls.most != usual.most)
            out.add("tls-max", versionWord(tls.most));
    }
    out.noteIf(isDtls && (tls.least != usual.least || tls.most != usual.most),
               "The versions of DTLS are left at their defaults.");
    out.addText("alpn", tls.alpn);
    out.addText("cert", tls.certificateFile);
    if (!tls.certificateFile.isEmpty())
        out.addText("key", tls.keyFile);
    out.addText("key-log", tls.keyLogFile);
}

} // namespace

void CliWords::add(const char *name, bool given)
{
    if (given)
        words += QStringLiteral("--") + QLatin1String(name);
}

void CliWords::add(const char *name, const QString &value)
{
    words += QStringLiteral("--") + QLatin1String(name);
    words += value;
}

void CliWords::add(const char *name, int value, int usual)
{
    if (value != usual)
        add(name, QString::number(value));
}

void CliWords::addSeconds(const char *name, int milliseconds, int usualMs)
{
    if (milliseconds != usualMs)
        add(name, secondsOf(milliseconds));
}

void CliWords::addText(const char *name, const QString &value)
{
    if (!value.isEmpty())
        add(name, value);
}

void CliWords::noteIf(bool condition, const char *sentence)
{
    if (condition)
        notes += QString::fromLatin1(sentence);
}

QString cliOperand(const QString &host, const QString &port)
{
    const bool needsBrackets = host.contains(u':') && !host.startsWith(u'[');
    return (needsBrackets ? u'[' + host + u']' : host) + u':' + port;
}

void addListenFamily(CliWords &out, ListenFamily family, const QString &host)
{
    const auto spec = parseHost(host);
    const bool isIPv6 = spec && spec->address.family == AddressFamily::IPv6;
    if (family == ListenFamily::Both)
        out.add("family", QStringLiteral("both"));
    else if (family == ListenFamily::IPv6 && !isIPv6)
        out.add("family", QStringLiteral("6"));
    else if (family == ListenFamily::IPv4 && isIPv6)
        out.add("family", QStringLiteral("4"));
}

void addFamily(CliWords &out, AddressFamily family)
{
    if (family == AddressFamily::IPv4)
        out.add("family", QStringLiteral("4"));
    else if (family == AddressFamily::IPv6)
        out.add("family", QStringLiteral("6"));
}

void addProxy(CliWords &out, const ProxyText &proxy)
{
    if (proxy.kind == ProxyKind::None)
        return;
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    const QString password = proxy.password.isEmpty() ? QString() : u':' + encoded(proxy.password);
    const QString login = proxy.user.isEmpty() ? QString() : encoded(proxy.user) + password + u'@';
    const QString scheme =
        proxy.kind == ProxyKind::Http ? QStringLiteral("http://") : QStringLiteral("socks5://");
    out.add("proxy", scheme + login + proxy.address);
}

void addClientTls(CliWords &out, const TlsSettings &tls, const char *on, bool isDtls)
{
    if (on && !tls.on)
        return;
    if (on)
        out.add(on, true);
    out.add("insecure", !tls.verify);
    out.addText("ca-file", tls.authorityFile);
    out.addText("server-name", tls.serverName);
    addCommonTls(out, tls, isDtls);
}

void addServerTls(CliWords &out, const TlsSettings &tls, const char *selfSigned, bool isDtls)
{
    if (!tls.on)
        return;
    out.add(selfSigned, tls.certificateFile.isEmpty());
    addCommonTls(out, tls, isDtls);
    if (tls.wantsClientCertificate)
        out.addText("client-ca", tls.authorityFile);
    out.noteIf(
        tls.wantsClientCertificate && tls.authorityFile.isEmpty(),
        "Clients need no certificate here: without a file of authorities they cannot be asked for one.");
}

} // namespace wirebench
