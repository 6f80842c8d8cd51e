#include "core/workspace/tlssettings.h"

#include "core/workspace/jsonmembers.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/ranges.h"

#include <algorithm>
#include <initializer_list>

namespace wirebench {

namespace {

constexpr EnumName<TlsVersion> versionNames[] = {{TlsVersion::Tls10, "1.0"},
                                                 {TlsVersion::Tls11, "1.1"},
                                                 {TlsVersion::Tls12, "1.2"},
                                                 {TlsVersion::Tls13, "1.3"}};

QStringList protocolsIn(QString text)
{
    return text.replace(u',', u' ').simplified().split(u' ', Qt::SkipEmptyParts);
}

/// What both ends have.
void fillIn(TlsConfig &config, const TlsSettings &settings)
{
    config.least = settings.least;
    config.most = settings.most;
    config.alpn = protocolsIn(settings.alpn);
    config.certificateFile = settings.certificateFile.trimmed();
    config.keyFile = settings.keyFile.trimmed();
    config.authorityFile = settings.authorityFile.trimmed();
    config.keyLogFile = settings.keyLogFile.trimmed();
    config.handshakeTimeoutMs = settings.handshakeTimeoutMs;
}

TlsVersion readVersion(OptionReader &options, const char *name, TlsVersion defaultVersion)
{
    const QString word = options.text(name);
    for (const EnumName<TlsVersion> &version : versionNames) {
        if (word == QLatin1String(version.name))
            return version.value;
    }
    if (options.has(name))
        options.refuse(name, QStringLiteral("“%1” is not 1.0, 1.1, 1.2 or 1.3.").arg(word));
    return defaultVersion;
}

void readCommon(OptionReader &options, TlsSettings &settings)
{
    settings.least = readVersion(options, "tls-min", settings.least);
    settings.most = readVersion(options, "tls-max", settings.most);
    if (!options.has("tls-min")) // an old version that is asked for need not be named twice
        settings.least = std::min(settings.least, settings.most);
    if (settings.least > settings.most)
        options.refuse("tls-min", QStringLiteral("it is above --tls-max."));
    settings.alpn = options.text("alpn");
    settings.certificateFile = options.text("cert");
    settings.keyFile = options.text("key");
    settings.keyLogFile = options.text("key-log");
    if (options.has("key") && !options.has("cert"))
        options.refuse("key", QStringLiteral("it goes with --cert."));
}

void refuseWithoutTls(OptionReader &options, std::initializer_list<const char *> names, const QString &switches)
{
    for (const char *name : names) {
        if (options.has(name))
            options.refuse(name, QStringLiteral("it goes with %1.").arg(switches));
    }
}

} // namespace

QJsonObject toJson(const TlsSettings &settings)
{
    return {
        {QStringLiteral("on"), settings.on},
        {QStringLiteral("least"), enumName(versionNames, settings.least)},
        {QStringLiteral("most"), enumName(versionNames, settings.most)},
        {QStringLiteral("alpn"), settings.alpn},
        {QStringLiteral("certificateFile"), settings.certificateFile},
        {QStringLiteral("keyFile"), settings.keyFile},
        {QStringLiteral("authorityFile"), settings.authorityFile},
        {QStringLiteral("keyLogFile"), settings.keyLogFile},
        {QStringLiteral("handshakeTimeoutMs"), settings.handshakeTimeoutMs},
        {QStringLiteral("serverName"), settings.serverName},
        {QStringLiteral("verify"), settings.verify},
        {QStringLiteral("wantsClientCertificate"), settings.wantsClientCertificate},
    };
}

void readSettings(JsonMembers &members, TlsSettings &settings)
{
    members.read("on", settings.on);
    members.read("least", settings.least, versionNames);
    members.read("most", settings.most, versionNames);
    members.read("alpn", settings.alpn);
    members.read("certificateFile", settings.certificateFile);
    members.read("keyFile", settings.keyFile);
    members.read("authorityFile", settings.authorityFile);
    members.read("keyLogFile", settings.keyLogFile);
    members.read("handshakeTimeoutMs", settings.handshakeTimeoutMs, ranges::connectTimeoutMs);
    members.read("serverName", settings.serverName);
    members.read("verify", settings.verify);
    members.read("wantsClientCertificate", settings.wantsClientCertificate);
}

TlsClientConfig tlsClientConfig(const TlsSettings &settings)
{
    TlsClientConfig config;
    fillIn(config, settings);
    config.serverName = settings.serverName.trimmed();
    config.verify = settings.verify;
    return config;
}

TlsServerConfig tlsServerConfig(const TlsSettings &settings)
{
    TlsServerConfig config;
    fillIn(config, settings);
    config.wantsClientCertificate = settings.wantsClientCertificate;
    return config;
}

void readTlsClient(OptionReader &options, TlsSettings &settings, const char *on)
{
    settings.on = options.has(on);
    if (!settings.on) {
        refuseWithoutTls(options,
                         {"insecure", "ca-file", "server-name", "tls-min", "tls-max", "alpn", "cert", "key", "key-log"},
                         QStringLiteral("--%1").arg(QLatin1String(on)));
        return;
    }
    readTlsOfUrl(options, settings);
}

void readTlsOfUrl(OptionReader &options, TlsSettings &settings)
{
    readCommon(options, settings);
    settings.verify = !options.has("insecure");
    settings.authorityFile = options.text("ca-file");
    settings.serverName = options.text("server-name");
    settings.handshakeTimeoutMs = options.seconds("timeout", settings.handshakeTimeoutMs);
}

void readTlsServer(OptionReader &options, TlsSettings &settings, const char *selfSigned)
{
    settings.on = options.has(selfSigned) || options.has("cert");
    if (!settings.on) {
        refuseWithoutTls(options, {"key", "client-ca", "tls-min", "tls-max", "alpn", "key-log"},
                         QStringLiteral("--%1 or --cert").arg(QLatin1String(selfSigned)));
        return;
    }
    if (options.has(selfSigned) && options.has("cert"))
        options.refuse("cert", QStringLiteral("--%1 makes a certificate already.").arg(QLatin1String(selfSigned)));
    readCommon(options, settings);
    settings.wantsClientCertificate = options.has("client-ca");
    settings.authorityFile = options.text("client-ca");
}

} // namespace wirebench
