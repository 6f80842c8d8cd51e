#include "core/net/iothread.h"

#include <deque>
#include <mutex>
#include <semaphore>

namespace wirebench {

/// Functions on their way into the thread, in the order in which they were posted. The hand-over is a lock
/// of our own, because thread sanitizers cannot see those inside Qt.
class IoThread::Mailbox final : public QObject
{
    Q_OBJECT

public:
    void post(std::function<void()> function)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(function));
        if (m_waiting.size() == 1)
            QMetaObject::invokeMethod(this, "runWaiting", Qt::QueuedConnection);
    }

private Q_SLOTS:
    void runWaiting()
    {
        for (const std::function<void()> &function : takeWaiting())
            function();
    }

private:
    std::deque<std::function<void()>> takeWaiting()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_waiting, {});
    }

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_waiting; // guarded by the mutex
};

IoThread::IoThread() : m_mailbox(std::make_unique<Mailbox>()), m_reactor(Reactor::create())
{
    m_thread.setObjectName(QStringLiteral("io"));
    m_mailbox->moveToThread(&m_thread);
    m_reactor->moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    runAndWait([this] { m_reactor.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void IoThread::post(std::function<void()> function)
{
    m_mailbox->post(std::move(function));
}

void IoThread::runAndWait(const std::function<void()> &function)
{
    std::binary_semaphore done(0);
    m_mailbox->post([&] {
        function();
        done.release();
    });
    done.acquire();
}

} // namespace wirebench

#include "iothread.moc"
