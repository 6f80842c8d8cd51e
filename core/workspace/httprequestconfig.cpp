#include "core/workspace/httprequestconfig.h"

#include "core/http/httpwriter.h"
#include "core/workspace/ranges.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace wirebench {

namespace {

constexpr char formType[] = "application/x-www-form-urlencoded";
constexpr char jsonType[] = "application/json";
constexpr char textType[] = "text/plain; charset=utf-8";
constexpr int receiveSize = 64 * 1024; // bytes; bodies are large beside what is typed into a TCP client

/// What was typed, or @p otherwise. A type with parameters; whatever would break the header is refused.
Result<QByteArray> mediaType(const QString &typed, const char *otherwise)
{
    static const QRegularExpression type(
        QStringLiteral("\\A[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+[ "
                       "\\t]*(;[^\\x00-\\x08\\x0a-\\x1f\\x7f]*)?\\z"));
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QByteArray(otherwise);
    if (!type.match(text).hasMatch())
        return failure({ErrorCode::InvalidMediaType, {text}});
    return text.toUtf8();
}

Result<HttpBody> typedBody(const HttpRequestSettings &settings)
{
    switch (settings.bodyKind) {
    case HttpBodyKind::Text:
        return mediaType(settings.contentType, textType).map([&](const QByteArray &type) {
            return bytesBody(settings.bodyText.toUtf8(), type);
        });
    case HttpBodyKind::Json:
        return bytesBody(settings.bodyText.toUtf8(), jsonType);
    case HttpBodyKind::Form:
        return formBody(settings.formText);
    case HttpBodyKind::Multipart:
        return multipartBody(settings.formText);
    case HttpBodyKind::File:
        return mediaType(settings.contentType, "").and_then([&](const QByteArray &type) {
            return fileBody(settings.filePath, type);
        });
    case HttpBodyKind::None:
        break;
    }
    return HttpBody();
}

QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString proxyText(const ProxyText &proxy)
{
    if (proxy.kind == ProxyKind::None)
        return {};
    const QString scheme = QLatin1String(proxy.kind == ProxyKind::Http ? "http://" : "socks5h://");
    const QString password = proxy.password.isEmpty() ? QString() : u':' + encoded(proxy.password);
    const QString login = proxy.user.isEmpty() ? QString() : encoded(proxy.user) + password + u'@';
    return scheme + login + proxy.address;
}

/// The lines that make this body of a form, if there are any.
QString formLinesOf(const QByteArray &bytes)
{
    QString lines;
    for (QByteArray field : bytes.split('&')) {
        const QString line = QString::fromUtf8(QByteArray::fromPercentEncoding(field.replace('+', ' ')));
        lines += line + u'\n';
    }
    const auto again = formBody(lines);
    const bool isSame = again && !again->segments.isEmpty() && again->segments.first().bytes == bytes;
    return isSame ? lines.chopped(1) : QString();
}

/// Text, Json or Form, whichever shows it best.
Result<void> takeBytes(HttpRequestSettings &settings, HttpFields &fields, const QByteArray &bytes)
{
    const QByteArray type = fields.value("Content-Type");
    const QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes)
        return failure({ErrorCode::InvalidCurlCommand,
                        {QString(), QStringLiteral("its body is no text; save it to a file and send that")}});
    settings.formText = type == formType ? formLinesOf(bytes) : QString();
    settings.bodyText = settings.formText.isEmpty() ? text : QString();
    settings.bodyKind = !settings.formText.isEmpty() ? HttpBodyKind::Form
                        : type == jsonType           ? HttpBodyKind::Json
                                                     : HttpBodyKind::Text;
    settings.contentType = settings.bodyKind == HttpBodyKind::Text ? QString::fromUtf8(type) : QString();
    if (!type.isEmpty())
        fields.remove("Content-Type");
    return {};
}

Result<void> takeBody(HttpRequestSettings &settings, HttpFields &fields, const CurlRequest &curl)
{
    settings.bodyKind = HttpBodyKind::None;
    switch (curl.body) {
    case CurlRequest::Body::Raw:
        return takeBytes(settings, fields, curl.bytes);
    case CurlRequest::Body::Form:
        settings.bodyKind = HttpBodyKind::Multipart;
        settings.formText = curl.text;
        break;
    case CurlRequest::Body::File:
        settings.bodyKind = HttpBodyKind::File;
        settings.filePath = curl.text;
        settings.contentType = QString::fromUtf8(fields.value("Content-Type"));
        if (!settings.contentType.isEmpty())
            fields.remove("Content-Type");
        break;
    case CurlRequest::Body::None:
        break;
    }
    return {};
}

void takeLogin(HttpRequestSettings &settings, const CurlRequest &curl)
{
    settings.user = curl.user;
    settings.password = curl.password;
    settings.auth = curl.digest ? HttpAuthKind::Digest : HttpAuthKind::Basic;
    if (!curl.bearer.isEmpty()) {
        settings.auth = HttpAuthKind::Bearer;
        settings.password = curl.bearer;
    } else if (curl.user.isEmpty() && curl.password.isEmpty() && !curl.digest) {
        settings.auth = HttpAuthKind::None;
    }
}

