#include "core/answer/rulesdesk.h"

#include "core/base/errorsentence.h"

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

// The record has just been written: only what other connections have recorded since lies behind it.
constexpr quint64 recordsToSearch = 1'000;

} // namespace

QString RuleNote::englishText() const
{
    const char *words = ruleRemarkText(remark);
    return words ? fillArguments(QString::fromUtf8(words), {QString::number(rule + 1)}) : text;
}

RulesDesk::RulesDesk(const TrafficLog &log, QObject *parent) : QObject(parent), m_log(log), m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &RulesDesk::tellNow);
}

void RulesDesk::note(const FlowPtr &flow, Call call, const RuleOutcome &outcome)
{
    if (m_notes.size() >= mostNotes) {
        ++m_dropped;
        return;
    }
    m_notes.append(
        {newestRecord(flow, call), flow->peer.toString(), outcome.rule, outcome.remark, outcome.note});
    if (!m_timer.isActive())
        m_timer.start();
}

quint64 RulesDesk::newestRecord(const FlowPtr &flow, Call call) const
{
    const LogSnapshot snapshot = m_log.snapshot();
    const quint64 searched = std::min<quint64>(recordsToSearch, quint64(snapshot.size()));
    for (quint64 id = snapshot.endId(); id > snapshot.endId() - searched;) {
        const SocketCall &made = snapshot.at(--id);
        if (made.call == call && made.flow == flow)
            return id;
    }
    return 0;
}

void RulesDesk::tellNow()
{
    m_timer.stop();
    if (m_notes.isEmpty())
        return;
    Q_EMIT noted(std::exchange(m_notes, {}), std::exchange(m_dropped, 0));
}

} // namespace wirebench
