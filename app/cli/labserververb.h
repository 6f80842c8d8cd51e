#pragma once

#include "app/cli/serververb.h"
#include "core/chat/labservice.h"

namespace wirebench {

/// `lab-server`: the five ports of the lab; says who came and what they said, and writes the class board.
class LabServerVerb final : public ServerVerb
{
    Q_OBJECT

public:
    /// @param boardPath where the class board goes at the end; empty: nowhere.
    LabServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const LabServerSettings &settings,
                  const QString &boardPath);

    void start() override;
    void stop() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    void labStarted(const LabServiceStatus &status);
    void labStopped();
    void writeBoard();

    const TrafficLog &m_log;
    const LabServerSettings m_settings;
    const QString m_boardPath;
    LabService m_lab;
    LabServiceStatus m_last; ///< while it ran
};

} // namespace wirebench
