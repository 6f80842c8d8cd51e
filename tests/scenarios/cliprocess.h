#pragma once

#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QStringList>

#include <memory>

namespace wirebench::test {

/// wirebench-cli as a process, not started yet.
std::unique_ptr<PeerProcess> cli(const QStringList &words);
/// Started, with its standard input closed: a server, or a client that sends texts.
std::unique_ptr<PeerProcess> startedCli(const QStringList &words);
/// Started through sh after a command that changes what it inherits: "ulimit -n 20".
std::unique_ptr<PeerProcess> startedCliAfter(const QString &shellCommand, const QStringList &words);

/// A Python program of tests/scenarios/course, started and not buffering what it prints.
std::unique_ptr<PeerProcess> startedCourseProgram(const QString &name, const QStringList &arguments = {});
/// A few lines of Python.
std::unique_ptr<PeerProcess> startedPython(const char *program, const QStringList &arguments = {});
/// Any other program, started.
std::unique_ptr<PeerProcess> started(const QString &program, const QStringList &arguments);

} // namespace wirebench::test
