#pragma once

#include "core/messages/sequencerunner.h"
#include "core/traffic/socketcall.h"
#include "ui/models/messagelibrary.h"
#include "ui/widgets/sequenceeditor.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <functional>

class QSplitter;
class QWidget;

namespace wirebench {

class Look;
class PayloadEditor;
class SavedMessagesPanel;
class SequenceBar;

/// What saved messages are to one session: the side list beside its work area, sending from it through the
/// session's own way, sequences, and saving from the editor and the log. The list is hidden at first, and in
/// projector mode. GUI thread; owned by the tab.
class MessagesPart final : public QObject
{
    Q_OBJECT

public:
    /// Hands one message to the session. An error is shown beside the list, and ends a sequence.
    using Send = std::function<Result<void>(const SavedMessage &message, const OutboundMessage &bytes)>;

    /// All outlive the part. @param send must be callable for as long as it lives
    MessagesPart(MessageKind kind, MessageLibrary &library, Look &look, PayloadEditor &editor,
                 const Send &send, QObject *parent = nullptr);

    /// @p content with the list at its right side.
    QWidget *besides(QWidget *content);

    /// Shows or hides the list; checkable.
    QAction *toggleAction() const { return m_toggle; }
    /// Keeps what stands in the editor.
    QAction *saveAction() const { return m_save; }
    SavedMessagesPanel *panel() const { return m_panel; }
    SequenceRunner &runner() { return m_runner; }
    SequenceBar *bar() const { return m_bar; }
    SequenceEditor *sequenceEditor() const { return m_sequenceEditor; }

    /// For {peer} of a message that is addressed to nobody.
    void setPeer(const std::function<QString()> &peer) { m_peer = peer; }
    /// Whether messages that name whom they go to can be sent even if the editor's cannot. False at first.
    void setSendsToNamed(bool on) { m_sendsToNamed = on; }

    void saveRecord(const SocketCall &call);
    /// The session could not send: ends a sequence.
    void sendFailed(const Error &error) { m_runner.fail(error); }

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    /// The list was shown, hidden or resized.
    void moved();
    /// A message that names whom it goes to was put into the editor.
    void addressWanted(const QString &host, const QString &port);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void saveFromEditor();
    void replaceByEditor(int entry);
    void edit(int entry);
    void editSequence(int entry);
    void choose(int entry);
    void sendOne(const SavedMessage &message);
    void runSequence(const SavedEntry &entry);
    Result<void> send(const SavedMessage &message, quint64 number);
    bool maySend(const SavedMessage &message) const;
    void showList();
    void retranslate();

    const MessageKind m_kind;
    MessageLibrary &m_library;
    Look &m_look;
    PayloadEditor &m_editor;
    const Send m_send;
    std::function<QString()> m_peer;
    SequenceRunner m_runner;
    SavedMessagesPanel *m_panel;
    SequenceBar *m_bar;
    QSplitter *m_splitter = nullptr;
    QPointer<SequenceEditor> m_sequenceEditor;
    QAction *m_toggle;
    QAction *m_save;
    quint64 m_counter = 0; ///< of single messages
    bool m_sendsToNamed = false;
};

} // namespace wirebench
