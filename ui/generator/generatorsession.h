#pragma once

#include "core/generate/generator.h"
#include "core/net/iothread.h"

#include <QObject>

#include <memory>
#include <optional>

namespace wirebench {

/// What the generator of one session drives: the engine on the I/O thread and its figures as the window last
/// heard of them. Knows no widgets. The engine is made at the first start, so that who never generates load
/// has no endpoint for it in the log. GUI thread; owned by its zone; log and thread outlive it.
class GeneratorSession final : public QObject
{
    Q_OBJECT

public:
    GeneratorSession(TrafficLog &log, IoThread &thread, EndpointKind kind, const QString &name,
                     QObject *parent = nullptr);

    const LoadFigures &figures() const { return m_figures; }
    bool isRunning() const { return m_isRunning; }

    /// Ignored while it runs.
    void start(const LoadConfig &config);
    void stop();

Q_SIGNALS:
    /// Once, before the first call is made.
    void endpointMade(wirebench::EndpointId endpoint);
    /// figures() or isRunning() have changed.
    void changed();
    void finished();

private:
    void makeEngine();

    TrafficLog &m_log;
    IoThread &m_thread;
    const EndpointKind m_kind;
    const QString m_name;
    std::unique_ptr<InThread<Generator>> m_generator;
    LoadFigures m_figures;
    bool m_isRunning = false;
};

} // namespace wirebench
