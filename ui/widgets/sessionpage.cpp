#include "ui/widgets/sessionpage.h"

#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/columnscroller.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"

#include <QAction>
#include <QVBoxLayout>

#include <utility>

namespace wirebench {

namespace {

constexpr int tickMs = 100;

} // namespace

SessionPage::SessionPage(const SessionContext &context, const QString &kind, const QString &name, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(kind), m_name(name), m_address(new AddressLine(context.look)),
      m_hint(new Notice(context.look)),
      m_strip(new CallStrip(context.look, [&log = context.log] { return log.now(); }))
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionPage::pollCalls);
}

SessionPage::~SessionPage() = default;

void SessionPage::compose(EndpointId endpoint, const SessionZones::Zone &left, const SessionZones::Zone &right)
{
    m_calls.emplace(m_context.log, endpoint);
    m_traffic = new TrafficPanel(m_context.log, m_context.annotations, m_context.look);
    m_traffic->setSessionEndpoint(endpoint);
    m_zones = new SessionZones(m_context.look, left, right, {m_traffic, tr("Traffic")});
    connect(m_zones, &SessionZones::moved, this, &SessionPage::edited);
    const auto showTraffic = [this] { m_zones->showZone(SessionZones::Traffic); };
    connect(m_strip, &CallStrip::stepActivated, this, [this, showTraffic](quint64 record) {
        showTraffic();
        m_traffic->goTo(record);
    });
    // The panel has answered it already, in vain if it was hidden.
    connect(m_traffic->panelActions().find, &QAction::triggered, this, [this, showTraffic] {
        showTraffic();
        m_traffic->focusFind();
    });

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->addWidget(m_address);
    layout->addWidget(m_hint);
    layout->addWidget(m_strip);
    layout->addWidget(m_zones, 1);
    const auto applyLook = [this, layout] {
        const int unit = m_context.look.unit();
        layout->setContentsMargins(2 * unit, unit, 2 * unit, unit);
        layout->setSpacing(unit);
    };
    connect(&m_context.look, &Look::changed, this, applyLook);
    applyLook();

    // On a small screen at a large scale the fields alone may fill the window.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ColumnScroller(content));
}

QWidget *SessionPage::makeColumn(const QList<QWidget *> &parts)
{
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : parts)
        layout->addWidget(part, part == parts.last() ? 1 : 0);
    const auto applyLook = [this, layout] { layout->setSpacing(look().unit()); };
    connect(&look(), &Look::changed, layout, applyLook);
    applyLook();
    return column;
}

void SessionPage::focusAddress()
{
    m_address->focusAddress();
}

QList<QAction *> SessionPage::trafficActions() const
{
    const TrafficPanelActions &traffic = m_traffic->panelActions();
    return {traffic.find,   traffic.findNext, traffic.pause,    traffic.clear,
            traffic.follow, traffic.mark,     traffic.nextNote, traffic.exportRecords};
}

void SessionPage::showHint(const QString &title, const QString &text)
{
    m_hint->showText(Notice::Kind::Info, title, text);
}

void SessionPage::saveStates(QMap<QString, QByteArray> &states) const
{
    states.insert(m_kind + QStringLiteral("/zones"), m_zones->saveState());
    states.insert(m_kind + QStringLiteral("/traffic"), m_traffic->saveState());
}

void SessionPage::restoreStates(const QMap<QString, QByteArray> &states)
{
    m_zones->restoreState(states.value(m_kind + QStringLiteral("/zones")));
    m_traffic->restoreState(states.value(m_kind + QStringLiteral("/traffic")));
}

void SessionPage::toggle()
{
    if (isRunning())
        stop();
    else
        start();
}

void SessionPage::settle(bool running)
{
    if (std::exchange(m_settling, false))
        Q_EMIT settled(running);
}

void SessionPage::tellRunning(bool running)
{
    if (std::exchange(m_wasRunning, running) != running)
        Q_EMIT runningChanged(running);
}

void SessionPage::tellError(Notice *notice, const Error &error)
{
    m_zones->showZoneOf(notice);
    notice->showError(error);
}

void SessionPage::restartStrip()
{
    m_calls->restart();
    updateStrip();
}

void SessionPage::updateStrip()
{
    const Waiting now = waiting();
    m_strip->setSteps(m_calls->steps(now.call, now.sinceNs));
}

void SessionPage::pollCalls()
{
    if (m_calls->poll())
        updateStrip();
    tick();
}

void SessionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_timer.start();
    pollCalls();
}

void SessionPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace wirebench
