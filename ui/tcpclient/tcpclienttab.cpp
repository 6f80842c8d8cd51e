#include "ui/tcpclient/tcpclienttab.h"

#include "core/workspace/generatorconfig.h"
#include "ui/dialogue/dialoguepanel.h"
#include "ui/dialogue/dialoguezone.h"
#include "ui/generator/generatorzone.h"
#include "ui/models/endpointrecords.h"
#include "ui/tcpclient/tcpclientactions.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/look.h"
#include "ui/widgets/messagespart.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/tlsfields.h"
#include "ui/widgets/unixpathfield.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>
#include <cerrno>

namespace wirebench {

namespace {

// Of a flood the conversation shows the newest; the traffic table has the rest.
constexpr quint64 recordsPerTick = 4000;

} // namespace

TcpClientTab::TcpClientTab(const SessionContext &context, const QString &name, const TcpClientSettings &settings,
                           QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_log(context.log), m_session(context.log, context.thread, name),
      m_actions(new TcpClientActions(context.look, this)), m_conversation(new ConversationView(context.look)),
      m_payload(new PayloadEditor(context.look)), m_endpoints{m_session.endpointId()}
{
    makeAddressLine();
    makeOptions();
    makeConversation();
    makeGenerator(context);
    makeDialogue(context);
    auto *spoken = makeColumn({m_conversation, m_dialogue->transcript()});
    compose(m_session.endpointId(), {besidesMessages(spoken), tr("Conversation")},
            {makeColumn({m_options, m_tls, m_dialogue}), tr("Message")});
    strip().setEmptyText(tr("Each socket call of this client appears here, in order. Press Connect to begin."));
    connectSession();
    setSettings(settings);
    showStatus();
}

TcpClientTab::~TcpClientTab() = default;

void TcpClientTab::makeAddressLine()
{
    m_host = new HistoryCombo;
    m_host->setToolTip(tr("A name, an IPv4 or IPv6 address, or a number in host byte order"));
    m_host->setHistory({QStringLiteral("localhost")});
    m_port = new QLineEdit;
    m_port->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_port->setToolTip(tr("A number from 1 to 65535 or a service name such as http"));
    m_path = makeUnixPathField();
    m_path->setToolTip(tr("The file of the server's socket, or @NAME for a name without a file"));
    m_family = new QComboBox;
    addChoice(m_family, tr("any"), AddressFamily::Unspecified);
    addChoice(m_family, tr("IPv4"), AddressFamily::IPv4);
    addChoice(m_family, tr("IPv6"), AddressFamily::IPv6);
    addChoice(m_family, tr("Unix"), AddressFamily::Unix);
    m_family->setToolTip(
        tr("Which addresses of a name are tried. Unix: a path, for programs of this machine alone"));

    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Port"), m_port);
    address().addField(tr("Pa&th"), m_path);
    address().addField(tr("Famil&y"), m_family);
    address().reservePrimaryWords(TcpClientActions::primaryWords());
    address().setPrimaryAction(m_actions->connectOrClose);
    address().addButton(m_actions->halfClose);
    address().addButton(m_actions->reset);

    connect(m_host, &HistoryCombo::textChanged, this, &TcpClientTab::settingEdited);
    connect(m_port, &QLineEdit::textChanged, this, &TcpClientTab::settingEdited);
    connect(m_path, &HistoryCombo::textChanged, this, &TcpClientTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &TcpClientTab::settingEdited);
    connect(m_actions->connectOrClose, &QAction::triggered, this, &TcpClientTab::toggleConnection);
    connect(m_actions->halfClose, &QAction::triggered, this, [this] { m_session.halfClose(); });
    connect(m_actions->reset, &QAction::triggered, this, [this] { m_session.reset(); });
    connect(m_actions->startTls, &QAction::triggered, this,
            [this] { m_session.startTls(clientSettings(), m_tls->exception()); });
    connect(m_actions->trust, &QAction::triggered, this, &TcpClientTab::acceptCertificate);
}

void TcpClientTab::makeOptions()
{
    m_sendOnConnect = new QCheckBox(tr("send when connected"));
    m_sendOnConnect->setToolTip(tr("Send the message below as soon as the connection stands"));
    m_receiveOnce = new QCheckBox(tr("one recv, then close"));
    m_receiveOnce->setToolTip(tr("What the shortest client does: what comes later is lost"));
    m_receiveSize = new QSpinBox;
    m_receiveSize->setRange(1, 16 * 1024 * 1024);
    m_receiveSize->setToolTip(tr("The argument of recv(): never more bytes than this come at once"));
    m_timeout = new QSpinBox;
    m_timeout->setRange(1, 86'400'000);
    m_timeout->setSuffix(tr(" ms"));
    m_timeout->setToolTip(tr("How long connect() may take"));
    m_localAddress = new HistoryCombo;
    m_localAddress->setOffers(machineAddresses);
    m_localAddress->lineEdit()->setPlaceholderText(tr("chosen by the system"));
    m_localAddress->setToolTip(
        tr("HOST:PORT to bind to before connecting; port 0 picks a free one. The list has "
           "this machine's addresses."));
    m_socketOptions = new SocketOptionsButton(SocketUse::Stream, name(), look());
    m_closeWhenPeerFinishes = new QCheckBox(tr("close when the server has finished"));
    m_closeWhenPeerFinishes->setToolTip(tr("When recv() gives 0, close the connection too"));
    m_noDelay = new QCheckBox(tr("TCP_NODELAY"));
    m_noDelay->setToolTip(tr("Send small pieces at once instead of collecting them"));

    m_tls = new TlsFields(look(), TlsFields::End::Client, tr("TLS"));
    connect(m_tls, &TlsFields::edited, this, &TcpClientTab::settingEdited);
    m_options = new SettingsRow(look());
    m_options->addField({}, m_tls->onBox());
    m_options->addField({}, m_sendOnConnect);
    m_options->addField({}, m_receiveOnce);
    m_options->addField(tr("Receive si&ze"), m_receiveSize);
    m_options->addRareField(tr("Ti&me-out"), m_timeout);
    m_options->addRareField(tr("Lo&cal address"), m_localAddress);
    m_options->addRareField({}, m_closeWhenPeerFinishes);
    m_options->addRareField({}, m_noDelay);
    m_options->addRareField({}, m_socketOptions);
    makeProxyFields();
    for (QCheckBox *box : {m_sendOnConnect, m_receiveOnce, m_closeWhenPeerFinishes, m_noDelay})
        connect(box, &QCheckBox::toggled, this, &TcpClientTab::settingEdited);
    for (QSpinBox *box : {m_receiveSize, m_timeout})
        connect(box, &QSpinBox::valueChanged, this, &TcpClientTab::settingEdited);
    connect(m_noDelay, &QCheckBox::toggled, this,
            [this](bool on) { m_session.setOption(optionSetting("TCP_NODELAY", on)); });
    connect(m_socketOptions, &SocketOptionsButton::edited, this, &TcpClientTab::settingEdited);
    connect(m_socketOptions, &SocketOptionsButton::settingChosen, &m_session, &TcpClientSession::setOption);
    connect(m_socketOptions, &SocketOptionsButton::readRequested, &m_session, &TcpClientSession::readOptions);
    connect(m_localAddress, &HistoryCombo::textChanged, this, [this] { troubleEdited(m_localAddress); });
}

void TcpClientTab::makeProxyFields()
{
    m_proxyKind = new QComboBox;
    addChoice(m_proxyKind, tr("none"), ProxyKind::None);
    addChoice(m_proxyKind, tr("SOCKS5"), ProxyKind::Socks5);
    addChoice(m_proxyKind, tr("HTTP CONNECT"), ProxyKind::Http);
    m_proxyKind->setToolTip(
        tr("Whom to connect to instead: it connects to host and port, and looks the name up itself"));
    m_proxyAddress = new QLineEdit;
    m_proxyAddress->setPlaceholderText(tr("HOST:PORT"));
    m_proxyAddress->setToolTip(tr("HOST:PORT of the proxy, such as localhost:1080"));
    m_proxyUser = new QLineEdit;
    m_proxyUser->setToolTip(tr("Empty: no login is offered"));
    m_proxyPassword = new QLineEdit;
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    m_proxyPassword->setToolTip(
        tr("It is not written into any file: type it again after opening one. On the wire it is "
           "readable, and in the log"));
    m_options->addRareField(tr("Proxy"), m_proxyKind);
    m_options->addRareField(tr("Proxy address"), m_proxyAddress);
    m_options->addRareField(tr("User"), m_proxyUser);
    m_options->addRareField(tr("Password"), m_proxyPassword);
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, &TcpClientTab::settingEdited);
    for (QLineEdit *field : {m_proxyAddress, m_proxyUser, m_proxyPassword})
        clearTroubleOn(field);
}

/// Fields that stand outside the address line: a mistake goes away with the next letter there, too.
void TcpClientTab::clearTroubleOn(QLineEdit *field)
{
    connect(field, &QLineEdit::textChanged, this, [this, field] { troubleEdited(field); });
}

void TcpClientTab::troubleEdited(QWidget *field)
{
    if (WorkbenchStyle::isTrouble(field))
        address().clearError();
    WorkbenchStyle::setTrouble(field, false);
    settingEdited();
}

void TcpClientTab::makeConversation()
{
    m_conversation->setPlaceholderText(tr("What is sent and received appears here."));
    m_conversation->setAccessibleName(tr("Conversation"));
    m_payload->setPlaceholderText(tr("A message to the server"));
    m_payload->sendAction()->setShortcutContext(Qt::WindowShortcut);
    addAction(m_payload->sendAction());

    connect(m_payload, &PayloadEditor::settingsChanged, this, [this] {
        m_conversation->setEncoding(m_payload->settings().format.encoding);
        Q_EMIT edited();
    });
    connect(m_payload, &PayloadEditor::sendRequested, this,
            [this](const OutboundMessage &message) { m_session.send(message); });
    const auto peer = [this] { return m_session.status().peer.toString(); };
    m_payload->setPeer(peer);
    m_messages = makeMessages(MessageKind::TcpClient, *m_payload,
                              [this](const SavedMessage &, const OutboundMessage &message) -> Result<void> {
                                  m_session.send(message);
                                  return {};
                              });
    if (!m_messages)
        return;
    m_messages->setPeer(peer);
    connect(m_messages, &MessagesPart::addressWanted, this, &TcpClientTab::setPlace);
}

void TcpClientTab::connectSession()
{
    connect(&m_session, &TcpClientSession::statusChanged, this, &TcpClientTab::showStatus);
    connect(&m_session, &TcpClientSession::failed, this, &TcpClientTab::showFailure);
    connect(&m_session, &TcpClientSession::sendFailed, this, [this](const Error &error) {
        if (m_messages)
            m_messages->sendFailed(error);
        tellError(m_payload->notice(), error);
    });
    connect(&m_session, &TcpClientSession::optionsTold, this, &TcpClientTab::takeOptions);
    connect(&m_session, &TcpClientSession::connected, this, [this] {
        HistoryCombo *place = isUnix() ? m_path : m_host;
        place->remember(place->text());
        settle(true);
    });
    connect(&m_session, &TcpClientSession::closed, this, [this] { settle(false); });
}

TcpClientSettings TcpClientTab::clientSettings() const
{
    TcpClientSettings settings;
    settings.host = m_host->text();
    settings.port = m_port->text();
    settings.path = m_path->text();
    settings.family = choice<AddressFamily>(m_family);
    settings.connectTimeoutMs = m_timeout->value();
    settings.receiveSize = m_receiveSize->value();
    settings.receiveOnce = m_receiveOnce->isChecked();
    settings.closeWhenPeerFinishes = m_closeWhenPeerFinishes->isChecked();
    settings.noDelay = m_noDelay->isChecked();
    settings.options = m_socketOptions->texts();
    settings.localAddress = m_localAddress->text();
    settings.proxy = proxySettings();
    settings.sendOnConnect = m_sendOnConnect->isChecked();
    settings.tls = m_tls->settings();
    settings.payload = m_payload->settings();
    settings.generator = m_generator->settings();
    settings.dialogue = m_dialogue->settings();
    return settings;
}

ProxyText TcpClientTab::proxySettings() const
{
    return {choice<ProxyKind>(m_proxyKind), m_proxyAddress->text(), m_proxyUser->text(),
            m_proxyPassword->text()};
}

void TcpClientTab::setSettings(const TcpClientSettings &settings)
{
    m_loading = true;
    m_host->setText(settings.host);
    m_port->setText(settings.port);
    m_path->setText(settings.path);
    choose(m_family, settings.family);
    m_timeout->setValue(settings.connectTimeoutMs);
    m_receiveSize->setValue(settings.receiveSize);
    m_receiveOnce->setChecked(settings.receiveOnce);
    m_closeWhenPeerFinishes->setChecked(settings.closeWhenPeerFinishes);
    m_noDelay->setChecked(settings.noDelay);
    m_socketOptions->setTexts(settings.options);
    m_localAddress->setText(settings.localAddress);
    choose(m_proxyKind, settings.proxy.kind);
    m_proxyAddress->setText(settings.proxy.address);
    m_proxyUser->setText(settings.proxy.user);
    m_proxyPassword->setText(settings.proxy.password);
    m_sendOnConnect->setChecked(settings.sendOnConnect);
    m_tls->setSettings(settings.tls);
    m_payload->setSettings(settings.payload);
    m_generator->setSettings(settings.generator);
    m_dialogue->setSettings(settings.dialogue);
    m_conversation->setEncoding(settings.payload.format.encoding);
    m_loading = false;
    showWhatApplies();
}

void TcpClientTab::settingEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    Q_EMIT edited();
}

