#pragma once

#include "core/base/bytes.h"

#include <optional>

namespace wirebench {

/// What a generator sends: always the same bytes, or made messages of a size. Those that are long enough
/// begin with their number ("0000000042 abc…", a newline last), by which the answer to a datagram is known.
/// Without I/O. Belongs to one thread.
class MessageSource
{
public:
    /// Digits, a blank or the newline: shorter messages have no number.
    static constexpr int leastNumbered = 11;

    /// @param typed what to send each time; empty: made messages
    /// @param size bytes of a made message, at least 1
    MessageSource(const Bytes &typed, int size);

    int size() const { return int(m_pattern.size()); }
    bool isNumbered() const { return m_isNumbered; }
    Bytes message(quint64 number);
    /// The number in what came back. A server may have put something before it. None where there is none.
    std::optional<quint64> numberIn(QByteArrayView answer) const;

private:
    Bytes m_pattern;
    bool m_isNumbered = false;
    ByteArena m_arena;
};

} // namespace wirebench
