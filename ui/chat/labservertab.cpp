#include "ui/chat/labservertab.h"

#include "ui/chat/boardpanel.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/chatserveractions.h"
#include "ui/chat/chatwords.h"
#include "ui/chat/joinpanel.h"
#include "ui/chat/labfields.h"
#include "ui/chat/labportspanel.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/listenfields.h"
#include "ui/widgets/look.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/reachable.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTabBar>

#include <cerrno>

namespace wirebench {

namespace {

constexpr QLatin1StringView boardPage("board");
constexpr QLatin1StringView linesPage("lines");
constexpr int ownPorts = -1; ///< in place of an offset
constexpr int offsetStep = 10'000;

/// The offset that leads to these ports; `ownPorts` where none does.
int offsetOf(const LabPortsPanel::Ports &ports)
{
    const int offset = ports[0].port.toInt() - usualLabPort(LabPort::EndlessLines);
    for (const LabPort port : labPorts) {
        if (offset < 0 || ports[size_t(port)].port != QString::number(usualLabPort(port) + offset))
            return ownPorts;
    }
    return offset;
}

} // namespace

LabServerTab::LabServerTab(const SessionContext &context, const QString &name,
                           const LabServerSettings &settings, QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new ChatServerActions(context.look, this)), m_ports(new LabPortsPanel(context.look)),
      m_fields(new LabFields(context.look, this)), m_pages(new PanelPages(context.look)),
      m_board(new BoardPanel(context.log, context.look, {m_actions->newBoard, m_actions->exportBoard})),
      m_chat(new ChatPanel(context.look, context.log)), m_join(new JoinPanel(context.look, name, this))
{
    makeAddressLine();
    makePages();
    compose(m_session.endpointIds().value(0), {m_pages, tr("Class board")},
            {makeColumn({m_ports, m_fields->row()}), tr("Ports")});
    setEndpoints(m_session.endpointIds());
    strip().setEmptyText(
        tr("Each socket call of the five services appears here, in order. Press Listen to begin."));
    connectActions();
    connectSession();
    setSettings(settings);
    showStatus();
}

LabServerTab::~LabServerTab() = default;

void LabServerTab::makeAddressLine()
{
    m_host = makeListenHost();
    m_family = makeListenFamily();
    m_offset = new QSpinBox;
    m_offset->setRange(ownPorts, 65535 - usualLabPort(LabPort::ChatIn));
    m_offset->setSpecialValueText(tr("own ports"));
    m_offset->setToolTip(tr("Added to 2000, 2001, 4240, 4241 and 4242, where these are taken"));
    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("Famil&y"), m_family);
    address().addField(tr("Ports &+"), m_offset);
    address().reservePrimaryWords(ChatServerActions::listenWords());
    address().setPrimaryAction(m_actions->listen);
    address().addButton(m_actions->join);
    connect(m_host, &HistoryCombo::textChanged, this, &LabServerTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &LabServerTab::settingEdited);
    connect(m_offset, &QSpinBox::valueChanged, this, &LabServerTab::moveOffset);
    connect(m_ports, &LabPortsPanel::edited, this, &LabServerTab::settingEdited);
    connect(m_fields, &LabFields::edited, this, &LabServerTab::settingEdited);
    m_ports->setWayOut(m_actions->otherPorts);
}

void LabServerTab::makePages()
{
    m_hostName = new QLineEdit;
    m_hostName->setAccessibleName(tr("Say as"));
    m_hostName->setToolTip(tr("The name under which you speak"));
    m_hostName->setMaximumWidth(12 * QFontMetrics(look().baseFont()).averageCharWidth());
    connect(m_hostName, &QLineEdit::textChanged, this, &LabServerTab::settingEdited);
    m_chat->setNameField(m_hostName);
    m_pages->addPage(boardPage, tr("Class board"), m_board->controls(), m_board);
    m_pages->addPage(linesPage, tr("Lines"), new QWidget, m_chat);
    m_pages->bar()->setAccessibleName(tr("Views of the class"));
}

