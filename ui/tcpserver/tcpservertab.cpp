#include "ui/tcpserver/tcpservertab.h"

#include "ui/tcpserver/clientspanel.h"
#include "ui/tcpserver/tcpserveractions.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/listenfields.h"
#include "ui/widgets/look.h"
#include "ui/widgets/messagespart.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/reachable.h"
#include "ui/widgets/relayfields.h"
#include "ui/widgets/rulesbutton.h"
#include "ui/widgets/rulesnotes.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/socketoptionspanel.h"
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

enum Target { AllClients, SelectedClients };
enum Subject { ListeningSocket, SelectedClient }; // whose options are shown

constexpr int pauseMs = 400; // in typing, before fault is found with an answer

bool needsText(AnswerKind kind)
{
    return kind == AnswerKind::Prefix || kind == AnswerKind::Greeting || kind == AnswerKind::Fixed;
}

} // namespace

TcpServerTab::TcpServerTab(const SessionContext &context, const QString &name, const TcpServerSettings &settings,
                           QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new TcpServerActions(context.look, this)),
      m_clients(new ClientsPanel(context.log, context.look,
                                 {m_actions->halfClose, m_actions->closeClient, m_actions->resetClient})),
      m_target(new QComboBox), m_payload(new PayloadEditor(context.look)), m_answerNotice(new Notice(context.look))
{
    makeAddressLine();
    makeAnswers();
    makeSending();
    compose(m_session.endpointId(), {besidesMessages(m_clients), tr("Clients")},
            {makeColumn({m_answers, m_relay, m_answerNotice, m_tls, m_payload}), tr("Answer and message")});
    setTabOrder(m_reuseAddress, m_socketOptions);
    setTabOrder(m_socketOptions, m_target); // the message begins with whom it goes to
    strip().setEmptyText(tr("Each socket call of this server appears here, in order. Press Listen to begin."));
    connectSession();
    connect(&m_session, &TcpServerSession::noted, this,
            [&annotations = context.annotations](const QList<RuleNote> &notes) { leaveNotes(annotations, notes); });
    setSettings(settings);
    showStatus();
}

TcpServerTab::~TcpServerTab() = default;

void TcpServerTab::makeAddressLine()
{
    m_host = makeListenHost();
    m_port = makeListenPort();
    m_path = makeUnixPathField();
    m_path->setToolTip(
        tr("The file that the socket gets, or @NAME for a name without a file. It is removed when the "
           "server stops"));
    m_family = makeListenFamily();
    addChoice(m_family, tr("Unix"), ListenFamily::Unix);
    m_family->setToolTip(
        tr("Which addresses of a name, or of this machine, are listened on. Unix: a path, for programs "
           "of this machine alone"));
    m_backlog = new QSpinBox;
    m_backlog->setRange(0, 65535);
    m_backlog->setToolTip(tr("The argument of listen(): how many clients may wait to be accepted"));

    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Port"), m_port);
    address().addField(tr("Pa&th"), m_path);
    address().addField(tr("Famil&y"), m_family);
    address().addField(tr("&Backlog"), m_backlog);
    address().reservePrimaryWords(TcpServerActions::listenWords());
    address().setPrimaryAction(m_actions->listen);

    connect(m_host, &HistoryCombo::textChanged, this, &TcpServerTab::settingEdited);
    connect(m_port, &QLineEdit::textChanged, this, &TcpServerTab::settingEdited);
    connect(m_path, &HistoryCombo::textChanged, this, &TcpServerTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &TcpServerTab::settingEdited);
    connect(m_backlog, &QSpinBox::valueChanged, this, &TcpServerTab::settingEdited);
    connect(m_actions->listen, &QAction::triggered, this, &TcpServerTab::toggle);
}

