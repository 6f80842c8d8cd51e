#pragma once

#include "core/http/httpmessage.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>

namespace wirebench {

/// The cookies of one session, by QNetworkCookieJar's rules (RFC 6265), to be shown and edited. Expired ones
/// are dropped as they are met. Belongs to one thread.
class CookieJar final : public QNetworkCookieJar
{
    Q_OBJECT

public:
    explicit CookieJar(QObject *parent = nullptr);

    QList<QNetworkCookie> all() const;
    void setAll(const QList<QNetworkCookie> &cookies);
    /// Of the fields Set-Cookie. Returns whether anything was taken.
    bool take(const HttpFields &fields, const QUrl &url);
    /// The value of Cookie, empty for none.
    QByteArray fieldFor(const QUrl &url) const;

    /// One cookie a line as Netscape's format has it, which curl reads and writes (--cookie-jar). Lines that
    /// are none are left out.
    QByteArray toNetscape() const;
    static QList<QNetworkCookie> fromNetscape(const QByteArray &text);
};

} // namespace wirebench
