#include "ui/models/datagramwords.h"

#include <QTest>

using namespace wirebench;

namespace {

SocketCall datagram(Call call, const char *payload, quint8 marks = 0)
{
    SocketCall made;
    made.call = call;
    made.payload = Bytes::copyOf(payload);
    made.marks = marks;
    return made;
}

} // namespace

class tst_DatagramWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsUnusual()
    {
        QCOMPARE(datagramRemark(datagram(Call::RecvFrom, "a")), QString());
        QCOMPARE(datagramRemark(datagram(Call::RecvFrom, "")), QStringLiteral("empty datagram"));
        QCOMPARE(datagramRemark(datagram(Call::RecvFrom, "a", CallMark::Truncated)),
                 QStringLiteral("truncated"));
        QCOMPARE(datagramRemark(datagram(Call::SendTo, "a", CallMark::SimulatedLoss)),
                 QStringLiteral("not sent: simulated loss"));
    }

    void saysAllThatIsSimulated()
    {
        const quint8 all =
            CallMark::SimulatedDuplicate | CallMark::SimulatedDelay | CallMark::SimulatedReordering;
        const QString remark = datagramRemark(datagram(Call::SendTo, "a", all));
        QCOMPARE(remark, QStringLiteral("simulated duplicate, simulated delay, simulated reordering"));
    }

    void saysNothingOfOtherCalls()
    {
        QCOMPARE(datagramRemark(datagram(Call::Recv, "")), QString());
        SocketCall failed = datagram(Call::RecvFrom, "");
        failed.error = 111;
        QCOMPARE(datagramRemark(failed), QString());
    }
};

QTEST_GUILESS_MAIN(tst_DatagramWords)
#include "tst_datagramwords.moc"
