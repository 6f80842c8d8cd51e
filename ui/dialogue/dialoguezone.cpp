#include "ui/dialogue/dialoguezone.h"

#include "core/practice/practiceaccount.h"
#include "ui/dialogue/dialoguepanel.h"
#include "ui/dialogue/dialogueresults.h"
#include "ui/dialogue/dialoguestepsmodel.h"
#include "ui/dialogue/practicedesk.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace wirebench {

DialogueZone::DialogueZone(const SessionContext &context, const QString &name, QWidget *message, PayloadEditor *editor,
                           ReadOptions readOptions)
    : m_practice(context.practice), m_look(context.look), m_message(message), m_editor(editor),
      m_transcript(new ConversationView(context.look)),
      m_session(context.log, context.thread, tr("%1, dialogue").arg(name)), m_readOptions(std::move(readOptions)),
      m_open(new QAction(this))
{
    m_open->setCheckable(true);
    m_transcript->setLineEndsShown(false); // the dialogue tells of lines; the table shows how each ended
    const auto applyLook = [this, &look = context.look] { m_open->setIcon(look.icon(QStringLiteral("messages"))); };
    connect(&context.look, &Look::changed, this, applyLook);
    applyLook();
    retranslate();
    editor->addSideAction(m_open);
    auto *pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(message, 1);
    connect(m_open, &QAction::triggered, this, [this](bool open) {
        setOpen(open);
        if (open)
            m_panel->focusFields();
    });
    showPages();
}

DialoguePanel *DialogueZone::panel()
{
    if (!m_panel)
        makePanel();
    return m_panel;
}

void DialogueZone::makePanel()
{
    m_panel = new DialoguePanel(m_look, this);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_panel, 1);
    m_panel->setPort(m_port);
    m_panel->setSettings(m_settings);
    m_panel->practiceAction()->setChecked(m_settings.practice); // they are started with the dialogue
    m_panel->setVisible(m_isOpen);
    connectPanel();
    connectSession();
    connectPractice();
}

DialogueZone::~DialogueZone()
{
    if (m_practice)
        m_practice->stop(this);
}

void DialogueZone::connectPanel()
{
    connect(m_panel, &DialoguePanel::edited, this, &DialogueZone::edited);
    connect(m_panel, &DialoguePanel::dialogueChosen, this, &DialogueZone::dialogueChosen);
    connect(m_panel, &DialoguePanel::lineWanted, &m_session, &DialogueSession::sendLine);
    connect(m_panel->backAction(), &QAction::triggered, this, [this] {
        setOpen(false);
        m_editor->focusText();
    });
    connect(m_panel->nextAction(), &QAction::triggered, &m_session, &DialogueSession::next);
    connect(m_panel->skipAction(), &QAction::triggered, &m_session, &DialogueSession::skip);
    connect(m_panel->runOnAction(), &QAction::triggered, this, [this] {
        if (m_session.state() == DialogueState::Paused)
            m_session.runOn();
        else
            m_session.pause();
    });
    connect(m_panel->usualPortAction(), &QAction::triggered, this,
            [this] { Q_EMIT addressWanted({}, m_panel->usualPort()); });
    connect(m_panel->results(), &DialogueResults::linkChosen, this, &DialogueZone::followLink);
}

