#pragma once

#include "core/base/result.h"
#include "core/http/httpchallenge.h"

#include <QCryptographicHash>
#include <QString>

#include <optional>

namespace wirebench {

/// What a server asks for with Digest (RFC 7616, 3.3): the parts that an answer is made of. A value.
struct DigestChallenge
{
    QByteArray realm;
    QByteArray nonce;
    QByteArray opaque;
    QByteArray algorithm; ///< as it was written; empty: not said, which means MD5
    QCryptographicHash::Algorithm hash = QCryptographicHash::Md5;
    bool isSession = false; ///< MD5-sess, SHA-256-sess
    bool hasQop = false;    ///< qop=auth is offered; without any qop it is the old form of RFC 2069
    bool isStale = false;   ///< only the nonce was too old: user and password are right
    bool userHash = false;  ///< the user's name is to go out hashed
    bool isUtf8 = false;    ///< charset=UTF-8: the server knows names beyond ASCII in the notation of RFC 8187

    friend bool operator==(const DigestChallenge &, const DigestChallenge &) = default;
};

/// The strongest of several that is known here: SHA-256 before MD5; nothing if Digest is not asked for at
/// all. Error: HttpDigestUnknown, where it is, but with nothing that is known; the URL (first argument) left
/// empty for whoever knows it.
Result<std::optional<DigestChallenge>> strongestDigest(const QList<HttpChallenge> &challenges);

/// What goes into one answer beside the challenge.
struct DigestRequest
{
    QString user;
    QString password;
    QByteArray method;
    QByteArray target;
    QByteArray cnonce;
    quint32 count = 1; ///< how often this nonce has been used, this time included
};

/// The value of Authorization (RFC 7616, 3.4). User and password in UTF-8.
QByteArray digestAuthorization(const DigestChallenge &challenge, const DigestRequest &request);

} // namespace wirebench