bool TcpClientTab::isUnix() const
{
    return choice<AddressFamily>(m_family) == AddressFamily::Unix;
}

/// Host and port, or a path; and the options that it has.
void TcpClientTab::showWhatApplies()
{
    address().setFieldVisible(m_host, !isUnix());
    address().setFieldVisible(m_port, !isUnix());
    address().setFieldVisible(m_path, isUnix());
    m_options->setFieldVisible(m_localAddress, !isUnix());
    m_options->setFieldVisible(m_noDelay, !isUnix());
    m_options->setFieldVisible(m_proxyKind, !isUnix());
    for (QLineEdit *field : {m_proxyAddress, m_proxyUser, m_proxyPassword})
        m_options->setFieldVisible(field, usesProxy());
    m_dialogue->setAddress(m_host->text(), m_port->text());
    showMoreHint();
}

void TcpClientTab::showMoreHint()
{
    QStringList hints;
    if (m_timeout->value() != TcpClientSettings().connectTimeoutMs)
        hints.append(tr("time-out %1 ms").arg(m_timeout->value()));
    if (!m_localAddress->text().isEmpty() && !isUnix())
        hints.append(tr("from %1").arg(m_localAddress->text()));
    if (usesProxy())
        hints.append(tr("through %1").arg(m_proxyAddress->text()));
    if (!m_closeWhenPeerFinishes->isChecked())
        hints.append(tr("stays open when the server has finished"));
    if (m_noDelay->isChecked() && !isUnix())
        hints.append(m_noDelay->text());
    hints += m_socketOptions->summary();
    m_options->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void TcpClientTab::makeGenerator(const SessionContext &context)
{
    m_generator = new GeneratorZone(context, EndpointKind::TcpClient, name(), m_payload, [this] {
        Result<LoadConfig> config = loadConfig(clientSettings());
        if (auto *tcp = config ? std::get_if<TcpClientConfig>(&config->to) : nullptr; tcp && tcp->tls)
            tcp->tls->exception = m_tls->exception();
        return config;
    });
    connect(m_generator, &GeneratorZone::edited, this, &TcpClientTab::settingEdited);
    connect(m_generator, &GeneratorZone::settled, this, [this](bool running) { settle(running); });
    connect(&m_generator->session(), &GeneratorSession::endpointMade, this,
            [this](EndpointId load) {
                m_endpoints.append(load);
                setEndpoints(m_endpoints);
            });
}

void TcpClientTab::makeDialogue(const SessionContext &context)
{
    m_dialogue = new DialogueZone(context, name(), m_generator, m_payload, [this] { return dialogueOptions(); });
    connect(m_dialogue, &DialogueZone::edited, this, &TcpClientTab::settingEdited);
    connect(m_dialogue, &DialogueZone::changed, this, &TcpClientTab::showStatus);
    connect(m_dialogue, &DialogueZone::settled, this, [this](bool running) { settle(running); });
    connect(m_dialogue, &DialogueZone::starting, this, [this] {
        address().clearError();
        m_failed = false;
        restartStrip();
    });
    connect(m_dialogue, &DialogueZone::failed, this, &TcpClientTab::dialogueFailed);
    // Who has to press something sees where.
    connect(&m_dialogue->session(), &DialogueSession::paused, this, [this] { showZoneOf(m_dialogue); });
    connect(m_dialogue, &DialogueZone::addressWanted, this, [this](const QString &host, quint16 port) {
        setPlace(host.isEmpty() ? m_host->text() : host, QString::number(port));
    });
    connect(m_dialogue, &DialogueZone::endpointMade, this, [this](EndpointId endpoint) {
        m_endpoints.append(endpoint);
        setEndpoints(m_endpoints);
    });
}

/// A dialogue begins in clear and goes under TLS by itself: the box "TLS" says nothing of it, the rules of TLS do.
Result<DialogueOptions> TcpClientTab::dialogueOptions() const
{
    TcpClientSettings settings = clientSettings();
    settings.tls.on = false;
    const Result<TcpClientConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    DialogueOptions options;
    options.connection = *config;
    options.tls = tlsClientConfig(settings.tls);
    options.tls.exception = m_tls->exception();
    return options;
}

void TcpClientTab::setPlace(const QString &host, const QString &port)
{
    if (isRunning() || isUnix())
        return;
    m_host->setText(host);
    m_port->setText(port);
}

/// While one runs, or is what would be started.
bool TcpClientTab::showsDialogue() const
{
    return m_dialogue->isRunning() || (m_dialogue->isOpen() && !m_session.isRunning());
}

bool TcpClientTab::isRunning() const
{
    return m_session.isRunning() || m_dialogue->isRunning();
}

/// What has a field here is shown beside it; the rest is said where the dialogue is.
void TcpClientTab::dialogueFailed(const Error &error)
{
    if (fieldOf(error) || !certificateOf(error).isEmpty())
        showFailure(error);
    else
        m_dialogue->panel()->showError(error);
}

void TcpClientTab::toggleConnection()
{
    if (m_dialogue->isRunning())
        m_dialogue->stop();
    else if (showsDialogue())
        start();
    else if (m_session.isRunning())
        m_session.stop();
    else
        connectNow();
}

/// Where a dialogue or the generator is open, it is what the session is for.
void TcpClientTab::start()
{
    if (m_dialogue->isOpen()) {
        beginSettling();
        m_dialogue->start();
        return;
    }
    if (!m_generator->isOpen()) {
        connectNow();
        return;
    }
    beginSettling();
    m_generator->start();
}

void TcpClientTab::connectNow()
{
    if (isRunning())
        return;
    address().clearError();
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_localAddress, m_proxyAddress, m_proxyUser, m_proxyPassword})
        WorkbenchStyle::setTrouble(field, false);
    m_payload->notice()->clear();
    m_conversation->clearConversation();
    m_nextRecord = m_log.endId(); // and the strip: first, for the engine's next call may be recorded at once
    restartStrip();
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(clientSettings(), m_tls->exception()); !started)
        refuse(started.error());
}

