#pragma once

#include "app/common/messages.h"
#include "app/cli/standardinput.h"
#include "app/cli/standardoutput.h"
#include "app/cli/verb.h"
#include "core/net/tcpclient.h"
#include "core/workspace/commandline.h"

namespace wirebench {

/// `tcp-client`: joins a connection with standard input and output.
class TcpClientVerb final : public Verb
{
    Q_OBJECT

public:
    TcpClientVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpClientSettings &settings,
                  const RunOptions &options);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void failed(const Error &error);
    void outputFailed(int systemError);
    void closed();
    void finish();

    Messages &m_messages;
    const TcpClientSettings m_settings;
    const RunOptions m_options;
    StandardInput m_input;
    StandardOutput m_output;
    TcpClient m_client;
    bool m_stopping = false;
    bool m_closed = false;
    bool m_finished = false;
    int m_status = 0;
};

} // namespace wirebench
