#pragma once

#include "core/chat/chatevent.h"
#include "core/chat/chatlimits.h"
#include "core/chat/classboard.h"
#include "core/chat/labport.h"
#include "core/net/tcpserver.h"

#include <array>
#include <memory>

namespace wirebench {

struct LabServiceConfig
{
    HostSpec host;
    ListenFamily family = ListenFamily::IPv4;
    int backlog = 100;
    std::array<quint16, labPortCount> ports = {2000, 2001, 4240, 4241, 4242}; ///< 0: a free one
    std::array<bool, labPortCount> enabled = {true, true, true, true, true};
    std::array<LabFaults, labPortCount> faults;
    int intervalMs = 100; ///< between two lines of ports 2000 and 2001
    int fewestLines = 3;  ///< of port 2001
    int mostLines = 12;
    bool announces = false; ///< joining and leaving go out on 4241, too
    int stuckAfterMs = 10'000;
    ChatLimits limits;
};

enum class LabPortState : quint8 {
    Off,
    Starting,
    Listening,
    Failed, ///< the other ports go on
};

struct LabPortStatus
{
    LabPortState state = LabPortState::Off;
    QList<SocketAddress> listening; ///< with the ports that were really taken
    Error error;                    ///< why it failed
    int connected = 0;
    quint64 served = 0; ///< clients accepted since the start
};

/// What the window shows of the lab beside its log, board and conversation. At most 20 times a second.
struct LabServiceStatus
{
    bool running = false;
    std::array<LabPortStatus, labPortCount> ports; ///< in the order of LabPort
    quint64 dropped = 0;                           ///< readers that did not read
    QStringList present;                           ///< pseudonyms on 4242

    int listeningCount() const;
};

/// The lab: the five services of C16 to C18, each a TcpServer with an endpoint of its own in the log, and the
/// class board that is filled from what happens on them. Thread and ownership as for TcpServer.
///
/// A reader that does not read is throttled by TCP; once more than ChatLimits allow waits for it, or it has
/// taken nothing for so long, it is reset, the conversation says so, and its close() in the log does, too.
/// Nobody else waits for it. Lines of one turn go out together, so that a thousand readers cost one send()
/// each.
class LabService final : public QObject
{
    Q_OBJECT

public:
    LabService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent = nullptr);
    ~LabService() override;

    EndpointId endpointId(LabPort port) const;
    QList<EndpointId> endpointIds() const; ///< all five
    const LabServiceStatus &status() const;
    QList<BoardRow> board() const;

    /// Starts all enabled ports. started() follows once each has begun to listen or failed; failed() instead
    /// if none listens. Ignored while running.
    void start(const LabServiceConfig &config);
    /// Closes every socket; stopped() follows. Harmless when stopped. The board stays.
    void stop();
    /// Holds for the clients that are accepted from now on, and for lines of the chat from now on.
    void setFaults(LabPort port, LabFaults faults);
    /// A line of the teacher, sent to every reader on 4241 under this name.
    void say(const QString &name, const QString &text);
    /// Begins a new board: see ClassBoard::clear().
    void clearBoard();

Q_SIGNALS:
    void started(const wirebench::LabServiceStatus &status);
    void stopped();
    /// None of the ports could be taken; the first error.
    void failed(const wirebench::Error &error);
    void statusChanged(const wirebench::LabServiceStatus &status);
    /// What happened on 4242, 4241 and 4240 since the last signal, in order. At most 20 a second; above 1,000
    /// events in one, the oldest are left out (their numbers tell), but never that a reader was dropped.
    void conversed(const QList<wirebench::ChatEvent> &events);
    /// Rows that are new or changed, and rows that are gone, since the last signal. At most 4 a second.
    void boardChanged(const QList<wirebench::BoardRow> &changed, const QList<quint32> &gone);

private:
    class Lab;
    std::unique_ptr<Lab> m_lab;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::LabServiceStatus)
