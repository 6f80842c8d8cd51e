#pragma once

#include "core/timeline/timelinerun.h"

#include <QCoreApplication>
#include <QString>

namespace wirebench {

/// What the timeline of a server says in words, in the window's language: of a run, and of one client. GUI thread.
class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(wirebench::TimelineWords)

public:
    /// "one at a time · 5 clients in 2.5 s · longest wait 2.0 s · at most 1 at once".
    static QString caption(const TimelineRun &run, qint64 nowNs);
    /// In the bar of the queue: "… 1.2 s".
    static QString waiting(const TimelineClient &client, qint64 nowNs);
    /// In the bar of the service: "✓ 500 ms", "! ECONNRESET", "served for 500 ms".
    static QString served(const TimelineClient &client, qint64 nowNs);
    /// Everything that is known of a client, one thing a line.
    static QString whole(const TimelineClient &client, qint64 nowNs);
    /// What the bars mean.
    static QString legend();
};

} // namespace wirebench
