#pragma once

#include <QByteArray>
#include <QString>

namespace wirebench {

/// Values as Python 3 writes them, in ASCII alone and on one line, so that nothing in them can end the
/// literal or the line (Python Language Reference, 2.4.1). Free functions, of any thread.

/// A str: 'l\xe9'.
QString pythonText(const QString &text);
/// A bytes: b'\x00\xff'.
QString pythonBytes(const QByteArray &bytes);

} // namespace wirebench
