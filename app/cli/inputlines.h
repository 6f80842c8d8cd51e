#pragma once

#include <QByteArray>

#include <optional>

namespace wirebench {

/// Bytes cut into lines, each with its line end; the last one may have none. A value; scans no byte twice.
class InputLines
{
public:
    /// @param longest a line that is longer is given out as soon as that is known, so that input without
    /// line ends is not hoarded.
    explicit InputLines(qsizetype longest) : m_longest(longest) {}

    void add(const char *bytes, qsizetype size);
    /// No more bytes will come: what is left is a line.
    void end() { m_ended = true; }
    bool hasEnded() const { return m_ended; }

    /// The next line, if it is complete.
    std::optional<QByteArray> next();
    /// Everything has been given out, and no more will come.
    bool isExhausted() const { return m_ended && m_position == m_bytes.size(); }

private:
    QByteArray take(qsizetype size);

    const qsizetype m_longest;
    QByteArray m_bytes;
    qsizetype m_position = 0; ///< what is before has been given out
    qsizetype m_scanned = 0;  ///< no line end stands between m_position and here
    bool m_ended = false;
};

} // namespace wirebench
