#pragma once

#include <QByteArrayView>

namespace wirebench {

/// What the first bytes of a view are in UTF-8 (RFC 3629 section 4): the one place that knows the shape
/// of its sequences. Free functions on values, callable from any thread.
struct Utf8Step
{
    enum class Kind : quint8 {
        Letter,     ///< a whole character of `size` bytes
        Invalid,    ///< the first byte starts no character; `size` is 1
        Incomplete, ///< right so far, but the view ends inside the character; `size` is what is there
    };

    Kind kind = Kind::Invalid;
    int size = 0;
    char32_t letter = 0;
};

/// Looks at the start of @p bytes, which must not be empty. Reads at most four bytes.
Utf8Step utf8Step(QByteArrayView bytes);

/// How many bytes at the end (0 to 3) begin a character that the bytes after them may complete.
/// Reads at most three bytes.
qsizetype incompleteUtf8Tail(QByteArrayView bytes);

} // namespace wirebench
