#pragma once

#include "core/base/result.h"
#include "core/http/httpbody.h"
#include "core/http/httpmessage.h"

#include <QString>
#include <QUrl>

namespace wirebench {

enum class HttpAuthKind : quint8 { None, Basic, Digest, Bearer };

struct HttpAuth
{
    HttpAuthKind kind = HttpAuthKind::None;
    QString user;
    QString password; ///< or the token of Bearer
};

struct HttpRedirectPolicy
{
    bool follow = true;
    int most = 10;
    bool allowDowngrade = false; ///< from https to http
};

/// A request as its sender means it; what the engine adds by itself stands in HttpExchange.
struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;          ///< http or https, with a host
    HttpFields fields; ///< typed; one that is also added by itself takes its place
    HttpBody body;
    HttpAuth auth;
    HttpRedirectPolicy redirects;
    bool useCookies = true;
    bool acceptCompressed = true; ///< adds Accept-Encoding; bodies are unpacked in any case
    bool keepAlive = true;        ///< else adds Connection: close
};

/// An address as people type it: without a scheme it is http; names are taken in any script, and go out as
/// Punycode; the fragment, which no server ever sees, is dropped. User and password in it stay.
/// Errors: InvalidUrl (arguments[1] says why, in English: "the host is missing"; with the position where it
/// shows). The text in it is without user and password.
Result<QUrl> parseHttpUrl(const QString &text);
/// Of a URL: the explicit port, or 80 and 443.
quint16 portOf(const QUrl &url);
/// "http://host:80": what a connection can be reused for, and whom credentials belong to (RFC 6454).
QString originOf(const QUrl &url);
/// The value of Host: "host", or "host:8080" where the port is not the scheme's (RFC 9110, 7.2).
QByteArray hostFieldOf(const QUrl &url);
/// The origin-form of a request's target: path and query, "/" for an empty path (RFC 9112, 3.2.1).
QByteArray targetOf(const QUrl &url);

} // namespace wirebench
