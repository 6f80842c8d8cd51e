#pragma once

#include "core/answer/ruleset.h"
#include "core/traffic/trafficlog.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace wirebench {

/// What a rule leaves on a record.
struct RuleNote
{
    quint64 record = 0; ///< of what the rule was held against, the last recv of it; 0: not known any more
    QString peer;
    int rule = 0; ///< index
    RuleRemark remark = RuleRemark::Typed;
    QString text; ///< of Typed

    /// In English; the window says the remark in its language.
    QString englishText() const;
};

/// Where the connections of one server that answers by rules meet: the rules that hold now, the number of the
/// next reply, and what is to be told of them. Lives on the engine's thread, owned by whoever owns the
/// engine, and outlives it.
class RulesDesk final : public QObject
{
    Q_OBJECT

public:
    /// Notes of one interval beyond this are counted, not told: a peer could ask for any number.
    static constexpr int mostNotes = 100;
    static constexpr int intervalMs = 50;

    /// @param log outlives the desk.
    explicit RulesDesk(const TrafficLog &log, QObject *parent = nullptr);

    /// Hold from the next message on, for the connections that stand too.
    void setRules(RuleSetPtr rules) { m_rules = std::move(rules); }
    const RuleSetPtr &rules() const { return m_rules; }
    /// {counter}: 1 for the first reply of this server's rules.
    quint64 nextNumber() { return ++m_replies; }

    /// Leaves a note on the newest record of this call on that flow.
    void note(const FlowPtr &flow, Call call, const RuleOutcome &outcome);
    /// Tells at once what waits to be told: whoever ends now will not be there when its time comes.
    void tellNow();
    /// The server is to end, once the caller is done.
    void askToStop() { Q_EMIT stopAsked(); }

Q_SIGNALS:
    /// At most 20 times a second. @param dropped how many further ones there were.
    void noted(const QList<wirebench::RuleNote> &notes, int dropped);
    void stopAsked();

private:
    quint64 newestRecord(const FlowPtr &flow, Call call) const;

    const TrafficLog &m_log;
    RuleSetPtr m_rules;
    quint64 m_replies = 0;
    QList<RuleNote> m_notes;
    int m_dropped = 0;
    QTimer m_timer;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::RuleNote)
