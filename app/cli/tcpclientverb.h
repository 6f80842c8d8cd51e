#pragma once

#include "app/cli/clientverb.h"
#include "core/messages/sequencerunner.h"
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
    void runSequence();
    void closeSocket() override
    {
        m_runner.stop();
        m_client.close();
    }
    void closeAtOnce() override { m_client.reset(); }

    const TcpClientSettings m_settings;
    const RunOptions m_options;
    SavedSequence m_sequence; ///< empty: none
    SequenceRunner m_runner;
    TcpClient m_client;
};

} // namespace wirebench
