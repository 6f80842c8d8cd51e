#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace wirebench {

// Small files, read and written whole: workspaces, rules, saved messages, exports. Blocking; free functions of any
// thread. Only regular files: a pipe would be waited for, and a device node be replaced by a file.

/// FileUnreadable, or FileTooLarge above @p mostBytes, whatever size the file claims to have.
Result<QByteArray> readWholeFile(const QString &path, qsizetype mostBytes);

/// The file has all of @p content afterwards, or FileUnwritable and what it had before.
Result<void> writeWholeFile(const QString &path, const QByteArray &content);

} // namespace wirebench
