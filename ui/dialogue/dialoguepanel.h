#pragma once

#include "core/dialogue/dialoguelibrary.h"
#include "core/workspace/dialoguesettings.h"
#include "ui/dialogue/dialoguesession.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QTableView;

namespace wirebench {

class ActionButton;
class DialogueCommands;
class DialogueEditor;
class DialogueForm;
class DialogueResults;
class DialogueStepsModel;
class Look;
class Notice;
class PanelPages;

/// Which dialogue with which values; its steps, the protocol's commands and what came of it; a line to take over
/// with. GUI thread; owned by its zone, which runs the dialogue.
class DialoguePanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the panel
    explicit DialoguePanel(Look &look, QWidget *parent = nullptr);

    /// `open` is the zone's.
    DialogueSettings settings() const;
    void setSettings(const DialogueSettings &settings);

    /// Null where the file of one's own cannot be used; the notice says why.
    const DialoguePtr &dialogue() const { return m_dialogue; }
    const ProtocolEntry *protocol() const;
    DialogueValues values() const;
    bool isStepping() const;
    bool allowsOtherDataHost() const;
    /// Never kept: whoever opens a workspace begins with bullets.
    bool showsSecrets() const;
    /// Whether the values say that TLS begins with the first byte.
    bool isTlsAtOnce() const;
    /// Where the server usually is, with these values; 0: unknown.
    quint16 usualPort() const;
    /// The port of the session's field, which decides whether the usual one is offered.
    void setPort(const QString &port);
    /// Fills in what a link of a menu asks for. False where words to search for are missing still.
    bool takeLink(const GopherItem &item);
    /// A login for practice, where none is typed.
    void fillLogin(const QString &user, const QString &password);

    // What the run does, told by the zone.
    void showState(DialogueState state);
    void showBegin();
    void showResult(const DialogueResult &result);
    void showNote(const DialogueNote &note);
    void showProgress(qint64 bytes, qint64 total);
    void showError(const Error &error);
    /// A value that cannot be used, before anything was sent.
    void showProblem(const DialogueNote &note);

    DialogueStepsModel *steps() const { return m_steps; }
    DialogueResults *results() const { return m_results; }
    DialogueForm *form() const { return m_form; }
    Notice *notice() const { return m_notice; }
    PanelPages *pages() const { return m_pages; }
    /// Chooses a built-in one.
    void chooseDialogue(const QString &name);
    /// One's own.
    void openFile(const QString &path);
    void focusFields();

    QAction *nextAction() const { return m_next; }
    QAction *runOnAction() const { return m_runOn; }
    QAction *skipAction() const { return m_skip; }
    QAction *backAction() const { return m_back; }
    QAction *practiceAction() const { return m_practice; }
    QAction *usualPortAction() const { return m_usualPort; }
    QAction *editAction() const { return m_edit; }

Q_SIGNALS:
    void edited();
    /// Another dialogue was chosen by the user.
    void dialogueChosen();
    /// Of the line or a command's button.
    void lineWanted(const QString &line);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeChoices();
    void makeActions();
    void makeLine();
    static QToolButton *flatButton(QAction *action);
    QWidget *makeChoiceRow();
    QWidget *makeValuesPage();
    QWidget *makeStepsPage();
    QWidget *makeStepControls();
    void arrange();
    void fillProtocols();
    void fillDialogues();
    void showBuiltIn(const QString &name);
    void take(const DialoguePtr &dialogue);
    void readFile();
    void askForFile();
    void editDialogue();
    void sendTyped();
    void showAbout();
    void showActions();
    void applyLook();
    void retranslate();

    Look &m_look;
    DialoguePtr m_dialogue;
    QString m_file; ///< of one's own; empty: a built-in one
    QComboBox *m_protocols;
    QComboBox *m_dialogues;
    QLabel *m_about;
    QToolButton *m_portButton;
    QToolButton *m_more;
    DialogueForm *m_form;
    Notice *m_notice;
    PanelPages *m_pages;
    QTableView *m_stepsView;
    DialogueStepsModel *m_steps;
    DialogueCommands *m_commands;
    DialogueResults *m_results;
    QLineEdit *m_line;
    ActionButton *m_sendButton;
    QWidget *m_takeOver = nullptr; ///< the line and its button
    QLabel *m_progress;
    QAction *m_next;
    QAction *m_runOn;
    QAction *m_skip;
    QAction *m_back;
    QAction *m_practice;
    QAction *m_usualPort;
    QAction *m_open;
    QAction *m_edit;
    QAction *m_stepping;
    QAction *m_otherDataHost;
    QAction *m_showSecrets;
    QAction *m_send;
    QPointer<DialogueEditor> m_editor;
    DialogueState m_state = DialogueState::Idle;
    QString m_port;
    bool m_isChosen = false; ///< a dialogue was named: else the first is shown, and settings() names none
    bool m_loading = false;
};

} // namespace wirebench
