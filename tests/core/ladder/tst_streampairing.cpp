#include "core/ladder/streampairing.h"

#include <QTest>

using namespace wirebench;

using Matches = StreamPairing::Matches;

class tst_StreamPairing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSendIsReceivedInPieces()
    {
        StreamPairing stream;
        Matches matches;
        stream.sent(1, 10, matches);
        stream.received(2, 4, matches);
        stream.received(3, 5, matches);
        QVERIFY(matches.empty());
        stream.received(4, 1, matches);
        QCOMPARE(matches, (Matches{{1, 4}}));
        QCOMPARE(stream.waiting(), size_t(0));
    }

    void severalSendsAreReceivedInOne()
    {
        StreamPairing stream;
        Matches matches;
        stream.sent(1, 3, matches);
        stream.sent(2, 3, matches);
        stream.sent(3, 3, matches);
        stream.received(4, 7, matches);
        QCOMPARE(matches, (Matches{{1, 4}, {2, 4}}));
        stream.received(5, 2, matches);
        QCOMPARE(matches.back(), (StreamPairing::Match{3, 5}));
    }

    void theReceiverMayBeToldFirst()
    {
        StreamPairing stream;
        Matches matches;
        stream.received(1, 4, matches);
        stream.received(2, 4, matches);
        stream.sent(3, 6, matches);
        QCOMPARE(matches, (Matches{{3, 2}}));
        stream.sent(4, 2, matches);
        QCOMPARE(matches.back(), (StreamPairing::Match{4, 2}));
    }

    void whatWaitsIsBounded()
    {
        StreamPairing stream;
        Matches matches;
        for (quint64 id = 1; id <= 3 * StreamPairing::limit; ++id)
            stream.sent(id, 1, matches);
        QCOMPARE(stream.waiting(), StreamPairing::limit);
        stream.keep(2);
        QCOMPARE(stream.waiting(), size_t(2));
        stream.received(0, 3 * StreamPairing::limit, matches);
        QCOMPARE(matches.size(), size_t(2));
    }
};

QTEST_APPLESS_MAIN(tst_StreamPairing)
#include "tst_streampairing.moc"
