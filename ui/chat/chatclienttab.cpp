#include "ui/chat/chatclienttab.h"

#include "core/workspace/chatconfig.h"
#include "ui/chat/chatclientactions.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/sayline.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace wirebench {

namespace {

enum class Ports { Two, One };

QLineEdit *portField()
{
    auto *field = new QLineEdit;
    field->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return field;
}

} // namespace

ChatClientTab::ChatClientTab(const SessionContext &context, const QString &name,
                             const ChatClientSettings &settings, QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new ChatClientActions(context.look, this)), m_settings(new SettingsRow(context.look)),
      m_reading(new QLabel), m_writing(new QLabel), m_chat(new ChatPanel(context.look, context.log))
{
    makeAddressLine();
    makeSettings();
    compose(m_session.endpointId(), {m_chat, tr("Conversation")},
            {makeColumn({m_reading, m_writing, m_settings}), tr("Settings")});
    strip().setEmptyText(
        tr("Each socket call of this client appears here, in order. Press Connect to begin."));
    connectSession();
    setSettings(settings);
    showStatus();
}

ChatClientTab::~ChatClientTab() = default;

void ChatClientTab::makeAddressLine()
{
    m_host = new HistoryCombo;
    m_host->setToolTip(tr("The server's name or address"));
    m_nick = new QLineEdit;
    m_nick->setToolTip(tr("Your pseudonym; empty: your user name"));
    m_nick->setPlaceholderText(userPseudonym());
    m_ports = new QComboBox;
    addChoice(m_ports, tr("read and write"), Ports::Two);
    addChoice(m_ports, tr("one port"), Ports::One);
    m_ports->setToolTip(
        tr("The lab reads on one port and writes on another; a chat server has one for both"));
    m_readPort = portField();
    m_writePort = portField();
    m_port = portField();
    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Name"), m_nick);
    address().addField(tr("Port&s"), m_ports);
    address().addField(tr("&Read port"), m_readPort);
    address().addField(tr("&Write port"), m_writePort);
    address().addField(tr("&Port"), m_port);
    address().reservePrimaryWords(ChatClientActions::primaryWords());
    address().setPrimaryAction(m_actions->connectOrLeave);
    connect(m_host, &HistoryCombo::textChanged, this, &ChatClientTab::settingEdited);
    for (QLineEdit *field : {m_nick, m_readPort, m_writePort, m_port})
        connect(field, &QLineEdit::textChanged, this, &ChatClientTab::settingEdited);
    connect(m_ports, &QComboBox::currentIndexChanged, this, &ChatClientTab::settingEdited);
    connect(m_actions->connectOrLeave, &QAction::triggered, this, &ChatClientTab::toggle);
    connect(m_actions->reconnect, &QAction::triggered, this, &ChatClientTab::start);
}

void ChatClientTab::makeSettings()
{
    m_family = new QComboBox;
    addChoice(m_family, tr("any"), AddressFamily::Unspecified);
    addChoice(m_family, tr("IPv4"), AddressFamily::IPv4);
    addChoice(m_family, tr("IPv6"), AddressFamily::IPv6);
    m_timeout = new QSpinBox;
    m_timeout->setRange(1, 600);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setToolTip(tr("How long connecting may take"));
    m_settings->addField(tr("Famil&y"), m_family);
    m_settings->addField(tr("Time-out"), m_timeout);
    for (QLabel *label : {m_reading, m_writing}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    connect(m_family, &QComboBox::currentIndexChanged, this, &ChatClientTab::settingEdited);
    connect(m_timeout, &QSpinBox::valueChanged, this, &ChatClientTab::settingEdited);
}

void ChatClientTab::connectSession()
{
    connect(m_chat, &ChatPanel::said, this, [this](const QString &text) {
        m_session.say(text);
        Q_EMIT edited(); // the history is kept
    });
    connect(&m_session, &ChatClientSession::statusChanged, this, &ChatClientTab::showStatus);
    connect(&m_session, &ChatClientSession::failed, this, &ChatClientTab::showFailure);
    connect(&m_session, &ChatClientSession::closed, this, &ChatClientTab::showEnd);
    connect(&m_session, &ChatClientSession::conversed, m_chat, &ChatPanel::append);
    connect(&m_session, &ChatClientSession::connected, this, [this] {
        m_wasConnected = true;
        m_host->remember(m_host->text());
        m_chat->line()->setFocus();
        settle(true);
    });
}

ChatClientSettings ChatClientTab::clientSettings() const
{
    ChatClientSettings settings = m_kept;
    settings.host = m_host->text();
    settings.pseudonym = m_nick->text();
    settings.onePort = choice<Ports>(m_ports) == Ports::One;
    settings.port = m_port->text();
    settings.readPort = m_readPort->text();
    settings.writePort = m_writePort->text();
    settings.family = choice<AddressFamily>(m_family);
    // What is finer than the field shows is kept until the field is changed.
    if (m_timeout->value() != settings.connectTimeoutMs / 1000)
        settings.connectTimeoutMs = m_timeout->value() * 1000;
    settings.history = m_chat->line()->history();
    return settings;
}

void ChatClientTab::setSettings(const ChatClientSettings &settings)
{
    m_loading = true;
    m_kept = settings;
    m_host->setText(settings.host);
    m_nick->setText(settings.pseudonym);
    choose(m_ports, settings.onePort ? Ports::One : Ports::Two);
    m_port->setText(settings.port);
    m_readPort->setText(settings.readPort);
    m_writePort->setText(settings.writePort);
    choose(m_family, settings.family);
    m_timeout->setValue(settings.connectTimeoutMs / 1000);
    m_chat->line()->setHistory(settings.history);
    m_loading = false;
    showPorts();
}

void ChatClientTab::settingEdited()
{
    if (m_loading)
        return;
    showPorts();
    Q_EMIT edited();
}

void ChatClientTab::showPorts()
{
    const bool one = choice<Ports>(m_ports) == Ports::One;
    address().setFieldVisible(m_port, one);
    address().setFieldVisible(m_readPort, !one);
    address().setFieldVisible(m_writePort, !one);
    m_writing->setVisible(!one);
}

void ChatClientTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    m_chat->notice()->clear();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = m_wasConnected = m_leaving = false;
    if (const Result<void> started = m_session.connectToServer(clientSettings()); !started)
        showFailure(started.error());
}

