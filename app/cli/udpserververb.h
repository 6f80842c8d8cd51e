#pragma once

#include "app/cli/serververb.h"
#include "core/answer/udprelay.h"
#include "core/net/udpendpoint.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// `udp-server`: binds, answers each datagram, and says whose it was.
class UdpServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    UdpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const UdpSettings &settings);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    const UdpSettings m_settings;
    RulesDesk m_desk;
    UdpRelay m_relay; ///< outlives the endpoint, whose datagrams it takes
    UdpEndpoint m_endpoint;
};

} // namespace wirebench