/// A field cannot be used: nothing was started.
void TcpClientTab::refuse(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidEscape:
    case ErrorCode::InvalidHex:
    case ErrorCode::OddHexDigits:
    case ErrorCode::Unencodable:
    case ErrorCode::FileUnreadable:
        tellError(m_payload->notice(), error); // the message that would be sent at once
        m_payload->focusText();
        settle(false);
        break;
    default:
        showFailure(error);
        break;
    }
}

void TcpClientTab::stop()
{
    if (m_dialogue->isRunning())
        m_dialogue->stop();
    if (m_session.isRunning())
        m_session.stop();
}

QList<QAction *> TcpClientTab::sessionActions() const
{
    return QList<QAction *>{m_actions->connectOrClose,  m_payload->sendAction(), m_generator->openAction(),
                            m_dialogue->openAction(),   m_actions->startTls,     m_actions->halfClose,
                            m_actions->reset} +
           messageActions();
}

SessionPage::Waiting TcpClientTab::waiting() const
{
    const TcpClientStatus &status = m_dialogue->isRunning() ? m_dialogue->session().status() : m_session.status();
    return {status.waitingIn, status.waitingSinceNs};
}

void TcpClientTab::tick()
{
    const quint64 end = m_log.endId();
    if (end == m_nextRecord)
        return;
    const LogSnapshot snapshot = m_log.snapshot();
    visitNewest(snapshot, m_nextRecord, {m_session.endpointId()}, recordsPerTick,
                [this](const SocketCall &call) { m_conversation->append(call); });
    m_nextRecord = snapshot.endId();
}

