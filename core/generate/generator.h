#pragma once

#include "core/generate/loadconfig.h"
#include "core/generate/loadfigures.h"
#include "core/generate/loadstream.h"
#include "core/generate/messagesource.h"
#include "core/generate/pacer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace wirebench {

class Resolver;
struct Resolution;

/// Sends messages at a rate over one or many connections, or as datagrams, and counts what is answered. A
/// QObject without a thread of its own, like the engines that it drives (TcpClient, UdpEndpoint): made,
/// called and destroyed on the I/O thread. Every call of a run is in the log, under one endpoint.
///
/// A turn sends for some milliseconds at most. Nothing is hoarded: what a connection does not take is not
/// queued, and the rate that is reached falls. Memory is bounded for a run of any length.
class Generator final : public QObject, private LoadStream::Owner
{
    Q_OBJECT

public:
    /// @param kind of what it opens: TcpClient or Udp
    Generator(TrafficLog &log, Reactor &reactor, EndpointKind kind, const QString &name,
              QObject *parent = nullptr);
    ~Generator() override;

    EndpointId endpointId() const { return m_endpoint->id; }
    const LoadFigures &figures() const { return m_figures; }

    /// Looks the target up, opens all connections, sends, waits for the last answers; finished() follows.
    /// Ignored while it runs.
    void start(const LoadConfig &config);
    /// At once: what was not answered yet counts as unanswered. finished() follows.
    void stop();

Q_SIGNALS:
    /// Five times a second while it runs.
    void progressed(const wirebench::LoadFigures &figures);
    /// All sockets are closed.
    void finished(const wirebench::LoadFigures &figures);

private:
    void streamOpened() override;
    void streamEnded(bool wasOpen, const Error &error) override;

    void lookUp();
    void lookedUp(const QList<SocketAddress> &addresses);
    std::unique_ptr<LoadStream> makeStream();
    void openMore();
    void tryNextAddress();
    void turn();
    void turnOpening();
    void beginSending();
    void turnSending();
    qint64 sendDue(qint64 nowNs, qint64 count);
    LoadStream *nextReady();
    void noteBlocked(qint64 nowNs, bool isBlocked);
    void beginWaiting();
    void turnWaiting();
    void noStreamLeft();
    void end(LoadEnd how);
    void schedule();
    void sample();
    void fillFigures();
    LoadLimit limit() const;
    qint64 sendingNs() const;

    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;
    std::unique_ptr<Resolver> m_resolver;
    LoadConfig m_config;
    std::unique_ptr<MessageSource> m_source;
    std::unique_ptr<Pacer> m_pacer;
    std::unique_ptr<LoadTally> m_tally;
    QList<SocketAddress>
        m_addresses; ///< the first is the target; the others are tried if it cannot be reached
    std::vector<std::unique_ptr<LoadStream>> m_streams;
    size_t m_next = 0; ///< whose turn it is to send
    LoadSeries m_series;
    LoadFigures m_figures;
    qint64 m_lookedUpSinceNs = 0;
    qint64 m_beginNs = 0; ///< log times
    qint64 m_endNs = 0;   ///< of sending: planned, then as it was
    qint64 m_lastTurnNs = 0;
    qint64 m_blockedSinceNs = -1; ///< nothing could be sent since then
    qint64 m_blockedNs = 0;       ///< time in which messages were due and no connection took one
    qint64 m_lastAnswerNs = 0;
    qint64 m_sampledNs = 0;
    quint64 m_sampledSent = 0;
    quint64 m_answeredBefore = 0;
    bool m_hasMoreNow = false; ///< its time was over before all that was due had gone
    bool m_stopRequested = false;
    QTimer m_turnTimer;
    QTimer m_sampleTimer;
};

} // namespace wirebench