void DialogueZone::connectSession()
{
    connect(&m_session, &DialogueSession::endpointMade, this, &DialogueZone::endpointMade);
    connect(&m_session, &DialogueSession::changed, this, [this] {
        m_panel->showState(m_session.state());
        if (m_session.status().state == ClientState::Connected)
            settle(true);
        Q_EMIT changed();
    });
    connect(&m_session, &DialogueSession::stepBegun, m_panel->steps(), &DialogueStepsModel::begin);
    connect(&m_session, &DialogueSession::stepEnded, m_panel->steps(), &DialogueStepsModel::end);
    connect(&m_session, &DialogueSession::paused, m_panel->steps(), &DialogueStepsModel::stopBefore);
    connect(&m_session, &DialogueSession::outputCame, this, &DialogueZone::takeOutput);
    connect(&m_session, &DialogueSession::tableCame, m_panel->results(),
            qOverload<const DialogueTable &>(&DialogueResults::add));
    connect(&m_session, &DialogueSession::menuCame, m_panel->results(),
            qOverload<const QList<GopherItem> &>(&DialogueResults::add));
    connect(&m_session, &DialogueSession::saved, m_panel->results(), &DialogueResults::addFile);
    connect(&m_session, &DialogueSession::told, m_panel, &DialoguePanel::showNote);
    connect(&m_session, &DialogueSession::progressed, m_panel, &DialoguePanel::showProgress);
    connect(&m_session, &DialogueSession::finished, this, &DialogueZone::finish);
}

void DialogueZone::connectPractice()
{
    m_panel->practiceAction()->setVisible(m_practice != nullptr);
    if (!m_practice)
        return;
    connect(m_panel->practiceAction(), &QAction::triggered, this, &DialogueZone::wantPractice);
    connect(m_practice, &PracticeDesk::started, this, [this] {
        if (!std::exchange(m_waitsForPractice, false))
            return;
        goToPractice();
        if (std::exchange(m_startsWithPractice, false))
            begin();
    });
    connect(m_practice, &PracticeDesk::failed, this, [this](const Error &error) {
        if (!std::exchange(m_waitsForPractice, false))
            return;
        m_startsWithPractice = false;
        m_panel->practiceAction()->setChecked(false);
        m_panel->showError(error);
        settle(false);
    });
}

void DialogueZone::wantPractice(bool on)
{
    if (!on)
        m_practice->stop(this);
    else if (m_practice->status().running)
        goToPractice();
    else
        m_waitsForPractice = true;
    if (on)
        m_practice->start(this);
    Q_EMIT edited();
}

/// The fields say where the protocol that is chosen is practised.
void DialogueZone::goToPractice()
{
    const ProtocolEntry *protocol = m_panel->protocol();
    const SocketAddress address =
        protocol ? m_practice->addressOf(protocol->id, m_panel->isTlsAtOnce()) : SocketAddress();
    if (address.port == 0) {
        m_panel->notice()->showText(Notice::Kind::Trouble, tr("There is no practice server for this."),
                                    tr("Its port may be in use: end the program that has it, and start them again."));
        return;
    }
    m_panel->fillLogin(QString::fromLatin1(practiceUser), QString::fromLatin1(practicePassword));
    Q_EMIT addressWanted(address.host(), address.port);
}

bool DialogueZone::leadsToPractice() const
{
    return m_practice && m_practice->hasPort(quint16(m_port.toUInt())) &&
           (m_host == u"127.0.0.1" || m_host == u"localhost");
}

/// Another protocol lives at another port. A port that somebody has typed stays; the usual one is offered.
void DialogueZone::dialogueChosen()
{
    if (m_practice && m_practice->status().running && m_panel->practiceAction()->isChecked()) {
        goToPractice();
        return;
    }
    const quint16 port = quint16(m_port.toUInt());
    const bool isTyped = port != quint16(TcpClientSettings().port.toUInt()) &&
                         !DialogueLibrary::builtIn().protocolAt(port);
    if (!isTyped && m_panel->usualPort() != 0)
        Q_EMIT addressWanted({}, m_panel->usualPort());
}

void DialogueZone::setAddress(const QString &host, const QString &port)
{
    m_host = host;
    m_port = port;
    if (m_panel)
        m_panel->setPort(port);
}

DialogueSettings DialogueZone::settings() const
{
    DialogueSettings settings = m_settings;
    if (m_panel) {
        settings = m_panel->settings();
        settings.practice = m_panel->practiceAction()->isChecked();
    }
    settings.open = m_isOpen;
    return settings;
}

