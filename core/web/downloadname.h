#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace wirebench {

/// The name for a file of this URL, never empty, without folders, control characters and what Windows
/// refuses, at most 200 bytes: "index.html" where the URL has no last part.
/// @param contentDisposition the value of that field (RFC 6266); a name in it goes before the URL's.
QString downloadName(const QUrl &url, const QByteArray &contentDisposition = {});

/// The same name with a number, for where it exists already: "photo (2).jpg", "source (2).tar.gz". 1: as it
/// is.
QString numberedName(const QString &name, int number);

} // namespace wirebench
