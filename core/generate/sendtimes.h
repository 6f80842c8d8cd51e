#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace wirebench {

/// When the messages of one connection were sent, to find out how long each answer took. Remembers the newest
/// ones alone, so that a peer that never answers costs no memory. Messages are numbered from 0, without gaps.
/// Without I/O and clock. A value of one thread.
class SendTimes
{
public:
    struct Answer
    {
        bool isNew = false;           ///< neither a copy of one that was counted nor an answer to nothing
        std::optional<qint64> sentNs; ///< none if that was too long ago to be remembered
    };

    /// @param capacity messages remembered; rounded up to a power of two
    explicit SendTimes(int capacity);

    void add(qint64 ns);
    quint64 count() const { return m_count; }
    /// Message @p number has been answered.
    Answer answered(quint64 number);

private:
    static constexpr qint64 taken = -1;

    std::vector<qint64> m_ns;
    quint64 m_count = 0;
};

} // namespace wirebench
