#pragma once

#include "core/base/ids.h"
#include "core/traffic/socketcall.h"

#include <QList>

namespace wirebench {

/// A call that an engine has made and that has not returned: there is no record of it yet. A value.
struct WaitingCall
{
    EndpointId endpoint;
    Call call = Call::Socket;
    qint64 sinceNs = 0; ///< log time
    friend bool operator==(const WaitingCall &, const WaitingCall &) = default;
};

/// What the sessions of the window wait in now, as their engines say: each session puts in its own, and the views
/// that show all sessions read it. GUI thread; owned by the application, outlives the window.
class WaitingCalls final
{
public:
    /// @p calls is all that these endpoints wait in.
    void replace(const QList<EndpointId> &endpoints, const QList<WaitingCall> &calls);
    const QList<WaitingCall> &all() const { return m_calls; }

private:
    QList<WaitingCall> m_calls;
};

} // namespace wirebench
