#pragma once

#include "core/dialogue/dialogueclient.h"
#include "core/net/iothread.h"

#include <QObject>

#include <memory>

namespace wirebench {

/// What the dialogue of one session drives: the engine on the I/O thread and its state as the window last heard
/// of it. Knows no widgets. The engine is made at the first start, so that who never holds a dialogue has no
/// endpoint for it in the log. GUI thread; owned by its zone; log and thread outlive it.
class DialogueSession final : public QObject
{
    Q_OBJECT

public:
    DialogueSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    /// Before the first start there is none.
    bool hasEndpoint() const { return m_client != nullptr; }
    EndpointId endpointId() const { return m_endpointId; }
    DialogueState state() const { return m_state; }
    bool isRunning() const { return m_state != DialogueState::Idle; }
    const TcpClientStatus &status() const { return m_status; } ///< of the control connection
    /// How the last one ended. Without meaning before, and while one runs.
    const DialogueResult &result() const { return m_result; }
    bool hasEnded() const { return m_hasEnded; }

    /// Ignored while one runs.
    void start(const DialoguePtr &dialogue, const DialogueValues &values, const DialogueOptions &options);
    // As the functions of DialogueClient; ignored unless it runs.
    void pause();
    void next();
    void runOn();
    void skip();
    void sendLine(const QString &text);
    void cancel();

Q_SIGNALS:
    /// Once, before the first call is made.
    void endpointMade(wirebench::EndpointId endpoint);
    /// state() or status() have changed.
    void changed();
    void stepBegun(int step);
    void stepEnded(int step);
    void paused(int step);
    void outputCame(const wirebench::DialogueOutput &output);
    void replied(const wirebench::WireMeaning &meaning);
    void tableCame(const wirebench::DialogueTable &table);
    void menuCame(const QList<wirebench::GopherItem> &items);
    void told(const wirebench::DialogueNote &note);
    void saved(const QString &path, qint64 size);
    void progressed(qint64 bytes, qint64 total);
    void finished(const wirebench::DialogueResult &result);

private:
    void makeEngine();
    void take(DialogueState state);
    template <typename Command>
    void command(Command command)
    {
        if (isRunning())
            m_client->call(command);
    }

    TrafficLog &m_log;
    IoThread &m_thread;
    const QString m_name;
    std::unique_ptr<InThread<DialogueClient>> m_client;
    EndpointId m_endpointId{};
    DialogueState m_state = DialogueState::Idle;
    TcpClientStatus m_status;
    DialogueResult m_result;
    bool m_hasEnded = false;
};

} // namespace wirebench
