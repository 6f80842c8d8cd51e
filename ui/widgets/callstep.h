#pragma once

#include "core/traffic/socketcall.h"

#include <QList>
#include <QString>

namespace wirebench {

/// One step of the call strip: a call that a session has made or is waiting in. A value.
struct CallStep
{
    enum class State : quint8 {
        Done,
        Waiting, ///< has not returned; `waitingSinceNs` counts
        Held,    ///< has not been made: step mode
        Failed,
    };

    Call call = Call::Socket;
    QString arguments = {}; ///< what stands between the parentheses; empty shows the name alone
    State state = State::Done;
    QString errnoName = {};    ///< for Failed: "EADDRINUSE"
    qint64 waitingSinceNs = 0; ///< for Waiting: log time
    quint64 recordId = 0;      ///< the newest record of the step; 0 for a call that has not returned
    int count = 1;             ///< how many times in a row
    bool isNext = false;       ///< for Held: it is the turn of this one

    /// The step that a record stands for. Arguments only where they teach: backlog and sizes.
    static CallStep fromRecord(const SocketCall &record);

    friend bool operator==(const CallStep &, const CallStep &) = default;
};

/// Joins neighbours that are the same call and all done into one step with their count and the newest
/// record. Arguments that differ are left out.
QList<CallStep> collapsed(const QList<CallStep> &steps);

} // namespace wirebench
