#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"

#include <memory>

namespace wirebench {

class CookieJar;

/// From one request as it is meant to the last answer: which messages have to be sent, one after the other,
/// because of redirections (RFC 9110, 15.4) and authentication (RFC 7616, 7617). Knows no socket: it gives a
/// request, and is told the head of its answer. Belongs to one thread; the jar outlives it.
///
/// 301, 302 turn POST into GET, 303 turns everything but HEAD into GET; 307 and 308 repeat the request.
/// Credentials, and typed Host, Cookie and Authorization fields, never go to another origin; they are used
/// again when a redirection leads back. User and password in the URL are credentials for its origin. A typed
/// Authorization takes the place of all others. A digest challenge is answered once, once more if the server
/// says stale=true, and is remembered for the further requests of this exchange.
///
/// What was typed takes the place of what would be added: one of those fields that is typed without a value
/// is left out, and a typed Transfer-Encoding leaves out Content-Length (the body goes out as it is).
class HttpExchange
{
public:
    HttpExchange(HttpRequest request, CookieJar &jar);
    ~HttpExchange();

    /// The request to send next, or why it cannot be sent (InvalidUrl, InvalidHttpMethod, InvalidHttpField).
    /// Adds, where they were not typed: Host, User-Agent, Accept, Accept-Encoding, Content-Type,
    /// Content-Length, Cookie, Authorization, Connection.
    Result<HttpRequestHead> next();
    const QUrl &url() const;      ///< of that request, without user, password and fragment
    const HttpBody &body() const; ///< of that request; a redirection may have dropped it

    enum class Then : quint8 {
        Done,         ///< this answer is the one
        Redirect,     ///< next() gives another request, perhaps to another origin
        Authenticate, ///< the same request again, with credentials
        Refused,      ///< the answer is all there is, and error() says what was not done
    };
    /// @param head the final head of the answer to next(); its cookies go into the jar.
    Then take(const HttpResponseHead &head);
    const Error &error() const;
    int redirects() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Whether a field of this name is added where it was not typed, and left out where it was typed without a
/// value.
bool isAddedByItself(QByteArrayView fieldName);

/// What would be sent first, for a preview: the head as bytes; the body is only described by its length.
Result<QByteArray> firstHead(const HttpRequest &request, CookieJar &jar);

} // namespace wirebench
