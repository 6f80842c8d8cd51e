#include "app/common/livelogs.h"

namespace wirebench {

namespace {

// The log keeps 96 MiB at least. At 20 ms it would take 4 GiB/s of payload to outrun the files.
constexpr int pumpIntervalMs = 20;

} // namespace

LiveLogs::LiveLogs(const TrafficLog &log, Messages &messages, QObject *parent)
    : QObject(parent), m_log(log), m_messages(messages)
{
    connect(&m_timer, &QTimer::timeout, this, &LiveLogs::pump);
}

bool LiveLogs::open(const QList<LogTarget> &targets)
{
    for (const LogTarget &target : targets) {
        auto file = std::make_unique<LiveLogFile>(m_log);
        if (!checked(file->open(target.format, target.path)))
            return false;
        m_files.push_back(std::move(file));
    }
    if (!m_files.empty())
        m_timer.start(pumpIntervalMs);
    return true;
}

void LiveLogs::pump()
{
    // A file that failed writes no more and says nothing more: its next pump() is harmless.
    for (const auto &file : m_files)
        checked(file->pump());
}

bool LiveLogs::finish()
{
    m_timer.stop();
    for (const auto &file : m_files) {
        checked(file->finish());
        if (file->missed() == 0)
            continue;
        m_complete = false;
        m_messages.complain("missed",
                            QStringLiteral("%1 records came too fast to be written.").arg(file->missed()),
                            {{QStringLiteral("records"), qint64(file->missed())}});
    }
    m_files.clear();
    return m_complete;
}

bool LiveLogs::checked(const Result<void> &written)
{
    if (written)
        return true;
    m_complete = false;
    m_messages.error(written.error());
    return false;
}

} // namespace wirebench
