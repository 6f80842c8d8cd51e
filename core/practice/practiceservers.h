#pragma once

#include "core/net/tcpserver.h"
#include "core/practice/practiceaccount.h"
#include "core/practice/practiceprotocol.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace wirebench {

struct PracticeServersConfig
{
    PracticeServersConfig() { enabled.fill(true); }

    std::array<bool, practiceProtocolCount> enabled;
    int portOffset = usualPracticeOffset; ///< added to the assigned ports; what goes beyond 65535 fails
    /// Instead of an assigned port and the offset. 0: a free one, and another free one for TLS; with any other there is
    /// no port for TLS.
    std::array<std::optional<quint16>, practiceProtocolCount> ports;
    bool tlsPorts = true; ///< also listen where TLS begins with the first byte (FTPS, SMTPS, …)
    /// Its certificate; without a file one is made for localhost, which nobody vouches for.
    TlsServerConfig tls;
};

enum class PracticePortState : quint8 {
    Off,
    Listening,
    Failed, ///< the others go on
};

/// One port: of a protocol, in clear or under TLS from the first byte.
struct PracticePortStatus
{
    PracticeProtocol protocol = PracticeProtocol::Ftp;
    bool isTls = false;
    PracticePortState state = PracticePortState::Off;
    SocketAddress address; ///< with the port that was really taken
    Error error;           ///< why it failed
    int connected = 0;
    quint64 served = 0; ///< clients accepted since the start

    friend bool operator==(const PracticePortStatus &, const PracticePortStatus &) = default;
};

struct PracticeServersStatus
{
    bool running = false;
    QList<PracticePortStatus> ports; ///< those that are on, in the order of PracticeProtocol, in clear first
    QList<Certificate> certificates; ///< what TLS shows
    int storedMessages = 0;          ///< in the inbox
    int storedArticles = 0;

    int listeningCount() const;
    /// The port in clear; null if it is not on.
    const PracticePortStatus *find(PracticeProtocol protocol, bool isTls = false) const;
};

/// Practice servers for FTP, SMTP, POP3, IMAP, NNTP, Telnet, Gopher, finger and daytime: small, in memory, on
/// 127.0.0.1 alone, so that a class without a network can hold each dialogue. They share one world, which
/// begins anew with each start(): what is sent by SMTP is fetched by POP3 and IMAP, the folders of FTP are
/// Gopher's menus. Whoever logs in is practiceUser with practicePassword, or anonymous (FTP).
///
/// Each port is a TcpServer with an endpoint of its own in the log, and so are FTP's data connections. Thread
/// and ownership as for TcpServer.
class PracticeServers final : public QObject
{
    Q_OBJECT

public:
    /// @param name begins the names of the endpoints: "practice: ftp".
    PracticeServers(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~PracticeServers() override;

    const PracticeServersStatus &status() const;
    /// Of the ports that are or were on; FTP's data connections have others.
    QList<EndpointId> endpointIds() const;

    /// Starts all enabled protocols with fresh contents. started() follows once each port has begun to listen
    /// or failed; failed() instead if none listens. Ignored while running.
    void start(const PracticeServersConfig &config);
    /// Closes every socket; stopped() follows. Harmless when stopped.
    void stop();

Q_SIGNALS:
    void started(const wirebench::PracticeServersStatus &status);
    void stopped();
    /// None of the ports could be taken; the first error.
    void failed(const wirebench::Error &error);
    /// At most 20 times a second.
    void statusChanged(const wirebench::PracticeServersStatus &status);

private:
    class Servers;
    std::unique_ptr<Servers> m_servers;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::PracticeServersStatus)