void TcpClientTab::showStatus()
{
    const bool dialogue = showsDialogue();
    m_conversation->setVisible(!dialogue);
    m_dialogue->transcript()->setVisible(dialogue);
    // A dialogue says by itself when it begins with TLS, what it sends, and when it closes; but nothing works unseen.
    for (QWidget *field : std::initializer_list<QWidget *>{m_tls->onBox(), m_sendOnConnect, m_receiveOnce,
                                                           m_closeWhenPeerFinishes})
        m_options->setFieldVisible(field, !dialogue);
    m_options->setVisible(!dialogue || m_options->isMoreOpen() || !m_options->moreHint().isEmpty());
    if (dialogue)
        showDialogue();
    else
        showPlain();
    updateStrip();
    tellRunning(isRunning());
}

void TcpClientTab::showDialogue()
{
    const DialogueSession &session = m_dialogue->session();
    const TcpClientStatus &status = session.status();
    const bool running = m_dialogue->isRunning();
    const QString where = status.peer.toString();
    switch (session.state()) {
    case DialogueState::Idle:
        if (m_failed || (session.hasEnded() && session.result().outcome == DialogueResult::Outcome::Failed))
            address().setState(StateKind::Trouble, tr("failed"));
        else if (!session.hasEnded())
            address().setState(StateKind::Idle, tr("ready"));
        else if (session.result().outcome == DialogueResult::Outcome::Refused)
            address().setState(StateKind::Trouble, tr("refused"));
        else if (session.result().outcome == DialogueResult::Outcome::Cancelled)
            address().setState(StateKind::Idle, tr("ended by you"));
        else
            address().setState(StateKind::Well, tr("done"));
        break;
    case DialogueState::Running:
        if (status.state == ClientState::Connected)
            address().setState(StateKind::Well, tr("dialogue runs"), where);
        else
            address().setState(StateKind::Busy, tr("connecting"), where);
        break;
    case DialogueState::Paused:
        address().setState(StateKind::Busy, tr("waits for you"), where);
        break;
    case DialogueState::Talking:
        address().setState(StateKind::Well, tr("the keyboard is yours"), where);
        break;
    }
    m_actions->setPrimary(running ? TcpClientActions::Primary::Stop : TcpClientActions::Primary::Run);
    m_actions->setConnected(false, false, false);
    address().setPrimaryFilled(session.state() == DialogueState::Idle);
    address().setFieldsLocked(running);
    m_tls->setLocked(running);
    m_tls->showOutcome(status.tls);
}

