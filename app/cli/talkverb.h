#pragma once

#include "app/cli/clientverb.h"
#include "app/cli/quiettimer.h"
#include "app/cli/talkinput.h"
#include "core/dialogue/dialogueclient.h"
#include "core/workspace/commandline.h"

namespace wirebench {

/// `talk`: a dialogue. The conversation is told on standard error; what it brings goes to standard output.
class TalkVerb final : public ClientVerb
{
    Q_OBJECT

public:
    TalkVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpClientSettings &settings,
             const RunOptions &options);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override;
    void closeAtOnce() override { m_client.cancel(); }

    bool askForSecrets(const Dialogue &dialogue);
    void stateChanged(DialogueState state);
    void pausedBefore(int step);
    void lineTyped(const QString &text);
    void inputEnded();
    void outputCame(const DialogueOutput &output);
    void menuCame(const QList<GopherItem> &items);
    void ended(const DialogueResult &result);
    void say(const char *event, const QString &text, QJsonObject fields = {});

    Messages &m_messages;
    TcpClientSettings m_settings;
    const RunOptions m_options;
    DialoguePtr m_dialogue;
    DialogueClient m_client;
    TalkInput m_lines;
    QuietTimer m_quiet; ///< after the end of standard input: what still comes is waited for
    TcpClientStatus m_status;
    bool m_interrupted = false;
};

} // namespace wirebench
