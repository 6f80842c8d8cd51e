#pragma once

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace wirebench {

/// One piece of work at a time in a thread pool, on behalf of an object of the GUI thread that holds this
/// as a member. Starting anew supersedes what runs; destroying it cancels. The result is delivered on the
/// thread that started the work, once, and only if the job still stands: never to a dead owner and never
/// out of order. The work itself must hold all it reads by value.
template <typename T>
class PoolJob
{
public:
    /// Runs in the pool. Looks at the flag now and then and returns early (anything) when it is true.
    using Work = std::function<T(const std::atomic_bool &cancelled)>;
    using Deliver = std::function<void(T result)>;

    explicit PoolJob(QThreadPool *pool = QThreadPool::globalInstance()) : m_pool(pool) {}
    ~PoolJob() { cancel(); }
    PoolJob(const PoolJob &) = delete;
    PoolJob &operator=(const PoolJob &) = delete;

    bool isRunning() const { return m_watcher != nullptr; }

    void start(Work work, Deliver deliver)
    {
        cancel();
        m_cancelled = std::make_shared<std::atomic_bool>(false);
        m_watcher = new QFutureWatcher<T>;
        // The watcher is the job's identity: a superseded one is deleted, and with it this connection.
        QObject::connect(m_watcher, &QFutureWatcherBase::finished, m_watcher,
                         [this, deliver = std::move(deliver)] { finish(deliver); });
        auto promise = std::make_shared<QPromise<T>>();
        m_watcher->setFuture(promise->future());
        m_pool->start([promise, work = std::move(work), cancelled = m_cancelled] {
            promise->start();
            promise->addResult(work(*cancelled));
            promise->finish();
        });
    }

    /// Nothing is delivered after this. The work may still run for a moment.
    void cancel()
    {
        if (!m_watcher)
            return;
        m_cancelled->store(true);
        m_watcher->disconnect();
        std::exchange(m_watcher, nullptr)->deleteLater();
    }

private:
    void finish(const Deliver &deliver)
    {
        // Kept alive until the event loop is back: this runs inside one of its signals.
        QFutureWatcher<T> *finished = std::exchange(m_watcher, nullptr);
        finished->deleteLater();
        if (finished->future().resultCount() > 0)
            deliver(finished->future().takeResult());
    }

    QThreadPool *m_pool;
    QFutureWatcher<T> *m_watcher = nullptr;
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace wirebench