void TcpServerTab::makeAnswers()
{
    m_answers = new SettingsRow(look());
    m_tls = new TlsFields(look(), TlsFields::End::Server, tr("TLS"));
    connect(m_tls, &TlsFields::edited, this, &TcpServerTab::settingEdited);
    m_answer = new QComboBox;
    addChoice(m_answer, tr("nothing"), AnswerKind::None);
    addChoice(m_answer, tr("echo"), AnswerKind::Echo);
    addChoice(m_answer, tr("prefix echo"), AnswerKind::Prefix);
    addChoice(m_answer, tr("greeting"), AnswerKind::Greeting);
    addChoice(m_answer, tr("fixed reply"), AnswerKind::Fixed);
    addChoice(m_answer, tr("rules"), AnswerKind::Rules);
    addChoice(m_answer, tr("relay"), AnswerKind::Relay);
    m_answerText = new QLineEdit;
    m_answerText->setToolTip(tr("With escapes: \\r \\n \\t \\0 \\xHH"));
    m_rules = new RulesButton(name(), false, look());
    connect(m_rules, &RulesButton::edited, this, &TcpServerTab::settingEdited);
    m_concurrency = new QComboBox;
    addChoice(m_concurrency, tr("all at once"), Concurrency::AllAtOnce);
    addChoice(m_concurrency, tr("one at a time"), Concurrency::OneAtATime);
    addChoice(m_concurrency, tr("a pool of"), Concurrency::Pool);
    m_concurrency->setToolTip(tr("Clients beyond that wait in the accept queue"));
    m_poolSize = new QSpinBox;
    m_poolSize->setRange(1, 100'000);
    m_receiveSize = new QSpinBox;
    m_receiveSize->setRange(1, 16 * 1024 * 1024);
    m_receiveSize->setToolTip(tr("The argument of recv(): never more bytes than this come at once"));
    m_work = new QSpinBox;
    m_work->setRange(0, 86'400'000);
    m_work->setSuffix(tr(" ms"));
    m_work->setToolTip(tr("Time that each answer takes, to make waiting visible"));
    m_closeAfterAnswer = new QCheckBox(tr("close after answer"));
    m_once = new QCheckBox(tr("one client only"));
    m_once->setToolTip(tr("Stop the server once its first client has been served"));
    m_closeWhenPeerFinishes = new QCheckBox(tr("close when the client has finished"));
    m_closeWhenPeerFinishes->setToolTip(tr("When recv() gives 0, close the connection too"));
    m_reuseAddress = new QCheckBox(tr("SO_REUSEADDR"));
    m_reuseAddress->setToolTip(tr("Lets the server listen again at once on a port that old connections still hold"));

    m_anyUser = new QCheckBox(tr("any user may connect"));
    m_anyUser->setToolTip(
        tr("The mode of the socket's file: 666 instead of 600. A name without a file is open to every "
           "program of this machine anyway"));

    m_answers->addField(tr("Ans&wer"), m_answer);
    m_answers->addField(tr("Te&xt"), m_answerText);
    m_answers->addField({}, m_rules);
    m_answers->addField(tr("Serve"), m_concurrency);
    m_answers->addField(tr("Size"), m_poolSize);
    m_answers->addField({}, m_tls->onBox());
    m_answers->addRareField(tr("Receive si&ze"), m_receiveSize);
    m_answers->addRareField(tr("Wor&k"), m_work);
    for (QCheckBox *box : {m_closeAfterAnswer, m_once, m_closeWhenPeerFinishes, m_reuseAddress, m_anyUser}) {
        m_answers->addRareField({}, box);
        connect(box, &QCheckBox::toggled, this, &TcpServerTab::settingEdited);
    }
    makeRelay();
    makeSocketOptions();
    connect(m_answerText, &QLineEdit::textChanged, this, &TcpServerTab::settingEdited);
    for (QComboBox *box : {m_answer, m_concurrency})
        connect(box, &QComboBox::currentIndexChanged, this, &TcpServerTab::settingEdited);
    for (QSpinBox *box : {m_poolSize, m_receiveSize, m_work})
        connect(box, &QSpinBox::valueChanged, this, &TcpServerTab::settingEdited);
    m_judgeTimer.setSingleShot(true);
    m_judgeTimer.setInterval(pauseMs);
    connect(&m_judgeTimer, &QTimer::timeout, this, &TcpServerTab::judgeAnswer);
}

void TcpServerTab::makeRelay()
{
    m_relay = new RelayFields(RelayFields::Kind::Streams, look());
    connect(m_relay, &RelayFields::edited, this, &TcpServerTab::settingEdited);
    connect(&m_session, &TcpServerSession::relayMade, this, [this](EndpointId relay) {
        setEndpoints({m_session.endpointId(), relay});
    });
    connect(&m_session, &TcpServerSession::clientsRelayed, this,
            [this](const QList<RelayedClient> &clients) { m_clients->model().setRelayed(clients); });
}

void TcpServerTab::makeSocketOptions()
{
    m_socketOptions = new SocketOptionsButton(SocketUse::Listening, name(), look());
    m_socketOptions->setSubjects({tr("the listening socket"), tr("the selected client")});
    m_answers->addRareField({}, m_socketOptions);
    connect(m_socketOptions, &SocketOptionsButton::edited, this, &TcpServerTab::settingEdited);
    connect(m_socketOptions, &SocketOptionsButton::readRequested, this, &TcpServerTab::readOptions);
    connect(m_socketOptions, &SocketOptionsButton::settingChosen, this, [this](const OptionSetting &setting) {
        m_session.setOption(setting);
        if (m_socketOptions->subject() == SelectedClient)
            readOptions();
    });
}

void TcpServerTab::readOptions()
{
    if (m_socketOptions->subject() == ListeningSocket) {
        m_session.readOptions();
        return;
    }
    const QList<ConnectionId> selected = m_clients->selectedClients();
    if (selected.isEmpty())
        m_socketOptions->panel()->notice()->showText(Notice::Kind::Info,
                                                     tr("Select a client in the list of clients first."));
    else
        m_session.readOptions(selected.first());
}

/// What the system refused ends nothing. It is said in the options' window, or here while that is closed.
void TcpServerTab::takeOptions(ConnectionId client, const QList<OptionReading> &readings)
{
    m_socketOptions->take(readings, client.isValid() == (m_socketOptions->subject() == SelectedClient));
    if (const Error error = m_socketOptions->unseenError(readings); error.code != ErrorCode::None)
        address().showError(error);
}

void TcpServerTab::makeSending()
{
    addChoice(m_target, tr("all clients"), AllClients);
    addChoice(m_target, tr("selected clients"), SelectedClients);
    m_payload->prependField(tr("To"), m_target);
    m_payload->setPlaceholderText(tr("A message to the clients"));
    m_payload->sendAction()->setShortcutContext(Qt::WindowShortcut);
    addAction(m_payload->sendAction());

    connect(m_clients, &ClientsPanel::selectionChanged, this, &TcpServerTab::updateSending);
    connect(m_target, &QComboBox::currentIndexChanged, this, &TcpServerTab::updateSending);
    connect(m_payload, &PayloadEditor::settingsChanged, this, &TcpServerTab::edited);
    connect(m_payload, &PayloadEditor::sendRequested, this, &TcpServerTab::send);
    makeSavedMessages();
    connect(m_actions->halfClose, &QAction::triggered, this,
            [this] { m_session.halfClose(m_clients->selectedClients()); });
    connect(m_actions->closeClient, &QAction::triggered, this,
            [this] { m_session.closeClients(m_clients->selectedClients()); });
    connect(m_actions->resetClient, &QAction::triggered, this,
            [this] { m_session.resetClients(m_clients->selectedClients()); });
}

void TcpServerTab::makeSavedMessages()
{
    const auto peer = [this] { // of several, none
        const QList<ConnectionId> selected = m_clients->selectedClients();
        const bool toOne = choice<Target>(m_target) == SelectedClients && selected.size() == 1;
        return toOne ? m_clients->model().peerOf(selected.first()) : QString();
    };
    m_payload->setPeer(peer);
    m_messages = makeMessages(MessageKind::TcpServer, *m_payload,
                              [this](const SavedMessage &, const OutboundMessage &message) -> Result<void> {
                                  send(message);
                                  return {};
                              });
    if (m_messages)
        m_messages->setPeer(peer);
}

void TcpServerTab::connectSession()
{
    connect(&m_session, &TcpServerSession::statusChanged, this, &TcpServerTab::showStatus);
    connect(&m_session, &TcpServerSession::failed, this, &TcpServerTab::showFailure);
    connect(&m_session, &TcpServerSession::optionsTold, this, &TcpServerTab::takeOptions);
    connect(&m_session, &TcpServerSession::clientFailed, this,
            [this](ConnectionId client, const Error &error) {
                if (m_relay->mark(error))
                    m_answerNotice->showError(error);
                else
                    m_clients->showClientError(client, error);
                if (m_messages && error.code == ErrorCode::OutboundQueueFull)
                    m_messages->sendFailed(error); // one that was reset is no reason to stop for the others
            });
    connect(&m_session, &TcpServerSession::clientsChanged, this,
            [this](const QList<ServerClient> &changed, const QList<ConnectionId> &closed) {
                m_clients->model().apply(changed, closed);
                updateSending();
            });
    connect(&m_session, &TcpServerSession::started, this, [this] {
        HistoryCombo *place = isUnix() ? m_path : m_host;
        place->remember(place->text());
        settle(true);
    });
}

TcpServerSettings TcpServerTab::serverSettings() const
{
    TcpServerSettings settings;
    settings.host = m_host->text();
    settings.port = m_port->text();
    settings.path = m_path->text();
    settings.anyUser = m_anyUser->isChecked();
    settings.family = choice<ListenFamily>(m_family);
    settings.backlog = m_backlog->value();
    settings.reuseAddress = m_reuseAddress->isChecked();
    settings.options = m_socketOptions->texts();
    settings.concurrency = choice<Concurrency>(m_concurrency);
    settings.poolSize = m_poolSize->value();
    settings.receiveSize = m_receiveSize->value();
    settings.closeWhenPeerFinishes = m_closeWhenPeerFinishes->isChecked();
    settings.once = m_once->isChecked();
    settings.answer = choice<AnswerKind>(m_answer);
    settings.answerText = m_answerText->text();
    settings.rules = m_rules->rules();
    settings.relay = m_relay->settings();
    settings.closeAfterAnswer = m_closeAfterAnswer->isChecked();
    settings.workMs = m_work->value();
    settings.tls = m_tls->settings();
    settings.payload = m_payload->settings();
    return settings;
}

void TcpServerTab::setSettings(const TcpServerSettings &settings)
{
    m_loading = true;
    m_host->setText(settings.host);
    m_port->setText(settings.port);
    m_path->setText(settings.path);
    m_anyUser->setChecked(settings.anyUser);
    choose(m_family, settings.family);
    m_backlog->setValue(settings.backlog);
    m_reuseAddress->setChecked(settings.reuseAddress);
    m_socketOptions->setTexts(settings.options);
    choose(m_concurrency, settings.concurrency);
    m_poolSize->setValue(settings.poolSize);
    m_receiveSize->setValue(settings.receiveSize);
    m_closeWhenPeerFinishes->setChecked(settings.closeWhenPeerFinishes);
    m_once->setChecked(settings.once);
    choose(m_answer, settings.answer);
    m_answerText->setText(settings.answerText);
    m_rules->setRules(settings.rules);
    m_relay->setSettings(settings.relay);
    m_closeAfterAnswer->setChecked(settings.closeAfterAnswer);
    m_work->setValue(settings.workMs);
    m_tls->setSettings(settings.tls);
    m_payload->setSettings(settings.payload);
    m_loading = false;
    showWhatApplies();
}

void TcpServerTab::settingEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    const bool isEmptyRelay = choice<AnswerKind>(m_answer) == AnswerKind::Relay && !m_relay->hasTarget();
    if (answerConfig(serverSettings()))
        judgeAnswer();
    else if (!isEmptyRelay) // nobody has typed anything wrong yet
        m_judgeTimer.start();
    m_session.change(serverSettings());
    Q_EMIT edited();
}

