#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// Bytes as people carry them from one program to another. Free functions on values, callable from any
/// thread.

enum class ByteNotation : quint8 {
    Hex,    ///< "0d 0a"
    CArray, ///< "{0x0d, 0x0a}", twelve to a line
    Python, ///< "b'\r\n'"
    Text,   ///< as UTF-8; what is none becomes U+FFFD
};

QString byteText(QByteArrayView bytes, ByteNotation notation);

/// What a text of any of these notations stands for, found out by its form: a bytes literal of Python,
/// numbers in braces (with or without what C declares before them), hex digits as encodePayload() takes them;
/// anything else is text, in UTF-8. Nothing is refused: what is not quite one of the others is text.
QByteArray bytesOfText(const QString &text);

} // namespace wirebench
