#pragma once

#include "core/net/callrecorder.h"
#include "core/net/socketoption.h"

namespace wirebench {

/// What the system said of one option: its value, and the error of setting or reading it. A value is there
/// even if setting failed: the one that holds.
struct OptionReading
{
    const SocketOption *option = nullptr; ///< never null
    std::optional<OptionValue> value;     ///< none if it could not be read
    Error error;                          ///< ErrorCode::None if nothing went wrong
};

/// Sets and reads the options of one socket, each call recorded. Options that mean nothing to such a socket
/// are passed over. Made on the stack by who owns the socket.
class OptionCalls
{
public:
    OptionCalls(const CallRecorder &recorder, int descriptor, SocketUse use, AddressFamily family)
        : m_recorder(recorder), m_descriptor(descriptor), m_use(use), m_family(family)
    {
    }

    /// setsockopt(). Errors: SystemCall with the arguments of the call in place of the address.
    Result<void> set(const OptionSetting &setting) const;
    /// setsockopt() for each, and getsockopt() for what has become of it: the system may take another value.
    QList<OptionReading> setAndRead(const QList<OptionSetting> &settings) const;
    /// getsockopt() for each option that such a socket has.
    QList<OptionReading> readAll() const;

private:
    OptionReading read(const SocketOption &option) const;
    bool knows(const SocketOption &option) const { return option.isFor(m_use, m_family); }

    const CallRecorder &m_recorder;
    const int m_descriptor;
    const SocketUse m_use;
    const AddressFamily m_family;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::OptionReading)
