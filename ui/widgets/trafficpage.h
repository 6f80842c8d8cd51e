#pragma once

#include "core/base/ids.h"
#include "core/traffic/filter.h"
#include "core/traffic/trafficlog.h"
#include "core/workspace/settings.h"

#include <QWidget>

#include <functional>

namespace wirebench {

class Annotations;
class Look;
class WaitingCalls;

/// What the pages of a traffic zone are made with. All of it outlives them.
struct TrafficPageContext
{
    const TrafficLog &log;
    Annotations &annotations;
    Look &look;
};

/// A view of the traffic beside the table, as a page of the traffic zone: the connections, the ladder, … A
/// page reads the log by itself while it is visible (showEvent, hideEvent) and rests while it is not. It
/// translates itself; the zone asks for the title again afterwards. GUI thread; owned by the traffic panel.
/// To add one: derive from this, and name it in trafficpages.cpp.
class TrafficPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Under which the choice and the state are kept, in every language.
    virtual QString id() const = 0;
    /// In the window's language.
    virtual QString title() const = 0;
    /// For the line beside the pages' tabs. Made by the page; whoever shows it becomes its parent.
    virtual QWidget *controls() const = 0;

    /// Whose records "this session" means: most sessions have one, the lab has five. Without any the whole log is
    /// shown and no scope is offered.
    virtual void setSessionEndpoints(const QList<EndpointId> &endpoints) = 0;
    /// Gives what is typed in the session; null where there is no session (a recording). Called once, early.
    virtual void setSettings(std::function<SessionSettings()> settings) { Q_UNUSED(settings) }
    /// What the sessions of the window wait in now, which outlives the page. Called once, early; not for a recording.
    virtual void setWaitingCalls(const WaitingCalls &calls) { Q_UNUSED(calls) }
    /// What is typed has changed.
    virtual void settingsEdited() {}
    /// A record was chosen elsewhere: show it, if the page shows single records and has this one.
    virtual void showRecord(quint64 id) { Q_UNUSED(id) }

    virtual QByteArray saveState() const { return {}; }
    virtual void restoreState(const QByteArray &state) { Q_UNUSED(state) }

Q_SIGNALS:
    /// The user wants to see this record in the table and the inspector.
    void recordWanted(quint64 id);
    /// The user wants to see the records that this keeps in the table. @p owner whose they are, if one's.
    void filterWanted(const wirebench::FilterSpec &spec, wirebench::EndpointId owner);
};

} // namespace wirebench
