#include "ui/udp/udptab.h"

#include "core/workspace/generatorconfig.h"
#include "ui/generator/generatorzone.h"
#include "ui/models/numbertext.h"
#include "ui/udp/dtlsfields.h"
#include "ui/udp/peerspanel.h"
#include "ui/udp/udpactions.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/interfacecombo.h"
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
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>

#include <cerrno>
#include <limits>

namespace wirebench {

namespace {

enum Target { PeerAbove, SelectedPeers };

constexpr int pauseMs = 400; // in typing, before fault is found
constexpr int largestReceiveSize = 65'535;
constexpr int longestDelayMs = 86'400'000;

bool needsText(AnswerKind kind)
{
    return kind == AnswerKind::Prefix || kind == AnswerKind::Fixed;
}

/// A group that could not be joined cannot be left either, and that is no news. The log has it.
bool isFailedLeave(const Error &error)
{
    const QString option = error.arguments.value(1);
    return option.contains(u"IP_DROP_MEMBERSHIP") || option.contains(u"IPV6_LEAVE_GROUP");
}

QString percent(double share)
{
    return UdpTab::tr("%1 %").arg(QLocale().toString(share * 100, 'g', 4));
}

} // namespace

UdpTab::UdpTab(const SessionContext &context, const QString &name, const UdpSettings &settings,
               QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new UdpActions(context.look, this)), m_settingsNotice(new Notice(context.look)),
      m_peers(new PeersPanel(context.log, context.look, {m_actions->answerPeer, m_actions->copyAddress})),
      m_target(new QComboBox), m_payload(new PayloadEditor(context.look))
{
    makeAddressLine();
    makePeerFields();
    makeAnswers();
    makeRelay();
    makeSocketOptions();
    makeMulticast();
    makeNetwork();
    makeSending();
    makeGenerator(context);
    compose(m_session.endpointId(), {besidesMessages(m_peers), tr("Peers")},
            {makeColumn({m_answers, m_relay, m_settingsNotice, m_dtls, m_network, m_generator}),
             tr("Answer and message")});
    orderTabs();
    strip().setEmptyText(
        tr("Each socket call of this endpoint appears here, in order. Press Open to begin."));
    connectSession();
    connect(&m_session, &UdpSession::noted, this,
            [&annotations = context.annotations](const QList<RuleNote> &notes) { leaveNotes(annotations, notes); });
    setSettings(settings);
    showStatus();
}

UdpTab::~UdpTab()
{
    m_groups->disconnect(this); // it loses the focus, which finishes editing, after the tab is gone
}

// --- fields -----------------------------------------------------------------------------------------------

QSpinBox *UdpTab::numberField(int first, int last, const QString &tip)
{
    auto *field = new QSpinBox;
    field->setRange(first, last);
    field->setToolTip(tip);
    connect(field, &QSpinBox::valueChanged, this, &UdpTab::settingEdited);
    return field;
}

QDoubleSpinBox *UdpTab::shareField(const QString &tip)
{
    auto *field = new QDoubleSpinBox;
    field->setRange(0, 100);
    field->setDecimals(1);
    field->setSuffix(tr(" %"));
    field->setToolTip(tip);
    connect(field, &QDoubleSpinBox::valueChanged, this, &UdpTab::settingEdited);
    return field;
}

QCheckBox *UdpTab::box(const QString &text, const QString &tip)
{
    auto *field = new QCheckBox(text);
    field->setToolTip(tip);
    connect(field, &QCheckBox::toggled, this, &UdpTab::settingEdited);
    return field;
}

void UdpTab::makeAddressLine()
{
    m_bind =
        box(tr("&bind"), tr("Without bind() the system gives a port with the first datagram that is sent"));
    m_host = new HistoryCombo;
    m_host->setToolTip(
        tr("The address to bind to: a name, an address, or empty for every address of this machine"));
    m_host->setHistory({QStringLiteral("localhost"), QString()});
    m_host->setOffers(machineAddresses);
    m_port = new QLineEdit;
    m_port->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_port->setToolTip(
        tr("The port to bind to: a number from 0 to 65535 or a service name; 0 picks a free port"));
    m_family = new QComboBox;
    addChoice(m_family, tr("IPv4"), AddressFamily::IPv4);
    addChoice(m_family, tr("IPv6"), AddressFamily::IPv6);
    m_family->setToolTip(tr("Which addresses of a name are meant: a UDP socket has one family"));

    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Port"), m_port);
    address().addField({}, m_bind);
    address().addField(tr("Famil&y"), m_family);
    address().reservePrimaryWords(UdpActions::openWords());
    address().setPrimaryAction(m_actions->open);

    connect(m_host, &HistoryCombo::textChanged, this, &UdpTab::settingEdited);
    connect(m_port, &QLineEdit::textChanged, this, &UdpTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &UdpTab::settingEdited);
    connect(m_actions->open, &QAction::triggered, this, &UdpTab::toggleSocket);
    connect(m_actions->trust, &QAction::triggered, this, &UdpTab::acceptCertificate);
}

void UdpTab::makePeerFields()
{
    m_peerHost = new HistoryCombo;
    m_peerHost->setToolTip(tr("Where messages go: a name, an address, a group, or <broadcast>; empty if only "
                              "to those who were heard"));
    m_peerHost->setHistory({QStringLiteral("localhost"), QStringLiteral("<broadcast>")});
    m_peerHost->setMinimumContentsLength(12);
    m_peerPort = new QLineEdit;
    m_peerPort->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_peerPort->setToolTip(tr("The port that messages go to: a number or a service name"));
    m_connect = box(tr("&connect"),
                    tr("connect(): take datagrams from this peer only, and hear when it refuses them"));

    address().addField(tr("&Message to"), m_peerHost);
    address().addField(tr("at port"), m_peerPort);
    address().addField({}, m_connect);
    connect(m_peerHost, &HistoryCombo::textChanged, this, &UdpTab::settingEdited);
    connect(m_peerPort, &QLineEdit::textChanged, this, &UdpTab::settingEdited);
}

void UdpTab::makeAnswers()
{
    m_answer = new QComboBox;
    addChoice(m_answer, tr("nothing"), AnswerKind::None);
    addChoice(m_answer, tr("echo"), AnswerKind::Echo);
    addChoice(m_answer, tr("prefix echo"), AnswerKind::Prefix);
    addChoice(m_answer, tr("fixed reply"), AnswerKind::Fixed);
    addChoice(m_answer, tr("rules"), AnswerKind::Rules);
    addChoice(m_answer, tr("relay"), AnswerKind::Relay);
    m_answer->setToolTip(tr("What each datagram is answered, to the address that it came from"));
    m_answerText = new QLineEdit;
    m_answerText->setToolTip(tr("With escapes: \\r \\n \\t \\0 \\xHH"));
    m_answers = new SettingsRow(look());
    m_answers->addField(tr("Ans&wer"), m_answer);
    m_answers->addField(tr("Te&xt"), m_answerText);
    m_rules = new RulesButton(name(), true, look());
    m_answers->addField({}, m_rules);
    connect(m_rules, &RulesButton::edited, this, &UdpTab::settingEdited);
    m_dtls = new DtlsFields(look());
    m_answers->addField({}, m_dtls->onBox());
    connect(m_dtls, &DtlsFields::edited, this, &UdpTab::settingEdited);
    connect(m_answer, &QComboBox::currentIndexChanged, this, &UdpTab::settingEdited);
    connect(m_answerText, &QLineEdit::textChanged, this, &UdpTab::settingEdited);
    m_judgeTimer.setSingleShot(true);
    m_judgeTimer.setInterval(pauseMs);
    connect(&m_judgeTimer, &QTimer::timeout, this, &UdpTab::judge);
}

void UdpTab::makeRelay()
{
    m_relay = new RelayFields(RelayFields::Kind::Datagrams, look());
    connect(m_relay, &RelayFields::edited, this, &UdpTab::settingEdited);
    connect(&m_session, &UdpSession::relayMade, this, [this](EndpointId relay) {
        m_relayEndpoint = relay;
        showEndpoints();
    });
    connect(&m_session, &UdpSession::peersRelayed, this,
            [this](const QList<RelayedClient> &peers) { m_peers->model().setRelayed(peers); });
    connect(&m_session, &UdpSession::relayFailed, this, [this](const Error &error) {
        if (!m_relay->mark(error))
            WorkbenchStyle::setTrouble(m_relay->targetField(), true);
        tellError(m_settingsNotice, error);
    });
}

/// The socket's own, and of those that send for it.
void UdpTab::showEndpoints()
{
    QList<EndpointId> endpoints = {m_session.endpointId()};
    for (const EndpointId other : {m_relayEndpoint, m_loadEndpoint}) {
        if (other.isValid())
            endpoints.append(other);
    }
    setEndpoints(endpoints);
}

void UdpTab::makeSocketOptions()
{
    m_receiveSize = numberField(
        1, largestReceiveSize, tr("The argument of recvfrom(): what is longer is cut, and the rest is gone"));
    m_receiveOnce =
        box(tr("one recvfrom, then close"), tr("What the shortest client does: what comes later is lost"));
    m_sendOnOpen = box(tr("send when opened"), tr("Send the message below as soon as the socket is there"));
    m_reuseAddress =
        box(tr("SO_REUSEADDR"), tr("Lets several programs share the port, as members of one group do"));
    m_broadcast = box(tr("SO_BROADCAST"), tr("Permits sending to broadcast addresses"));
    m_answers->addRareField(tr("Receive si&ze"), m_receiveSize);
    m_answers->addRareField({}, m_receiveOnce);
    m_answers->addRareField({}, m_sendOnOpen);
    m_answers->addRareField({}, m_reuseAddress);
    m_answers->addRareField({}, m_broadcast);
}

void UdpTab::makeMulticast()
{
    m_groups = new QLineEdit;
    m_groups->setToolTip(
        tr("Multicast groups to be a member of, such as 224.1.1.1 or ff02::1234%eth0, separated by "
           "commas. While open, Enter joins and leaves."));
    m_ttl =
        numberField(0, 255, tr("How many routers a datagram to a group may pass; 1 stays in this network"));
    m_loop = box(tr("loopback"), tr("What is sent to a group comes to its members on this machine too"));
    m_interface = new InterfaceCombo;
    m_interface->setToolTip(tr("By which interface datagrams to a group leave this machine"));
    m_answers->addRareField(tr("Multicast &groups"), m_groups);
    m_answers->addRareField(tr("TTL"), m_ttl);
    m_answers->addRareField(tr("Interface"), m_interface);
    m_answers->addRareField({}, m_loop);
    m_socketOptions = new SocketOptionsButton(SocketUse::Datagram, name(), look());
    m_answers->addRareField({}, m_socketOptions);
    connect(m_socketOptions, &SocketOptionsButton::edited, this, &UdpTab::settingEdited);
    connect(m_socketOptions, &SocketOptionsButton::settingChosen, &m_session, &UdpSession::setOption);
    connect(m_socketOptions, &SocketOptionsButton::readRequested, &m_session, &UdpSession::readOptions);
    connect(m_broadcast, &QCheckBox::toggled, this,
            [this](bool on) { setNow({optionSetting("SO_BROADCAST", on)}); });
    connect(m_ttl, &QSpinBox::valueChanged, this, [this](int hops) {
        setNow({optionSetting("IP_MULTICAST_TTL", hops), optionSetting("IPV6_MULTICAST_HOPS", hops)});
    });
    connect(m_loop, &QCheckBox::toggled, this, [this](bool on) {
        setNow({optionSetting("IP_MULTICAST_LOOP", on), optionSetting("IPV6_MULTICAST_LOOP", on)});
    });
    connect(m_interface, &InterfaceCombo::currentIndexChanged, this, [this] {
        setNow({multicastInterface(AddressFamily::IPv4, m_interface->name()),
                multicastInterface(AddressFamily::IPv6, m_interface->name())});
    });
    connect(m_groups, &QLineEdit::textChanged, this, &UdpTab::settingEdited);
    connect(m_groups, &QLineEdit::editingFinished, this, &UdpTab::groupsEdited);
    connect(m_interface, &QComboBox::currentIndexChanged, this, &UdpTab::settingEdited);
}

void UdpTab::makeNetwork()
{
    m_networkState = new QLabel;
    m_networkState->setTextFormat(Qt::PlainText);
    m_loss = shareField(tr("Share of the datagrams that are not sent at all"));
    m_duplicates = shareField(tr("Share that is sent twice"));
    m_reordering = shareField(tr("Share that is held back until a later one has gone"));
    m_delay = numberField(0, longestDelayMs, tr("Each datagram waits that long before it is sent"));
    m_jitter = numberField(0, longestDelayMs, tr("And up to that much longer, each time anew"));
    m_seed = numberField(0, std::numeric_limits<int>::max(), tr("The same seed gives the same fates"));
    for (QSpinBox *field : {m_delay, m_jitter})
        field->setSuffix(tr(" ms"));
    m_network = new SettingsRow(look());
    m_network->moreButton()->setAccessibleName(tr("Simulated network"));
    m_network->addField(tr("Network"), m_networkState);
    m_network->addRareField(tr("Lost"), m_loss);
    m_network->addRareField(tr("Twice"), m_duplicates);
    m_network->addRareField(tr("Out of order"), m_reordering);
    m_network->addRareField(tr("Delay"), m_delay);
    m_network->addRareField(tr("Jitter"), m_jitter);
    m_network->addRareField(tr("Seed"), m_seed);
}

void UdpTab::makeSending()
{
    addChoice(m_target, tr("peer above"), PeerAbove);
    addChoice(m_target, tr("selected peers"), SelectedPeers);
    m_payload->prependField(tr("To"), m_target);
    m_payload->setEmptyAllowed(true);
    m_payload->setPlaceholderText(tr("A datagram to the peer; it may be empty"));
    m_payload->sendAction()->setShortcutContext(Qt::WindowShortcut);
    addAction(m_payload->sendAction());

    connect(m_peers, &PeersPanel::selectionChanged, this, &UdpTab::updateSending);
    connect(m_peers, &PeersPanel::activated, this, &UdpTab::answerSelected);
    connect(m_target, &QComboBox::currentIndexChanged, this, &UdpTab::updateSending);
    connect(m_payload, &PayloadEditor::settingsChanged, this, &UdpTab::edited);
    connect(m_payload, &PayloadEditor::sendRequested, this, &UdpTab::send);
    makeSavedMessages();
    connect(m_actions->answerPeer, &QAction::triggered, this, &UdpTab::answerSelected);
    connect(m_actions->copyAddress, &QAction::triggered, this, &UdpTab::copyAddresses);
}

void UdpTab::makeSavedMessages()
{
    const auto peer = [this] {
        return sendsToSelected() ? m_peers->selectedAddresses().value(0) : m_session.status().peer.toString();
    };
    m_payload->setPeer(peer);
    m_messages =
        makeMessages(MessageKind::Udp, *m_payload,
                     [this](const SavedMessage &message, const OutboundMessage &bytes) -> Result<void> {
                         if (message.host.isEmpty()) {
                             send(bytes);
                             return {};
                         }
                         address().clearError();
                         return m_session.sendTo(message.host, message.port, bytes);
                     });
    if (!m_messages)
        return;
    m_messages->setPeer(peer);
    connect(m_messages, &MessagesPart::addressWanted, this, [this](const QString &host, const QString &port) {
        if (isRunning())
            return;
        m_peerHost->setText(host);
        m_peerPort->setText(port);
    });
}

/// As the eye goes: answers, options, network, and whom the message goes to.
void UdpTab::orderTabs()
{
    const QList<QWidget *> order = {m_answer,
                                    m_answerText,
                                    m_rules,
                                    m_dtls->onBox(),
                                    m_answers->moreButton(),
                                    m_receiveSize,
                                    m_receiveOnce,
                                    m_sendOnOpen,
                                    m_reuseAddress,
                                    m_broadcast,
                                    m_groups,
                                    m_ttl,
                                    m_interface,
                                    m_loop,
                                    m_socketOptions,
                                    m_network->moreButton(),
                                    m_loss,
                                    m_duplicates,
                                    m_reordering,
                                    m_delay,
                                    m_jitter,
                                    m_seed,
                                    m_target};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void UdpTab::connectSession()
{
    connect(&m_session, &UdpSession::statusChanged, this, &UdpTab::showStatus);
    connect(&m_session, &UdpSession::failed, this, &UdpTab::showFailure);
    connect(&m_session, &UdpSession::optionsTold, this, &UdpTab::takeOptions);
    connect(&m_session, &UdpSession::sendFailed, this, [this](const Error &error) {
        if (m_messages)
            m_messages->sendFailed(error);
        tellError(m_payload->notice(), error);
    });
    connect(&m_session, &UdpSession::peersChanged, this, [this](const QList<UdpPeer> &changed) {
        m_peers->model().apply(changed);
        updateSending();
    });
    connect(&m_session, &UdpSession::opened, this, [this] {
        if (m_bind->isChecked())
            m_host->remember(m_host->text());
        m_peerHost->remember(m_peerHost->text());
        settle(true);
    });
    connect(&m_session, &UdpSession::closed, this, [this] { settle(false); });
}

// --- settings ---------------------------------------------------------------------------------------------

UdpSettings UdpTab::udpSettings() const
{
    UdpSettings settings;
    settings.tls = m_dtls->settings();
    settings.bindFirst = m_bind->isChecked();
    settings.host = m_host->text();
    settings.port = m_port->text();
    settings.family = choice<AddressFamily>(m_family);
    settings.peerHost = m_peerHost->text();
    settings.peerPort = m_peerPort->text();
    settings.connectToPeer = m_connect->isChecked();
    settings.reuseAddress = m_reuseAddress->isChecked();
    settings.broadcast = m_broadcast->isChecked();
    settings.options = m_socketOptions->texts();
    settings.receiveSize = m_receiveSize->value();
    settings.receiveOnce = m_receiveOnce->isChecked();
    settings.sendOnOpen = m_sendOnOpen->isChecked();
    settings.groups = m_groups->text();
    settings.multicastTtl = m_ttl->value();
    settings.multicastLoop = m_loop->isChecked();
    settings.multicastInterface = m_interface->name();
    settings.answer = choice<AnswerKind>(m_answer);
    settings.answerText = m_answerText->text();
    settings.rules = m_rules->rules();
    settings.relay = m_relay->settings();
    settings.conditions = conditions();
    settings.payload = m_payload->settings();
    settings.generator = m_generator->settings();
    return settings;
}

NetworkConditionsConfig UdpTab::conditions() const
{
    NetworkConditionsConfig conditions;
    conditions.loss = m_loss->value() / 100;
    conditions.duplication = m_duplicates->value() / 100;
    conditions.reordering = m_reordering->value() / 100;
    conditions.delayMs = m_delay->value();
    conditions.jitterMs = m_jitter->value();
    conditions.seed = quint64(m_seed->value());
    return conditions;
}

void UdpTab::setSettings(const UdpSettings &settings)
{
    m_loading = true;
    m_dtls->setSettings(settings.tls);
    m_bind->setChecked(settings.bindFirst);
    m_host->setText(settings.host);
    m_port->setText(settings.port);
    choose(m_family, settings.family);
    m_peerHost->setText(settings.peerHost);
    m_peerPort->setText(settings.peerPort);
    m_connect->setChecked(settings.connectToPeer);
    m_reuseAddress->setChecked(settings.reuseAddress);
    m_broadcast->setChecked(settings.broadcast);
    m_socketOptions->setTexts(settings.options);
    m_receiveSize->setValue(settings.receiveSize);
    m_receiveOnce->setChecked(settings.receiveOnce);
    m_sendOnOpen->setChecked(settings.sendOnOpen);
    m_groups->setText(settings.groups);
    m_ttl->setValue(settings.multicastTtl);
    m_loop->setChecked(settings.multicastLoop);
    m_interface->setName(settings.multicastInterface);
    choose(m_answer, settings.answer);
    m_answerText->setText(settings.answerText);
    m_rules->setRules(settings.rules);
    m_relay->setSettings(settings.relay);
    setConditions(settings.conditions);
    m_payload->setSettings(settings.payload);
    m_generator->setSettings(settings.generator);
    m_loading = false;
    showWhatApplies();
}

void UdpTab::setConditions(const NetworkConditionsConfig &conditions)
{
    m_loss->setValue(conditions.loss * 100);
    m_duplicates->setValue(conditions.duplication * 100);
    m_reordering->setValue(conditions.reordering * 100);
    m_delay->setValue(conditions.delayMs);
    m_jitter->setValue(conditions.jitterMs);
    m_seed->setValue(int(qMin<quint64>(conditions.seed, std::numeric_limits<int>::max())));
}

/// Some settings are options that can be set at any time. Of two with one meaning the socket takes that of
/// its family.
void UdpTab::setNow(const QList<OptionSetting> &settings)
{
    for (const OptionSetting &setting : settings)
        m_session.setOption(setting);
}

/// What the system refused ends nothing. It is said in the options' window, or here while that is closed.
void UdpTab::takeOptions(const QList<OptionReading> &readings)
{
    m_socketOptions->take(readings);
    if (const Error error = m_socketOptions->unseenError(readings); error.code != ErrorCode::None)
        showFailure(error);
}

void UdpTab::settingEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    const bool isEmptyRelay = choice<AnswerKind>(m_answer) == AnswerKind::Relay && !m_relay->hasTarget();
    if (usable())
        judge();
    else if (!isEmptyRelay) // nobody has typed anything wrong yet
        m_judgeTimer.start();
    m_session.change(udpSettings());
    updateSending();
    Q_EMIT edited();
}

void UdpTab::groupsEdited()
{
    judge();
    m_session.changeGroups(udpSettings());
}

/// Where what is answered is typed.
QWidget *UdpTab::answerField() const
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

/// What is marked in its own place while it is typed: the answer's text and the groups. The error's field is
/// the first of those two.
Result<void> UdpTab::usable() const
{
    if (const auto answer = answerConfig(udpSettings()); !answer)
        return failure(answer.error());
    UdpSettings groupsAlone;
    groupsAlone.groups = m_groups->text();
    if (const auto config = engineConfig(groupsAlone); !config)
        return failure(config.error());
    return {};
}

void UdpTab::judge()
{
    m_judgeTimer.stop();
    m_relay->unmark();
    for (QWidget *field : std::initializer_list<QWidget *>{m_answerText, m_rules, m_relay->targetField(),
                                                           m_groups, m_interface})
        WorkbenchStyle::setTrouble(field, false);
    m_settingsNotice->clear();
    const Result<void> judged = usable();
    if (judged)
        return;
    const bool isAnswer = !answerConfig(udpSettings());
    WorkbenchStyle::setTrouble(isAnswer ? answerField() : m_groups, true);
    m_settingsNotice->showError(judged.error());
}

/// Shows the fields that mean something now, and what the closed "More" does.
void UdpTab::showWhatApplies()
{
    const bool hasPeer = !m_peerHost->text().trimmed().isEmpty() || !m_peerPort->text().trimmed().isEmpty();
    m_dtls->setEnd(hasPeer ? DtlsFields::End::Client : DtlsFields::End::Server);
    address().setFieldEnabled(m_host, m_bind->isChecked());
    address().setFieldEnabled(m_port, m_bind->isChecked());
    m_answers->setFieldVisible(m_answerText, needsText(choice<AnswerKind>(m_answer)));
    m_answers->setFieldVisible(m_rules, choice<AnswerKind>(m_answer) == AnswerKind::Rules);
    const bool relays = choice<AnswerKind>(m_answer) == AnswerKind::Relay;
    m_relay->setVisible(relays);
    m_peers->setRelays(relays);
    m_answers->setFieldVisible(m_receiveOnce, !relays);
    m_answers->setMoreHint(optionHints().join(QStringLiteral(" · ")));
    const bool simulated = !conditions().isPerfect();
    m_networkState->setText(simulated ? tr("simulated") : tr("as it is"));
    m_network->setMoreHint(simulated ? networkSummary() : QString());
}

QStringList UdpTab::optionHints() const
{
    QStringList hints = {tr("recvfrom(%1)").arg(m_receiveSize->value())};
    if (m_receiveOnce->isChecked() && choice<AnswerKind>(m_answer) != AnswerKind::Relay)
        hints.append(tr("once"));
    if (m_sendOnOpen->isChecked())
        hints.append(tr("sends when opened"));
    for (const QCheckBox *option : {m_reuseAddress, m_broadcast}) {
        if (option->isChecked())
            hints.append(option->text());
    }
    if (!m_groups->text().trimmed().isEmpty())
        hints.append(tr("multicast"));
    return hints + m_socketOptions->summary();
}

QString UdpTab::networkSummary() const
{
    const NetworkConditionsConfig network = conditions();
    QStringList words;
    if (network.loss > 0)
        words.append(tr("%1 lost").arg(percent(network.loss)));
    if (network.duplication > 0)
        words.append(tr("%1 twice").arg(percent(network.duplication)));
    if (network.reordering > 0)
        words.append(tr("%1 out of order").arg(percent(network.reordering)));
    if (network.jitterMs > 0)
        words.append(
            tr("%1 to %2 ms late").arg(network.delayMs).arg(qint64(network.delayMs) + network.jitterMs));
    else if (network.delayMs > 0)
        words.append(tr("%1 ms late").arg(network.delayMs));
    return words.join(QStringLiteral(" · "));
}

// --- opening ----------------------------------------------------------------------------------------------

void UdpTab::makeGenerator(const SessionContext &context)
{
    m_generator = new GeneratorZone(context, EndpointKind::Udp, name(), m_payload, [this] {
        Result<LoadConfig> config = loadConfig(udpSettings());
        auto *udp = config ? std::get_if<UdpConfig>(&config->to) : nullptr;
        if (auto *dtls = udp ? std::get_if<TlsClientConfig>(&udp->dtls) : nullptr)
            dtls->exception = m_dtls->exception();
        return config;
    });
    connect(m_generator, &GeneratorZone::edited, this, &UdpTab::settingEdited);
    connect(m_generator, &GeneratorZone::settled, this, [this](bool running) { settle(running); });
    connect(&m_generator->session(), &GeneratorSession::endpointMade, this, [this](EndpointId load) {
        m_loadEndpoint = load;
        showEndpoints();
    });
}

void UdpTab::toggleSocket()
{
    if (isRunning())
        stop();
    else
        openNow();
}

/// Where the generator is open, it is what the session is for.
void UdpTab::start()
{
    if (!m_generator->isOpen()) {
        openNow();
        return;
    }
    beginSettling();
    m_generator->start();
}

void UdpTab::openNow()
{
    if (isRunning())
        return;
    address().clearError();
    m_payload->notice()->clear();
    judge();
    m_peers->model().clear();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(udpSettings(), m_dtls->exception()); !started)
        refuse(started.error());
}

