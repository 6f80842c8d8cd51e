#pragma once

#include "core/web/downloader.h"

#include <QList>
#include <QString>

namespace wirebench {

/// One file of a run on the timeline.
struct DownloadSpan
{
    QString title;
    DownloadState state = DownloadState::Waiting;
    qint64 beginNs = -1; ///< since the run began; -1: not begun
    qint64 endNs = -1;   ///< -1: goes on
};

/// One run of a list of downloads.
struct DownloadRun
{
    int jobs = 0;         ///< at the same time
    qint64 startedNs = 0; ///< log time
    qint64 lengthNs = 0;  ///< up to now, or to its end
    bool ended = false;
    QList<DownloadSpan> spans; ///< in the order of the list
};

/// The runs of one session, newest first: what the timeline draws, so that one file after the other and
/// several at a time can be compared. A value on the GUI thread; forgets the oldest run beyond the limit.
class DownloadRuns
{
public:
    static constexpr qsizetype limit = 6;

    void begin(int jobs, qint64 nowNs);
    /// What became of the run that was begun last. Ignored without one.
    void apply(const QList<Download> &changed, qint64 nowNs);
    /// Time goes on for what is running.
    void advance(qint64 nowNs);
    void end(qint64 nowNs);
    void clear() { m_runs.clear(); }

    const QList<DownloadRun> &runs() const { return m_runs; }
    qint64 longestNs() const;
    /// "4 at a time: 3.2 s, one after the other: 12.1 s; 3.8 times as fast", from the newest run and the newest
    /// before it of the same list with another number of jobs; empty where there are not two.
    QString comparison() const;

private:
    QList<DownloadRun> m_runs;
};

/// "one after the other", "4 at a time".
QString jobsText(int jobs);

} // namespace wirebench
