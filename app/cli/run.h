#pragma once

#include "app/common/exitsignals.h"
#include "app/common/livelogs.h"
#include "app/common/messages.h"
#include "app/cli/verb.h"
#include "core/net/reactor.h"
#include "core/traffic/trafficlog.h"
#include "core/workspace/commandline.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace wirebench {

/// One run of wirebench-cli from its words to its exit status: owns the log, the reactor, the verb and
/// the log files, and decides in which order they end. Everything happens on the main thread.
class Run final : public QObject
{
    Q_OBJECT

public:
    explicit Run(const CommandLine &line);
    ~Run() override;

    /// Turns the event loop until the verb has finished. Returns the exit status.
    int exec();

private:
    void finished(int status);
    void sayStatistics();

    const RunOptions m_options;
    Messages m_messages;
    TrafficLog m_log;
    std::unique_ptr<Reactor> m_reactor;
    LiveLogs m_logs;
    ExitSignals m_signals;
    QElapsedTimer m_elapsed;
    QTimer m_durationTimer;
    std::unique_ptr<Verb> m_verb;
};

} // namespace wirebench
