#pragma once

#include "core/base/address.h"

#include <QStringList>

namespace wirebench {

/// What the arguments of a record say, read back from their notation, which is Python's. Free functions on
/// values, for any thread.

/// The parts of an argument list: commas in brackets and quotes do not part.
QStringList splitArguments(const QString &arguments);

/// "('127.0.0.1', 9999)", "'/tmp/x.sock'", "b'\x00name'" as the address that it is; not valid for anything
/// else.
SocketAddress writtenAddress(const QString &notation);

/// A string in quotes without them; everything else as it is.
QString withoutQuotes(const QString &notation);

} // namespace wirebench
