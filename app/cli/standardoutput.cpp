#include "app/cli/standardoutput.h"

#include <cerrno>

namespace wirebench {

StandardOutput::StandardOutput(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_kind(kindOf(descriptor))
{
    if (m_kind == Kind::File)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StandardOutput::flush);
}

void StandardOutput::write(Bytes bytes)
{
    if (m_failed || bytes.isEmpty())
        return;
    m_queued += bytes.size();
    m_queue.push_back(std::move(bytes));
    if (m_queue.size() == 1)
        flush();
}

void StandardOutput::flush()
{
    while (!m_queue.empty()) {
        const qint64 count = isReady() ? writeSome(m_queue.front()) : 0;
        if (count < 0) {
            giveUp(errno);
            return;
        }
        if (count == 0) {
            if (m_notifier)
                m_notifier->setEnabled(true);
            return;
        }
        m_queued -= count;
        m_queue.front() = m_queue.front().sliced(count);
        if (m_queue.front().isEmpty())
            m_queue.pop_front();
    }
    if (m_notifier)
        m_notifier->setEnabled(false);
    Q_EMIT drained();
}

void StandardOutput::giveUp(int systemError)
{
    m_failed = true;
    m_queue.clear();
    m_queued = 0;
    if (m_notifier)
        m_notifier->setEnabled(false);
    Q_EMIT failed(systemError);
}

} // namespace wirebench
