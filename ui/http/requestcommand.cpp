#include "ui/http/requestcommand.h"

#include "core/http/curlcommand.h"
#include "core/workspace/httprequestconfig.h"
#include "ui/http/httpwords.h"

#include <QUrl>

namespace wirebench {

namespace {

/// An address as it is typed, without the password in it.
QString withoutPassword(const QString &typed)
{
    QUrl url(typed);
    if (!url.isValid() || url.password().isEmpty())
        return typed;
    url.setPassword({});
    return url.toString();
}

/// Those of the connection say nothing about the request.
bool isKept(const HttpField &field)
{
    const QByteArray name = field.name.toLower();
    return name != "host" && name != "content-length" && name != "connection" && name != "transfer-encoding";
}

} // namespace

bool isCurlCommand(const QString &text)
{
    const QString begin = text.left(64).trimmed();
    return begin.startsWith(QStringLiteral("curl ")) || begin.startsWith(QStringLiteral("curl.exe "));
}

SentRequest sentRequest(const HttpRequestSettings &settings)
{
    CurlRequest request = toCurlRequest(settings).value_or(CurlRequest());
    request.method = settings.method; // at least these, if the rest cannot be sent
    request.url = withoutPassword(settings.url);
    return {toCurl(withoutSecrets(request)), request.method, request.url, {}, -1, {}};
}

SentRequest sentRequest(const HttpHop &hop)
{
    CurlRequest request;
    request.method = QString::fromUtf8(hop.request.method);
    request.url = withoutPassword(hop.url.toString());
    for (const HttpField &field : hop.request.fields) {
        if (isKept(field))
            request.fields.append(field.name, field.value);
    }
    return {toCurl(withoutSecrets(request)),
            request.method,
            request.url,
            outcomeWord(hop),
            hop.timings.total(),
            hop.started};
}

} // namespace wirebench
