#pragma once

#include "app/cli/standardoutput.h"
#include "core/traffic/trafficlog.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace wirebench {

/// Prints a line for each client that a server accepts: "Got a connection from ('127.0.0.1', 50412)", as
/// the course's server does, and for each datagram: "Got 15 bytes from ('127.0.0.1', 50412)"; or JSON. A
/// reader of the log: while nobody reads the output it waits, and the server does not.
class Arrivals final : public QObject
{
    Q_OBJECT

public:
    Arrivals(const TrafficLog &log, StandardOutput &output, bool json, QObject *parent = nullptr);

    /// Prints what the log has got since, some 64 KiB of lines at a time.
    void look();
    /// Whether everything in the log has been looked at. Output may still be on its way.
    bool isUpToDate() const { return m_nextId == m_log.endId(); }

private:
    QByteArray line(const SocketCall &call) const;

    const TrafficLog &m_log;
    StandardOutput &m_output;
    const bool m_json;
    quint64 m_nextId = 1;
    QTimer m_timer;
};

} // namespace wirebench
