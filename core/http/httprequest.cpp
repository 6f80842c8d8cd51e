#include "core/http/httprequest.h"

#include <QRegularExpression>

namespace wirebench {

namespace {

constexpr qsizetype longestUrl = 1024 * 1024; // characters; nobody types more, and a paste should not hang

QString withoutLogin(const QString &text)
{
    static const QRegularExpression login(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*@"));
    const QRegularExpressionMatch match = login.match(text);
    return match.hasMatch() ? match.captured(1) + QStringLiteral("//") + text.mid(match.capturedEnd()) : text;
}

tl::unexpected<Error> invalid(const QString &text, const QString &reason, qsizetype position = -1)
{
    Error error{ErrorCode::InvalidUrl, {withoutLogin(text.trimmed()), reason}};
    error.position = int(position);
    return failure(error);
}

qsizetype controlCharacterIn(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].unicode() < u' ' || text[i].unicode() == 0x7f)
            return i;
    }
    return -1;
}

/// The scheme that was typed before ://, or nothing: "localhost:80" has none.
QString schemeIn(const QString &text)
{
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*)://"));
    return scheme.match(text).captured(1);
}

/// Host and port as typed: behind the scheme and the login, before path, query and fragment.
QString authorityIn(const QString &text)
{
    static const QRegularExpression authority(QStringLiteral("^[^:/]+://(?:[^/?#]*@)?([^/?#]*)"));
    return authority.match(text).captured(1);
}

bool isPortWrong(const QString &authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    if (colon < 0 || authority.endsWith(u']') || colon + 1 == authority.size())
        return false;
    bool isNumber = false;
    const uint port = authority.mid(colon + 1).toUInt(&isNumber);
    return !isNumber || port == 0 || port > 65535;
}

QString reasonAgainst(const QString &text, const QUrl &url)
{
    const QString authority = authorityIn(text);
    if (authority.count(u':') > 1 && !authority.contains(u'['))
        return QStringLiteral("an IPv6 address needs brackets");
    if (authority.isEmpty() || authority.startsWith(u':'))
        return QStringLiteral("the host is missing");
    if (isPortWrong(authority))
        return QStringLiteral("the port is no number from 1 to 65535");
    if (!url.isValid() || url.host().isEmpty())
        return QStringLiteral("the host cannot be one");
    return {};
}

bool isDefaultPort(const QUrl &url)
{
    return portOf(url) == (url.scheme() == QLatin1String("https") ? 443 : 80);
}

/// In brackets if it is an IPv6 address. A zone is of this machine and means nothing to the other (RFC 6874).
QString hostOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return host.contains(u':') ? u'[' + host.section(u'%', 0, 0) + u']' : host;
}

} // namespace

Result<QUrl> parseHttpUrl(const QString &text)
{
    const QString trimmed = text.trimmed();
    const qsizetype offset = text.indexOf(trimmed);
    if (trimmed.isEmpty())
        return invalid(text, QStringLiteral("it is empty"), 0);
    if (trimmed.size() > longestUrl)
        return invalid(trimmed.left(100) + u'…', QStringLiteral("it is too long"), 0);
    if (const qsizetype at = controlCharacterIn(trimmed); at >= 0)
        return invalid(text, QStringLiteral("it has a control character"), offset + at);
    const QString scheme = schemeIn(trimmed).toLower();
    if (!scheme.isEmpty() && scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return invalid(text, QStringLiteral("its scheme is neither http nor https"), offset);
    const bool hasSlashes = trimmed.startsWith(QLatin1String("//"));
    const QString prefix = scheme.isEmpty() ? QLatin1String(hasSlashes ? "http:" : "http://") : QString();
    QUrl url(prefix + trimmed, QUrl::TolerantMode);
    const QString reason = reasonAgainst(prefix + trimmed, url);
    if (!reason.isEmpty())
        return invalid(text, reason, offset + (scheme.isEmpty() ? 0 : scheme.size() + 3));
    url.setFragment(QString());
    return url;
}

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == QLatin1String("https") ? 443 : 80));
}

QString originOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
    return url.scheme() + QLatin1String("://") + bracketed + u':' + QString::number(portOf(url));
}

QByteArray hostFieldOf(const QUrl &url)
{
    const QByteArray host = hostOf(url).toLatin1();
    return isDefaultPort(url) ? host : host + ':' + QByteArray::number(portOf(url));
}

QByteArray targetOf(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/'))
        target.prepend('/');
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return target;
}

} // namespace wirebench
