#pragma once

#include "core/answer/relaypipe.h"
#include "core/net/connection.h"
#include "core/net/tcpclient.h"

#include <QTimer>

#include <array>
#include <memory>

namespace wirebench {

/// A client of a relay and the connection to the target that is made for it: two ends, and what is on its way
/// between them. What one end does, the other sees: bytes, the end of its stream, a reset. An end is not read
/// while more than RelayPipe::limit waits for the other. Owned by its TcpRelay, on the I/O thread.
///
/// The client is not read before the target has been reached.
class RelayPair final
{
public:
    enum class Side : quint8 { Client, Target };

    class Owner
    {
    public:
        /// The target could not be reached, or an end was given up or failed beside what its engine tells.
        virtual void pairFailed(RelayPair &pair, const Error &error) = 0;
        virtual void pairConnected(RelayPair &pair, const Connection &target) = 0;
        /// The target is connected, or is so no longer.
        virtual void pairChanged() = 0;
        /// Both connections are closed. The pair may be on the call stack: it must be destroyed later.
        virtual void pairEnded(RelayPair &pair) = 0;

    protected:
        ~Owner() = default;
    };

    /// @param tls with the target; null for none.
    RelayPair(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
              const RelayConfig &config, TlsContextPtr tls);

    /// Connects to the target. Told by the client's handler, once, from its opened().
    void begin(Connection &client);
    /// What the handlers of both ends tell. The target's is told of by the pair itself.
    void opened(Side side, Connection &connection);
    void received(Side side, const Bytes &bytes);
    void peerFinished(Side side);
    void drained(Side side);
    void closed(Side side, Connection &connection, const Error &error);

    /// Closes what is still open, at once.
    void stop();
    /// Gives it up if an end has taken nothing of what waits for it for as long as it may.
    void checkStall();

    ConnectionId client() const { return m_client; }
    bool isTargetConnected() const { return at(Side::Target).connection != nullptr; }

private:
    struct End
    {
        Connection *connection = nullptr; ///< while it is open
        RelayPipe pipe;                   ///< what came from it, for the other end
        QTimer timer;                     ///< until the next piece may go
        bool isFinished = false;          ///< it sends no more
        bool isClosed = false;
        bool isPassedOn = false; ///< the other end has been told that it sends no more
        bool isPumping = false;
        bool isPaused = false;
        quint64 sentThen = 0; ///< what it had taken, and since when
        qint64 sentSinceNs = 0;
    };

    static Side other(Side side) { return side == Side::Client ? Side::Target : Side::Client; }
    End &at(Side side) { return m_ends[size_t(side)]; }
    const End &at(Side side) const { return m_ends[size_t(side)]; }

    TcpClientConfig targetConfig() const;
    void targetFailed(const Error &error);
    void pump(Side from);
    bool hasRoom(Side to) const;
    void passEnd(Side from);
    void throttle(Side from);
    void schedule(Side from);
    bool isStalled(Side side, qint64 nowNs);
    void resetBoth(const Error &error, const QString &why);
    void reset(Side side, const QString &why);
    void tellIfEnded();

    Owner &m_owner;
    TrafficLog &m_log;
    const RelayConfig m_config;
    const TlsContextPtr m_tls;
    ConnectionId m_client;
    std::array<End, 2> m_ends;
    QString m_why; ///< this end has given the pair up
    bool m_hasEnded = false;
    std::unique_ptr<TcpClient> m_target; // goes first: its handler tells the pair
};

} // namespace wirebench
