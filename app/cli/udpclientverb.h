#pragma once

#include "app/cli/clientverb.h"
#include "app/cli/inputlines.h"
#include "app/cli/quiettimer.h"
#include "core/messages/sequencerunner.h"
#include "core/net/udpendpoint.h"
#include "core/workspace/commandline.h"

namespace wirebench {

/// `udp-client`: sends texts or the lines of standard input as datagrams, and writes what arrives to standard
/// output. Ends with the first failure: nothing else would end a client whose answer cannot come.
class UdpClientVerb final : public ClientVerb
{
    Q_OBJECT

public:
    UdpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const UdpSettings &settings,
                  const RunOptions &options);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override { m_endpoint.close(); }
    void closeAtOnce() override { m_endpoint.close(); }

    void opened();
    void runSequence();
    void received(const Bytes &datagram);
    void socketFailed(const Error &error);
    void socketClosed();
    void quiet();

    void takeInput();
    void sendWaiting();
    std::optional<QByteArray> nextDatagram();
    bool isEverythingTaken() const;
    void drained();

    Messages &m_messages;
    const UdpSettings m_settings;
    const RunOptions m_options;
    const bool m_readsInput;
    QList<QByteArray> m_texts;
    InputLines m_lines{UdpEndpoint::longestDatagram};
    ByteArena m_arena;
    QuietTimer m_quiet;
    qint64 m_queued = 0; ///< datagrams handed over since drained()
    qint64 m_queuedBytes = 0;
    quint64 m_notWritten = 0; ///< datagrams that came while nobody read the output
    bool m_sending = false;
    bool m_failed = false;
    bool m_heard = false;
    SavedSequence m_sequence; ///< empty: none
    SequenceRunner m_runner;
    UdpEndpoint m_endpoint;
};

} // namespace wirebench
