#pragma once

#include "core/traffic/trafficlog.h"

#include <QList>
#include <QStringList>

namespace wirebench {

/// The records of a log as the tests look at them: values in order.
QList<SocketCall> recordsOf(const TrafficLog &log);
QList<SocketCall> recordsOf(const TrafficLog &log, ConnectionId connection);
QList<SocketCall> recordsOf(const TrafficLog &log, Call call);
QList<SocketCall> recordsOf(const TrafficLog &log, EndpointId endpoint);

/// "socket", "bind", …
QStringList callNames(const QList<SocketCall> &records);
/// "recv(512) = 15", "connect(('127.0.0.1', 1)) = -1 ECONNREFUSED", …
QStringList callTexts(const QList<SocketCall> &records);
/// What these records moved, one after the other.
QByteArray payloadOf(const QList<SocketCall> &records);

/// Empty if what every log must keep is kept, whoever wrote it: ids without gaps, times that never go
/// back, waits that are not negative and do not reach back before the log, results that go with payloads.
/// Otherwise what is wrong.
QString contradictionsIn(const TrafficLog &log);

} // namespace wirebench
