#pragma once

#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// Text of strangers made harmless to pass on, to people and to their terminals. Free functions, of any
/// thread.

/// A line to show and to send on: control characters, and what would turn its direction around, as symbols (␀
/// ␛ ␦), invalid UTF-8 as U+FFFD. A tab stays: programs are talked about. Nothing is left out.
QString chatText(QByteArrayView line);
/// The other way round is plain UTF-8; for text that was typed here. Line ends become blanks: what is typed
/// is one line.
QByteArray chatLine(const QString &typed);

} // namespace wirebench
