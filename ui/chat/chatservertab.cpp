#include "ui/chat/chatservertab.h"

#include "ui/chat/chatpanel.h"
#include "ui/chat/chatserveractions.h"
#include "ui/chat/faultsbutton.h"
#include "ui/chat/joinpanel.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/listenfields.h"
#include "ui/widgets/look.h"
#include "ui/widgets/reachable.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

#include <cerrno>

namespace wirebench {

ChatServerTab::ChatServerTab(const SessionContext &context, const QString &name,
                             const ChatServerSettings &settings, QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new ChatServerActions(context.look, this)), m_settings(new SettingsRow(context.look)),
      m_figures(new QLabel), m_chat(new ChatPanel(context.look, context.log)),
      m_join(new JoinPanel(context.look, name, this))
{
    makeAddressLine();
    makeSettings();
    compose(m_session.endpointId(), {m_chat, tr("Conversation")},
            {makeColumn({m_figures, m_settings}), tr("Settings")});
    strip().setEmptyText(
        tr("Each socket call of this server appears here, in order. Press Listen to begin."));
    connectSession();
    setSettings(settings);
    showStatus();
}

ChatServerTab::~ChatServerTab() = default;

void ChatServerTab::makeAddressLine()
{
    m_host = makeListenHost();
    m_port = makeListenPort();
    m_family = makeListenFamily();
    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Port"), m_port);
    address().addField(tr("Famil&y"), m_family);
    address().reservePrimaryWords(ChatServerActions::listenWords());
    address().setPrimaryAction(m_actions->listen);
    address().addButton(m_actions->join);
    connect(m_host, &HistoryCombo::textChanged, this, &ChatServerTab::settingEdited);
    connect(m_port, &QLineEdit::textChanged, this, &ChatServerTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &ChatServerTab::settingEdited);
    connect(m_actions->listen, &QAction::triggered, this, &ChatServerTab::toggle);
    connect(m_actions->join, &QAction::triggered, this, &ChatServerTab::showJoining);
    connect(m_join, &JoinPanel::openingWanted, this, &ChatServerTab::openToOthers);
}

void ChatServerTab::makeSettings()
{
    m_faults = new FaultsButton(possibleFaults(LabPort::ChatOut));
    m_announces = new QCheckBox(tr("tell who joins and leaves"));
    m_announces->setToolTip(tr("Send it to everyone, as lines that begin with *"));
    m_linesPerSecond = new QSpinBox;
    m_linesPerSecond->setRange(0, 100'000);
    m_linesPerSecond->setToolTip(tr("Of one client; who sends faster is read more slowly. 0: no limit"));
    m_stalled = new QSpinBox;
    m_stalled->setRange(0, 3600);
    m_stalled->setSuffix(tr(" s"));
    m_stalled->setToolTip(tr("A reader that takes nothing for so long is disconnected. 0: never"));
    m_hostName = new QLineEdit;
    m_hostName->setAccessibleName(tr("Say as"));
    m_hostName->setToolTip(tr("The name under which you speak"));
    m_hostName->setMaximumWidth(12 * QFontMetrics(look().baseFont()).averageCharWidth());
    m_chat->setNameField(m_hostName);
    m_figures->setTextFormat(Qt::PlainText);
    m_figures->setWordWrap(true);
    m_settings->addField(tr("Server"), m_faults);
    m_settings->addField({}, m_announces);
    m_settings->addRareField(tr("Lines a second"), m_linesPerSecond);
    m_settings->addRareField(tr("Dropped after"), m_stalled);
    connect(m_announces, &QCheckBox::toggled, this, &ChatServerTab::settingEdited);
    connect(m_hostName, &QLineEdit::textChanged, this, &ChatServerTab::settingEdited);
    for (QSpinBox *box : {m_linesPerSecond, m_stalled})
        connect(box, &QSpinBox::valueChanged, this, &ChatServerTab::settingEdited);
    connect(m_faults, &FaultsButton::faultsChanged, this, [this](LabFaults faults) {
        m_session.setFaults(faults);
        settingEdited();
    });
}

void ChatServerTab::connectSession()
{
    connect(m_chat, &ChatPanel::said, this,
            [this](const QString &text) { m_session.say(m_hostName->text(), text); });
    connect(&m_session, &ChatServerSession::statusChanged, this, &ChatServerTab::showStatus);
    connect(&m_session, &ChatServerSession::failed, this, &ChatServerTab::showFailure);
    connect(&m_session, &ChatServerSession::conversed, m_chat, &ChatPanel::append);
    connect(&m_session, &ChatServerSession::started, this, [this] {
        m_host->remember(m_host->text());
        settle(true);
    });
    connect(&m_session, &ChatServerSession::stopped, this, [this] {
        if (std::exchange(m_startsAgain, false))
            start();
    });
}

ChatServerSettings ChatServerTab::chatSettings() const
{
    ChatServerSettings settings = m_kept;
    settings.host = m_host->text();
    settings.port = m_port->text();
    settings.family = choice<ListenFamily>(m_family);
    settings.announces = m_announces->isChecked();
    settings.faults = m_faults->faults();
    settings.limits.linesPerSecond = m_linesPerSecond->value();
    // What is finer than the field shows is kept until the field is changed.
    if (m_stalled->value() != settings.limits.stalledMs / 1000)
        settings.limits.stalledMs = m_stalled->value() * 1000;
    settings.hostName = m_hostName->text();
    return settings;
}

void ChatServerTab::setSettings(const ChatServerSettings &settings)
{
    m_loading = true;
    m_kept = settings;
    m_host->setText(settings.host);
    m_port->setText(settings.port);
    choose(m_family, settings.family);
    m_announces->setChecked(settings.announces);
    m_faults->setFaults(settings.faults);
    m_linesPerSecond->setValue(settings.limits.linesPerSecond);
    m_stalled->setValue(settings.limits.stalledMs / 1000);
    m_hostName->setText(settings.hostName);
    m_loading = false;
}

void ChatServerTab::settingEdited()
{
    if (!m_loading)
        Q_EMIT edited();
}

void ChatServerTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(chatSettings()); !started)
        showFailure(started.error());
}

