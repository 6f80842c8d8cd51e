#pragma once

#include "core/traffic/trafficlog.h"

#include <QList>

#include <optional>

namespace wirebench {

/// What the log knows around one record that an explanation needs beside it. A value.
struct CallContext
{
    /// The call at the other end that ended a wait, where the other end is in this log too.
    struct Cause
    {
        QString endpoint; ///< "TCP client 1"
        quint64 record = 0;
    };

    std::optional<Cause> cause;
    bool isWaiting = false; ///< the call has not returned; its result says nothing
};

/// Looks at a bounded number of records around @p call, which need not be in the log any more. Microseconds
/// to a millisecond; for any thread.
CallContext contextOf(const SocketCall &call, const LogSnapshot &log);

/// A call that one of these endpoints waits in, as far as it can be said before it returns: on which flow, and with the
/// size or the backlog that it had the last time. Its id is 0. @p sinceNs: log time.
SocketCall waitingCall(const LogSnapshot &log, const QList<EndpointId> &endpoints, Call call, qint64 sinceNs);

} // namespace wirebench
