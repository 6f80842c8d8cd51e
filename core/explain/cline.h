#pragma once

#include "core/traffic/socketcall.h"

namespace wirebench {

/// The statements of a C program (POSIX, Linux's options, OpenSSL for TLS) that make the call of this record,
/// one a line, with what the call needs around it: structures, buffers. Names as in pythonLine(). For any
/// thread.
QString cLine(const SocketCall &call);

} // namespace wirebench
