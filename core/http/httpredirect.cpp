#include "core/http/httpredirect.h"

namespace wirebench {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

QByteArray methodAfter(int status, const QByteArray &method)
{
    if (status == 303 && method != "HEAD")
        return "GET";
    return (status == 301 || status == 302) && method == "POST" ? QByteArray("GET") : method;
}

Result<QUrl> redirectTarget(const QUrl &from, const HttpFields &fields, bool allowDowngrade)
{
    const QString location = QString::fromUtf8(fields.value("Location")).trimmed();
    const QUrl relative(location, QUrl::TolerantMode);
    QUrl to = from.resolved(relative);
    const bool isHttp = to.scheme() == QLatin1String("http") || to.scheme() == QLatin1String("https");
    if (location.isEmpty() || !relative.isValid() || !to.isValid() || !isHttp || to.host().isEmpty() ||
        to.port(1) == 0)
        return failure({ErrorCode::HttpRedirectUseless, {displayUrl(from), location.left(200)}});
    to.setUserInfo(QString());
    to.setFragment(QString());
    if (from.scheme() == QLatin1String("https") && to.scheme() == QLatin1String("http") && !allowDowngrade)
        return failure({ErrorCode::HttpRedirectDowngrade, {displayUrl(from), displayUrl(to)}});
    return to;
}

QString displayUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

} // namespace wirebench