void LabServerTab::connectActions()
{
    connect(m_actions->listen, &QAction::triggered, this, &LabServerTab::toggle);
    connect(m_actions->otherPorts, &QAction::triggered, this, &LabServerTab::useOtherPorts);
    connect(m_actions->join, &QAction::triggered, this, &LabServerTab::showJoining);
    connect(m_actions->exportBoard, &QAction::triggered, m_board, &BoardPanel::exportCsv);
    connect(m_actions->newBoard, &QAction::triggered, this, [this] { m_session.clearBoard(); });
    connect(m_join, &JoinPanel::openingWanted, this, &LabServerTab::openToOthers);
    connect(m_board, &BoardPanel::evidenceWanted, this, &LabServerTab::goToEvidence);
    connect(m_board, &BoardPanel::namesHiddenChanged, this, [this] {
        showNames();
        settingEdited();
    });
    connect(m_board, &BoardPanel::studentsChanged, this, &LabServerTab::showPeople);
    connect(m_ports, &LabPortsPanel::faultsChanged, &m_session, &LabServerSession::setFaults);
    connect(m_chat, &ChatPanel::said, this,
            [this](const QString &text) { m_session.say(m_hostName->text(), text); });
}

void LabServerTab::connectSession()
{
    connect(&m_session, &LabServerSession::statusChanged, this, &LabServerTab::showStatus);
    connect(&m_session, &LabServerSession::failed, this, &LabServerTab::showFailure);
    connect(&m_session, &LabServerSession::conversed, m_chat, &ChatPanel::append);
    connect(&m_session, &LabServerSession::boardChanged, &m_board->model(), &BoardModel::apply);
    connect(&m_session, &LabServerSession::started, this, [this] {
        m_host->remember(m_host->text());
        settle(true);
    });
    connect(&m_session, &LabServerSession::stopped, this, [this] {
        if (std::exchange(m_startsAgain, false))
            start();
    });
}

LabServerSettings LabServerTab::labSettings() const
{
    LabServerSettings settings = m_kept;
    settings.host = m_host->text();
    settings.family = choice<ListenFamily>(m_family);
    settings.ports = m_ports->ports();
    m_fields->read(settings);
    settings.hostName = m_hostName->text();
    settings.namesHidden = m_board->areNamesHidden();
    return settings;
}

void LabServerTab::setSettings(const LabServerSettings &settings)
{
    m_loading = true;
    m_kept = settings;
    m_host->setText(settings.host);
    choose(m_family, settings.family);
    m_ports->setPorts(settings.ports);
    m_fields->show(settings);
    m_hostName->setText(settings.hostName);
    m_board->setNamesHidden(settings.namesHidden);
    showNames();
    m_loading = false;
    showOffset();
}

void LabServerTab::settingEdited()
{
    if (m_loading)
        return;
    showOffset();
    Q_EMIT edited();
}

/// The offset fills the port fields; which of them are on, and their faults, stay.
void LabServerTab::moveOffset(int offset)
{
    if (m_loading || offset == ownPorts)
        return;
    LabPortsPanel::Ports ports = m_ports->ports();
    const LabPortsPanel::Ports moved = LabServerSettings::usualPorts(offset);
    for (size_t i = 0; i < ports.size(); ++i)
        ports[i].port = moved[i].port;
    m_loading = true;
    m_ports->setPorts(ports);
    m_loading = false;
    settingEdited();
}

void LabServerTab::showOffset()
{
    const QSignalBlocker quiet(m_offset);
    m_offset->setValue(offsetOf(m_ports->ports()));
    m_actions->setOtherOffset(otherOffset());
}

/// The next free thousands, or the usual ports again; the same where the ports are one's own.
int LabServerTab::otherOffset() const
{
    const int offset = m_offset->value();
    return offset == ownPorts                           ? ownPorts
           : offset + offsetStep <= m_offset->maximum() ? offset + offsetStep
                                                        : 0;
}

void LabServerTab::useOtherPorts()
{
    m_startsAgain = isRunning();
    m_offset->setValue(otherOffset());
    if (m_startsAgain)
        stop();
    else
        start();
}

