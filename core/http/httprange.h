#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace wirebench {

/// Bytes of a file that are asked for; they exist.
struct ByteRange
{
    qint64 first = 0;
    qint64 length = 0;

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// What a Range field means for a file of a known size (RFC 9110, 14.2).
struct RequestedRanges
{
    enum class Kind : quint8 {
        Whole,         ///< the field asks for nothing that is understood: as if it were not there
        Parts,         ///< 206 with these, in the order in which they were asked for
        Unsatisfiable, ///< 416: nothing of what is asked for exists
    };
    Kind kind = Kind::Whole;
    QList<ByteRange> parts;
};

/// More parts than this, or parts that overlap, are answered with the whole file: what is small to ask for
/// would be dear to send (RFC 9110, 17.15).
constexpr int mostRanges = 16;

/// @param value of Range: "bytes=0-99,200-,-500".
RequestedRanges requestedRanges(QByteArrayView value, qint64 size);

/// The value of Content-Range: "bytes 0-99/1234".
QByteArray contentRange(const ByteRange &range, qint64 size);
/// That of a 416: "bytes */1234".
QByteArray unsatisfiedRange(qint64 size);

} // namespace wirebench