void TcpServerTab::judgeAnswer()
{
    const Result<AnswerConfig> answer = answerConfig(serverSettings());
    for (QWidget *field : std::initializer_list<QWidget *>{m_answerText, m_rules, m_relay->targetField()})
        WorkbenchStyle::setTrouble(field, !answer && field == answerField());
    if (answer) {
        m_judgeTimer.stop();
        m_answerNotice->clear();
    } else {
        m_answerNotice->showError(answer.error());
    }
}

/// Where what is answered is typed.
QWidget *TcpServerTab::answerField() const
{
    switch (choice<AnswerKind>(m_answer)) {
    case AnswerKind::Rules:
        return m_rules;
    case AnswerKind::Relay:
        return m_relay->targetField();
    default:
        return m_answerText;
    }
}

/// Shows the fields that mean something now.
void TcpServerTab::showWhatApplies()
{
    showPlaceFields();
    const bool relays = choice<AnswerKind>(m_answer) == AnswerKind::Relay;
    m_relay->setVisible(relays);
    for (QWidget *ofAnswers :
         std::initializer_list<QWidget *>{m_work, m_closeAfterAnswer, m_closeWhenPeerFinishes})
        m_answers->setFieldVisible(ofAnswers, !relays);
    m_answers->setFieldVisible(m_answerText, needsText(choice<AnswerKind>(m_answer)));
    m_answers->setFieldVisible(m_rules, choice<AnswerKind>(m_answer) == AnswerKind::Rules);
    m_answers->setFieldVisible(m_poolSize, choice<Concurrency>(m_concurrency) == Concurrency::Pool);
    showHints();
}

