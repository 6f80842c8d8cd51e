#include "ui/widgets/callstep.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class tst_CallStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordBecomesAStep()
    {
        SocketCall record;
        record.id = 7;
        record.call = Call::Listen;
        record.argument = 5;
        const CallStep step = CallStep::fromRecord(record);
        QCOMPARE(step.recordId, quint64(7));
        QCOMPARE(step.arguments, QStringLiteral("5"));
        QCOMPARE(step.state, CallStep::State::Done);
    }

    void aFailedRecordHasItsErrno()
    {
        SocketCall record;
        record.call = Call::Bind;
        record.error = EACCES;
        record.text = CallTextPtr(new CallText(QStringLiteral("('127.0.0.1', 80)")));
        const CallStep step = CallStep::fromRecord(record);
        QCOMPARE(step.state, CallStep::State::Failed);
        QCOMPARE(step.errnoName, QStringLiteral("EACCES"));
        QVERIFY(step.arguments.isEmpty()); // an address stands in the address line already
    }

    void repeatedStepsAreJoined()
    {
        const CallStep one{.call = Call::Recv, .arguments = QStringLiteral("512"), .recordId = 3};
        const CallStep two{.call = Call::Recv, .arguments = QStringLiteral("512"), .recordId = 4};
        const CallStep other{.call = Call::Send, .recordId = 5};
        const CallStep odd{.call = Call::Recv, .arguments = QStringLiteral("1"), .recordId = 6};
        const QList<CallStep> joined = collapsed({one, two, other, two, odd});
        QCOMPARE(joined.size(), 3);
        QCOMPARE(joined[0].count, 2);
        QCOMPARE(joined[0].recordId, quint64(4));
        QCOMPARE(joined[0].arguments, QStringLiteral("512"));
        QCOMPARE(joined[2].count, 2);
        QVERIFY(joined[2].arguments.isEmpty());
    }

    void sizesOfDatagramsTeach()
    {
        SocketCall record;
        record.call = Call::RecvFrom;
        record.argument = 512;
        QCOMPARE(CallStep::fromRecord(record).arguments, QStringLiteral("512"));
        record.call = Call::SendTo;
        QCOMPARE(CallStep::fromRecord(record).arguments, QStringLiteral("512 bytes"));
    }

    void countsAddUp()
    {
        const CallStep many{.call = Call::Recv, .recordId = 3, .count = 10};
        const CallStep more{.call = Call::Recv, .recordId = 9, .count = 2};
        QCOMPARE(collapsed({many, more}).first().count, 12);
    }

    void whatWaitsOrFailedStandsAlone()
    {
        const CallStep done{.call = Call::Accept, .recordId = 3};
        const CallStep failed{.call = Call::Accept, .state = CallStep::State::Failed, .recordId = 4};
        const CallStep waiting{.call = Call::Accept, .state = CallStep::State::Waiting};
        QCOMPARE(collapsed({done, failed, failed, done, waiting}).size(), 5);
        QVERIFY(collapsed({}).isEmpty());
    }
};

QTEST_MAIN(tst_CallStep)
#include "tst_callstep.moc"
