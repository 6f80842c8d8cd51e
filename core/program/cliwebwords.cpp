#include "core/program/cliwords.h"
#include "core/workspace/downloadconfig.h"
#include "core/workspace/httprequestconfig.h"
#include "core/workspace/httpserverconfig.h"

#include <QFileInfo>

namespace wirebench {

namespace {

const QString formType = QStringLiteral("application/x-www-form-urlencoded");

void addHeaders(CliWords &out, const HttpRequestSettings &settings, const QString &contentType)
{
    bool hasType = false;
    for (const QString &line : settings.fields.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        out.add("header", line);
        hasType |=
            line.section(u':', 0, 0).trimmed().compare(QLatin1String("Content-Type"), Qt::CaseInsensitive) ==
            0;
    }
    if (!hasType && !contentType.isEmpty() && contentType != formType)
        out.add("header", QStringLiteral("Content-Type: ") + contentType);
    if (!settings.keepAlive)
        out.add("header", QStringLiteral("Connection: close"));
    if (!settings.acceptCompressed)
        out.add("header", QStringLiteral("Accept-Encoding:"));
}

/// The body, and the type that it goes out with.
QString addBody(CliWords &out, const HttpRequestSettings &settings)
{
    switch (settings.bodyKind) {
    case HttpBodyKind::Multipart:
        for (const QString &line : settings.formText.split(u'\n', Qt::SkipEmptyParts))
            out.add("form", line);
        return {};
    case HttpBodyKind::File:
        out.add("data", u'@' + settings.filePath);
        return settings.contentType;
    case HttpBodyKind::None:
        return {};
    default:
        break;
    }
    const auto request = httpRequest(settings);
    QByteArray bytes;
    if (request && !request->body.segments.isEmpty())
        bytes = request->body.segments.first().bytes;
    out.noteIf(bytes.startsWith('@'), "A body that begins with @ means a file here.");
    out.add("data", QString::fromUtf8(bytes));
    return request ? QString::fromUtf8(request->body.contentType) : QString();
}

void addLogin(CliWords &out, const HttpRequestSettings &settings)
{
    const QString login = settings.user + u':' + settings.password;
    if (settings.auth == HttpAuthKind::Bearer)
        out.add("bearer", settings.password);
    else if (settings.auth != HttpAuthKind::None)
        out.add("user", login);
    out.add("digest", settings.auth == HttpAuthKind::Digest);
    out.noteIf(settings.auth != HttpAuthKind::None && !settings.password.isEmpty(),
               "The password stands below in clear.");
}

} // namespace

CliWords cliWordsOf(const HttpRequestSettings &settings)
{
    const HttpRequestSettings usual;
    CliWords out;
    out.words = QStringList{QStringLiteral("http"), settings.method.trimmed(), settings.url.trimmed()};
    const QString type = addBody(out, settings);
    addHeaders(out, settings, type);
    addLogin(out, settings);
    out.add("location", settings.followRedirects);
    if (settings.followRedirects)
        out.add("max-redirs", settings.maxRedirects, usual.maxRedirects);
    out.addSeconds("timeout", settings.connectTimeoutMs, usual.connectTimeoutMs);
    out.addSeconds("max-time", settings.totalTimeoutMs, usual.totalTimeoutMs);
    addFamily(out, settings.family);
    addProxy(out, settings.proxy);
    TlsSettings tls = settings.tls;
    tls.alpn.clear();
    addClientTls(out, tls, nullptr);
    out.noteIf(settings.allowDowngrade, "A redirection from https to http is not followed.");
    return out;
}

CliWords cliWordsOf(const DownloadSettings &settings)
{
    const DownloadSettings usual;
    CliWords out;
    out.words += QStringLiteral("download");
    for (const QString &line : settings.urls.split(u'\n')) {
        const QString url = line.trimmed();
        if (!url.isEmpty() && !url.startsWith(u'#'))
            out.words += url;
    }
    out.add("dir", settings.folder.isEmpty() ? defaultDownloadFolder() : settings.folder);
    out.add("jobs", settings.jobs, usual.jobs);
    out.addSeconds("timeout", settings.timeoutMs, usual.timeoutMs);
    out.add("no-resume", !settings.resume);
    if (!settings.user.isEmpty() || !settings.password.isEmpty())
        out.add("user", settings.user + u':' + settings.password);
    out.noteIf(!settings.password.isEmpty(), "The password stands below in clear.");
    addProxy(out, settings.proxy);
    TlsSettings tls = settings.tls;
    tls.alpn.clear();
    addClientTls(out, tls, nullptr);
    return out;
}

CliWords cliWordsOf(const HttpServerSettings &settings)
{
    const HttpServerSettings usual;
    const bool isEcho = settings.serve == HttpServe::Echo;
    CliWords out;
    out.words += QStringLiteral("http-server");
    if (!isEcho)
        out.words +=
            settings.folder.isEmpty() ? defaultServedFolder() : QFileInfo(settings.folder).absoluteFilePath();
    out.words += cliOperand(settings.host.trimmed(), settings.port.trimmed());
    out.add("echo", isEcho);
    out.add("no-listing", !settings.listing);
    if (settings.keepAliveMs > 0)
        out.addSeconds("keep-alive", settings.keepAliveMs, usual.keepAliveMs);
    out.noteIf(settings.keepAliveMs == 0, "Connections are kept for the next request.");
    out.add("rate", settings.bytesPerSecond, usual.bytesPerSecond);
    addListenFamily(out, settings.family, settings.host);
    addServerTls(out, settings.tls, "tls-self-signed");
    return out;
}

} // namespace wirebench