void TcpClientTab::showPlain()
{
    const TcpClientStatus &status = m_session.status();
    using Primary = TcpClientActions::Primary;
    switch (status.state) {
    case ClientState::Closed:
        if (m_failed)
            address().setState(StateKind::Trouble, tr("failed"));
        else
            address().setState(StateKind::Idle, tr("closed"));
        m_actions->setPrimary(Primary::Connect);
        break;
    case ClientState::Resolving:
        address().setState(StateKind::Busy,
                           tr("looking up %1").arg(usesProxy() ? m_proxyAddress->text() : m_host->text()));
        m_actions->setPrimary(Primary::Cancel);
        break;
    case ClientState::Connecting:
        address().setState(StateKind::Busy, tr("connecting"), status.peer.toString());
        m_actions->setPrimary(Primary::Cancel);
        break;
    case ClientState::Securing:
        address().setState(StateKind::Busy, tr("TLS handshake"), status.peer.toString());
        m_actions->setPrimary(Primary::Cancel);
        break;
    case ClientState::AskingProxy:
        address().setState(StateKind::Busy, tr("asking the proxy"),
                           status.peer.toString() + QStringLiteral(" → ") + status.target);
        m_actions->setPrimary(Primary::Cancel);
        break;
    case ClientState::Connected:
        showConnected();
        m_actions->setPrimary(status.phase == ConnectionPhase::Closing ? Primary::Reset : Primary::Close);
        break;
    }
    const bool connected = status.state == ClientState::Connected;
    const bool canSend =
        connected && (status.phase == ConnectionPhase::Open || status.phase == ConnectionPhase::PeerFinished);
    const bool running = m_session.isRunning();
    address().setFieldsLocked(running);
    m_tls->setLocked(running);
    m_tls->showOutcome(status.tls);
    m_socketOptions->setOpen(connected);
    address().setPrimaryFilled(!canSend);
    m_actions->setConnected(connected, canSend, !status.tls);
    m_payload->setSendFilled(canSend);
    m_payload->setSendEnabled(canSend, connected ? tr("This end has finished sending") : tr("Connect first"));
}

