#pragma once

#include "core/base/error.h"
#include "core/http/httpmessage.h"

#include <tl/expected.hpp>

namespace wirebench {

/// Where the body of a message ends, as its head says (RFC 9112, 6.3).
struct HttpFraming
{
    enum class Kind : quint8 { None, Length, Chunked, Close } kind = Kind::None;
    qint64 length = -1; ///< of Length, else -1
};

/// A head that does not say it, or says it twice.
struct HttpFramingFault
{
    ErrorCode code = ErrorCode::None;
    qsizetype field = -1; ///< the index of the one at fault; -1: one is missing
};

/// The rule of RFC 9112, 3.2 about Host is here too, for it is about who is meant. Free functions.
tl::expected<HttpFraming, HttpFramingFault> framingOf(const HttpRequestHead &head);
/// @param method of the request that is answered: to HEAD and CONNECT (2xx) there is no body.
tl::expected<HttpFraming, HttpFramingFault> framingOf(const HttpResponseHead &head, QByteArrayView method);

} // namespace wirebench
