#include "ui/generator/generatorsession.h"

namespace wirebench {

GeneratorSession::GeneratorSession(TrafficLog &log, IoThread &thread, EndpointKind kind, const QString &name,
                                   QObject *parent)
    : QObject(parent), m_log(log), m_thread(thread), m_kind(kind), m_name(name)
{
}

void GeneratorSession::makeEngine()
{
    m_generator = std::make_unique<InThread<Generator>>(m_thread, m_log, m_thread.reactor(), m_kind, m_name);
    const Generator *engine = m_generator->object();
    connect(engine, &Generator::progressed, this, [this](const LoadFigures &figures) {
        if (!m_isRunning)
            return;
        m_figures = figures;
        Q_EMIT changed();
    });
    connect(engine, &Generator::finished, this, [this](const LoadFigures &figures) {
        m_figures = figures;
        m_isRunning = false;
        Q_EMIT changed();
        Q_EMIT finished();
    });
    Q_EMIT endpointMade(engine->endpointId());
}

void GeneratorSession::start(const LoadConfig &config)
{
    if (m_isRunning)
        return;
    if (!m_generator)
        makeEngine();
    m_isRunning = true;
    m_figures = {};
    m_figures.phase = LoadPhase::LookingUp; // shown at once: the engine's word comes a moment later
    m_figures.askedRate = config.rate;
    m_figures.connections = config.connections;
    Q_EMIT changed();
    m_generator->call([config](Generator &generator) { generator.start(config); });
}

void GeneratorSession::stop()
{
    if (m_isRunning)
        m_generator->call([](Generator &generator) { generator.stop(); });
}

} // namespace wirebench
