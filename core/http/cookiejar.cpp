#include "core/http/cookiejar.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>

namespace wirebench {

namespace {

// What servers can make this end keep is bounded; RFC 6265, 6.1 asks for at least these.
constexpr qsizetype mostCookies = 3000;
constexpr qsizetype mostCookieBytes = 4096; // name and value

constexpr char httpOnlyPrefix[] = "#HttpOnly_";

bool isExpired(const QNetworkCookie &cookie, const QDateTime &now)
{
    return !cookie.isSessionCookie() && cookie.expirationDate() < now;
}

QList<QNetworkCookie> living(QList<QNetworkCookie> cookies)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    cookies.removeIf([&](const QNetworkCookie &cookie) { return isExpired(cookie, now); });
    return cookies;
}

bool fitsIntoALine(const QByteArray &text)
{
    return !text.contains('\t') && !text.contains('\n') && !text.contains('\r') && !text.contains('\0');
}

QByteArray flag(bool is)
{
    return is ? "TRUE" : "FALSE";
}

/// One line; empty if the format cannot hold the cookie.
QByteArray netscapeLine(const QNetworkCookie &cookie)
{
    const QByteArray domain = QUrl::toAce(cookie.domain());
    const QByteArray path = cookie.path().toUtf8();
    if (cookie.domain().isEmpty() || !fitsIntoALine(path) || !fitsIntoALine(cookie.name()) ||
        !fitsIntoALine(cookie.value()))
        return {};
    const QByteArray host = domain.isEmpty() ? cookie.domain().toUtf8() : domain;
    const qint64 expires = cookie.isSessionCookie() ? 0 : cookie.expirationDate().toSecsSinceEpoch();
    return (cookie.isHttpOnly() ? httpOnlyPrefix : "") + host + '\t' + flag(host.startsWith('.')) + '\t' +
           (path.isEmpty() ? QByteArray("/") : path) + '\t' + flag(cookie.isSecure()) + '\t' +
           QByteArray::number(expires) + '\t' + cookie.name() + '\t' + cookie.value() + '\n';
}

/// The domain with the leading dot that Qt has for cookies of subdomains, too.
QString domainIn(QByteArray text, bool withSubdomains)
{
    if (text.startsWith('.'))
        text.remove(0, 1);
    return (withSubdomains ? QStringLiteral(".") : QString()) + QString::fromUtf8(text);
}

bool readNetscapeLine(QByteArray line, QNetworkCookie &cookie)
{
    cookie.setHttpOnly(line.startsWith(httpOnlyPrefix));
    if (cookie.isHttpOnly())
        line.remove(0, qsizetype(qstrlen(httpOnlyPrefix)));
    const QList<QByteArray> parts = line.split('\t');
    if (line.startsWith('#') || parts.size() < 6 || parts.size() > 7 || parts[0].isEmpty() ||
        parts[5].isEmpty())
        return false;
    bool isNumber = false;
    const qint64 expires = parts[4].toLongLong(&isNumber);
    if (!isNumber)
        return false;
    cookie.setDomain(domainIn(parts[0], parts[1].toUpper() == "TRUE"));
    cookie.setPath(QString::fromUtf8(parts[2]));
    cookie.setSecure(parts[3].toUpper() == "TRUE");
    if (expires > 0)
        cookie.setExpirationDate(QDateTime::fromSecsSinceEpoch(expires, Qt::UTC));
    cookie.setName(parts[5]);
    cookie.setValue(parts.value(6));
    return true;
}

} // namespace

CookieJar::CookieJar(QObject *parent) : QNetworkCookieJar(parent) {}

QList<QNetworkCookie> CookieJar::all() const
{
    return living(allCookies());
}

void CookieJar::setAll(const QList<QNetworkCookie> &cookies)
{
    setAllCookies(living(cookies).mid(0, mostCookies));
}

bool CookieJar::take(const HttpFields &fields, const QUrl &url)
{
    bool taken = false;
    for (const QByteArray &value : fields.values("Set-Cookie")) {
        QList<QNetworkCookie> cookies = QNetworkCookie::parseCookies(value);
        cookies.removeIf([](const QNetworkCookie &cookie) {
            return cookie.name().size() + cookie.value().size() > mostCookieBytes;
        });
        if (!cookies.isEmpty() && setCookiesFromUrl(cookies, url))
            taken = true;
    }
    if (taken && allCookies().size() > mostCookies)
        setAllCookies(all().last(std::min(mostCookies, all().size())));
    return taken;
}

QByteArray CookieJar::fieldFor(const QUrl &url) const
{
    QByteArray field;
    for (const QNetworkCookie &cookie : cookiesForUrl(url))
        field += (field.isEmpty() ? "" : "; ") + cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return field;
}

QByteArray CookieJar::toNetscape() const
{
    QByteArray text = "# Netscape HTTP Cookie File\n"; // Python's http.cookiejar asks for this line
    for (const QNetworkCookie &cookie : all())
        text += netscapeLine(cookie);
    return text;
}

QList<QNetworkCookie> CookieJar::fromNetscape(const QByteArray &text)
{
    QList<QNetworkCookie> cookies;
    for (QByteArray line : text.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        QNetworkCookie cookie;
        if (cookies.size() < mostCookies && readNetscapeLine(line, cookie))
            cookies.append(cookie);
    }
    return cookies;
}

} // namespace wirebench
