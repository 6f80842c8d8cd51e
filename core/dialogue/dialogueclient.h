#pragma once

#include "core/dialogue/dialogueevents.h"
#include "core/net/tcpclient.h"

#include <QObject>

#include <memory>

namespace wirebench {

struct DialogueOptions
{
    TcpClientConfig connection; ///< host, port, family, proxy, time-out, options; its TLS is not used
    TlsClientConfig tls;        ///< where the dialogue goes under TLS, on both connections
    bool stepping = false;      ///< stop before each step
    bool showSecrets = false;   ///< in the log and in what is told; else they are masked there
    bool allowOtherDataHost = false; ///< a data connection may lead to another machine than the server's
    int replyTimeoutMs = 30'000;     ///< without a byte of what is waited for
    qint64 mostSavedBytes = qint64(16) * 1024 * 1024 * 1024; ///< of one file
    int terminalColumns = 80; ///< told to a Telnet server that asks
    int terminalRows = 24;
};

enum class DialogueState : quint8 {
    Idle,
    Running,
    Paused,  ///< before a step: next(), runOn(), skip(), sendLine()
    Talking, ///< the keyboard is the person's: sendLine(), and what comes is shown
};

/// A dialogue over sockets: the runner's commands become calls on a TcpClient and, for data connections, on
/// further ones, which the log shows as connections of the same endpoint. One dialogue at a time; may be
/// started again. Thread and ownership as for TcpClient.
class DialogueClient final : public QObject
{
    Q_OBJECT

public:
    DialogueClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~DialogueClient() override;

    EndpointId endpointId() const;
    DialogueState state() const;

    /// Ends in finished(), never before this returns. Values and files are looked at before anything is sent.
    /// Ignored while a dialogue runs.
    void start(const DialoguePtr &dialogue, const DialogueValues &values, const DialogueOptions &options);
    /// Stops before the next step; paused() follows then.
    void pause();
    /// The step before which it stands, and stops before the next one.
    void next();
    /// All that is left, without a stop.
    void runOn();
    /// Leaves the step out before which it stands.
    void skip();
    /// Takes over: the text and a line end are sent as they are, and what comes is shown. CR, LF and NUL in it are
    /// refused (told()). While a dialogue is Paused or Talking; else ignored.
    void sendLine(const QString &text);
    /// Ends it in the middle; finished() follows with Cancelled. Files that are not complete are removed.
    void cancel();

Q_SIGNALS:
    void stateChanged(wirebench::DialogueState state);
    void statusChanged(const wirebench::TcpClientStatus &status); ///< of the control connection
    void stepBegun(int step);
    void stepEnded(int step);
    /// Stands before this step, of which the explanation tells.
    void paused(int step);
    void outputCame(const wirebench::DialogueOutput &output);
    /// A reply was complete: what its code means.
    void replied(const wirebench::WireMeaning &meaning);
    /// A single value was captured.
    void captured(const QString &name, const QString &value);
    void tableCame(const wirebench::DialogueTable &table);
    void menuCame(const QList<wirebench::GopherItem> &items);
    /// Something that is not a reply: the connection is secured, a Telnet option was agreed on, a warning.
    void told(const wirebench::DialogueNote &note);
    /// A file is complete.
    void saved(const QString &path, qint64 size);
    /// So much of a file has been saved or sent, at most 20 times a second. @p total -1: not known.
    void progressed(qint64 bytes, qint64 total);
    void finished(const wirebench::DialogueResult &result);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::DialogueState)
