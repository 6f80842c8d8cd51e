#pragma once

#include "app/cli/acceptedclients.h"
#include "app/common/messages.h"
#include "app/cli/standardoutput.h"
#include "app/cli/verb.h"
#include "core/net/tcpserver.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// `tcp-server`: listens, answers, and says who came.
class TcpServerVerb final : public Verb
{
    Q_OBJECT

public:
    TcpServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpServerSettings &settings);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void listening(const QList<SocketAddress> &addresses);
    void failed(const Error &error);
    void clientFailed(ConnectionId client, const Error &error);
    void stopped();
    void printRest();
    void finish();

    TrafficLog &m_log;
    Messages &m_messages;
    const TcpServerSettings m_settings;
    StandardOutput m_output;
    AcceptedClients m_accepted;
    TcpServer m_server;
    bool m_started = false;
    bool m_finished = false;
    int m_status = 0;
};

} // namespace wirebench
