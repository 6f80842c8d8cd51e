#pragma once

#include "core/tls/tlschannel.h"

#include <QByteArray>

namespace wirebench {

/// One direction of a stream, in memory: what one end has sent and the other has not received. As moody as a
/// test wants it.
struct MemoryWire
{
    QByteArray bytes;
    quint32 atOnce = 0xffffffff;        ///< bytes of one call, either way
    qsizetype room = 1024 * 1024;       ///< the sender would block beyond
    bool blocksEverySecondCall = false; ///< either way
    bool isEnded = false;               ///< after the bytes: the end of the stream
    int receiveError = 0;               ///< after the bytes
    int sendError = 0;
    qint64 carried = 0; ///< bytes sent in all

    SysResult receive(char *to, quint32 size);
    SysResult send(const char *from, quint32 size);

private:
    bool isBlockedNow(bool &lastTime) const;

    bool m_blockedReceive = false;
    bool m_blockedSend = false;
};

/// What a session under test runs over: one wire in, one wire out.
class MemoryChannel final : public TlsChannel
{
public:
    MemoryChannel(MemoryWire &in, MemoryWire &out) : m_in(in), m_out(out) {}

    SysResult receiveSealed(char *to, quint32 size) override { return m_in.receive(to, size); }
    SysResult sendSealed(const char *from, quint32 size) override { return m_out.send(from, size); }

private:
    MemoryWire &m_in;
    MemoryWire &m_out;
};

} // namespace wirebench
