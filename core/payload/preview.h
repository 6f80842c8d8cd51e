#pragma once

#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// Text made safe and honest to look at: what would be invisible, break the line or turn the direction
/// of the text around is shown as a symbol. Control characters have their own (␍ ␊ ␀ ␛), a line
/// separator is ␤, other invisible controls (C1, bidirectional, zero-width, byte order mark) are ␦.
/// Joiners stay, since letters and emoji are made with them. Free functions; callable from any thread.

/// One line for a table cell: the start of @p bytes as UTF-8, in at most @p maxCharacters UTF-16 units,
/// with … as the last where something is left out. Invalid bytes are U+FFFD, one for a letter that the
/// bytes end in. Cost depends on @p maxCharacters only: at most three bytes are read for each, plus six.
QString previewLine(QByteArrayView bytes, int maxCharacters);

/// A whole text with the same symbols, for reading: each newline (LF, CR, CRLF) keeps its symbols and
/// starts a new line. A CR at the very end starts none, for its LF may be about to come.
QString visibleText(const QString &text);

/// One character for use in a sentence: itself, its control picture, or "U+200F" if it cannot be seen.
QString characterName(char32_t letter);

} // namespace wirebench
