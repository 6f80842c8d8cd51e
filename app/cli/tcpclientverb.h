#pragma once

#include "app/cli/clientverb.h"
#include "core/net/tcpclient.h"
#include "core/workspace/commandline.h"

namespace wirebench {

/// `tcp-client`: joins a connection with standard input and output.
class TcpClientVerb final : public ClientVerb
{
    Q_OBJECT

public:
    TcpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpClientSettings &settings,
                  const RunOptions &options);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void closeSocket() override { m_client.close(); }
    void closeAtOnce() override { m_client.reset(); }

    const TcpClientSettings m_settings;
    const RunOptions m_options;
    TcpClient m_client;
};

} // namespace wirebench
