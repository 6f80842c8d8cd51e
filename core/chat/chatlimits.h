#pragma once

#include <QtGlobal>

namespace wirebench {

/// What one client may take from the others. A value; the same for the lab and for the chat server.
struct ChatLimits
{
    int linesPerSecond = 20;      ///< of one client; above that it is read more slowly. 0: no limit
    int burstLines = 50;          ///< at once after a pause
    int lineBytes = 4096;         ///< what is beyond is cut, which is told
    int queuedBytes = 256 * 1024; ///< of one reader; who has more waiting and does not read is dropped
    int stalledMs = 30'000;       ///< a reader that takes nothing for so long is dropped. 0: never
    int mostClients = 2000;       ///< of one port; further ones wait in the accept queue

    friend bool operator==(const ChatLimits &, const ChatLimits &) = default;
};

} // namespace wirebench
