#pragma once

#include "core/generate/loadstream.h"
#include "core/generate/messagesource.h"
#include "core/generate/sendtimes.h"
#include "core/net/udpendpoint.h"

#include <QObject>

namespace wirebench {

/// A UDP socket under load, connected to its peer so that it hears when nobody is there. Answers are known by
/// the number in the datagram, so that copies count once; where messages have no number, each datagram that
/// comes is one answer, to the oldest. Ownership and thread as for LoadStream.
class UdpLoad final : public QObject, public LoadStream
{
    Q_OBJECT

public:
    UdpLoad(Owner &owner, TrafficLog &log, Reactor &reactor, const EndpointPtr &endpoint,
            const UdpConfig &config, MessageSource &source, LoadTally &tally, int timesKept);

    void open() override;
    bool canSend() const override { return m_isOpen && !m_isWaiting; }
    void send(qint64 nowNs) override;

private:
    void received(const Bytes &datagram);
    void taken();
    void failed(const Error &error);

    Owner &m_owner;
    const TrafficLog &m_log;
    const UdpConfig m_config;
    MessageSource &m_source;
    LoadTally &m_tally;
    SendTimes m_times;
    bool m_isOpen = false;
    bool m_hasEnded = false;
    bool m_isWaiting = false; ///< a datagram is not taken yet
    quint64 m_sent = 0;
    quint64 m_came = 0;
    UdpEndpoint m_endpoint; ///< the last: it ends before what it calls
};

} // namespace wirebench
