#pragma once

#include "core/base/result.h"
#include "core/http/httpmessage.h"

#include <QByteArrayView>

namespace wirebench {

/// What Content-Type says: "text/html; charset=utf-8" (RFC 9110, 8.3.1). Type, subtype and names of
/// parameters are in lower case, values as they stood, without their quotes. A value, usable on any thread.
struct MediaType
{
    QByteArray type;
    QByteArray subtype;
    HttpFields parameters; ///< the first of a name counts

    QByteArray essence() const { return type + '/' + subtype; } ///< "text/html"
    QByteArray charset() const { return parameters.value("charset").toLower(); }
    QByteArray boundary() const { return parameters.value("boundary"); }

    bool isJson() const; ///< application/json, text/json and all that end in +json
    bool isText() const; ///< bytes of it are for reading: text/…, JSON, XML, scripts, forms
    bool isImage() const { return type == "image"; }

    friend bool operator==(const MediaType &, const MediaType &) = default;
};

/// Error: InvalidMediaType, with the position of the first mistake. A semicolon without a parameter is
/// overlooked, as everybody does.
Result<MediaType> parseMediaType(QByteArrayView text);

} // namespace wirebench
