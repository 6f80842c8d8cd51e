#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

namespace wirebench {

/// The bytes of a head: start line, fields, empty line. Errors: InvalidHttpMethod, InvalidHttpField (a CR, LF
/// or NUL would end the field and begin another; a name that is no token), InvalidUrl (blank or control
/// character in the target).
Result<QByteArray> writeHead(const HttpRequestHead &head);
Result<QByteArray> writeHead(const HttpResponseHead &head);

/// One chunk of a chunked body; never call it with nothing, which is the end (RFC 9112, 7.1).
QByteArray chunk(QByteArrayView bytes);
QByteArray lastChunk(const HttpFields &trailer = {});

/// The usual words: "Not Found" for 404; empty for a code that has none (RFC 9110, 15).
QByteArray reasonPhrase(int status);

bool isToken(QByteArrayView text); ///< RFC 9110, 5.6.2: methods and field names

/// Fields as a person types them, one "NAME: VALUE" a line; empty lines and those that begin with # are left
/// out. Error: InvalidHttpField with the position of the line. @p text in UTF-8 on the wire.
Result<HttpFields> parseFieldLines(const QString &text);
QString fieldLines(const HttpFields &fields);

} // namespace wirebench