/// What the closed "More" does.
void TcpServerTab::showHints()
{
    const bool relays = choice<AnswerKind>(m_answer) == AnswerKind::Relay;
    QStringList hints = {tr("recv(%1)").arg(m_receiveSize->value())};
    if (m_work->value() > 0 && !relays)
        hints.append(tr("works %1 ms").arg(m_work->value()));
    if (m_closeAfterAnswer->isChecked() && !relays)
        hints.append(tr("closes after the answer"));
    if (m_once->isChecked())
        hints.append(tr("one client only"));
    if (isUnix() && m_anyUser->isChecked())
        hints.append(m_anyUser->text());
    hints += m_socketOptions->summary();
    m_answers->setMoreHint(hints.join(QStringLiteral(" · ")));
}

/// Host and port, or a path.
void TcpServerTab::showPlaceFields()
{
    address().setFieldVisible(m_host, !isUnix());
    address().setFieldVisible(m_port, !isUnix());
    address().setFieldVisible(m_path, isUnix());
    m_answers->setFieldVisible(m_reuseAddress, !isUnix());
    m_answers->setFieldVisible(m_anyUser, isUnix());
}

bool TcpServerTab::isUnix() const
{
    return choice<ListenFamily>(m_family) == ListenFamily::Unix;
}

void TcpServerTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    m_answerNotice->clear();
    m_relay->unmark();
    m_clients->clearError();
    m_clients->model().clear();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(serverSettings()); !started)
        refuse(started.error());
}

