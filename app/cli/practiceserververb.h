#pragma once

#include "app/cli/serververb.h"
#include "core/practice/practiceservers.h"

namespace wirebench {

/// `practice-server`: the practice servers; says where they listen and who came.
class PracticeServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    PracticeServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const PracticeServersConfig &config);

    void start() override { m_servers.start(m_config); }
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void serversStarted(const PracticeServersStatus &status);

    const PracticeServersConfig m_config;
    PracticeServers m_servers;
    PracticeServersStatus m_last; ///< while they ran
};

} // namespace wirebench
