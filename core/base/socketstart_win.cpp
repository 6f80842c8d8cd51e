#include "core/base/socketstart.h"

#include <winsock2.h>

namespace wirebench {

void startSockets()
{
    // Never cleaned up: sockets may be open until the very end. A failure is told by the first call.
    static const int status = [] {
        WSADATA about = {};
        return WSAStartup(MAKEWORD(2, 2), &about);
    }();
    Q_UNUSED(status)
}

} // namespace wirebench