/// A field cannot be used: nothing was started.
void TcpServerTab::refuse(const Error &error)
{
    const Result<AnswerConfig> answer = answerConfig(serverSettings());
    if (answer || answer.error() != error) {
        showFailure(error);
        return;
    }
    judgeAnswer();
    answerField()->setFocus();
    settle(false);
}

void TcpServerTab::stop()
{
    m_session.stop();
}

QList<QAction *> TcpServerTab::sessionActions() const
{
    return QList<QAction *>{m_actions->listen, m_payload->sendAction(), m_actions->halfClose,
                            m_actions->closeClient, m_actions->resetClient} +
           messageActions();
}

SessionPage::Waiting TcpServerTab::waiting() const
{
    return {m_session.status().waitingIn, m_session.status().waitingSinceNs};
}

QString TcpServerTab::listeningText() const
{
    QStringList listening;
    for (const SocketAddress &taken : m_session.status().listening)
        listening.append(taken.toString());
    return listening.join(QStringLiteral(", ")) + reachableText(m_session.status().listening);
}

/// What somebody types to be a client; empty while nobody can be one.
QString TcpServerTab::oneClientCommand() const
{
    if (m_session.status().listening.isEmpty())
        return {};
    const SocketAddress target = m_session.status().listening.first();
    if (target.isUnix())
        return unixClientCommand(target);
    const QString host = !target.isAny()                        ? target.host()
                         : target.family == AddressFamily::IPv6 ? QStringLiteral("::1")
                                                                : QStringLiteral("127.0.0.1");
    const bool secure = !m_session.status().certificates.isEmpty();
    return (secure ? QStringLiteral("ncat --ssl %1 %2") : QStringLiteral("nc %1 %2")).arg(host).arg(target.port);
}

