#pragma once

#include <QtGlobal>

namespace wirebench {

/// Before the first call on sockets or on the tables of names: Windows wants it (WSAStartup), the others do
/// not. Cheap when it is repeated. Any thread.
#ifdef Q_OS_WIN
void startSockets();
#else
inline void startSockets() {}
#endif

} // namespace wirebench
