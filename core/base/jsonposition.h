#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

namespace wirebench {

// Where in a JSON text something is, to say the line of what is wrong in it. Free functions on values, callable
// from any thread.

/// The document, or this error with the file's name, "LINE:COLUMN: reason" and the offset.
Result<QJsonDocument> parseJson(const QByteArray &text, ErrorCode code, const QString &name);

/// In a text without a mistake: the line, from 1, of the value with this path, as JsonMembers writes it:
/// "tcp-client[3].message.payload". Of a path that does not exist, the line of the last value on the way there.
int jsonLine(const QByteArray &text, const QString &path);

} // namespace wirebench
