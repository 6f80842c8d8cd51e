#include "core/answer/relaypipe.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace wirebench {

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 nsPerSecond = 1000 * nsPerMs;
// A limited stream goes in so many pieces a second at least, so that it flows instead of coming in bursts.
constexpr int piecesPerSecond = 20;
// Timers come late: what was missed meanwhile is made up for, but not a pause of the sender's.
constexpr qint64 madeUpForNs = 50 * nsPerMs;

} // namespace

void RelayPipe::add(Bytes bytes, qint64 nowNs)
{
    m_bytes += bytes.size();
    m_items.push_back({std::move(bytes), nowNs + m_path.delayMs * nsPerMs});
}

qsizetype RelayPipe::largestPiece() const
{
    qsizetype size = std::numeric_limits<qsizetype>::max();
    if (m_unit == Unit::Datagram)
        return size;
    if (m_path.pieceSize > 0)
        size = m_path.pieceSize;
    if (m_path.bytesPerSecond > 0)
        size = std::min<qsizetype>(size, std::max(1, m_path.bytesPerSecond / piecesPerSecond));
    return size;
}

std::optional<Bytes> RelayPipe::take(qint64 nowNs)
{
    if (isEmpty() || dueNs() > nowNs)
        return std::nullopt;
    Bytes &front = m_items.front().bytes;
    const qsizetype size = std::min(largestPiece(), front.size());
    Bytes piece = front.sliced(0, size);
    if (size < front.size())
        front = front.sliced(size);
    else
        m_items.pop_front();
    m_bytes -= size;
    if (m_path.bytesPerSecond > 0)
        m_nextNs = std::max(m_nextNs, nowNs - madeUpForNs) + size * nsPerSecond / m_path.bytesPerSecond;
    return piece;
}

std::optional<qint64> RelayPipe::waitNs(qint64 nowNs) const
{
    if (isEmpty())
        return std::nullopt;
    return std::max<qint64>(0, dueNs() - nowNs);
}

void RelayPipe::clear()
{
    m_items.clear();
    m_bytes = 0;
}

} // namespace wirebench