Result<void> takeCarriage(HttpRequestSettings &settings, const CurlRequest &curl)
{
    settings.followRedirects = curl.followRedirects;
    if (curl.maxRedirects >= 0)
        settings.maxRedirects = std::min(curl.maxRedirects, ranges::redirects.highest);
    settings.acceptCompressed = curl.compressed;
    settings.tls.verify = !curl.insecure;
    settings.tls.authorityFile = curl.authorityFile;
    settings.tls.certificateFile = curl.certificateFile;
    settings.tls.keyFile = curl.keyFile;
    if (curl.connectTimeoutMs > 0)
        settings.connectTimeoutMs = std::min(curl.connectTimeoutMs, ranges::connectTimeoutMs.highest);
    settings.totalTimeoutMs = std::min(curl.totalTimeoutMs, ranges::timeLimitMs.highest);
    settings.proxy = {};
    if (curl.proxy.isEmpty())
        return {};
    const auto proxy = splitProxy(curl.proxy);
    if (!proxy)
        return failure(proxy.error());
    settings.proxy = *proxy;
    return {};
}

/// The body with its Content-Type, which curl takes from the fields.
Result<void> giveBody(CurlRequest &curl, const HttpRequestSettings &settings)
{
    if (settings.bodyKind == HttpBodyKind::Multipart) {
        curl.body = CurlRequest::Body::Form;
        curl.text = settings.formText;
        return {};
    }
    const auto body = typedBody(settings);
    if (!body && body.error().code != ErrorCode::FileUnreadable) // which may be there when curl looks for it
        return failure(body.error());
    if (settings.bodyKind == HttpBodyKind::None)
        return {};
    const QByteArray type = body ? body->contentType : settings.contentType.trimmed().toUtf8();
    if (!type.isEmpty() && !curl.fields.contains("Content-Type"))
        curl.fields.append("Content-Type", type);
    if (settings.bodyKind == HttpBodyKind::File) {
        curl.body = CurlRequest::Body::File;
        curl.text = settings.filePath;
        return {};
    }
    curl.body = CurlRequest::Body::Raw;
    for (const HttpBody::Segment &segment : body->segments)
        curl.bytes += segment.bytes;
    return {};
}

void giveLogin(CurlRequest &curl, const HttpRequestSettings &settings)
{
    if (settings.auth == HttpAuthKind::Bearer) {
        curl.bearer = settings.password;
    } else if (settings.auth != HttpAuthKind::None) {
        curl.user = settings.user;
        curl.password = settings.password;
        curl.digest = settings.auth == HttpAuthKind::Digest;
    }
}

void giveCarriage(CurlRequest &curl, const HttpRequestSettings &settings)
{
    curl.followRedirects = settings.followRedirects;
    curl.maxRedirects = settings.followRedirects ? settings.maxRedirects : -1;
    curl.compressed = settings.acceptCompressed;
    curl.insecure = !settings.tls.verify;
    curl.authorityFile = settings.tls.authorityFile;
    curl.certificateFile = settings.tls.certificateFile;
    curl.keyFile = settings.tls.keyFile;
    curl.proxy = proxyText(settings.proxy);
    curl.connectTimeoutMs = settings.connectTimeoutMs;
    curl.totalTimeoutMs = settings.totalTimeoutMs;
    if (!settings.keepAlive && !curl.fields.contains("Connection"))
        curl.fields.append("Connection", "close");
}

} // namespace

Result<HttpRequest> httpRequest(const HttpRequestSettings &settings)
{
    HttpRequest request;
    request.method = settings.method.trimmed().toUtf8();
    if (!isToken(request.method))
        return failure({ErrorCode::InvalidHttpMethod, {settings.method}});
    const auto url = parseHttpUrl(settings.url);
    if (!url)
        return failure(url.error());
    const auto fields = parseFieldLines(settings.fields);
    if (!fields)
        return failure(fields.error());
    auto body = typedBody(settings);
    if (!body)
        return failure(body.error());
    request.url = *url;
    request.fields = *fields;
    request.body = *body;
    request.auth = {settings.auth, settings.user, settings.password};
    request.redirects = {settings.followRedirects, settings.maxRedirects, settings.allowDowngrade};
    request.useCookies = settings.useCookies;
    request.acceptCompressed = settings.acceptCompressed;
    request.keepAlive = settings.keepAlive;
    return request;
}

Result<HttpClientConfig> httpClientConfig(const HttpRequestSettings &settings)
{
    const auto proxy = parseProxy(settings.proxy);
    if (!proxy)
        return failure(proxy.error());
    HttpClientConfig config;
    config.connection.family = settings.family;
    config.connection.proxy = *proxy;
    config.connection.connectTimeoutMs = settings.connectTimeoutMs;
    config.connection.receiveSize = receiveSize;
    config.connection.noDelay = true; // head and body may go out apart; Nagle would wait between them
    config.tls = tlsClientConfig(settings.tls);
    config.firstByteTimeoutMs = settings.firstByteTimeoutMs;
    config.totalTimeoutMs = settings.totalTimeoutMs;
    return config;
}

Result<HttpRequestSettings> fromCurl(const CurlRequest &curl, HttpRequestSettings base)
{
    HttpFields fields = curl.fields;
    base.method = curl.method;
    base.url = curl.url;
    const auto body = takeBody(base, fields, curl);
    if (!body)
        return failure(body.error());
    base.fields = fieldLines(fields);
    takeLogin(base, curl);
    const auto carriage = takeCarriage(base, curl);
    if (!carriage)
        return failure(carriage.error());
    return base;
}

Result<CurlRequest> toCurlRequest(const HttpRequestSettings &settings)
{
    const auto fields = parseFieldLines(settings.fields);
    if (!fields)
        return failure(fields.error());
    CurlRequest curl;
    curl.method = settings.method.trimmed();
    curl.url = settings.url.trimmed();
    curl.fields = *fields;
    const auto body = giveBody(curl, settings);
    if (!body)
        return failure(body.error());
    giveLogin(curl, settings);
    giveCarriage(curl, settings);
    return curl;
}

} // namespace wirebench
