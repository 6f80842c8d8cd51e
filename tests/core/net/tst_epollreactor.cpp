#include "core/net/epollreactor.h"

#include "tests/core/net/descriptors.h"

#include <QTest>

using namespace wirebench;

/// What only this reactor has; tst_reactor tests what all of them promise.
class TestEpollReactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheBestOfItsPlatform();
    void failsWithoutADescriptor();
    void anotherTakesItsPlace();
    void closesItsDescriptor();
};

void TestEpollReactor::isTheBestOfItsPlatform()
{
    const auto reactor = Reactor::create();
    QVERIFY(dynamic_cast<EpollReactor *>(reactor.get()));
}

void TestEpollReactor::failsWithoutADescriptor()
{
    const DescriptorShortage shortage(0);
    QVERIFY(!EpollReactor::tryCreate());
}

void TestEpollReactor::anotherTakesItsPlace()
{
    Reactor::createPortable(); // known to the sanitizer, which opens a pipe to look at a new type
    const DescriptorShortage shortage(0);
    const auto reactor = Reactor::create();
    QVERIFY(reactor);
    QVERIFY(!dynamic_cast<EpollReactor *>(reactor.get()));
}

void TestEpollReactor::closesItsDescriptor()
{
    const int before = openDescriptors();
    for (int i = 0; i < 3; ++i)
        QVERIFY(EpollReactor::tryCreate());
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestEpollReactor)
#include "tst_epollreactor.moc"
