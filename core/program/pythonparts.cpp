#include "core/program/pythonparts.h"

#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

QString interfaceIndex(const QString &name)
{
    return name.isEmpty() ? QStringLiteral("0")
                          : QStringLiteral("socket.if_nametoindex(%1)").arg(pythonText(name));
}

QString optionValue(SourceText &out, const OptionSetting &setting)
{
    const OptionValue &value = setting.value;
    switch (setting.option->kind) {
    case OptionKind::Linger:
        out.need(QStringLiteral("import struct"));
        return QStringLiteral("struct.pack('ii', %1, %2)").arg(value.number).arg(value.seconds);
    case OptionKind::InterfaceName:
        return pythonBytes(value.name.toUtf8());
    case OptionKind::InterfaceIndex:
        if (qstrcmp(setting.option->levelName, "IPPROTO_IPV6") == 0)
            return interfaceIndex(value.name);
        out.need(QStringLiteral("import struct"));
        return QStringLiteral("struct.pack('4s4si', bytes(4), bytes(4), %1)").arg(interfaceIndex(value.name));
    default:
        return QString::number(value.number);
    }
}

QString versionName(TlsVersion version)
{
    switch (version) {
    case TlsVersion::Tls10:
        return QStringLiteral("ssl.TLSVersion.TLSv1");
    case TlsVersion::Tls11:
        return QStringLiteral("ssl.TLSVersion.TLSv1_1");
    case TlsVersion::Tls12:
        return QStringLiteral("ssl.TLSVersion.TLSv1_2");
    case TlsVersion::Tls13:
        break;
    }
    return QStringLiteral("ssl.TLSVersion.TLSv1_3");
}

void addCertificate(SourceText &out, const TlsSettings &tls)
{
    const QString key = tls.keyFile.trimmed().isEmpty()
                            ? QString()
                            : QStringLiteral(", ") + pythonText(tls.keyFile.trimmed());
    out.add(
        QStringLiteral("context.load_cert_chain(%1%2)").arg(pythonText(tls.certificateFile.trimmed()), key));
}

void addVersions(SourceText &out, const TlsSettings &tls)
{
    const TlsSettings usual;
    if (tls.least != usual.least)
        out.add(QStringLiteral("context.minimum_version = ") + versionName(tls.least));
    if (tls.least < TlsVersion::Tls12)
        out.add(
            QStringLiteral("context.set_ciphers('DEFAULT:@SECLEVEL=0')  # old versions need old ciphers"));
    if (tls.most != usual.most)
        out.add(QStringLiteral("context.maximum_version = ") + versionName(tls.most));
    QStringList protocols;
    for (const QString &protocol : tlsClientConfig(tls).alpn)
        protocols += pythonText(protocol);
    if (!protocols.isEmpty())
        out.add(QStringLiteral("context.set_alpn_protocols([%1])").arg(protocols.join(QStringLiteral(", "))));
    if (!tls.keyLogFile.trimmed().isEmpty())
        out.add(QStringLiteral("context.keylog_filename = %1  # for Wireshark")
                    .arg(pythonText(tls.keyLogFile.trimmed())));
}

void addSelfSigned(SourceText &out)
{
    out.need(QStringLiteral("import os"));
    out.need(QStringLiteral("import subprocess"));
    out.need(QStringLiteral("import tempfile"));
    out.comment(QStringLiteral("The standard library makes no certificates: the program openssl does."));
    out.begin(QStringLiteral("with tempfile.TemporaryDirectory() as folder:"));
    out.add(QStringLiteral(
        "file = os.path.join(folder, 'server.pem')\n"
        "subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30',\n"
        "                '-subj', '/CN=localhost',\n"
        "                '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1',\n"
        "                '-keyout', file, '-out', file], check=True, stderr=subprocess.DEVNULL)\n"
        "context.load_cert_chain(file)"));
    out.end();
}

} // namespace

SourceText pythonProgram(const QString &title)
{
    SourceText out(SourceText::Comments::Hash);
    out.setTitle(title, QStringLiteral("#!/usr/bin/env python3"));
    return out;
}

QString pythonAddress(const HostSpec &host, quint16 port)
{
    if (host.kind == HostSpec::Kind::Address && host.address.isUnix()) {
        const QByteArray &path = host.address.path;
        const QString text = QString::fromUtf8(path);
        return host.address.isAbstract() || text.toUtf8() != path ? pythonBytes(path) : pythonText(text);
    }
    return QStringLiteral("(%1, %2)").arg(pythonText(hostText(host)), QString::number(port));
}

