#pragma once

#include "core/base/address.h"

#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// Where a server waits for the data connection.
struct DataAddress
{
    QString host; ///< dotted; empty: the same as the control connection's
    quint16 port = 0;

    friend bool operator==(const DataAddress &, const DataAddress &) = default;
};

/// From the reply to PASV: "227 … (127,0,0,1,195,80)" (RFC 959 section 4.1.2; the parentheses may be missing, RFC 1123
/// section 4.1.2.6). None where six numbers below 256 are not there, or the port is 0.
std::optional<DataAddress> passiveAddress(QByteArrayView reply);
/// From the reply to EPSV: "229 … (|||50000|)" (RFC 2428 section 3), with any delimiter.
std::optional<DataAddress> extendedPassiveAddress(QByteArrayView reply);

/// Whether a data connection to that host stays with the server: @p peer is the host of the control connection. An
/// IPv4 address that is written as IPv6 is the same one.
bool isSameHost(const DataAddress &address, const QString &peer);

} // namespace wirebench
