#include "core/chat/labport.h"

#include <QSet>
#include <QTest>

using namespace wirebench;

class TestLabPort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portsOfTheCourse()
    {
        QList<int> ports;
        QSet<QByteArray> names;
        for (const LabPort port : labPorts) {
            ports.append(usualLabPort(port));
            names.insert(labPortName(port));
        }
        QCOMPARE(ports, QList<int>({2000, 2001, 4240, 4241, 4242}));
        QCOMPARE(names.size(), labPortCount);
    }

    void faultsHaveNames()
    {
        QSet<QByteArray> names;
        for (const LabFault fault : labFaults)
            names.insert(labFaultName(fault));
        QCOMPARE(names.size(), qsizetype(labFaults.size()));
        QVERIFY(!possibleFaults(LabPort::ChatIn).testFlag(LabFault::SlowBytes));
        QVERIFY(possibleFaults(LabPort::SomeLines).testFlag(LabFault::SplitLetter));
    }
};

QTEST_APPLESS_MAIN(TestLabPort)
#include "tst_labport.moc"
