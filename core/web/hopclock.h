#pragma once

#include "core/http/httphop.h"

namespace wirebench {

/// When the phases of one request ended, as log times, and what that makes of them. A value.
class HopClock
{
public:
    /// A new connection is begun.
    void connecting(qint64 now) { m_began = now; }
    void lookedUp(qint64 now) { m_lookedUp = now; }
    void connected(qint64 now) { m_connected = now; } ///< through the proxy, too
    void secured(qint64 now) { m_secured = now; }
    void sending(qint64 now) { m_sending = now; }
    void sent(qint64 now) { m_sent = now; } ///< the last byte of the request
    void firstByte(qint64 now) { m_firstByte = now; }
    void ended(qint64 now) { m_ended = now; }

    bool hasSent() const { return m_sent >= 0; }
    bool hasFirstByte() const { return m_firstByte >= 0; }
    /// What is not over yet, or never began, is -1. An answer that came before the request was sent has
    /// nothing to wait for.
    HttpTimings timings() const;

private:
    qint64 m_began = -1;
    qint64 m_lookedUp = -1;
    qint64 m_connected = -1;
    qint64 m_secured = -1;
    qint64 m_sending = -1;
    qint64 m_sent = -1;
    qint64 m_firstByte = -1;
    qint64 m_ended = -1;
};

} // namespace wirebench
