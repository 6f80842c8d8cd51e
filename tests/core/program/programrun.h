#pragma once

#include "core/program/program.h"
#include "tests/support/peerprocess.h"

#include <QTemporaryDir>

#include <memory>

namespace wirebench::test {

/// Programs that were generated, written into a folder of their own and run: Python by python3, C after cc
/// has compiled it without a warning, the others by sh. Lives on the test's thread.
class ProgramRun
{
public:
    /// Null if it could not be started; complaint() says why.
    std::unique_ptr<PeerProcess> start(Language language, const QString &program);
    const QByteArray &complaint() const { return m_complaint; }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// A port for TCP and UDP that nobody has now: none that the system gives away by itself, and elsewhere in each
    /// process of tests that runs at the same time.
    quint16 nextPort();

private:
    bool compile(const QString &source, const QString &binary);

    QTemporaryDir m_folder;
    QByteArray m_complaint;
    int m_count = 0;
    int m_port = 0;
};

} // namespace wirebench::test
