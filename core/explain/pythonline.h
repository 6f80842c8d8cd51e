#pragma once

#include "core/traffic/socketcall.h"

namespace wirebench {

/// The statement of a Python program that makes the call of this record: "data = conn.recv(512)". Its sockets
/// are named as in the course: `server` listens, `conn` is what accept() gave, `client` connects, `sock` has
/// datagrams. Long payloads stand as `data`. What Python has no call for is a comment. For any thread.
QString pythonLine(const SocketCall &call);

/// The name of the socket that a record is about.
QString socketVariable(const SocketCall &call);

/// Payloads longer than this are not written out in a line of code.
inline constexpr qsizetype writtenPayload = 48;

} // namespace wirebench