void ChatClientTab::stop()
{
    m_leaving = true;
    m_session.leave();
}

QList<QAction *> ChatClientTab::sessionActions() const
{
    return {m_actions->connectOrLeave};
}

SessionPage::Waiting ChatClientTab::waiting() const
{
    const TcpClientStatus &reading = m_session.status().reading;
    const TcpClientStatus &writing = m_session.status().writing;
    return writing.waitingIn && !reading.waitingIn ? Waiting{writing.waitingIn, writing.waitingSinceNs}
                                                   : Waiting{reading.waitingIn, reading.waitingSinceNs};
}

void ChatClientTab::showStatus()
{
    const ChatClientStatus &status = m_session.status();
    switch (status.state) {
    case ChatClientState::Closed:
        address().setState(m_failed ? StateKind::Trouble : StateKind::Idle,
                           m_failed ? tr("failed") : tr("closed"));
        m_actions->setPrimary(ChatClientActions::Primary::Connect);
        break;
    case ChatClientState::Connecting:
        address().setState(StateKind::Busy, tr("connecting"));
        m_actions->setPrimary(ChatClientActions::Primary::Cancel);
        break;
    case ChatClientState::Connected:
        address().setState(StateKind::Well, tr("connected"),
                           status.ownName.isEmpty() ? QString() : tr("as %1").arg(status.ownName));
        m_actions->setPrimary(ChatClientActions::Primary::Leave);
        break;
    case ChatClientState::Closing:
        address().setState(StateKind::Busy, tr("leaving"));
        m_actions->setPrimary(ChatClientActions::Primary::Close);
        break;
    }
    const bool running = isRunning();
    address().setFieldsLocked(running);
    const bool isIn = status.state == ChatClientState::Connected;
    m_chat->setPresent(running ? status.present : QStringList(), isIn ? status.ownName : QString());
    m_chat->setSaying(status.state == ChatClientState::Connected ? QString() : tr("Press Connect first"));
    showConnections();
    updateStrip();
    tellRunning(running);
    if (!running)
        settle(false);
}

void ChatClientTab::showConnections()
{
    const ChatClientStatus &status = m_session.status();
    const bool one = choice<Ports>(m_ports) == Ports::One;
    m_reading->setText(connectionText(one ? tr("Reading and writing") : tr("Reading"), status.reading));
    m_writing->setText(connectionText(tr("Writing"), status.writing));
}

QString ChatClientTab::connectionText(const QString &what, const TcpClientStatus &status) const
{
    if (!status.peer.isValid() || status.state == ClientState::Closed)
        return tr("%1: ○ not connected").arg(what);
    return tr("%1: ● %2 → %3").arg(what, status.local.toString(), status.peer.toString());
}

void ChatClientTab::showFailure(const Error &error)
{
    if (m_session.status().state == ChatClientState::Connected) { // the conversation goes on
        tellError(m_chat->notice(), error);
        return;
    }
    m_failed = true;
    address().setFieldsLocked(false);
    address().setState(StateKind::Trouble, tr("failed"));
    address().showError(error, fieldOf(error));
    settle(false);
}

/// It ended, and not from here: a button connects again, and nothing else does.
void ChatClientTab::showEnd()
{
    if (!m_wasConnected || m_leaving)
        return;
    m_chat->notice()->showText(Notice::Kind::Info, tr("The server has ended the conversation."));
    m_chat->notice()->offer(m_actions->reconnect);
}

QWidget *ChatClientTab::fieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        break;
    default:
        return nullptr;
    }
    if (choice<Ports>(m_ports) == Ports::One)
        return m_port;
    return error.arguments.value(0) == m_readPort->text() ? m_readPort : m_writePort;
}

void ChatClientTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
}

void ChatClientTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
}

void ChatClientTab::languageChanged()
{
    showStatus();
}

} // namespace wirebench
