#include "core/traffic/exporttext.h"
#include "tests/core/traffic/stage.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

QList<QByteArray> linesOf(const Stage &stage)
{
    TextExporter exporter(stage.log);
    QByteArray out;
    for (const SocketCall &call : stage.records())
        exporter.record(call, out);
    QList<QByteArray> lines = out.split('\n');
    lines.removeLast(); // behind the last newline
    return lines;
}

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("127.0.0.1", 50412);

} // namespace

class TestExportText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTitleAndColumns();
    void oneLineARecord();
    void columnsAreAligned();
    void longPayloadGoesBelow();
    void piecesKeepLettersWhole();
    void failureAndEndAreShown();
    void namesCannotBreakTheLine();
    void datagramsSayWhatBecameOfThem();
};

void TestExportText::beginsWithTitleAndColumns()
{
    const Stage stage;
    TextExporter exporter(stage.log);
    QByteArray out;
    exporter.begin(out);
    const QList<QByteArray> lines = out.split('\n');
    QVERIFY(lines[0].startsWith("Wirebench log, started 20"));
    QVERIFY(lines[2].contains("Time") && lines[2].contains("Call") && lines[2].endsWith("Data"));
    QVERIFY(out.endsWith('\n'));
}

void TestExportText::oneLineARecord()
{
    Stage stage;
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    actor.recv("Bonjour serveur\r\n", 1024);
    const QList<QByteArray> lines = linesOf(stage);
    QCOMPARE(lines.size(), 1);
    static const QRegularExpression shape(
        QStringLiteral("^ +1  \\d\\d:\\d\\d:\\d\\d\\.\\d{6}  +\\+0\\.001000  +3\\.2 ms  TCP server 1  +#1  "
                       "+127\\.0\\.0\\.1:50412  "
                       "+<- recv\\(1024\\) = 17  +\"Bonjour serveur\\\\r\\\\n\"$"));
    QVERIFY2(shape.match(QString::fromUtf8(lines[0])).hasMatch(), lines[0].constData());
}

void TestExportText::columnsAreAligned()
{
    Stage stage;
    const EndpointPtr french = stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("Écho été"));
    Actor first(stage, stage.server, serverAddress, clientAddress);
    Actor second(stage, french, serverAddress, Stage::address("127.0.0.1", 5));
    first.recv("a", 1024);
    second.send("b");
    const QList<QByteArray> lines = linesOf(stage);
    TextExporter exporter(stage.log);
    QByteArray head;
    exporter.begin(head);
    const qsizetype column = head.split('\n').at(2).indexOf("Call");
    QCOMPARE(QString::fromUtf8(lines[0]).indexOf(QStringLiteral("recv")), column);
    QCOMPARE(QString::fromUtf8(lines[1]).indexOf(QStringLiteral("send")), column);
    QVERIFY(lines[1].contains("-> send(1 bytes) = 1"));
}

void TestExportText::longPayloadGoesBelow()
{
    Stage stage;
    Actor actor(stage, stage.client, clientAddress, serverAddress);
    actor.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n" + QByteArray(150, 'x'));
    const QList<QByteArray> lines = linesOf(stage);
    QCOMPARE(lines.size(), 6);
    QVERIFY(lines[0].endsWith("= 177"));
    QCOMPARE(lines[1].trimmed(), QByteArray("\"GET / HTTP/1.1\\r\\n\""));
    QCOMPARE(lines[2].trimmed(), QByteArray("\"Host: a\\r\\n\""));
    QCOMPARE(lines[3].trimmed(), QByteArray("\"\\r\\n\""));
    QCOMPARE(lines[4].trimmed(), '"' + QByteArray(96, 'x') + '"');
    QCOMPARE(lines[5].trimmed(), '"' + QByteArray(54, 'x') + '"');
}

void TestExportText::piecesKeepLettersWhole()
{
    Stage stage;
    Actor actor(stage, stage.client, clientAddress, serverAddress);
    actor.send(QByteArray(95, 'x') + "é and more");
    const QList<QByteArray> lines = linesOf(stage);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[1].trimmed(), '"' + QByteArray(95, 'x') + '"');
    QCOMPARE(lines[2].trimmed(), QByteArray("\"é and more\""));
}

void TestExportText::failureAndEndAreShown()
{
    Stage stage;
    Actor actor(stage, stage.client, clientAddress, serverAddress);
    actor.connect(ECONNREFUSED);
    actor.recvEnd();
    const QList<QByteArray> lines = linesOf(stage);
    QVERIFY(lines[0].contains("   connect(('127.0.0.1', 9999)) = -1 ECONNREFUSED"));
    QVERIFY(lines[1].endsWith("<- recv(65536) = 0 (end of stream)"));
}

void TestExportText::namesCannotBreakTheLine()
{
    Stage stage;
    const EndpointPtr evil = stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("a\nb\x1B[2J"));
    Actor actor(stage, evil, serverAddress, clientAddress);
    actor.accept();
    const QList<QByteArray> lines = linesOf(stage);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0].contains("a\\nb\\x1b[2J"));
}

void TestExportText::datagramsSayWhatBecameOfThem()
{
    Stage stage;
    Actor actor(stage, stage.udp, serverAddress, clientAddress);
    actor.recvFrom("cut", 3, CallMark::Truncated);
    actor.sendTo("gone", CallMark::SimulatedLoss);
    actor.recvFrom({});
    const QList<QByteArray> lines = linesOf(stage);
    QVERIFY2(lines[0].contains("<- recvfrom(3) = 3 (truncated)  "), lines[0].constData());
    QVERIFY2(lines[1].contains("-> sendto(4 bytes) not sent (simulated loss)  \"gone\""),
             lines[1].constData());
    QVERIFY2(lines[2].endsWith("<- recvfrom(1024) = 0 (empty datagram)"), lines[2].constData());
}

QTEST_APPLESS_MAIN(TestExportText)
#include "tst_exporttext.moc"
