#pragma once

#include "app/cli/serververb.h"
#include "core/answer/tcprelay.h"
#include "core/net/tcpserver.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// `tcp-server`: listens, answers, and says who came.
class TcpServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    TcpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpServerSettings &settings);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void clientFailed(ConnectionId client, const Error &error);
    void serverStopped();

    TrafficLog &m_log;
    const TcpServerSettings m_settings;
    RulesDesk m_desk;
    TcpRelay m_relay; ///< outlives the server, whose clients it serves
    TcpServer m_server;
    bool m_serverStopped = false;
};

} // namespace wirebench
