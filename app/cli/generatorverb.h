#pragma once

#include "app/cli/clientverb.h"
#include "core/generate/generator.h"
#include "core/workspace/commandline.h"

#include <QElapsedTimer>

namespace wirebench {

/// `generate`: runs a generator, says its figures once a second and a summary at the end. Ends with 0 if
/// everything was sent or it was stopped, whatever was answered.
class GeneratorVerb final : public ClientVerb
{
    Q_OBJECT

public:
    GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpClientSettings &settings,
                  const RunOptions &options);
    GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const UdpSettings &settings,
                  const RunOptions &options);

    void start() override;
    QString statisticsText() const override;
    QJsonObject statistics() const override;

private:
    GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages, EndpointKind kind,
                  Result<LoadConfig> config, const RunOptions &options);
    void closeSocket() override { m_generator.stop(); }
    void closeAtOnce() override {}

    void progressed(const LoadFigures &figures);
    void ended(const LoadFigures &figures);
    void sayWhatIsWrong(const LoadFigures &figures);

    Messages &m_messages;
    Result<LoadConfig> m_config;
    QElapsedTimer m_sinceSaid;
    Generator m_generator;
};

} // namespace wirebench
