#pragma once

#include "core/base/result.h"
#include "core/http/httpdigest.h"
#include "core/http/httprequest.h"

#include <optional>

namespace wirebench {

/// What one exchange says of itself to the origin that its credentials are for: Basic (RFC 7617) and Bearer
/// (RFC 6750) at once, Digest (RFC 7616) once the server has asked. With Basic chosen, a server that asks for
/// Digest gets Digest; with Digest chosen, nobody ever gets Basic. A value for one exchange.
class HttpLogin
{
public:
    HttpLogin() = default;
    explicit HttpLogin(HttpAuth auth) : m_auth(std::move(auth)) {}

    /// The value of Authorization for the next request; empty: none. A digest's count rises with each call.
    QByteArray authorization(const QByteArray &method, const QByteArray &target);
    /// Of an answer 401. True: send the request again. Error: HttpDigestUnknown, as strongestDigest().
    Result<bool> take(const HttpFields &fields);
    /// Another request begins, which may be asked anew; what is known of the server stays.
    void beginRequest();

private:
    HttpAuth m_auth;
    std::optional<DigestChallenge> m_challenge;
    quint32 m_count = 0;
    int m_answers = 0; ///< to challenges of this request
};

} // namespace wirebench
