#include "app/cli/labserververb.h"

#include "core/base/wholefile.h"
#include "core/chat/boardcsv.h"
#include "core/workspace/chatconfig.h"


namespace wirebench {

LabServerVerb::LabServerVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const LabServerSettings &settings, const QString &boardPath)
    : ServerVerb(log, messages), m_log(log), m_settings(settings), m_boardPath(boardPath),
      m_lab(log, reactor, QStringLiteral("lab"))
{
    connect(&m_lab, &LabService::started, this, &LabServerVerb::labStarted);
    connect(&m_lab, &LabService::failed, this, [this](const Error &error) {
        failed(error);
        finish();
    });
    connect(&m_lab, &LabService::conversed, this, &LabServerVerb::print);
    connect(&m_lab, &LabService::statusChanged, this, [this](const LabServiceStatus &status) {
        if (status.running)
            m_last = status;
    });
    connect(&m_lab, &LabService::stopped, this, &LabServerVerb::labStopped);
}

void LabServerVerb::start()
{
    const auto config = engineConfig(m_settings);
    if (config) {
        m_lab.start(*config);
        return;
    }
    failed(config.error());
    finish();
}

void LabServerVerb::labStarted(const LabServiceStatus &status)
{
    for (const LabPortStatus &port : status.ports) {
        if (port.state == LabPortState::Listening)
            listening(port.listening);
    }
    for (const LabPortStatus &port : status.ports) {
        if (port.state == LabPortState::Failed)
            failed(port.error);
    }
}

void LabServerVerb::stop()
{
    if (m_lab.status().running)
        m_lab.stop();
    else
        stopped();
}

void LabServerVerb::labStopped()
{
    writeBoard();
    stopped();
}

void LabServerVerb::writeBoard()
{
    if (m_boardPath.isEmpty())
        return;
    BoardCsvOptions options;
    options.wallStartMs = m_log.wallClockNs(0) / 1'000'000;
    if (const auto written = writeWholeFile(m_boardPath, boardCsv(m_lab.board(), options)); !written)
        failedForGood(written.error());
}

QString LabServerVerb::statisticsText() const
{
    quint64 clients = 0;
    for (const LabPortStatus &port : m_last.ports)
        clients += port.served;
    return QStringLiteral("clients %1, students %2, dropped %3")
        .arg(clients)
        .arg(m_lab.board().size())
        .arg(m_last.dropped);
}

QJsonObject LabServerVerb::statistics() const
{
    QJsonObject clients;
    for (const LabPort port : labPorts)
        clients.insert(QString::fromLatin1(labPortName(port)), qint64(m_last.ports[size_t(port)].served));
    return {{QStringLiteral("clients"), clients},
            {QStringLiteral("students"), qint64(m_lab.board().size())},
            {QStringLiteral("dropped"), qint64(m_last.dropped)}};
}

} // namespace wirebench
