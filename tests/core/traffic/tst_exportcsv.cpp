#include "core/traffic/exportcsv.h"
#include "tests/core/traffic/stage.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

/// RFC 4180, read strictly: nothing if it is not well-formed.
std::optional<QList<QByteArrayList>> parse(const QByteArray &csv)
{
    QList<QByteArrayList> rows;
    QByteArrayList row;
    qsizetype at = 0;
    while (at < csv.size()) {
        QByteArray cell;
        if (csv[at] == '"') {
            for (++at; at < csv.size() && (csv[at] != '"' || csv.mid(at, 2) == "\"\""); ++at) {
                cell += csv[at];
                at += csv[at] == '"';
            }
            ++at;
        } else {
            while (at < csv.size() && csv[at] != ',' && csv[at] != '\r' && csv[at] != '"' && csv[at] != '\n')
                cell += csv[at++];
        }
        row << cell;
        if (csv.mid(at, 1) == ",") {
            ++at;
            continue;
        }
        if (csv.mid(at, 2) != "\r\n")
            return std::nullopt;
        at += 2;
        rows << row;
        row.clear();
    }
    return rows;
}

QList<QByteArrayList> rowsOf(const Stage &stage)
{
    CsvExporter exporter(stage.log);
    QByteArray out;
    exporter.begin(out);
    for (const SocketCall &call : stage.records())
        exporter.record(call, out);
    exporter.end(out);
    return parse(out).value_or(QList<QByteArrayList>());
}

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("::1", 50412);

} // namespace

class TestExportCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyColumn();
    void failure();
    void outcomeInWords();
    void quotesWhatNeedsIt();
    void noCellIsAFormula_data();
    void noCellIsAFormula();
    void namesAreNoFormulas();
    void datagramsCarryTheirMarks();
    void aRecordingSaysSo();
};

/// In a column of its own, so that each row says so wherever it is copied to.
void TestExportCsv::aRecordingSaysSo()
{
    const Stage stage;
    const TrafficLog recording({}, {QStringLiteral("=lesson, 1.jsonl"), 0, 1});
    CsvExporter exporter(recording);
    SocketCall call;
    call.flow = FlowPtr(new Flow(stage.server, {}, serverAddress, clientAddress));
    QByteArray out;
    exporter.begin(out);
    exporter.record(call, out);
    exporter.end(out);
    const QList<QByteArrayList> rows = parse(out).value_or(QList<QByteArrayList>());
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].last(), QByteArray("recording"));
    QCOMPARE(rows[1].size(), rows[0].size());
    QCOMPARE(rows[1].last(), QByteArray("'=lesson, 1.jsonl"));
}

void TestExportCsv::everyColumn()
{
    Stage stage;
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    actor.recv("Bonjour\r\n", 512);
    const QList<QByteArrayList> rows = rowsOf(stage);
    QCOMPARE(rows.size(), 2);
    const QByteArrayList names = {"id",   "time",      "since_start_s", "waited_s", "endpoint",  "connection",
                                  "call", "arguments", "result",        "errno",    "direction", "local",
                                  "peer", "bytes",     "data",          "marks"};
    QCOMPARE(rows[0], names);
    QByteArrayList row = rows[1];
    static const QRegularExpression iso(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z$"));
    QVERIFY2(iso.match(QString::fromLatin1(row[1])).hasMatch(), row[1].constData());
    row.removeAt(1);
    const QByteArrayList expected = {
        "1", "0.001000000", "0.003200000",    "TCP server 1", "1", "recv",          "512", "9",
        "",  "received",    "127.0.0.1:9999", "[::1]:50412",  "9", "Bonjour\\r\\n", ""};
    QCOMPARE(row, expected);
}

void TestExportCsv::failure()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.connect(ECONNREFUSED);
    const QByteArrayList row = rowsOf(stage).at(1);
    QCOMPARE(row[7], QByteArray("('127.0.0.1', 9999)"));
    QCOMPARE(row[8], QByteArray("-1"));
    QCOMPARE(row[9], QByteArray("ECONNREFUSED"));
    QCOMPARE(row[10], QByteArray());
    QCOMPARE(row[11], QByteArray());
    QCOMPARE(row[13], QByteArray("0"));
}

void TestExportCsv::outcomeInWords()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    SocketCall handshake;
    handshake.call = Call::DoHandshake;
    handshake.text =
        CallTextPtr(new CallText(QStringLiteral("server_side=True"), QStringLiteral("TLSv1.3, ALPN h2")));
    actor.add(handshake);
    const QByteArrayList row = rowsOf(stage).at(1);
    QCOMPARE(row[7], QByteArray("server_side=True"));
    QCOMPARE(row[8], QByteArray("TLSv1.3, ALPN h2"));
}

void TestExportCsv::quotesWhatNeedsIt()
{
    Stage stage;
    const EndpointPtr named = stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("a \"b\", c\nd"));
    Actor actor(stage, named, serverAddress, clientAddress);
    actor.send("{\"a\": 1, \"é\": 2}");
    const QByteArrayList row = rowsOf(stage).at(1);
    QCOMPARE(row.size(), 16);
    QCOMPARE(row[4], QByteArray("a \"b\", c\nd"));
    QCOMPARE(row[14], QByteArray("{\"a\": 1, \"é\": 2}"));
}

void TestExportCsv::noCellIsAFormula_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("\\x3d1+1");
    QTest::newRow("plus") << QByteArray("+1") << QByteArray("\\x2b1");
    QTest::newRow("minus") << QByteArray("-1") << QByteArray("\\x2d1");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("\\x40SUM(A1)");
    QTest::newRow("tab") << QByteArray("\t=1") << QByteArray("\\t=1");
    QTest::newRow("inside") << QByteArray("a=1") << QByteArray("a=1");
}

void TestExportCsv::noCellIsAFormula()
{
    QFETCH(QByteArray, payload);
    Stage stage;
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    actor.send(payload);
    QTEST(rowsOf(stage).at(1).at(14), "cell");
}

void TestExportCsv::namesAreNoFormulas()
{
    Stage stage;
    const EndpointPtr named =
        stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("=cmd|'/c calc'!A1"));
    Actor actor(stage, named, serverAddress, clientAddress);
    actor.simple(Call::Bind, 0, QStringLiteral("@x"));
    QCOMPARE(rowsOf(stage).at(1).at(4), QByteArray("'=cmd|'/c calc'!A1"));
    QCOMPARE(rowsOf(stage).at(1).at(7), QByteArray("'@x"));
}

void TestExportCsv::datagramsCarryTheirMarks()
{
    Stage stage;
    Actor actor(stage, stage.udp, serverAddress, clientAddress);
    actor.recvFrom("cut", 3, CallMark::Truncated);
    actor.sendTo("twin", CallMark::SimulatedDuplicate | CallMark::SimulatedDelay);
    actor.sendTo("gone", CallMark::SimulatedLoss);
    const QList<QByteArrayList> rows = rowsOf(stage);
    QCOMPARE(rows[1][6], QByteArray("recvfrom"));
    QCOMPARE(rows[1][15], QByteArray("truncated"));
    QCOMPARE(rows[2][15], QByteArray("simulated duplicate;simulated delay"));
    QCOMPARE(rows[3][8], QByteArray("0"));
    QCOMPARE(rows[3][14], QByteArray("gone"));
    QCOMPARE(rows[3][15], QByteArray("simulated loss"));
}

QTEST_APPLESS_MAIN(TestExportCsv)
#include "tst_exportcsv.moc"