void TcpClientTab::showConnected()
{
    const TcpClientStatus &status = m_session.status();
    const QString peer = status.peer.toString();
    const QString where =
        status.peer.isUnix() ? peer : status.local.toString() + QStringLiteral(" → ") + peer;
    QStringList details = {status.target.isEmpty() ? where : where + QStringLiteral(" → ") + status.target};
    if (status.tls)
        details.append(status.tls->protocol);
    if (status.queued > 0)
        details.append(tr("%n byte(s) wait: the server does not read", nullptr, int(status.queued)));
    QString word = status.tls && !status.tls->broken.isEmpty() ? tr("connected, not verified") : tr("connected");
    if (status.phase == ConnectionPhase::PeerFinished)
        word = tr("server has finished");
    else if (status.phase == ConnectionPhase::Finished)
        word = tr("half-closed");
    else if (status.phase == ConnectionPhase::Closing)
        word = tr("closing");
    address().setState(StateKind::Well, word, details.join(QStringLiteral(" · ")));
}

void TcpClientTab::showFailure(const Error &error)
{
    QWidget *field = fieldOf(error);
    const QList<QWidget *> rare = {m_localAddress, m_socketOptions, m_proxyAddress, m_proxyUser};
    if (rare.contains(field))
        m_options->setMoreOpen(true);
    m_failed = true;
    // The word of the failure comes before the state: a locked field could not be given the focus.
    address().setFieldsLocked(false);
    address().setState(StateKind::Trouble, tr("failed"));
    address().showError(error, field);
    m_refused = certificateOf(error);
    if (!m_refused.isEmpty())
        address().notice()->offer(m_actions->trust);
    settle(false);
}

