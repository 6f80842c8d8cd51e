#include "core/chat/namedlines.h"

#include <QTest>

using namespace wirebench;

namespace {

QList<NamedLines::Event> eventsOf(const QByteArray &stream, qsizetype pieceSize)
{
    NamedLines lines;
    QList<NamedLines::Event> events;
    for (qsizetype at = 0; at < stream.size(); at += pieceSize) {
        lines.add(QByteArrayView(stream).sliced(at, qMin(pieceSize, stream.size() - at)));
        while (auto event = lines.next())
            events.append(*event);
    }
    if (auto last = lines.finish())
        events.append(*last);
    return events;
}

} // namespace

class TestNamedLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstIsTheName()
    {
        const QByteArray stream = "Ada\nhello\nlast";
        const auto events = eventsOf(stream, stream.size());
        QCOMPARE(events.size(), 3);
        QVERIFY(events[0].isName);
        QCOMPARE(events[0].line.bytes, QByteArray("Ada"));
        QVERIFY(!events[1].isName);
        QCOMPARE(events[2].line.bytes, QByteArray("last"));
        QVERIFY(!events[2].line.hasNewline);
        for (qsizetype size = 1; size < stream.size(); ++size)
            QCOMPARE(eventsOf(stream, size), events);
    }

    void byteOrderMarkIsNoPartOfIt()
    {
        const auto events = eventsOf("\xEF\xBB\xBF"
                                     "Ada\n\xEF\xBB\xBFx\n",
                                     3);
        QCOMPARE(events.size(), 2);
        QCOMPARE(events[0].line.bytes, QByteArray("Ada"));
        QCOMPARE(events[1].line.bytes, QByteArray("\xEF\xBB\xBFx"));
    }

    void nameWithoutNewlineIsNone()
    {
        NamedLines lines;
        lines.add("Ada");
        QVERIFY(!lines.next());
        QCOMPARE(lines.partial(), 3);
        QVERIFY(!lines.finish());
        QVERIFY(!lines.hasName());
    }
};

QTEST_APPLESS_MAIN(TestNamedLines)
#include "tst_namedlines.moc"
