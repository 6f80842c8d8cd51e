#pragma once

#include "core/workspace/dialoguesettings.h"
#include "ui/dialogue/dialoguesession.h"
#include "ui/widgets/sessionpage.h"

#include <QWidget>

#include <functional>

namespace wirebench {

class ConversationView;
class DialoguePanel;
class Look;
class PayloadEditor;
class PracticeDesk;

/// The place of a tab where messages are sent from, or the dialogue in its stead: one button of each leads to the
/// other, a run goes on meanwhile. Runs the dialogue with what the session's fields say. GUI thread; owned by its
/// tab.
class DialogueZone final : public QWidget
{
    Q_OBJECT

public:
    /// The connection and the TLS that the session's fields say, or the first that cannot be used.
    using ReadOptions = std::function<Result<DialogueOptions>()>;

    /// @param name of the session; its dialogues are another endpoint in the log. @param message what stands here
    /// while no dialogue is open; becomes a child. @param editor in it gets the button that opens the dialogue
    DialogueZone(const SessionContext &context, const QString &name, QWidget *message, PayloadEditor *editor,
                 ReadOptions readOptions);
    ~DialogueZone() override;

    DialogueSettings settings() const;
    void setSettings(const DialogueSettings &settings);
    bool isOpen() const { return m_isOpen; }
    void setOpen(bool open);
    /// For the menu of the session.
    QAction *openAction() const { return m_open; }

    /// Nothing while it runs.
    void start();
    void stop() { m_session.cancel(); }
    bool isRunning() const { return m_session.isRunning(); }
    const DialogueSession &session() const { return m_session; }
    /// Made when it is first opened or asked for: who sends messages alone needs none.
    DialoguePanel *panel();
    /// What was said on the control connection, for the other half of the tab. Made here, owned by whoever shows it.
    ConversationView *transcript() const { return m_transcript; }
    /// Where the session's fields lead now.
    void setAddress(const QString &host, const QString &port);

Q_SIGNALS:
    void edited();
    /// isOpen() or the state of the run have changed.
    void changed();
    /// A run has a connection, or was over before it had.
    void settled(bool running);
    /// A run is about to begin.
    void starting();
    /// Of the session's fields, or of the network: shown by the tab or, by showError(), here.
    void failed(const wirebench::Error &error);
    /// Once, before the first call.
    void endpointMade(wirebench::EndpointId endpoint);
    /// The host and port fields should say this. @p host empty: it stays.
    void addressWanted(const QString &host, quint16 port);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makePanel();
    void connectPanel();
    void connectSession();
    void connectPractice();
    void retranslate();
    void showPages();
    void takeOutput(const DialogueOutput &output);
    void finish(const DialogueResult &result);
    void followLink(const GopherItem &item);
    void dialogueChosen();
    void begin();
    void wantPractice(bool on);
    void goToPractice();
    bool leadsToPractice() const;
    void settle(bool running);

    PracticeDesk *const m_practice; ///< null: there is none
    Look &m_look;
    DialoguePanel *m_panel = nullptr;
    DialogueSettings m_settings; ///< of the panel that is still to be made
    QWidget *m_message;
    PayloadEditor *m_editor;
    ConversationView *m_transcript;
    DialogueSession m_session;
    const ReadOptions m_readOptions;
    QAction *m_open;
    QString m_host;
    QString m_port;
    bool m_isOpen = false;
    bool m_isSettling = false;
    bool m_waitsForPractice = false;   ///< for the practice servers, which are about to listen
    bool m_startsWithPractice = false; ///< the run begins when they do
};

} // namespace wirebench
