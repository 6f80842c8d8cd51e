#include "core/chat/labport.h"

namespace wirebench {

quint16 usualLabPort(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return 2000;
    case LabPort::SomeLines:
        return 2001;
    case LabPort::WriteLines:
        return 4240;
    case LabPort::ChatOut:
        return 4241;
    case LabPort::ChatIn:
        break;
    }
    return 4242;
}

const char *labPortName(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return "endless-lines";
    case LabPort::SomeLines:
        return "some-lines";
    case LabPort::WriteLines:
        return "write-lines";
    case LabPort::ChatOut:
        return "chat-out";
    case LabPort::ChatIn:
        break;
    }
    return "chat-in";
}

const char *labFaultName(LabFault fault)
{
    switch (fault) {
    case LabFault::NeverClose:
        return "never-close";
    case LabFault::CloseInsideLine:
        return "close-inside-line";
    case LabFault::NoNewline:
        return "no-newline";
    case LabFault::Reset:
        return "reset";
    case LabFault::SlowBytes:
        return "slow-bytes";
    case LabFault::SplitLetter:
        break;
    }
    return "split-letter";
}

LabFaults possibleFaults(LabPort port)
{
    const LabFaults always = LabFault::NeverClose | LabFault::CloseInsideLine | LabFault::Reset;
    if (port == LabPort::WriteLines || port == LabPort::ChatIn)
        return always;
    return always | LabFault::NoNewline | LabFault::SlowBytes | LabFault::SplitLetter;
}

} // namespace wirebench
