#include "tests/ui/models/logwriter.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/trafficpanelcopy.h"

#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    void poll()
    {
        while (model.poll()) {
        }
    }

    TrafficLog log;
    LogWriter writer{log};
    Annotations notes;
    TrafficModel model{log, notes};
};

} // namespace

class TestTrafficPanelCopy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesCellsAndTheDirectionInWords();
    void joinsPayloads();
    void leavesOutWhatHasNoRow();
    void isBounded();
};

void TestTrafficPanelCopy::copiesCellsAndTheDirectionInWords()
{
    Bench bench;
    bench.writer.send("Hi\n");
    bench.writer.listen();
    bench.poll();
    const QStringList lines = rowsText(bench.model, {1, 2}).split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].endsWith(QStringLiteral("\tsend(3 bytes)\t127.0.0.1:50412\tsent\t3\tHi␊")));
    QVERIFY(lines[1].endsWith(QStringLiteral("\tlisten(5)\t\t\t\t= 0")));
}

void TestTrafficPanelCopy::joinsPayloads()
{
    Bench bench;
    bench.writer.recv(QByteArrayView("a\0b", 3));
    bench.writer.endOfStream();
    bench.writer.recv("c");
    bench.poll();
    QCOMPARE(payloadBytes(bench.model, {1, 2, 3}), QByteArray("a\0bc", 4));
}

void TestTrafficPanelCopy::leavesOutWhatHasNoRow()
{
    Bench bench;
    bench.writer.recv("a");
    bench.poll();
    QCOMPARE(payloadBytes(bench.model, {1, 500}), QByteArray("a"));
    QVERIFY(!rowsText(bench.model, {1, 500}).contains(u'\n'));
    QCOMPARE(rowsText(bench.model, {}), QString());
}

void TestTrafficPanelCopy::isBounded()
{
    Bench bench;
    const QByteArray large(10 * 1024 * 1024, 'x');
    bench.writer.recv(large);
    bench.writer.recv(large);
    bench.poll();
    QCOMPARE(payloadBytes(bench.model, {1, 2}).size(), copiedBytes);
}

QTEST_GUILESS_MAIN(TestTrafficPanelCopy)
#include "tst_trafficpanelcopy.moc"
