#pragma once

#include "app/common/messages.h"
#include "core/traffic/logfile.h"
#include "core/workspace/commandline.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace wirebench {

/// The files of `--log`, written by a timer on the main thread. In wirebench-cli that is the thread of the
/// engines, which so cannot outrun the files. In the window the engines go on while it is busy: records that
/// the log has to give up before they are written are counted, and said at the end.
class LiveLogs final : public QObject
{
    Q_OBJECT

public:
    LiveLogs(const TrafficLog &log, Messages &messages, QObject *parent = nullptr);

    /// False when a file cannot be written (it has been said why).
    bool open(const QList<LogTarget> &targets);
    /// Writes the rest and closes all files. False if one of them is not complete (it has been said why).
    bool finish();

private:
    void pump();
    bool checked(const Result<void> &written);

    const TrafficLog &m_log;
    Messages &m_messages;
    std::vector<std::unique_ptr<LiveLogFile>> m_files;
    QTimer m_timer;
    bool m_complete = true;
};

} // namespace wirebench
