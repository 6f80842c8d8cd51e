#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace wirebench {

/// Which recv completed which send, on one direction of one byte stream. TCP keeps no messages: a send may be
/// received in several pieces and several sends in one, so both are compared by their offsets in the stream.
/// A plain value; knows record ids and byte counts only. The two ends may be told in either order.
class StreamPairing
{
public:
    struct Match
    {
        quint64 send = 0;
        quint64 recv = 0;
        friend bool operator==(const Match &, const Match &) = default;
    };
    using Matches = std::vector<Match>; ///< functions append

    /// Sends that wait for their recv; beyond these the oldest are forgotten.
    static constexpr size_t limit = 4096;

    void sent(quint64 id, quint64 bytes, Matches &out);
    void received(quint64 id, quint64 bytes, Matches &out);
    /// Forgets all but the newest @p count of what waits. For a stream whose other end may never be told.
    void keep(size_t count);

    size_t waiting() const { return m_sends.size() + m_recvs.size(); }

private:
    struct Piece
    {
        quint64 id;
        quint64 end; // offset behind its last byte
    };

    std::deque<Piece> m_sends; // not wholly received yet
    std::deque<Piece> m_recvs; // told before their sends
    quint64 m_sent = 0;
    quint64 m_received = 0;
};

} // namespace wirebench
