#pragma once

#include "core/base/sysresult.h"

namespace wirebench {

/// What a TLS session runs over: the encrypted side. A stream gives and takes any number of bytes; of
/// datagrams each call moves one. Non-blocking: SysResult::wouldBlock() says "not now".
class TlsChannel
{
public:
    /// 0 is the end of the stream.
    virtual SysResult receiveSealed(char *to, quint32 size) = 0;
    virtual SysResult sendSealed(const char *from, quint32 size) = 0;

protected:
    ~TlsChannel() = default;
};

} // namespace wirebench