QString pythonFamily(AddressFamily family)
{
    switch (family) {
    case AddressFamily::IPv6:
        return QStringLiteral("socket.AF_INET6");
    case AddressFamily::Unix:
        return QStringLiteral("socket.AF_UNIX");
    case AddressFamily::IPv4:
    case AddressFamily::Unspecified:
        break;
    }
    return QStringLiteral("socket.AF_INET");
}

void addOptions(SourceText &out, const QString &socket, const QList<OptionSetting> &options)
{
    for (const OptionSetting &setting : options) {
        out.add(QStringLiteral("%1.setsockopt(socket.%2, socket.%3, %4)")
                    .arg(socket, QLatin1String(setting.option->levelName),
                         QLatin1String(setting.option->name), optionValue(out, setting)));
    }
}

void addGroups(SourceText &out, const QString &socket, const QList<MulticastGroup> &groups)
{
    for (const MulticastGroup &group : groups) {
        const QString address = pythonText(group.group.host().section(u'%', 0, 0));
        const QString index = interfaceIndex(group.interfaceName);
        const bool isIPv6 = group.group.family == AddressFamily::IPv6;
        out.need(QStringLiteral("import struct"));
        out.add(isIPv6 ? QStringLiteral("member = socket.inet_pton(socket.AF_INET6, %1) + struct.pack('I', %2)")
                             .arg(address, index)
                       : QStringLiteral("member = struct.pack('4s4si', socket.inet_aton(%1), bytes(4), %2)")
                             .arg(address, index));
        out.add(isIPv6 ? QStringLiteral("%1.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, member)").arg(socket)
                       : QStringLiteral("%1.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, member)").arg(socket));
    }
}

void addClientTls(SourceText &out, const TlsSettings &tls)
{
    out.need(QStringLiteral("import ssl"));
    const QString authority = tls.authorityFile.trimmed();
    out.comment(QStringLiteral("Verifies the server's certificate and its name, unless told otherwise."));
    out.add(QStringLiteral("context = ssl.create_default_context(%1)")
                .arg(authority.isEmpty() ? QString() : QStringLiteral("cafile=") + pythonText(authority)));
    if (!tls.verify)
        out.add(QStringLiteral(
            "context.check_hostname = False\n"
            "context.verify_mode = ssl.CERT_NONE  # any certificate: nobody knows who answers"));
    addVersions(out, tls);
    if (!tls.certificateFile.trimmed().isEmpty())
        addCertificate(out, tls);
    out.add();
}

void addServerTls(SourceText &out, const TlsSettings &tls)
{
    out.need(QStringLiteral("import ssl"));
    out.add(QStringLiteral("context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)"));
    addVersions(out, tls);
    if (tls.certificateFile.trimmed().isEmpty())
        addSelfSigned(out);
    else
        addCertificate(out, tls);
    if (tls.wantsClientCertificate) {
        out.add(QStringLiteral("context.verify_mode = ssl.CERT_REQUIRED  # clients show a certificate, too"));
        out.add(tls.authorityFile.trimmed().isEmpty()
                    ? QStringLiteral("context.load_default_certs(ssl.Purpose.CLIENT_AUTH)")
                    : QStringLiteral("context.load_verify_locations(%1)")
                          .arg(pythonText(tls.authorityFile.trimmed())));
    }
    out.add();
}

QString pythonServerName(const TlsSettings &tls, const HostSpec &host)
{
    return pythonText(tls.serverName.trimmed().isEmpty() ? hostText(host) : tls.serverName.trimmed());
}

void addSending(SourceText &out, const QString &call, const OutboundMessage &message, const QString &rest)
{
    const QString bytes =
        message.filePath.isEmpty()
            ? pythonMessage(message.bytes.toByteArray(), out.indent() + int(call.size()) + 1)
            : QStringLiteral("open(%1, 'rb').read()").arg(pythonText(message.filePath));
    if (message.pieceSize <= 0) {
        out.add(call + u'(' + bytes + rest + u')');
        return;
    }
    out.add(QStringLiteral("message = ") + bytes);
    const QString size = QString::number(message.pieceSize);
    out.begin(QStringLiteral("for start in range(0, len(message), %1):  # in pieces").arg(size));
    out.add(QStringLiteral("%1(message[start:start + %2]%3)").arg(call, size, rest));
    if (message.pieceDelayMs > 0) {
        out.need(QStringLiteral("import time"));
        out.add(QStringLiteral("time.sleep(%1)").arg(secondsOf(message.pieceDelayMs)));
    }
    out.end();
}

void addEnterKey(SourceText &out)
{
    out.add(QStringLiteral("input('Press Enter to send ')"));
}

} // namespace wirebench
