#pragma once

#include "tests/support/peerprocess.h"

#include <memory>

namespace wirebench {

/// A plain Python program at the other end: the standard library's socket module and nothing else, as
/// those who learn from Wirebench write it. Ends with its owner. Needs WIREBENCH_NEED("python3").
class PythonPeer
{
public:
    /// Runs @p program, in which `from socket import *` has been done and `arguments` is what follows.
    /// What it prints comes at once. False if it did not start.
    bool start(const char *program, const QStringList &arguments = {});
    /// Everything printed so far; a message of Python's own about an error is printed too.
    QByteArray output() const { return m_process->output() + m_process->errors(); }
    /// -1 while it runs.
    int exitStatus() const { return m_process->exitStatus(); }
    void kill() { m_process->process().kill(); } ///< SIGKILL

private:
    std::unique_ptr<test::PeerProcess> m_process;
};

} // namespace wirebench
