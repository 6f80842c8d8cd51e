#include "ui/widgets/sessionpage.h"

#include "core/net/iothread.h"
#include "ui/models/waitingcalls.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/columnscroller.h"
#include "ui/widgets/heldsteps.h"
#include "ui/widgets/lastmessagecard.h"
#include "ui/widgets/look.h"
#include "ui/widgets/messagespart.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/savedmessagespanel.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace wirebench {

namespace {

constexpr int tickMs = 100;

} // namespace

SessionPage::SessionPage(const SessionContext &context, const QString &kind, const QString &name, QWidget *parent)
    : QWidget(parent), m_context(context), m_kind(kind), m_name(name), m_address(new AddressLine(context.look)),
      m_hint(new Notice(context.look)),
      m_strip(new CallStrip(context.look, [&log = context.log] { return log.now(); })),
      m_card(new LastMessageCard(context.log, context.look))
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &SessionPage::pollCalls);
}

SessionPage::~SessionPage()
{
    if (m_calls)
        m_context.waiting.replace(m_calls->endpoints(), {});
}

void SessionPage::compose(EndpointId endpoint, const SessionZones::Zone &left, const SessionZones::Zone &right,
                          int workPercent)
{
    m_calls.emplace(m_context.log, QList<EndpointId>{endpoint});
    m_card->setEndpoints({endpoint});
    m_traffic = new TrafficPanel(m_context.log, m_context.annotations, m_context.look);
    m_traffic->setSessionEndpoints({endpoint});
    m_traffic->setWaitingCalls(m_context.waiting);
    m_traffic->setSettings([this] { return settings(); });
    connect(this, &SessionPage::edited, m_traffic, &TrafficPanel::settingsEdited);
    if (m_messages)
        m_traffic->setSaveMessage([this](const SocketCall &call) {
            m_messages->saveRecord(call);
            m_zones->showZoneOf(m_messages->panel());
        });
    m_zones = new SessionZones(m_context.look, left, right, {m_traffic, tr("Traffic")});
    m_zones->setWorkShare(workPercent);
    connect(m_zones, &SessionZones::moved, this, &SessionPage::edited);
    const auto showTraffic = [this] { m_zones->showZone(SessionZones::Traffic); };
    connect(m_strip, &CallStrip::stepActivated, this, [this, showTraffic](quint64 record) {
        showTraffic();
        m_traffic->explain(record);
    });
    connect(m_strip, &CallStrip::waitingActivated, this, [this, showTraffic](Call call, qint64 sinceNs) {
        showTraffic();
        m_traffic->explainWaiting(call, sinceNs);
    });
    connect(&m_context.thread.reactor().gate(), &CallGate::changed, this, [this](const CallGateStatus &status) {
        m_held = heldSteps(status, m_calls->endpoints());
        m_strip->setHeld(m_held);
        tellWaiting(waiting());
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
    layout->addWidget(m_card);
    layout->addWidget(m_zones, 1);
    const auto applyLook = [this, layout] {
        const int unit = m_context.look.unit();
        layout->setContentsMargins(2 * unit, unit, 2 * unit, unit);
        layout->setSpacing(unit);
        m_card->setVisible(m_context.look.isProjected());
        m_hint->setVisible(!m_hint->text().isEmpty() && !m_context.look.isProjected()); // the teacher says it
    };
    connect(&m_context.look, &Look::changed, this, applyLook);
    applyLook();

    // On a small screen at a large scale the fields alone may fill the window.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ColumnScroller(content));
}

void SessionPage::setEndpoints(const QList<EndpointId> &endpoints)
{
    m_calls.emplace(m_context.log, endpoints);
    m_card->setEndpoints(endpoints);
    m_traffic->setSessionEndpoints(endpoints);
}

MessagesPart *SessionPage::makeMessages(
    MessageKind kind, PayloadEditor &editor,
    const std::function<Result<void>(const SavedMessage &, const OutboundMessage &)> &send)
{
    if (!m_context.library)
        return nullptr;
    m_messages = new MessagesPart(kind, *m_context.library, m_context.look, editor, send, this);
    connect(m_messages, &MessagesPart::moved, this, &SessionPage::edited);
    return m_messages;
}

QWidget *SessionPage::besidesMessages(QWidget *content)
{
    return m_messages ? m_messages->besides(content) : content;
}

QList<QAction *> SessionPage::messageActions() const
{
    if (!m_messages)
        return {};
    return {m_messages->toggleAction(), m_messages->saveAction()};
}

bool SessionPage::goToRecord(quint64 id)
{
    m_zones->showZone(SessionZones::Traffic);
    return m_traffic->goTo(id);
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

void SessionPage::showTrafficView(const QString &id)
{
    m_zones->showZone(SessionZones::Traffic);
    m_traffic->pages()->showPage(id);
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

void SessionPage::showHint(std::function<Hint()> words)
{
    m_hintWords = std::move(words);
    const Hint hint = m_hintWords();
    m_hint->showText(Notice::Kind::Info, hint.title, hint.text);
}

void SessionPage::saveStates(QMap<QString, QByteArray> &states) const
{
    states.insert(m_kind + QStringLiteral("/zones"), m_zones->saveState());
    states.insert(m_kind + QStringLiteral("/traffic"), m_traffic->saveState());
    if (m_messages)
        states.insert(m_kind + QStringLiteral("/messages"), m_messages->saveState());
}

void SessionPage::restoreStates(const QMap<QString, QByteArray> &states)
{
    m_zones->restoreState(states.value(m_kind + QStringLiteral("/zones")));
    m_traffic->restoreState(states.value(m_kind + QStringLiteral("/traffic")));
    if (m_messages)
        m_messages->restoreState(states.value(m_kind + QStringLiteral("/messages")));
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

void SessionPage::showZoneOf(const QWidget *part)
{
    m_zones->showZoneOf(part);
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
    tellWaiting(now);
}

/// What step mode holds has not been called, and so waits for nothing.
void SessionPage::tellWaiting(const Waiting &now)
{
    const auto isHeld = [&now](const CallStep &step) { return step.call == now.call; };
    QList<WaitingCall> calls;
    if (now.call && std::none_of(m_held.begin(), m_held.end(), isHeld))
        calls.append({m_calls->endpoints().first(), *now.call, now.sinceNs});
    m_context.waiting.replace(m_calls->endpoints(), calls);
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

void SessionPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    if (m_hintWords && !m_hint->text().isEmpty()) {
        showHint(m_hintWords);
        m_hint->setVisible(!m_context.look.isProjected());
    }
    if (!m_settling) // else the state changes at once, and is said in the new language
        languageChanged();
}

void SessionPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace wirebench
