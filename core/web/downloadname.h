#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace wirebench {

/// The name for a file of this URL, never empty, without folders, control characters and what Windows
/// refuses, at most 200 bytes: "index.html" where the URL has no last part.
/// @param contentDisposition the value of that field (RFC 6266); a name in it goes before the URL's.
QString downloadName(const QUrl &url, const QByteArray &contentDisposition = {});

} // namespace wirebench