void DialogueZone::setSettings(const DialogueSettings &settings)
{
    m_settings = settings;
    m_isOpen = settings.open;
    if (m_panel) {
        m_panel->setSettings(settings);
        m_panel->practiceAction()->setChecked(settings.practice);
    }
    showPages();
    Q_EMIT changed();
}

void DialogueZone::setOpen(bool open)
{
    if (std::exchange(m_isOpen, open) == open)
        return;
    showPages();
    Q_EMIT changed();
    Q_EMIT edited();
}

void DialogueZone::showPages()
{
    m_message->setVisible(!m_isOpen);
    if (m_isOpen)
        panel();
    if (m_panel)
        m_panel->setVisible(m_isOpen);
    m_open->setChecked(m_isOpen);
}

void DialogueZone::settle(bool running)
{
    if (std::exchange(m_isSettling, false))
        Q_EMIT settled(running);
}

void DialogueZone::start()
{
    if (isRunning())
        return;
    setOpen(true);
    Q_EMIT starting();
    m_panel->showBegin();
    m_isSettling = true;
    const bool practises = m_practice && m_panel->practiceAction()->isChecked();
    if (!practises || m_practice->status().running) {
        begin();
        return;
    }
    m_waitsForPractice = true;
    m_startsWithPractice = true;
    m_practice->start(this);
}

void DialogueZone::begin()
{
    const DialoguePtr &dialogue = m_panel->dialogue();
    const DialogueValues values = m_panel->values();
    const DialogueNote problem = dialogue ? valuesProblem(*dialogue, values) : DialogueNote();
    if (!dialogue || !problem.isEmpty()) {
        if (dialogue)
            m_panel->showProblem(problem);
        settle(false);
        return;
    }
    Result<DialogueOptions> options = m_readOptions();
    if (!options) {
        Q_EMIT failed(options.error());
        settle(false);
        return;
    }
    options->stepping = m_panel->isStepping();
    options->allowOtherDataHost = m_panel->allowsOtherDataHost();
    options->showSecrets = m_panel->showsSecrets();
    if (leadsToPractice() && options->tls.exception.isEmpty())
        options->tls.exception = m_practice->certificate();
    m_transcript->clearConversation();
    m_session.start(dialogue, values, *options);
}

/// As a record, which the view knows how to show.
void DialogueZone::takeOutput(const DialogueOutput &output)
{
    const bool isSent = output.kind == DialogueOutput::Kind::Sent || output.kind == DialogueOutput::Kind::Typed;
    SocketCall record;
    record.call = isSent ? Call::Send : Call::Recv;
    record.direction = isSent ? Direction::Sent : Direction::Received;
    // An empty line would be nothing to look at.
    const bool isEmpty = isSent && output.bytes == "\n";
    record.payload = Bytes::copyOf(isEmpty ? QByteArrayView("␍␊\n") : QByteArrayView(output.bytes));
    record.result = record.payload.size();
    m_transcript->append(record);
}

void DialogueZone::finish(const DialogueResult &result)
{
    m_panel->showResult(result);
    if (result.error.code != ErrorCode::None)
        Q_EMIT failed(result.error);
    settle(result.isDone());
    Q_EMIT changed();
}

/// A document or menu of a Gopher server, by the same dialogue.
void DialogueZone::followLink(const GopherItem &item)
{
    if (isRunning())
        return;
    Q_EMIT addressWanted(item.host, item.port);
    if (m_panel->takeLink(item))
        start();
}

void DialogueZone::retranslate()
{
    m_open->setText(tr("Dialogue"));
    m_open->setToolTip(tr("FTP, mail, news, Telnet, Gopher: a conversation step by step"));
    m_transcript->setAccessibleName(tr("Dialogue"));
    m_transcript->setPlaceholderText(tr("What is said appears here. Press Run to begin."));
}

void DialogueZone::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace wirebench
