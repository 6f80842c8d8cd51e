#include "tests/core/net/pythonpeer.h"

#include "tests/support/programs.h"

namespace wirebench {

bool PythonPeer::start(const char *program, const QStringList &arguments)
{
    const QString opening =
        QStringLiteral("import sys, time, struct\nfrom socket import *\narguments = sys.argv[1:]\n");
    const QString text = opening + QString::fromUtf8(program);
    const QStringList unbuffered{QStringLiteral("-u"), QStringLiteral("-S"), QStringLiteral("-c"), text};
    m_process = std::make_unique<test::PeerProcess>(test::findProgram(QStringLiteral("python3")),
                                                    unbuffered + arguments);
    return m_process->start();
}

} // namespace wirebench
