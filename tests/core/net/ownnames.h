#pragma once

#include <QByteArray>
#include <QTemporaryDir>

namespace wirebench {

/// A hosts file and a name server of the test's own, seen by the calling thread and those that it starts
/// later, for the rest of the process. Needs Linux and the rights of an administrator.
class OwnNames
{
public:
    /// @param hosts lines as in hosts(5). Questions about other names go to a server that never answers.
    /// False if this process may not do that: nothing has changed then.
    bool install(const QByteArray &hosts);

private:
    QTemporaryDir m_folder;
};

} // namespace wirebench
