#pragma once

#include "core/base/address.h"
#include "core/base/bytes.h"

#include <map>
#include <memory>

namespace wirebench {

/// A datagram that waits for its time or for room in the system.
struct WaitingDatagram
{
    Bytes bytes;
    SocketAddress to;    ///< never not valid
    quint8 marks = 0;    ///< of CallMark
    qint64 wantedNs = 0; ///< log time at which the program wanted it to go
    /// DTLS: what goes instead of `bytes`, the same for each copy; empty until the first copy's time comes, null
    /// where `bytes` go as they are.
    std::shared_ptr<Bytes> sealed = nullptr;
    bool isHandshake = false; ///< of DTLS: no call of the program's
};

/// What an endpoint still has to send, in the order in which it falls due; those due at the same time in
/// the order in which they came. Knows no socket and no clock. A value of one thread.
class DatagramQueue
{
public:
    void add(qint64 dueNs, WaitingDatagram datagram);
    bool isEmpty() const { return m_waiting.empty(); }
    qint64 count() const { return qint64(m_waiting.size()); }
    qint64 bytes() const { return m_bytes; }

    /// The first one; it must exist.
    const WaitingDatagram &front() const { return m_waiting.begin()->second; }
    qint64 frontDueNs() const { return m_waiting.begin()->first; }
    void pop();
    /// Step mode has held the first one until now: what the others have waited since they were due does not count
    /// either, as far as it was for that.
    void forgiveHold(qint64 heldNs, qint64 nowNs);
    void clear();

private:
    std::multimap<qint64, WaitingDatagram> m_waiting; ///< by the log time at which they are due
    qint64 m_bytes = 0;
};

} // namespace wirebench
