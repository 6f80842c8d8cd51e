#include "core/workspace/httpcommandsettings.h"

#include "core/base/errorsentence.h"
#include "core/workspace/downloadconfig.h"
#include "core/workspace/httprequestconfig.h"

#include <QDir>

#include <algorithm>

namespace wirebench {

namespace {

void readProxy(OptionReader &options, ProxyText &settings)
{
    if (!options.has("proxy"))
        return;
    const auto proxy = splitProxy(options.text("proxy"));
    if (proxy)
        settings = *proxy;
    else
        options.refuse("proxy", englishErrorText(proxy.error()));
}

AddressFamily readFamily(OptionReader &options)
{
    const QString word = options.text("family");
    if (word == u"4")
        return AddressFamily::IPv4;
    if (word == u"6")
        return AddressFamily::IPv6;
    if (!word.isEmpty() && word != u"any")
        options.refuse("family", QStringLiteral("“%1” is not 4, 6 or any.").arg(word));
    return AddressFamily::Unspecified;
}

/// "USER:PASSWORD", of which either may be empty.
void readLogin(OptionReader &options, QString &user, QString &password)
{
    const QString text = options.text("user");
    user = text.section(u':', 0, 0);
    password = text.section(u':', 1);
}

void readAuth(OptionReader &options, HttpRequestSettings &request)
{
    if (options.has("digest") && !options.has("user"))
        options.refuse("digest", QStringLiteral("it goes with --user."));
    if (options.has("bearer") && options.has("user"))
        options.refuse("bearer", QStringLiteral("--user logs in already."));
    if (options.has("user")) {
        request.auth = options.has("digest") ? HttpAuthKind::Digest : HttpAuthKind::Basic;
        readLogin(options, request.user, request.password);
    } else if (options.has("bearer")) {
        request.auth = HttpAuthKind::Bearer;
        request.password = options.text("bearer");
    }
}

void readData(OptionReader &options, HttpRequestSettings &request)
{
    const QStringList texts = options.texts("data") + options.texts("data-binary");
    if (texts.isEmpty())
        return;
    request.contentType = QStringLiteral("application/x-www-form-urlencoded");
    if (!texts.first().startsWith(u'@')) {
        request.bodyKind = HttpBodyKind::Text;
        request.bodyText = texts.join(u'&');
        return;
    }
    request.bodyKind = HttpBodyKind::File;
    request.filePath = texts.first().mid(1);
    if (texts.size() > 1)
        options.refuse("data", QStringLiteral("a file is a whole body, which nothing can be joined to."));
}

void readBody(OptionReader &options, HttpRequestSettings &request)
{
    readData(options, request);
    if (!options.has("form"))
        return;
    if (request.bodyKind != HttpBodyKind::None)
        options.refuse("form", QStringLiteral("--data is a body already."));
    request.bodyKind = HttpBodyKind::Multipart;
    request.formText = options.texts("form").join(u'\n');
}

/// GET, POST: nobody's host is called that.
bool isMethodAlone(const QStringList &operands)
{
    const QString &word = operands.constFirst();
    return operands.size() == 1 && !word.isEmpty() &&
           std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
}

void readTarget(OptionReader &options, HttpRequestSettings &request, const QStringList &operands)
{
    if (isMethodAlone(operands))
        options.refuse(QStringLiteral("The URL is missing behind %1.").arg(operands.first()));
    const bool hasBody = request.bodyKind != HttpBodyKind::None;
    request.method = hasBody ? QStringLiteral("POST") : QStringLiteral("GET");
    if (operands.size() > 1)
        request.method = operands.first();
    request.url = operands.value(operands.size() - 1);
}

} // namespace

HttpRequestSettings readHttp(OptionReader &options, const QStringList &operands)
{
    HttpRequestSettings request;
    readBody(options, request);
    readTarget(options, request, operands);
    request.fields = options.texts("header").join(u'\n');
    readAuth(options, request);
    request.followRedirects = options.has("location") || options.has("max-redirs");
    request.maxRedirects = options.integer("max-redirs", request.maxRedirects, ranges::redirects);
    request.connectTimeoutMs = options.seconds("timeout", request.connectTimeoutMs);
    request.firstByteTimeoutMs = 0; // as curl does: --max-time is for that
    request.totalTimeoutMs = options.seconds("max-time", request.totalTimeoutMs);
    request.family = readFamily(options);
    readProxy(options, request.proxy);
    readTlsOfUrl(options, request.tls);
    if (const auto checked = httpRequest(request); !checked)
        options.refuse(englishErrorText(checked.error()));
    if (const auto checked = httpClientConfig(request); !checked)
        options.refuse(englishErrorText(checked.error()));
    return request;
}

DownloadSettings readDownload(OptionReader &options, const QStringList &operands)
{
    DownloadSettings download;
    download.urls = operands.join(u'\n');
    download.folder = options.has("dir") ? options.text("dir") : QDir::currentPath();
    download.jobs = options.integer("jobs", download.jobs, ranges::downloadJobs);
    download.timeoutMs = options.seconds("timeout", download.timeoutMs);
    download.resume = !options.has("no-resume");
    readLogin(options, download.user, download.password);
    readProxy(options, download.proxy);
    readTlsOfUrl(options, download.tls);
    if (const auto checked = engineConfig(download); !checked)
        options.refuse(englishErrorText(checked.error()));
    return download;
}

} // namespace wirebench
