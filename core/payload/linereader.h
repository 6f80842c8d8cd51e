#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// One line as it came, without its line end. NULs, invalid UTF-8 and control characters are kept: they are
/// data. A value.
struct TextLine
{
    QByteArray bytes;
    bool hasNewline = true;         ///< false: the stream ended inside it
    bool hasCarriageReturn = false; ///< it ended in CR LF
    qint64 cut = 0;                 ///< bytes that the limit took away at its end

    friend bool operator==(const TextLine &, const TextLine &) = default;
};

/// Cuts the bytes of a stream into lines, however the stream is cut into reads. A line ends in LF; a CR
/// before it is no part of the line. What a line has beyond the limit is counted, not kept, so that a peer
/// who never sends a newline costs no memory; a letter (UTF-8) is cut whole. Looks at no byte twice. A value;
/// one for one direction of one connection.
class LineReader
{
public:
    static constexpr qsizetype usualLimit = 4096; ///< bytes

    explicit LineReader(qsizetype limit = usualLimit) : m_limit(limit) {}

    /// Takes the bytes of one read. Whoever reads asks next() until there is no line left, or reads no more:
    /// what was added and not asked for is the only thing that grows.
    void add(QByteArrayView bytes);
    std::optional<TextLine> next();
    /// The end of the stream: the line without a newline, if there is one. After next() gave nothing.
    std::optional<TextLine> finish();

    /// Bytes of the line that has not ended yet, those beyond the limit included. After next() gave nothing.
    qint64 partial() const { return m_line.size() + m_cut; }

private:
    void take(QByteArrayView part);
    TextLine ended(bool hasNewline);

    qsizetype m_limit;
    QByteArray m_input;
    qsizetype m_position = 0; ///< what is before has been taken from m_input
    QByteArray m_line;        ///< at most one byte over the limit: it may be the CR of the line's end
    qint64 m_cut = 0;
};

} // namespace wirebench