void TcpClientTab::acceptCertificate()
{
    m_tls->setException(m_refused);
    connectNow();
}

/// One that the system refused ends nothing. It is said in the options' window, or here while that is closed.
void TcpClientTab::takeOptions(const QList<OptionReading> &readings)
{
    m_socketOptions->take(readings);
    if (const Error error = m_socketOptions->unseenError(readings); error.code != ErrorCode::None)
        address().showError(error);
}

/// A local address that cannot be read, or cannot be bound to.
bool TcpClientTab::concernsLocalAddress(const Error &error) const
{
    TcpClientSettings others = clientSettings();
    others.localAddress.clear();
    const bool onlyOneUnusable = !engineConfig(clientSettings()) && engineConfig(others);
    return onlyOneUnusable || (error.code == ErrorCode::SystemCall && error.arguments.value(0) == u"bind");
}

bool TcpClientTab::usesProxy() const
{
    return choice<ProxyKind>(m_proxyKind) != ProxyKind::None && !isUnix();
}

/// Its address or login cannot be used, or whoever should be there is not.
bool TcpClientTab::concernsProxy(const Error &error) const
{
    TcpClientSettings direct = clientSettings();
    direct.proxy = {};
    const bool onlyOneUnusable = !engineConfig(clientSettings()) && engineConfig(direct);
    const bool notReached = error.code == ErrorCode::HostNotFound ||
                            error.code == ErrorCode::ConnectTimedOut ||
                            (error.code == ErrorCode::SystemCall && error.arguments.value(0) == u"connect");
    return usesProxy() && (onlyOneUnusable || notReached || proxyFieldOf(error));
}

