#include "ui/models/pooljob.h"

#include <QSemaphore>
#include <QTest>

using namespace wirebench;

class TestPoolJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversOnTheStartingThread();
    void aNewJobSupersedesTheOld();
    void deliversNothingToTheDead();
    void mayStartAgainWhileDelivering();
};

void TestPoolJob::deliversOnTheStartingThread()
{
    PoolJob<int> job;
    QThread *worker = nullptr;
    QThread *receiver = nullptr;
    int result = 0;
    job.start(
        [&](const std::atomic_bool &) {
            worker = QThread::currentThread();
            return 42;
        },
        [&](int delivered) {
            result = delivered;
            receiver = QThread::currentThread();
        });
    QVERIFY(job.isRunning());
    QTRY_COMPARE(result, 42);
    QVERIFY(!job.isRunning());
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(worker != receiver);
}

void TestPoolJob::aNewJobSupersedesTheOld()
{
    QThreadPool pool;
    PoolJob<int> job(&pool);
    QSemaphore started;
    QList<int> delivered;
    const auto deliver = [&](int result) { delivered << result; };
    job.start(
        [&](const std::atomic_bool &cancelled) {
            started.release();
            while (!cancelled)
                QThread::yieldCurrentThread();
            return 1;
        },
        deliver);
    started.acquire();
    job.start([](const std::atomic_bool &) { return 2; }, deliver);
    QTRY_VERIFY(!job.isRunning());
    QVERIFY(pool.waitForDone());
    QCoreApplication::processEvents();
    QCOMPARE(delivered, QList<int>{2});
}

void TestPoolJob::deliversNothingToTheDead()
{
    QThreadPool pool;
    bool delivered = false;
    {
        PoolJob<int> job(&pool);
        job.start([](const std::atomic_bool &) { return 1; }, [&](int) { delivered = true; });
    }
    QVERIFY(pool.waitForDone());
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void TestPoolJob::mayStartAgainWhileDelivering()
{
    PoolJob<int> job;
    int second = 0;
    const auto work = [](const std::atomic_bool &) { return 5; };
    job.start(work, [&](int) { job.start(work, [&](int result) { second = result; }); });
    QTRY_COMPARE(second, 5);
}

QTEST_GUILESS_MAIN(TestPoolJob)
#include "tst_pooljob.moc"
