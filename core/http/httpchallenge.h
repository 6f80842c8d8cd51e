#pragma once

#include "core/http/httpmessage.h"

namespace wirebench {

/// One way to log in that a server offers in WWW-Authenticate (RFC 9110, 11.3). A value.
struct HttpChallenge
{
    QByteArray scheme;     ///< "Digest", as written
    HttpFields parameters; ///< quoted values without their quotes

    bool isOf(QByteArrayView name) const { return name.compare(scheme, Qt::CaseInsensitive) == 0; }
    QByteArray parameter(QByteArrayView name) const { return parameters.value(name); }

    friend bool operator==(const HttpChallenge &, const HttpChallenge &) = default;
};

/// All challenges, over any number of fields with any number of challenges each. What is not understood in
/// them is left out.
QList<HttpChallenge> challengesIn(const HttpFields &fields);

} // namespace wirebench
