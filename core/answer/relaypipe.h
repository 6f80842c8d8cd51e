#pragma once

#include "core/answer/relayconfig.h"
#include "core/base/bytes.h"

#include <deque>
#include <optional>

namespace wirebench {

/// One direction of a relay: what has come from one end and has not gone to the other yet, with the delay,
/// the pieces and the speed that are wanted. Knows no socket, clock or thread: times (nanoseconds) are given
/// to it. A value; its owner stops adding while held() is above the limit.
class RelayPipe
{
public:
    /// What one direction may hold before the end that it comes from is not read any more.
    static constexpr qint64 limit = 256 * 1024;

    enum class Unit : quint8 {
        Stream,   ///< bytes, to be cut anywhere
        Datagram, ///< each stays whole; an empty one is one, too
    };

    explicit RelayPipe(const RelayPath &path = {}, Unit unit = Unit::Stream) : m_path(path), m_unit(unit) {}

    void add(Bytes bytes, qint64 nowNs);
    /// The next piece, if its time has come.
    std::optional<Bytes> take(qint64 nowNs);
    /// How long until take() gives the next piece; none if nothing waits.
    std::optional<qint64> waitNs(qint64 nowNs) const;
    void clear();

    bool isEmpty() const { return m_items.empty(); }
    /// Bytes that wait, with what it costs to keep them apart.
    qint64 held() const { return m_bytes + qint64(m_items.size()) * costOfItem; }

private:
    static constexpr qint64 costOfItem = 64;

    struct Item
    {
        Bytes bytes;
        qint64 dueNs = 0;
    };

    qsizetype largestPiece() const;
    qint64 dueNs() const { return std::max(m_items.front().dueNs, m_nextNs); }

    RelayPath m_path;
    Unit m_unit;
    std::deque<Item> m_items;
    qint64 m_bytes = 0;
    qint64 m_nextNs = 0; ///< not before, for the speed
};

} // namespace wirebench