/// Null for an error that is not a proxy's.
QLineEdit *TcpClientTab::proxyFieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::ProxyLoginTooLong:
    case ErrorCode::ProxyWantsLogin:
    case ErrorCode::ProxyRejectsLogin:
        return m_proxyUser;
    case ErrorCode::NotAProxy:
    case ErrorCode::ProxyEnded:
        return m_proxyAddress;
    default:
        return nullptr;
    }
}

QWidget *TcpClientTab::fieldOf(const Error &error) const
{
    if (QWidget *field = m_tls->fieldOf(error))
        return field;
    if (concernsProxy(error))
        return proxyFieldOf(error) ? proxyFieldOf(error) : m_proxyAddress;
    const bool concernsPlace = error.code != ErrorCode::SystemCall || error.arguments.value(0) == u"connect";
    if (isUnix())
        return concernsPlace ? m_path : nullptr;
    if (concernsLocalAddress(error))
        return m_localAddress;
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
    case ErrorCode::ProxyCannotReach:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
    case ErrorCode::ProxyForbids:
        return m_port;
    case ErrorCode::InvalidOptionValue:
        return m_socketOptions;
    default:
        break;
    }
    return error.systemError == ECONNREFUSED ? m_port : nullptr;
}

void TcpClientTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
    states.insert(kindId() + QStringLiteral("/paths"), m_path->history().join(u'\n').toUtf8());
}

void TcpClientTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
    const QString paths = QString::fromUtf8(states.value(kindId() + QStringLiteral("/paths")));
    if (!paths.isEmpty())
        m_path->setHistory(paths.split(u'\n'));
}

void TcpClientTab::languageChanged()
{
    showMoreHint();
    showStatus();
}

} // namespace wirebench
