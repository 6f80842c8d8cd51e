#pragma once

#include "core/workspace/commandwords.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// The session that the words of one verb describe, its texts checked. Mistakes are left with @p options;
/// what is returned is not to be used then. Not for two threads at once (parsePort()).
/// @param operands what follows the verb, as many as it says: "[HOST:]PORT".
SessionSettings readSettings(const VerbWords &verb, OptionReader &options, const QStringList &operands);

/// For verbs in files of their own.

/// Host and port of the operand. Without a host it is this machine; ":PORT" leaves it empty.
void readOperand(const QString &operand, OptionReader &options, QString &host, QString &port);
/// --family of a server; without it that of the host.
ListenFamily readListenFamily(OptionReader &options, const QString &host);
/// --family of a client; without it whichever the name gives.
AddressFamily readAddressFamily(OptionReader &options);
/// --checksum, which goes with --send.
ChecksumConfig readChecksum(OptionReader &options);

} // namespace wirebench
