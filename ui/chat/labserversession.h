#pragma once

#include "core/chat/labservice.h"
#include "core/net/iothread.h"
#include "core/workspace/chatsettings.h"

#include <QObject>

namespace wirebench {

/// What one session of the lab drives: the services on the I/O thread, their commands and their state as the
/// window last heard of it. Knows no widgets. GUI thread; owned by its tab; log and thread outlive it.
class LabServerSession final : public QObject
{
    Q_OBJECT

public:
    LabServerSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent = nullptr);

    const QList<EndpointId> &endpointIds() const { return m_endpointIds; }
    const LabServiceStatus &status() const { return m_status; }
    bool isRunning() const { return m_status.running; }

    /// Starts all ports that are on. The error is a field that cannot be used (see engineConfig()); what the
    /// network says comes as started() or failed().
    Result<void> start(const LabServerSettings &settings);
    void stop();
    /// For clients accepted from now on; ignored unless it runs.
    void setFaults(LabPort port, LabFaults faults);
    void say(const QString &name, const QString &text);
    void clearBoard();

Q_SIGNALS:
    void started();
    void stopped();
    void failed(const wirebench::Error &error);
    /// status() has changed.
    void statusChanged();
    void conversed(const QList<wirebench::ChatEvent> &events);
    void boardChanged(const QList<wirebench::BoardRow> &changed, const QList<quint32> &gone);

private:
    void takeStatus(const LabServiceStatus &status);

    InThread<LabService> m_lab;
    const QList<EndpointId> m_endpointIds;
    LabServiceStatus m_status;
};

} // namespace wirebench
