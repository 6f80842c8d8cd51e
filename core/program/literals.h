#pragma once

#include <QByteArray>
#include <QString>

namespace wirebench {

/// Bytes and texts of strangers as literals of a program: whatever stands in them, none ends its literal, its
/// line or a comment. Free functions, of any thread. Those of Python and of shells stand in core/http
/// (pythonText(), pythonBytes(), posixQuoted(), printfFormat()).

/// Bytes for Python as a person would write them: b'Hello', 'été'.encode(). Long ones are broken into lines.
/// @param indent columns of the line that the literal begins in.
QString pythonMessage(const QByteArray &bytes, int indent);
/// A string literal of C and C++: "\303\251t\303\251". Octal escapes have three digits, so that what follows
/// is never part of them; no trigraphs. Long ones are broken into lines, which the compiler joins.
QString cLiteral(const QByteArray &bytes, int indent);
/// For a comment: on one line, printable, short, without what ends or continues a comment.
QString commentText(const QString &text);
/// The same of bytes.
QString commentText(const QByteArray &bytes);

/// 1500 as "1.5", as every language here takes it.
QString secondsOf(int milliseconds);

} // namespace wirebench
