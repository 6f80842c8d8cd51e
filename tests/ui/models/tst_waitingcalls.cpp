#include "ui/models/waitingcalls.h"

#include <QTest>

using namespace wirebench;

class tst_WaitingCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachSessionReplacesItsOwn()
    {
        const WaitingCall accept{EndpointId{1}, Call::Accept, 5};
        const WaitingCall recv{EndpointId{2}, Call::Recv, 7};
        WaitingCalls calls;
        calls.replace({EndpointId{1}}, {accept});
        calls.replace({EndpointId{2}, EndpointId{3}}, {recv});
        QCOMPARE(calls.all(), QList<WaitingCall>({accept, recv}));
        calls.replace({EndpointId{1}}, {});
        QCOMPARE(calls.all(), QList<WaitingCall>({recv}));
    }
};

QTEST_GUILESS_MAIN(tst_WaitingCalls)
#include "tst_waitingcalls.moc"
