#include "core/http/httphop.h"

#include <QTest>

using namespace wirebench;

class TestHttpHop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phasesThatWereNotDoNotCount();
};

void TestHttpHop::phasesThatWereNotDoNotCount()
{
    HttpTimings timings;
    QCOMPARE(timings.total(), 0);
    timings.lookUp = 1;
    timings.connect = 10;
    timings.tls = 100;
    timings.send = 1000;
    timings.wait = 10'000;
    QCOMPARE(timings.total(), 11'111);
    timings.receive = 100'000;
    timings.tls = -1;
    QCOMPARE(timings.total(), 111'011);
}

QTEST_GUILESS_MAIN(TestHttpHop)
#include "tst_httphop.moc"