/// Where clients have to wait, one alone shows nothing.
QString TcpServerTab::suggestedCommand(const QString &oneClient) const
{
    if (choice<Concurrency>(m_concurrency) == Concurrency::AllAtOnce && m_work->value() == 0)
        return oneClient;
    const int clients = choice<Concurrency>(m_concurrency) == Concurrency::OneAtATime ? 3 : m_poolSize->value() + 2;
    return QStringLiteral("for i in $(seq %1); do echo hello $i | %2 & done; wait").arg(clients).arg(oneClient);
}

void TcpServerTab::showStatus()
{
    const TcpServerStatus &status = m_session.status();
    switch (status.state) {
    case ServerState::Stopped:
        if (m_failed)
            address().setState(StateKind::Trouble, tr("failed"));
        else
            address().setState(StateKind::Idle, tr("stopped"));
        break;
    case ServerState::Starting:
        address().setState(StateKind::Busy, tr("starting"));
        break;
    case ServerState::Listening:
        address().setState(StateKind::Well,
                           isReachable(status.listening) ? tr("listening, open to others") : tr("listening"), listeningText());
        break;
    }
    const bool running = isRunning();
    address().setFieldsLocked(running);
    m_tls->setLocked(running);
    m_tls->showOwn(status.certificates);
    m_actions->setRunning(running);
    m_socketOptions->setOpen(status.state == ServerState::Listening);
    m_clients->setCounts(status.serving, status.queueLength, m_backlog->value());
    m_clients->model().setQueue(status.queueLength, status.queuedPeers);
    const QString client = oneClientCommand();
    m_clients->setSuggestion(client.isEmpty() ? client : suggestedCommand(client));
    updateSending();
    updateStrip();
    tellRunning(running);
    if (!running)
        settle(false); // stopped while it was starting
}

void TcpServerTab::showFailure(const Error &error)
{
    // The word of the failure comes before the state: a locked field could not be given the focus.
    if (m_session.status().state != ServerState::Listening) {
        m_failed = true;
        address().setFieldsLocked(false);
        address().setState(StateKind::Trouble, tr("failed"));
    }
    if (error.code == ErrorCode::InvalidOptionValue)
        m_answers->setMoreOpen(true);
    address().showError(error, fieldOf(error));
    settle(false);
}

QWidget *TcpServerTab::fieldOf(const Error &error) const
{
    if (QWidget *field = m_tls->fieldOf(error))
        return field;
    const QString call = error.arguments.value(0);
    const bool concernsPlace = error.code != ErrorCode::SystemCall || call == u"bind" || call == u"unlink";
    if (isUnix())
        return concernsPlace ? m_path : nullptr;
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        return m_port;
    case ErrorCode::InvalidOptionValue:
        return m_socketOptions;
    default:
        break;
    }
    switch (error.systemError) {
    case EADDRNOTAVAIL:
        return m_host;
    case EADDRINUSE:
    case EACCES:
        return m_port;
    default:
        return nullptr;
    }
}

void TcpServerTab::send(const OutboundMessage &message)
{
    m_clients->clearError();
    if (choice<Target>(m_target) == SelectedClients)
        m_session.send(m_clients->selectedClients(), message);
    else
        m_session.sendToAll(message);
}

void TcpServerTab::updateSending()
{
    const QList<ConnectionId> selected = m_clients->selectedClients();
    m_actions->setClientSelected(!selected.isEmpty());
    if (m_session.status().serving == 0)
        m_payload->setSendEnabled(false, tr("No client is connected"));
    else if (choice<Target>(m_target) == SelectedClients && selected.isEmpty())
        m_payload->setSendEnabled(false, tr("Select a client first"));
    else
        m_payload->setSendEnabled(true);
}

void TcpServerTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/clients"), m_clients->saveState());
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
    states.insert(kindId() + QStringLiteral("/paths"), m_path->history().join(u'\n').toUtf8());
}

void TcpServerTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    m_clients->restoreState(states.value(kindId() + QStringLiteral("/clients")));
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
    const QString paths = QString::fromUtf8(states.value(kindId() + QStringLiteral("/paths")));
    if (!paths.isEmpty())
        m_path->setHistory(paths.split(u'\n'));
}

void TcpServerTab::languageChanged()
{
    showWhatApplies();
    showStatus();
}

} // namespace wirebench
