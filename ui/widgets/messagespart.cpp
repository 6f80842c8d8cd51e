#include "ui/widgets/messagespart.h"

#include "core/messages/recordmessage.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"
#include "ui/widgets/savedmessagespanel.h"
#include "ui/widgets/sequencebar.h"
#include "ui/widgets/sequenceeditor.h"

#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QLayout>
#include <QSplitter>

namespace wirebench {

MessagesPart::MessagesPart(MessageKind kind, MessageLibrary &library, Look &look, PayloadEditor &editor,
                           const Send &send, QObject *parent)
    : QObject(parent), m_kind(kind), m_library(library), m_look(look), m_editor(editor), m_send(send),
      m_panel(new SavedMessagesPanel(library, kind, look)), m_bar(new SequenceBar(m_runner, look)),
      m_toggle(new QAction(this)), m_save(new QAction(this))
{
    m_toggle->setCheckable(true);
    m_toggle->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    m_toggle->setIcon(look.icon(QStringLiteral("messages")));
    m_save->setIcon(look.icon(QStringLiteral("add")));
    m_panel->layout()->addWidget(m_bar);
    m_panel->installEventFilter(this);
    connect(m_toggle, &QAction::toggled, this, [this] {
        showList();
        Q_EMIT moved();
    });
    connect(&look, &Look::changed, this, &MessagesPart::showList);
    connect(m_save, &QAction::triggered, this, &MessagesPart::saveFromEditor);
    connect(m_panel, &SavedMessagesPanel::saveRequested, this, &MessagesPart::saveFromEditor);
    connect(m_panel, &SavedMessagesPanel::updateRequested, this, &MessagesPart::replaceByEditor);
    connect(m_panel, &SavedMessagesPanel::editRequested, this, &MessagesPart::edit);
    connect(m_panel, &SavedMessagesPanel::chosen, this, &MessagesPart::choose);
    connect(&m_runner, &SequenceRunner::failed, this,
            [this](const Error &error) { m_panel->notice()->showError(error); });
    editor.addSideAction(m_toggle);
    retranslate();
}

QWidget *MessagesPart::besides(QWidget *content)
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(content);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    connect(m_splitter, &QSplitter::splitterMoved, this, &MessagesPart::moved);
    showList();
    return m_splitter;
}

void MessagesPart::showList()
{
    if (m_splitter)
        m_splitter->setHandleWidth(2 * m_look.unit());
    m_panel->setVisible(m_toggle->isChecked() && !m_look.isProjected());
}

// --- saving -----------------------------------------------------------------------------------------------

void MessagesPart::saveFromEditor()
{
    const PayloadSettings payload = m_editor.settings();
    m_toggle->setChecked(true);
    const QString name =
        payload.sendFile ? payload.filePath.section(u'/', -1) : suggestedName(payload.text.toUtf8());
    m_panel->add({name.isEmpty() ? tr("Message") : name, {}, savedMessage(payload)});
}

void MessagesPart::saveRecord(const SocketCall &call)
{
    const auto message = messageOf(call);
    if (!message)
        return;
    m_toggle->setChecked(true);
    const QString name = suggestedName(call.payload.view());
    m_panel->add({name.isEmpty() ? tr("Message") : name, {}, *message});
}

/// Whom it goes to stays.
void MessagesPart::replaceByEditor(int entry)
{
    QList<SavedEntry> entries = m_library.entries(m_kind);
    if (entry < 0 || entry >= entries.size() || !entries[entry].message())
        return;
    const SavedMessage before = *entries[entry].message();
    entries[entry].content = savedMessage(m_editor.settings(), before.host, before.port);
    m_library.set(m_kind, entries);
    m_panel->selectEntry(entry);
}

// --- editing ----------------------------------------------------------------------------------------------