/// In the conversation as on the board.
void LabServerTab::showNames()
{
    if (m_board->areNamesHidden())
        m_chat->setNaming([board = &m_board->model()](const QString &who) { return board->nameText(who); });
    else
        m_chat->setNaming({});
    showPeople();
}

/// Who is in the chat, as the board knows it: readers have no pseudonym of their own.
void LabServerTab::showPeople()
{
    m_chat->setPresent(m_board->model().chatters());
}

void LabServerTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(labSettings()); !started)
        showFailure(started.error());
}

void LabServerTab::stop()
{
    m_session.stop();
}

QList<QAction *> LabServerTab::sessionActions() const
{
    return {m_actions->listen, m_actions->join, m_actions->exportBoard, m_actions->newBoard};
}

QList<SocketAddress> LabServerTab::listening() const
{
    QList<SocketAddress> all;
    for (const LabPortStatus &port : m_session.status().ports)
        all += port.listening;
    return all;
}

void LabServerTab::showStatus()
{
    const LabServiceStatus &status = m_session.status();
    const bool running = isRunning();
    const int listens = status.listeningCount();
    const auto wanted =
        std::count_if(status.ports.begin(), status.ports.end(),
                      [](const LabPortStatus &port) { return port.state != LabPortState::Off; });
    if (!running)
        address().setState(m_failed ? StateKind::Trouble : StateKind::Idle,
                           m_failed ? tr("failed") : tr("stopped"));
    else if (listens == 0)
        address().setState(StateKind::Busy, tr("starting"));
    else
        address().setState(StateKind::Well,
                           isReachable(listening()) ? tr("listening, open to others") : tr("listening"),
                           tr("%1 of %2 ports").arg(listens).arg(wanted));
    address().setFieldsLocked(running);
    m_ports->setLocked(running);
    m_ports->showStatus(status);
    m_actions->setRunning(running);
    m_chat->setSaying(listens > 0 ? QString() : tr("Press Listen first"));
    const JoinOffer offer = offered();
    m_join->setOffer(offer);
    m_board->setSuggestion(
        offer.ports.isEmpty() ? QString() : ncCommand(offer.addresses.value(0), offer.ports.first().number));
    updateStrip();
    tellRunning(running);
    if (!running)
        settle(false); // stopped while it was starting
}

JoinOffer LabServerTab::offered() const
{
    JoinOffer offer = joinOffer(isRunning() ? listening() : QList<SocketAddress>());
    for (const LabPort port : labPorts) {
        const LabPortStatus &status = m_session.status().ports[size_t(port)];
        if (isRunning() && status.state == LabPortState::Listening && !status.listening.isEmpty())
            offer.ports.append({status.listening.first().port, labPortTitle(port)});
    }
    return offer;
}

void LabServerTab::showFailure(const Error &error)
{
    m_failed = true;
    address().setFieldsLocked(false);
    m_ports->setLocked(false);
    address().setState(StateKind::Trouble, tr("failed"));
    if (error.systemError == EADDRINUSE) // the ports say which of them, and offer others
        showZoneOf(m_ports);
    else
        address().showError(error, fieldOf(error));
    settle(false);
}

QWidget *LabServerTab::fieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        return m_ports->unusableField();
    default:
        break;
    }
    return error.systemError == EADDRNOTAVAIL ? m_host : nullptr;
}

// ---- joining

void LabServerTab::showJoining()
{
    m_join->setOffer(offered());
    m_join->show();
    m_join->raise();
    m_join->activateWindow();
}

void LabServerTab::openToOthers()
{
    m_host->setText({});
    m_startsAgain = isRunning();
    stop();
}

void LabServerTab::goToEvidence(quint64 record)
{
    if (!goToRecord(record))
        m_board->showLostEvidence();
}

// ---- states

void LabServerTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/board"), m_board->saveState());
    states.insert(kindId() + QStringLiteral("/page"), m_pages->current().toUtf8());
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
}

void LabServerTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    m_board->restoreState(states.value(kindId() + QStringLiteral("/board")));
    m_pages->showPage(QString::fromUtf8(states.value(kindId() + QStringLiteral("/page"))));
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
}

void LabServerTab::languageChanged()
{
    showStatus();
}

} // namespace wirebench
