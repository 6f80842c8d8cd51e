#include "ui/http/downloadruns.h"

#include "ui/http/downloadsmodel.h"
#include "ui/models/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace wirebench {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("DownloadRuns", text);
}

bool sameList(const DownloadRun &a, const DownloadRun &b)
{
    return std::equal(a.spans.begin(), a.spans.end(), b.spans.begin(), b.spans.end(),
                      [](const DownloadSpan &one, const DownloadSpan &other) {
                          return one.state == DownloadState::Done && other.state == DownloadState::Done;
                      });
}

} // namespace

QString jobsText(int jobs)
{
    return jobs == 1 ? words(QT_TRANSLATE_NOOP("DownloadRuns", "one after the other"))
                     : words(QT_TRANSLATE_NOOP("DownloadRuns", "%1 at a time")).arg(jobs);
}

void DownloadRuns::begin(int jobs, qint64 nowNs)
{
    DownloadRun run;
    run.jobs = jobs;
    run.startedNs = nowNs;
    m_runs.prepend(run);
    if (m_runs.size() > limit)
        m_runs.removeLast();
}

void DownloadRuns::apply(const QList<Download> &changed, qint64 nowNs)
{
    if (m_runs.isEmpty())
        return;
    DownloadRun &run = m_runs.first();
    for (const Download &download : changed) {
        if (download.number < 0)
            continue;
        if (download.number >= run.spans.size())
            run.spans.resize(download.number + 1);
        DownloadSpan &span = run.spans[download.number];
        span.title = downloadTitle(download);
        span.state = download.state;
        span.beginNs = download.startedNs == 0 ? -1 : download.startedNs - run.startedNs;
        span.endNs = download.endedNs == 0 ? -1 : download.endedNs - run.startedNs;
    }
    advance(nowNs);
}

void DownloadRuns::advance(qint64 nowNs)
{
    if (!m_runs.isEmpty() && !m_runs.first().ended)
        m_runs.first().lengthNs = nowNs - m_runs.first().startedNs;
}

void DownloadRuns::end(qint64 nowNs)
{
    if (m_runs.isEmpty() || m_runs.first().ended)
        return;
    advance(nowNs);
    DownloadRun &run = m_runs.first();
    run.ended = true;
    // The word of the end comes a moment later: what the files say is exact.
    qint64 last = 0;
    for (const DownloadSpan &span : run.spans)
        last = std::max(last, span.endNs);
    if (last > 0)
        run.lengthNs = last;
}

qint64 DownloadRuns::longestNs() const
{
    qint64 longest = 0;
    for (const DownloadRun &run : m_runs)
        longest = std::max(longest, run.lengthNs);
    return longest;
}

QString DownloadRuns::comparison() const
{
    if (m_runs.isEmpty() || !m_runs.first().ended || m_runs.first().spans.isEmpty())
        return {};
    const DownloadRun &newest = m_runs.first();
    const auto other = std::find_if(m_runs.begin() + 1, m_runs.end(), [&](const DownloadRun &run) {
        return run.ended && run.jobs != newest.jobs && sameList(run, newest);
    });
    if (other == m_runs.end() || newest.lengthNs <= 0 || other->lengthNs <= 0)
        return {};
    const DownloadRun &fast = newest.lengthNs <= other->lengthNs ? newest : *other;
    const DownloadRun &slow = newest.lengthNs <= other->lengthNs ? *other : newest;
    return words(QT_TRANSLATE_NOOP("DownloadRuns", "%1: %2; %3: %4. That is %5 times as fast."))
        .arg(jobsText(fast.jobs), formatDuration(fast.lengthNs), jobsText(slow.jobs), formatDuration(slow.lengthNs),
             QString::number(double(slow.lengthNs) / double(fast.lengthNs), 'f', 1));
}

} // namespace wirebench
