#include "ui/chat/labserversession.h"

#include "core/workspace/chatconfig.h"

namespace wirebench {

LabServerSession::LabServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_lab(thread, log, thread.reactor(), name),
      m_endpointIds(m_lab.object()->endpointIds())
{
    const LabService *lab = m_lab.object();
    connect(lab, &LabService::started, this, [this](const LabServiceStatus &status) {
        takeStatus(status);
        Q_EMIT started();
    });
    connect(lab, &LabService::stopped, this, [this] {
        LabServiceStatus status = m_status;
        status.running = false;
        takeStatus(status);
        Q_EMIT stopped();
    });
    connect(lab, &LabService::failed, this, [this](const Error &error) {
        LabServiceStatus status = m_status;
        status.running = false;
        takeStatus(status);
        Q_EMIT failed(error);
    });
    connect(lab, &LabService::statusChanged, this, &LabServerSession::takeStatus);
    connect(lab, &LabService::conversed, this, &LabServerSession::conversed);
    connect(lab, &LabService::boardChanged, this, &LabServerSession::boardChanged);
}

Result<void> LabServerSession::start(const LabServerSettings &settings)
{
    const Result<LabServiceConfig> config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    if (isRunning())
        return {};
    LabServiceStatus status; // shown at once: the engine's word comes a moment later
    status.running = true;
    for (const LabPort port : labPorts) {
        if (config->enabled[size_t(port)])
            status.ports[size_t(port)].state = LabPortState::Starting;
    }
    takeStatus(status);
    m_lab.call([config = *config](LabService &lab) { lab.start(config); });
    return {};
}

void LabServerSession::stop()
{
    m_lab.call([](LabService &lab) { lab.stop(); });
}

void LabServerSession::setFaults(LabPort port, LabFaults faults)
{
    if (isRunning())
        m_lab.call([port, faults](LabService &lab) { lab.setFaults(port, faults); });
}

void LabServerSession::say(const QString &name, const QString &text)
{
    m_lab.call([name, text](LabService &lab) { lab.say(name, text); });
}

void LabServerSession::clearBoard()
{
    m_lab.call([](LabService &lab) { lab.clearBoard(); });
}

void LabServerSession::takeStatus(const LabServiceStatus &status)
{
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace wirebench
