#pragma once

#include "core/net/udpendpoint.h"

#include <QJsonObject>
#include <QString>

namespace wirebench {

/// What `--stats` says of a UDP endpoint: a sentence and the same as members. What the system dropped is
/// left out where it does not tell.
QString udpStatisticsText(const UdpStatus &status);
QJsonObject udpStatistics(const UdpStatus &status);

} // namespace wirebench
