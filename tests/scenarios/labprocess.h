#pragma once

#include "tests/scenarios/cliprocess.h"

namespace wirebench::test {

/// wirebench-cli lab-server as a process on free ports of this machine, and what a test asks of it.
struct Lab
{
    std::unique_ptr<PeerProcess> process;
    QStringList ports; ///< in the order of the command line; fewer than five if one did not listen

    QString port(int index) const { return ports.value(index); }
    /// The most KiB that it has held in memory so far; 0 where the system does not tell.
    qint64 peakMemoryKiB() const;
};

/// Started, with a line every 5 ms on ports 2000 and 2001 unless the options say otherwise.
Lab startedLab(const QStringList &options = {});
/// SIGINT; what it had printed by its end.
QByteArray endOf(PeerProcess &process);

} // namespace wirebench::test
