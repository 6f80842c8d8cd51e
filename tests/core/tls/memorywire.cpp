#include "tests/core/tls/memorywire.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace wirebench {

bool MemoryWire::isBlockedNow(bool &lastTime) const
{
    lastTime = blocksEverySecondCall && !lastTime;
    return lastTime;
}

SysResult MemoryWire::receive(char *to, quint32 size)
{
    if (isBlockedNow(m_blockedReceive))
        return {-1, EAGAIN};
    if (bytes.isEmpty() && receiveError != 0)
        return {-1, receiveError};
    if (bytes.isEmpty())
        return isEnded ? SysResult{0, 0} : SysResult{-1, EAGAIN};
    const qsizetype taken = std::min({bytes.size(), qsizetype(size), qsizetype(atOnce)});
    std::memcpy(to, bytes.constData(), size_t(taken));
    bytes.remove(0, taken);
    return {taken, 0};
}

SysResult MemoryWire::send(const char *from, quint32 size)
{
    if (sendError != 0)
        return {-1, sendError};
    const qsizetype taken = std::min({qsizetype(size), qsizetype(atOnce), room - bytes.size()});
    if (taken <= 0 || isBlockedNow(m_blockedSend))
        return {-1, EAGAIN};
    bytes.append(from, taken);
    carried += taken;
    return {taken, 0};
}

} // namespace wirebench
