#include "core/base/ids.h"

#include <QHash>
#include <QTest>

#include <type_traits>

using namespace wirebench;

static_assert(!std::is_convertible_v<EndpointId, ConnectionId>, "ids of different kinds must not mix");
static_assert(!std::is_convertible_v<EndpointId, quint32>, "an id is no number to calculate with");

class TestIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zeroIsNone();
    void comparesAndHashes();
};

void TestIds::zeroIsNone()
{
    QVERIFY(!EndpointId().isValid());
    QVERIFY(EndpointId{1}.isValid());
    QVERIFY(EndpointId() == EndpointId{0});
}

void TestIds::comparesAndHashes()
{
    QVERIFY(ConnectionId{1} < ConnectionId{2});
    QVERIFY(ConnectionId{1} != ConnectionId{2});
    QHash<ConnectionId, int> hash;
    for (quint32 i = 1; i <= 100; ++i)
        hash.insert({i}, int(i));
    QCOMPARE(hash.value({42}), 42);
    QVERIFY(!hash.contains({101}));
}

QTEST_APPLESS_MAIN(TestIds)
#include "tst_ids.moc"