/// A field cannot be used: nothing was started.
void UdpTab::refuse(const Error &error)
{
    if (const auto answer = answerConfig(udpSettings()); !answer && answer.error() == error) {
        showFailure(error);
        return;
    }
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

void UdpTab::stop()
{
    m_session.stop();
}

QList<QAction *> UdpTab::sessionActions() const
{
    return QList<QAction *>{m_actions->open, m_payload->sendAction(), m_generator->openAction(),
                            m_actions->answerPeer, m_actions->copyAddress} +
           messageActions();
}

SessionPage::Waiting UdpTab::waiting() const
{
    return {m_session.status().waitingIn, m_session.status().waitingSinceNs};
}

void UdpTab::showStatus()
{
    const UdpStatus &status = m_session.status();
    switch (status.state) {
    case UdpState::Closed:
        if (m_failed)
            address().setState(StateKind::Trouble, tr("failed"));
        else
            address().setState(StateKind::Idle, tr("closed"));
        break;
    case UdpState::Resolving:
        address().setState(StateKind::Busy, tr("opening"));
        break;
    case UdpState::Open:
        showOpen();
        break;
    }
    const bool running = isRunning();
    address().setFieldsLocked(running);
    for (QWidget *argument : {m_reuseAddress, m_sendOnOpen}) // of what comes before bind() and at its start
        argument->parentWidget()->setDisabled(running);
    m_socketOptions->setOpen(status.state == UdpState::Open);
    m_dtls->setLocked(running);
    m_dtls->showOutcome(status.dtls);
    m_dtls->showOwn(status.certificates);
    m_actions->setOpen(running);
    m_peers->setLosses(status.kernelDropped, status.lostSimulated);
    m_peers->setSuggestion(suggestion());
    updateSending();
    updateStrip();
    tellRunning(running);
}

void UdpTab::showOpen()
{
    const UdpStatus &status = m_session.status();
    QStringList details;
    if (!status.local.isValid())
        details.append(tr("the system gives a port with the first datagram"));
    else if (m_connect->isChecked() && status.peer.isValid())
        details.append(status.local.toString() + QStringLiteral(" → ") + status.peer.toString());
    else
        details.append(status.local.toString() + reachableText({status.local}));
    if (m_dtls->onBox()->isChecked())
        details.append(QStringLiteral("DTLS"));
    if (status.waiting > 0)
        details.append(tr("%n datagram(s) wait to be sent", nullptr, int(status.waiting)));
    const bool isOpenToOthers = status.local.isValid() && !m_connect->isChecked() && isReachable({status.local});
    address().setState(StateKind::Well, isOpenToOthers ? tr("open to others") : tr("open"), details.join(QStringLiteral(" · ")));
}

/// How to be heard by this endpoint; empty while there is no address for it.
QString UdpTab::suggestion() const
{
    const SocketAddress local = m_session.status().local;
    if (m_session.status().state != UdpState::Open || !local.isValid() || local.port == 0)
        return {};
    const QString host = !local.isAny()                        ? local.host()
                         : local.family == AddressFamily::IPv6 ? QStringLiteral("::1")
                                                               : QStringLiteral("127.0.0.1");
    if (m_dtls->settings().on) { // without a peer it is the server, which others can talk to
        const QString place = local.family == AddressFamily::IPv6 ? QStringLiteral("[%1]") : QStringLiteral("%1");
        return QStringLiteral("openssl s_client -dtls1_2 -connect %1:%2").arg(place.arg(host)).arg(local.port);
    }
    return QStringLiteral("nc -u %1 %2").arg(host).arg(local.port);
}

// --- what went wrong --------------------------------------------------------------------------------------

void UdpTab::showFailure(const Error &error)
{
    if (isFailedLeave(error))
        return;
    QWidget *field = fieldOf(error);
    const bool isOpen = m_session.status().state == UdpState::Open;
    if (!isOpen) {
        // The word of the failure comes before the state: a locked field could not be given the focus.
        m_failed = true;
        address().setFieldsLocked(false);
        address().setState(StateKind::Trouble, tr("failed"));
    }
    if (field == m_socketOptions)
        m_answers->setMoreOpen(true);
    if (field == m_groups || field == m_interface || field == answerField())
        showFieldError(error, field);
    else
        address().showError(error, isOpen ? nullptr : field); // while open they are locked
    m_refused = certificateOf(error);
    if (!m_refused.isEmpty())
        address().notice()->offer(m_actions->trust);
    settle(false);
}

/// Opens again, for the peer has been given up.
void UdpTab::acceptCertificate()
{
    m_dtls->setException(m_refused);
    if (!isRunning()) {
        openNow();
        return;
    }
    connect(&m_session, &UdpSession::closed, this, &UdpTab::openNow, Qt::SingleShotConnection);
    stop();
}

/// In the part for answers and options.
void UdpTab::showFieldError(const Error &error, QWidget *field)
{
    if (field != answerField())
        m_answers->setMoreOpen(true);
    field->parentWidget()->setEnabled(true);
    WorkbenchStyle::setTrouble(field, true);
    tellError(m_settingsNotice, error);
    field->setFocus();
}

QWidget *UdpTab::fieldOf(const Error &error) const
{
    if (QWidget *field = m_dtls->fieldOf(error))
        return field;
    if (const auto answer = answerConfig(udpSettings()); !answer && answer.error() == error)
        return answerField();
    switch (error.code) {
    case ErrorCode::NotMulticastGroup:
        return m_groups;
    case ErrorCode::InvalidOptionValue:
        return m_socketOptions;
    case ErrorCode::NoPeer:
        return m_peerHost;
    case ErrorCode::InvalidHost:
        if (const auto judged = usable(); !judged && judged.error() == error)
            return m_groups;
        [[fallthrough]];
    case ErrorCode::HostNotFound:
        return concernsPeer(error) ? m_peerHost : m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        return concernsPeer(error) ? m_peerPort : m_port;
    case ErrorCode::SystemCall:
        return fieldOfSystemCall(error);
    default:
        return nullptr;
    }
}

QWidget *UdpTab::fieldOfSystemCall(const Error &error) const
{
    const QString call = error.arguments.value(0);
    if (call == u"bind")
        return error.systemError == EADDRNOTAVAIL ? static_cast<QWidget *>(m_host) : m_port;
    if (call == u"connect" || call == u"recvfrom")
        return m_peerHost;
    const QString option = error.arguments.value(1);
    if (option.contains(u"MULTICAST_IF"))
        return m_interface;
    return option.contains(u"MEMBERSHIP") || option.contains(u"_GROUP") ? m_groups : nullptr;
}

/// Whether it is about what stands in the fields of the peer, not in those to bind to.
bool UdpTab::concernsPeer(const Error &error) const
{
    UdpSettings boundAlone = udpSettings();
    boundAlone.peerHost.clear();
    boundAlone.peerPort.clear();
    if (!engineConfig(udpSettings()))
        return bool(engineConfig(boundAlone));
    // Looked up: the same name in both fields fails for the first of them.
    return !m_bind->isChecked() || m_host->text().trimmed() != error.arguments.value(0);
}

// --- sending ----------------------------------------------------------------------------------------------

bool UdpTab::sendsToSelected() const
{
    return choice<Target>(m_target) == SelectedPeers;
}

void UdpTab::answerSelected()
{
    choose(m_target, SelectedPeers);
    m_payload->focusText();
}

void UdpTab::copyAddresses()
{
    QGuiApplication::clipboard()->setText(m_peers->selectedAddresses().join(u'\n'));
}

void UdpTab::send(const OutboundMessage &message)
{
    address().clearError(); // the peer may have refused the one before
    if (sendsToSelected())
        m_session.sendTo(m_peers->selectedPeers(), message);
    else
        m_session.send(message);
}

void UdpTab::updateSending()
{
    const bool isOpen = m_session.status().state == UdpState::Open;
    const bool selected = !m_peers->selectedPeers().isEmpty();
    m_actions->setPeerSelected(selected, isOpen);
    if (m_messages)
        m_messages->setSendsToNamed(isOpen);
    const bool canSend = isOpen && (sendsToSelected() ? selected : m_session.status().peer.isValid());
    QString whyNot = tr("Open first");
    if (isOpen)
        whyNot =
            sendsToSelected() ? tr("Select a peer first") : tr("Close, and name a host and port to send to");
    address().setPrimaryFilled(!canSend);
    m_payload->setSendFilled(canSend);
    m_payload->setSendEnabled(canSend, whyNot);
}

// --- what is kept -----------------------------------------------------------------------------------------

void UdpTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/peers"), m_peers->saveState());
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
    states.insert(kindId() + QStringLiteral("/peerHosts"), m_peerHost->history().join(u'\n').toUtf8());
}

void UdpTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    m_peers->restoreState(states.value(kindId() + QStringLiteral("/peers")));
    const auto restore = [&states](HistoryCombo *field, const QString &name) {
        const QString hosts = QString::fromUtf8(states.value(kindId() + name));
        if (!hosts.isEmpty())
            field->setHistory(hosts.split(u'\n'));
    };
    restore(m_host, QStringLiteral("/hosts"));
    restore(m_peerHost, QStringLiteral("/peerHosts"));
}

void UdpTab::languageChanged()
{
    showWhatApplies();
    showStatus();
}

} // namespace wirebench
