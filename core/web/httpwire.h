#pragma once

#include "core/http/httprequest.h"
#include "core/net/tcpclient.h"
#include "core/web/answerreader.h"
#include "core/web/hopclock.h"
#include "core/web/httpclient.h"
#include "core/web/requestsender.h"

#include <QObject>

#include <optional>

namespace wirebench {

/// One request and its answer over a TcpClient, whose connection it keeps for the next one with the same
/// route. Knows nothing of redirections and logins: that is HttpClient, which owns it. One at a time; on the
/// I/O thread.
///
/// A request that finds its kept connection closed before an answer began goes out once more on a new one, if
/// its method is idempotent. An answer that comes before the request is through is taken, and the rest of
/// the request is not sent.
class HttpWire final : public QObject
{
    Q_OBJECT

public:
    HttpWire(TrafficLog &log, Reactor &reactor, EndpointPtr endpoint);
    ~HttpWire() override;

    struct Task
    {
        HttpHop hop;     ///< url and request are set
        QByteArray head; ///< of the request, as bytes
        HttpBody body;
        TcpClientConfig route;
        AnswerReader::Rules rules;
        AnswerReader::Decide decide;
        int firstByteTimeoutMs = 0; ///< 0: none
        int idleTimeoutMs = 0;      ///< without a byte of an answer that has begun; 0: none
    };

    /// Ends in ended(), through the event loop or from inside the connection's own calls.
    void carry(Task task);
    bool isBusy() const { return m_stage != Stage::Idle; }
    /// Ends the exchange under way with this error, and its connection. ended() follows at once.
    void abort(const Error &error);
    /// Ends a kept connection.
    void drop();
    /// The answer's reader has enough for now.
    void pauseReading(bool paused);
    /// Whether time is up; to be called now and then.
    void checkTime();

    /// After ended(): what became of it.
    HttpHop takeHop() { return std::move(m_task.hop); }
    bool wasSent() const { return m_wasSent; } ///< something of it, at least
    /// Of the exchange under way; url and elapsedMs are not set.
    HttpProgress progress() const;
    TlsOutcomePtr tls() const;
    EndpointId endpointId() const { return m_tcp.endpointId(); }

Q_SIGNALS:
    void ended();
    void statusChanged(const wirebench::TcpClientStatus &status);

private:
    class Handler;
    enum class Stage : quint8 { Idle, Connecting, Talking, Broken };

    void start();
    void talk(Connection &connection);
    void goOnSending(Connection &connection);
    void answered();
    void broke();
    void tryAgainOrEnd();
    bool mayTryAgain() const;
    bool keepsConnection() const;
    void end();

    void stateChanged(const TcpClientStatus &status);
    std::unique_ptr<ConnectionHandler> tcpStands();
    void opened(Connection &connection);
    void received(Connection &connection, const Bytes &bytes);
    void peerFinished();
    void tcpClosed();

    std::optional<Error> timeOut() const;
    HttpPhase phase() const;
    quint64 sentSize() const;

    TrafficLog &m_log;
    const CallGate &m_gate;
    TcpClient m_tcp;
    Stage m_stage = Stage::Idle;
    Connection *m_connection = nullptr; ///< while it stands
    TcpClientConfig m_route;            ///< that it was made for
    Error m_socketError;
    bool m_dropping = false;

    Task m_task;
    HopClock m_clock;
    std::optional<RequestSender> m_sender;
    std::optional<AnswerReader> m_answer;
    quint64 m_sentBefore = 0; ///< on this connection
    qint64 m_lastByteNs = 0;  ///< log time at which one was sent or received
    quint64 m_serial = 0;     ///< of the exchange: what was put off for another is void
    bool m_wasSent = false;
    bool m_triedAgain = false;
    bool m_paused = false;
    bool m_lookingUp = false;
    bool m_sending = false; ///< the sender is on the call stack
};

} // namespace wirebench