void ChatServerTab::stop()
{
    m_session.stop();
}

QList<QAction *> ChatServerTab::sessionActions() const
{
    return {m_actions->listen, m_actions->join};
}

void ChatServerTab::showStatus()
{
    const ChatServiceStatus &status = m_session.status();
    QStringList listening;
    for (const SocketAddress &taken : status.listening)
        listening.append(taken.toString());
    switch (status.state) {
    case ServerState::Stopped:
        address().setState(m_failed ? StateKind::Trouble : StateKind::Idle,
                           m_failed ? tr("failed") : tr("stopped"));
        break;
    case ServerState::Starting:
        address().setState(StateKind::Busy, tr("starting"));
        break;
    case ServerState::Listening:
        address().setState(StateKind::Well,
                           isReachable(status.listening) ? tr("listening, open to others") : tr("listening"),
                           listening.join(QStringLiteral(", ")) + reachableText(status.listening));
        break;
    }
    const bool running = isRunning();
    address().setFieldsLocked(running);
    m_actions->setRunning(running);
    m_chat->setPresent(status.present);
    m_chat->setSaying(status.state == ServerState::Listening ? QString() : tr("Press Listen first"));
    m_join->setOffer(offered());
    showFigures();
    updateStrip();
    tellRunning(running);
    if (!running)
        settle(false); // stopped while it was starting
}

void ChatServerTab::showFigures()
{
    const ChatServiceStatus &status = m_session.status();
    const JoinOffer offer = offered();
    if (!isRunning()) {
        m_figures->setText(
            tr("Who connects sends a pseudonym and a newline, then lines, and gets the lines of "
               "everyone. Press Listen to begin."));
    } else if (status.served == 0 && !offer.ports.isEmpty()) {
        m_figures->setText(
            tr("Nobody has come yet. Try in a terminal: %1, or press Join… to show others how.")
                .arg(ncCommand(offer.addresses.value(0), offer.ports.first().number)));
    } else {
        QString text = tr("%1 connected, %2 with a pseudonym · %3 lines")
                           .arg(formatCount(status.connected), formatCount(status.present.size()),
                                formatCount(qint64(status.lines)));
        if (status.dropped > 0)
            text += QStringLiteral(" · ") +
                    tr("! %1 dropped: they did not read").arg(formatCount(qint64(status.dropped)));
        m_figures->setText(text);
    }
}

void ChatServerTab::showFailure(const Error &error)
{
    m_failed = true;
    address().setFieldsLocked(false);
    address().setState(StateKind::Trouble, tr("failed"));
    address().showError(error, fieldOf(error));
    settle(false);
}

QWidget *ChatServerTab::fieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        return m_port;
    default:
        break;
    }
    if (error.systemError == EADDRNOTAVAIL)
        return m_host;
    return error.systemError == EADDRINUSE || error.systemError == EACCES ? m_port : nullptr;
}

// ---- joining

JoinOffer ChatServerTab::offered() const
{
    JoinOffer offer = joinOffer(m_session.status().listening);
    if (!m_session.status().listening.isEmpty())
        offer.ports.append(JoinOffer::Port{m_session.status().listening.first().port, QString()});
    return offer;
}

void ChatServerTab::showJoining()
{
    m_join->setOffer(offered());
    m_join->show();
    m_join->raise();
    m_join->activateWindow();
}

void ChatServerTab::openToOthers()
{
    m_host->setText({});
    m_startsAgain = isRunning();
    stop();
}

// ---- states

void ChatServerTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
}

void ChatServerTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
}

void ChatServerTab::languageChanged()
{
    showStatus();
}

} // namespace wirebench
