#pragma once

#include "core/http/httpmessage.h"

namespace wirebench {

/// By what two versions of a file are told apart (RFC 9110, 8.8).
struct HttpValidators
{
    QByteArray entityTag;    ///< with its quotes: "\"5f-18a\""
    qint64 lastModified = 0; ///< seconds since 1970
};

/// A strong tag for a file as it is now. Content that changes without a new time, size or inode keeps its
/// tag.
QByteArray entityTag(qint64 size, qint64 modifiedNs, quint64 inode);

enum class HttpCondition : quint8 {
    Holds,       ///< answer as if nothing had been asked
    NotModified, ///< 304
    Failed,      ///< 412
};

/// The conditions of a request in the order of RFC 9110, 13.2.2, but If-Range. Dates that cannot be read are
/// not there.
HttpCondition checkConditions(const HttpRequestHead &request, const HttpValidators &file, qint64 now);

/// Whether Range is heard: there is no If-Range, or it names this version (RFC 9110, 13.1.5). A date does so
/// only if the file has been older than a second: before, it may have been written twice in it.
bool mayAnswerRange(const HttpFields &fields, const HttpValidators &file, qint64 now);

} // namespace wirebench