void MessagesPart::edit(int entry)
{
    const QList<SavedEntry> &entries = m_library.entries(m_kind);
    if (entry < 0 || entry >= entries.size())
        return;
    if (entries[entry].isSequence())
        return editSequence(entry);
    PayloadSettings payload = entries[entry].message()->payload;
    const PayloadSettings now = m_editor.settings();
    payload.history = now.history;
    if (!now.text.isEmpty() && now.text != payload.text && !payload.history.contains(now.text))
        payload.history += now.text; // what was typed is not lost
    payload.repeatMs = now.repeatMs;
    const QString host = entries[entry].message()->host;
    const QString port = entries[entry].message()->port;
    m_editor.setSettings(payload);
    if (!host.isEmpty() && m_kind != MessageKind::TcpServer)
        Q_EMIT addressWanted(host, port);
    m_editor.focusText();
}

void MessagesPart::editSequence(int entry)
{
    const SavedEntry line = m_library.entries(m_kind)[entry];
    m_sequenceEditor =
        new SequenceEditor(m_look, line.name, *line.sequence(), m_library.entries(m_kind), m_panel->window());
    m_sequenceEditor->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_sequenceEditor, &QDialog::accepted, this, [this, entry, line] {
        QList<SavedEntry> entries = m_library.entries(m_kind);
        if (entry >= entries.size() || entries[entry] != line)
            return;
        entries[entry].content = m_sequenceEditor->sequence();
        m_library.set(m_kind, entries);
        m_panel->selectEntry(entry);
    });
    m_sequenceEditor->open();
}

// --- sending ----------------------------------------------------------------------------------------------

void MessagesPart::choose(int entry)
{
    const SavedEntry line = m_library.entries(m_kind).value(entry);
    if (line.isSequence())
        runSequence(line);
    else
        sendOne(*line.message());
}

bool MessagesPart::maySend(const SavedMessage &message) const
{
    return m_editor.canSend() || (m_sendsToNamed && !message.host.isEmpty());
}

void MessagesPart::sendOne(const SavedMessage &message)
{
    if (!maySend(message)) {
        m_panel->notice()->showText(Notice::Kind::Info, tr("It was not sent."), m_editor.whyNot());
        return;
    }
    if (const Result<void> sent = send(message, ++m_counter); !sent)
        m_panel->notice()->showError(sent.error());
}

void MessagesPart::runSequence(const SavedEntry &entry)
{
    const SavedSequence &sequence = *entry.sequence();
    if (sequence.steps.isEmpty()) {
        m_panel->notice()->showText(Notice::Kind::Info, tr("This sequence has no steps yet."),
                                    tr("Edit it by a right click."));
        return;
    }
    if (!maySend(sequence.steps.first().message)) {
        m_panel->notice()->showText(Notice::Kind::Info, tr("It was not started."), m_editor.whyNot());
        return;
    }
    m_bar->setName(entry.name);
    m_runner.run(sequence, [this](const SequenceStep &step, quint64 number) -> Result<void> {
        if (!maySend(step.message))
            return failure({ErrorCode::NotConnected, {}});
        return send(step.message, number);
    });
}

Result<void> MessagesPart::send(const SavedMessage &message, quint64 number)
{
    const QString named = message.host.isEmpty() ? QString() : message.host + u':' + message.port;
    const QString peer = m_sendsToNamed && !named.isEmpty() ? named : m_peer ? m_peer() : QString();
    const auto bytes = outboundMessage(message.payload, PlaceholderValues::now(number, peer));
    if (!bytes)
        return failure(bytes.error());
    return m_send(message, *bytes);
}

// --- what is kept -----------------------------------------------------------------------------------------

QByteArray MessagesPart::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_toggle->isChecked() << (m_splitter ? m_splitter->saveState() : QByteArray());
    return state;
}

void MessagesPart::restoreState(const QByteArray &state)
{
    QDataStream stream(state);
    bool isShown = false;
    QByteArray splitter;
    stream >> isShown >> splitter;
    if (stream.status() != QDataStream::Ok)
        return;
    m_toggle->setChecked(isShown);
    if (m_splitter)
        m_splitter->restoreState(splitter);
}

bool MessagesPart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void MessagesPart::retranslate()
{
    m_toggle->setText(tr("Saved &messages"));
    m_toggle->setToolTip(tr("Show or hide the list of saved messages and sequences (%1)")
                             .arg(m_toggle->shortcut().toString(QKeySequence::NativeText)));
    m_save->setText(tr("Save as message"));
}

} // namespace wirebench
