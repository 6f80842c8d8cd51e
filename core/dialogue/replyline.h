#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// What a reader says of the bytes it was given.
enum class ReadStep : quint8 {
    Done, ///< what it reads is complete; bytes that are left belong to what follows
    More, ///< all bytes are taken, and more have to come
    Bad,  ///< they break the protocol, or a limit; nothing more can be read
};

/// One line, taken from the front of what comes, however it is cut into reads. Looks at no byte twice. Ends in LF;
/// a CR before it is no part of it. Bad is a line that is too long. A value.
class ReplyLine
{
public:
    /// Far above what the protocols allow (512 bytes, RFC 5321 section 4.5.3.1.5; 8 KiB for IMAP).
    static constexpr qsizetype usualLimit = 64 * 1024;

    explicit ReplyLine(qsizetype limit = usualLimit) : m_limit(limit) {}

    ReadStep read(QByteArrayView &bytes);
    /// The line that is Done, once; the next read() begins another.
    QByteArray take();
    /// Nothing of a line has come yet.
    bool isEmpty() const { return m_line.isEmpty(); }

private:
    qsizetype m_limit;
    QByteArray m_line;
};

} // namespace wirebench
