#include "core/workspace/httpsettings.h"

#include "core/http/httpmessage.h"
#include "core/workspace/jsonmembers.h"
#include "core/workspace/proxysettings.h"
#include "core/workspace/settingnames.h"

#include <QJsonArray>

namespace wirebench {

namespace {

constexpr EnumName<HttpBodyKind> bodyNames[] = {
    {HttpBodyKind::None, "none"}, {HttpBodyKind::Text, "text"},           {HttpBodyKind::Json, "json"},
    {HttpBodyKind::Form, "form"}, {HttpBodyKind::Multipart, "multipart"}, {HttpBodyKind::File, "file"}};
constexpr EnumName<HttpAuthKind> authNames[] = {{HttpAuthKind::None, "none"},
                                                {HttpAuthKind::Basic, "basic"},
                                                {HttpAuthKind::Digest, "digest"},
                                                {HttpAuthKind::Bearer, "bearer"}};
constexpr EnumName<HttpServe> serveNames[] = {{HttpServe::Folder, "folder"}, {HttpServe::Echo, "echo"}};

constexpr qsizetype historyLength = 50;

} // namespace

QString withoutSecrets(const QString &fieldLines)
{
    QStringList lines = fieldLines.split(u'\n');
    for (QString &line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (colon >= 0 && isSecretField(QStringView(line).left(colon).trimmed().toUtf8()))
            line.truncate(colon + 1);
    }
    return lines.join(u'\n');
}

QJsonObject toJson(const HttpRequestSettings &settings)
{
    QJsonObject object{
        {QStringLiteral("method"), settings.method},
        {QStringLiteral("url"), settings.url},
        {QStringLiteral("fields"), withoutSecrets(settings.fields)},
        {QStringLiteral("bodyKind"), enumName(bodyNames, settings.bodyKind)},
        {QStringLiteral("bodyText"), settings.bodyText},
        {QStringLiteral("contentType"), settings.contentType},
        {QStringLiteral("formText"), settings.formText},
        {QStringLiteral("filePath"), settings.filePath},
        {QStringLiteral("auth"), enumName(authNames, settings.auth)},
        {QStringLiteral("user"), settings.user},
        {QStringLiteral("followRedirects"), settings.followRedirects},
        {QStringLiteral("maxRedirects"), settings.maxRedirects},
        {QStringLiteral("allowDowngrade"), settings.allowDowngrade},
        {QStringLiteral("useCookies"), settings.useCookies},
        {QStringLiteral("acceptCompressed"), settings.acceptCompressed},
        {QStringLiteral("keepAlive"), settings.keepAlive},
        {QStringLiteral("family"), enumName(addressFamilyNames, settings.family)},
        {QStringLiteral("connectTimeoutMs"), settings.connectTimeoutMs},
        {QStringLiteral("firstByteTimeoutMs"), settings.firstByteTimeoutMs},
        {QStringLiteral("totalTimeoutMs"), settings.totalTimeoutMs},
        {QStringLiteral("tls"), toJson(settings.tls)},
        {QStringLiteral("history"), QJsonArray::fromStringList(settings.history)},
    };
    insertProxy(object, settings.proxy);
    return object;
}

void readSettings(JsonMembers &members, HttpRequestSettings &settings)
{
    members.read("method", settings.method);
    members.read("url", settings.url);
    members.read("fields", settings.fields);
    members.read("bodyKind", settings.bodyKind, bodyNames);
    members.read("bodyText", settings.bodyText);
    members.read("contentType", settings.contentType);
    members.read("formText", settings.formText);
    members.read("filePath", settings.filePath);
    members.read("auth", settings.auth, authNames);
    members.read("user", settings.user);
    members.read("followRedirects", settings.followRedirects);
    members.read("maxRedirects", settings.maxRedirects, ranges::redirects);
    members.read("allowDowngrade", settings.allowDowngrade);
    members.read("useCookies", settings.useCookies);
    members.read("acceptCompressed", settings.acceptCompressed);
    members.read("keepAlive", settings.keepAlive);
    members.read("family", settings.family, addressFamilyNames);
    members.read("connectTimeoutMs", settings.connectTimeoutMs, ranges::connectTimeoutMs);
    members.read("firstByteTimeoutMs", settings.firstByteTimeoutMs, ranges::timeLimitMs);
    members.read("totalTimeoutMs", settings.totalTimeoutMs, ranges::timeLimitMs);
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, settings.tls); });
    members.read("history", settings.history, historyLength);
    readProxy(members, settings.proxy);
}

QJsonObject toJson(const DownloadSettings &settings)
{
    QJsonObject object{
        {QStringLiteral("urls"), settings.urls},
        {QStringLiteral("folder"), settings.folder},
        {QStringLiteral("jobs"), settings.jobs},
        {QStringLiteral("timeoutMs"), settings.timeoutMs},
        {QStringLiteral("resume"), settings.resume},
        {QStringLiteral("user"), settings.user},
        {QStringLiteral("tls"), toJson(settings.tls)},
    };
    insertProxy(object, settings.proxy);
    return object;
}

void readSettings(JsonMembers &members, DownloadSettings &settings)
{
    members.read("urls", settings.urls);
    members.read("folder", settings.folder);
    members.read("jobs", settings.jobs, ranges::downloadJobs);
    members.read("timeoutMs", settings.timeoutMs, ranges::connectTimeoutMs);
    members.read("resume", settings.resume);
    members.read("user", settings.user);
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, settings.tls); });
    readProxy(members, settings.proxy);
}

QJsonObject toJson(const HttpServerSettings &settings)
{
    return {
        {QStringLiteral("serve"), enumName(serveNames, settings.serve)},
        {QStringLiteral("folder"), settings.folder},
        {QStringLiteral("host"), settings.host},
        {QStringLiteral("port"), settings.port},
        {QStringLiteral("family"), enumName(listenFamilyNames, settings.family)},
        {QStringLiteral("listing"), settings.listing},
        {QStringLiteral("keepAliveMs"), settings.keepAliveMs},
        {QStringLiteral("bytesPerSecond"), settings.bytesPerSecond},
        {QStringLiteral("tls"), toJson(settings.tls)},
    };
}

void readSettings(JsonMembers &members, HttpServerSettings &settings)
{
    members.read("serve", settings.serve, serveNames);
    members.read("folder", settings.folder);
    members.read("host", settings.host);
    members.read("port", settings.port);
    members.read("family", settings.family, listenFamilyNames);
    members.read("listing", settings.listing);
    members.read("keepAliveMs", settings.keepAliveMs, ranges::timeLimitMs);
    members.read("bytesPerSecond", settings.bytesPerSecond, ranges::bytesPerSecond);
    members.readObject("tls", [&](JsonMembers &inner) { readSettings(inner, settings.tls); });
}

} // namespace wirebench
