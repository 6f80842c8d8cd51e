#pragma once

#include "core/dialogue/dialoguecommand.h"
#include "core/dialogue/dotreader.h"
#include "core/dialogue/imapreader.h"
#include "core/dialogue/linetemplate.h"
#include "core/dialogue/telnetoptions.h"
#include "core/dialogue/textcaptures.h"

#include <memory>
#include <optional>

namespace wirebench {

struct RunnerOptions
{
    bool stepping = false;
    bool showSecrets = false;
    bool allowOtherDataHost = false;
    qint64 mostSavedBytes = qint64(16) * 1024 * 1024 * 1024;
    int terminalColumns = 80;
    int terminalRows = 24;
};

/// Goes through the steps of a dialogue: takes what comes and what a person wants, and gives commands. Has no socket,
/// clock, thread or log; one run each. After every call whoever drives it takes the commands and does them in order.
///
/// Memory is bounded: what is read ahead of a step by mostWaiting (the driver stops reading then), replies by their
/// reader, tables by TextCaptures.
class DialogueRunner final : private ImapLiteralSink
{
public:
    static constexpr qsizetype mostWaiting = 256 * 1024; ///< bytes
    /// A text that is shown and not saved.
    static constexpr qint64 mostShown = qint64(64) * 1024 * 1024;

    /// @param values must have passed valuesProblem().
    DialogueRunner(DialoguePtr dialogue, const DialogueValues &values, const RunnerOptions &options);
    ~DialogueRunner() override;

    void start();

    // The person.
    void pause() { m_stepping = true; }
    void next();
    void runOn();
    void skip();
    void typed(const QString &text);
    void cancel();

    // The network. What it says after the end is not heard.
    void connected(const QString &peerHost); ///< of the control connection: an address, or a name behind a proxy
    void secured();
    void received(QByteArrayView bytes);
    void ended(); ///< the server sends no more
    void messageSent();
    void dataConnected();
    void dataReceived(QByteArrayView bytes);
    void dataEnded();
    void dataSent();
    void fileSaved();
    void dataFailed(const Error &error); ///< what the server says of it is waited for
    void failed(const Error &error);     ///< of the control connection, or of a file
    void timedOut(int milliseconds);

    /// Once; empty when there is nothing to do.
    QList<DialogueCommand> take() { return std::exchange(m_commands, {}); }

    bool isFinished() const { return m_finished; }
    bool isPaused() const { return m_paused; }
    bool isTalking() const { return m_inStep && step().kind == StepKind::Talk; }
    /// Something of the other end is waited for: the time-out runs.
    bool isWaiting() const { return !m_finished && !m_paused && !isTalking() && m_at >= 0; }
    /// False: nothing should be read from the control connection for now.
    bool wantsInput() const { return m_input.size() < mostWaiting; }
    bool wantsDataInput() const { return m_dataInput.size() < mostWaiting; }
    const DialogueValues &values() const { return m_scope.values; }

private:
    enum class Progress : quint8 { Ended, Waits };

    // Through the steps.
    const DialogueStep &step() const { return m_dialogue->steps[m_at]; }
    void advance();
    bool enterStep();
    bool passesStep();
    void repeat();
    QStringList elementsOf(const QString &list) const;
    bool holds(const DialogueCondition &condition) const;
    bool isOffered(const QString &words) const;
    bool conditionsHold() const;
    bool isLeaving() const { return m_outcome.has_value(); }

    // One step.
    void begin();
    void beginSend();
    void beginTls();
    void beginOpenData();
    void beginSendFile();
    void beginRead();
    void beginExpect();
    void beginSave();
    Progress proceed();
    Progress expect();
    Progress read();
    Progress readControl();
    Progress readData();
    Progress talk();
    Progress whenDone() const { return m_stepDone ? Progress::Ended : Progress::Waits; }

    // Replies and texts.
    void judge();
    bool isAccepted() const;
    bool isPreliminary() const;
    void tellReply();
    void manualInput();
    void addText(const QByteArray &part);
    void endText();
    void tellCaptures();
    void keepLines(QByteArrayView part);

    bool literalBegun(qint64 size) override;
    void literalBytes(QByteArrayView bytes) override;
    void literalEnded() override;

    void sendLine(const QByteArray &line, const QByteArray &shown);
    void refuse();
    void fail(const char *key, const QStringList &arguments = {});
    void leave(const DialogueResult &result);
    void finish(const DialogueResult &result);
    void output(DialogueOutput::Kind kind, QByteArray bytes);
    void tell(const char *key, const QStringList &arguments = {});
    /// Nothing after the end.
    template <typename Command>
    void give(Command command)
    {
        if (!m_finished)
            m_commands.append(DialogueCommand(std::move(command)));
    }

    const DialoguePtr m_dialogue;
    const RunnerOptions m_options;
    DialogueScope m_scope;
    QHash<QString, QStringList> m_lists; ///< captured with `each`: the first group of each row
    QHash<int, int> m_turns;             ///< of each Repeat: which element is next
    QList<DialogueCommand> m_commands;

    int m_at = -1; ///< -1: not started
    bool m_inStep = false;
    bool m_stepDone = false; ///< what the step waits for has happened
    bool m_stepping = false;
    bool m_paused = false;
    bool m_released = false; ///< the step that it stands before may begin
    bool m_finished = false;
    std::optional<DialogueResult> m_outcome; ///< known already: it takes leave

    // The control connection.
    QByteArray m_input; ///< not read yet
    bool m_connected = false;
    bool m_secured = false;
    bool m_ended = false;
    QString m_peerHost;
    std::unique_ptr<ReplyReader> m_reader;
    int m_tag = 0;
    QString m_sent;         ///< the last command, without its secrets: what a reply answers
    Reply m_reply;          ///< the last one
    QByteArray m_lastLines; ///< of the last reply or short text
    bool m_takenOver = false;
    bool m_hasManualReply = false; ///< the last one came to a person who had taken over

    // The data connection.
    bool m_dataOpen = false;
    bool m_dataEnded = false;
    bool m_dataProtected = false;
    Error m_dataError;
    QByteArray m_dataInput;

    // A text.
    bool m_saving = false;       ///< a file is open
    bool m_savesOnReply = false; ///< it is whole if the server says so
    bool m_savePending = false;  ///< its name is awaited
    qint64 m_textSize = 0;
    bool m_textEnded = false;
    DotReader m_dot;
    TelnetOptions m_telnet;
    TextCaptures m_captures;
};

} // namespace wirebench
