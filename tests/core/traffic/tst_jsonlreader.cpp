#include "core/traffic/jsonlreader.h"

#include "core/traffic/exportjsonl.h"
#include "tests/core/traffic/stage.h"

#include <QRandomGenerator>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("fe80::1%2", 50412);

struct Reading
{
    std::vector<SocketCall> calls;
    RecordNotes notes;
    LogFileHeader header;
    std::optional<Error> error;
    qint64 lines = 0;
    bool cutShort = false;
};

Reading read(const QList<QByteArray> &pieces)
{
    Reading reading;
    JsonLinesReader reader([&reading](LoggedRecord &&record) {
        if (!record.note.isEmpty())
            reading.notes[record.call.id] = record.note;
        reading.calls.push_back(std::move(record.call));
    });
    Result<void> result;
    for (const QByteArray &piece : pieces) {
        result = reader.feed(piece);
        if (!result)
            break;
    }
    if (result)
        result = reader.finish();
    if (!result)
        reading.error = result.error();
    reading.header = reader.header();
    reading.lines = reader.lines();
    reading.cutShort = reader.isCutShort();
    return reading;
}

QList<QByteArray> inPieces(const QByteArray &bytes, qsizetype size)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        pieces.append(bytes.mid(at, size));
    return pieces;
}

QByteArray exported(const TrafficLog &log, const std::vector<SocketCall> &calls, const RecordNotes &notes = {})
{
    JsonLinesExporter exporter(log, notes);
    QByteArray out;
    exporter.begin(out);
    for (const SocketCall &call : calls)
        exporter.record(call, out);
    exporter.end(out);
    return out;
}

/// Read and written again.
QByteArray again(const Reading &reading)
{
    const TrafficLog log({}, {reading.header.recordingOf, reading.header.startedNs, 1});
    return exported(log, reading.calls, reading.notes);
}

/// Calls of all kinds with random arguments, bytes and outcomes.
void addRandomCalls(Stage &stage, QRandomGenerator &random, int count)
{
    Actor actors[] = {Actor(stage, stage.server, serverAddress, clientAddress),
                      Actor(stage, stage.client, {}, serverAddress),
                      Actor(stage, stage.udp, SocketAddress::fromUnixPath("/tmp/é \"x\""),
                            SocketAddress::fromUnixPath(QByteArray("\0ab", 3)))};
    for (int i = 0; i < count; ++i) {
        SocketCall call;
        call.call = Call(random.bounded(callCount));
        call.direction = Direction(random.bounded(3));
        call.waitedNs = random.bounded(2) ? 0 : qint64(random.generate64() >> 2);
        call.result = random.bounded(3) ? random.bounded(70'000) : qint64(random.generate64() >> 1);
        call.error = random.bounded(4) ? 0 : qint16(random.bounded(1, 130));
        call.argument = qint32(random.generate());
        call.marks = quint8(random.bounded(128));
        if (random.bounded(3) == 0)
            call.text = CallTextPtr(new CallText(QStringLiteral("('é\"\\', %1)").arg(random.generate()),
                                                 random.bounded(2) ? QString() : QStringLiteral("ok\t")));
        QByteArray bytes(random.bounded(40), '\0');
        for (char &byte : bytes)
            byte = char(random.bounded(2) ? random.bounded(' ', '~') : random.bounded(256));
        call.payload = Bytes::copyOf(bytes);
        actors[random.bounded(3)].add(call);
    }
}

QByteArray smallFile()
{
    Stage stage;
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    actor.accept();
    actor.recv("Bonjour", 512);
    actor.send("Recu: Bonjour");
    return exported(stage.log, stage.records());
}

} // namespace

class TestJsonLinesReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header();
    void whatIsReadIsWrittenTheSame();
    void notesComeBack();
    void idsMayHaveGaps();
    void piecesMakeNoDifference();
    void aCutLastLineIsLeftOut();
    void refuses_data();
    void refuses();
    void errorsStay();
    void anEndlessLineIsRefused();
    void lineEndsOfWindows();
};

void TestJsonLinesReader::header()
{
    const Stage stage;
    const Reading reading = read({exported(stage.log, {})});
    QVERIFY(!reading.error);
    QCOMPARE(reading.header.startedNs, stage.log.wallClockNs(0));
    QVERIFY(reading.header.generator.startsWith(u"Wirebench "));
    QVERIFY(reading.header.recordingOf.isEmpty());
    QCOMPARE(reading.lines, 1);
    QVERIFY(reading.calls.empty());
}

void TestJsonLinesReader::whatIsReadIsWrittenTheSame()
{
    QRandomGenerator random(20'261'122);
    for (int round = 0; round < 50; ++round) {
        Stage stage;
        addRandomCalls(stage, random, 60);
        const QByteArray file = exported(stage.log, stage.records());
        const Reading reading = read({file});
        QVERIFY2(!reading.error, qPrintable(reading.error.value_or(Error()).arguments.join(u' ')));
        QCOMPARE(reading.calls.size(), size_t(60));
        QCOMPARE(again(reading), file);
    }
}

void TestJsonLinesReader::notesComeBack()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    for (int i = 0; i < 4; ++i)
        actor.send("x");
    const RecordNotes notes{{1, {true, {}}}, {2, {false, QStringLiteral("é <b>")}}, {4, {true, QStringLiteral("n")}}};
    const QByteArray file = exported(stage.log, stage.records(), notes);
    const Reading reading = read({file});
    QCOMPARE(reading.notes, notes);
    QCOMPARE(again(reading), file);
}

void TestJsonLinesReader::idsMayHaveGaps()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    for (int i = 0; i < 6; ++i)
        actor.send("x");
    std::vector<SocketCall> some = stage.records();
    some.erase(some.begin(), some.begin() + 2);
    some.erase(some.begin() + 1);
    const QByteArray file = exported(stage.log, some);
    QCOMPARE(again(read({file})), file);
}

void TestJsonLinesReader::piecesMakeNoDifference()
{
    const QByteArray file = smallFile();
    for (const qsizetype size : {1, 7, 100, 4096}) {
        const Reading reading = read(inPieces(file, size));
        QVERIFY(!reading.error);
        QCOMPARE(again(reading), file);
    }
}

void TestJsonLinesReader::aCutLastLineIsLeftOut()
{
    const QByteArray file = smallFile();
    const qsizetype lastLine = file.lastIndexOf('\n', -2) + 1;
    for (qsizetype size = lastLine; size <= file.size(); ++size) {
        const Reading reading = read({file.left(size)});
        QVERIFY(!reading.error);
        QCOMPARE(reading.calls.size(), size == file.size() ? size_t(3) : size_t(2));
        QCOMPARE(reading.cutShort, size > lastLine && size < file.size());
    }
}

void TestJsonLinesReader::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason");
    const QByteArray good = smallFile();
    const auto changed = [&good](const char *before, const char *after) {
        QByteArray file = good;
        return file.replace(before, after);
    };
    QTest::newRow("empty") << QByteArray() << "1" << "format = ?";
    QTest::newRow("cut in the header") << good.left(20) << "1" << "format = ?";
    QTest::newRow("other bytes") << QByteArray("\x7F" "ELF\n") << "1" << "JSON, byte";
    QTest::newRow("other JSON") << QByteArray("{\"log\":{}}\n") << "1" << "format ≠";
    QTest::newRow("a list") << QByteArray("[]\n") << "1" << "JSON ({…})";
    QTest::newRow("no header") << good.mid(good.indexOf('\n') + 1) << "1" << "format ≠";
    QTest::newRow("later version") << changed("\"version\":1", "\"version\":2") << "1" << "version = 2 (1)";
    QTest::newRow("no time") << changed("\"started\":\"2", "\"started\":\"x") << "1" << "started ≠";
    QTest::newRow("half a time") << QByteArray("{\"format\":\"wirebench-log\",\"version\":1,\"started\":\"2026-11-22T10\"}\n")
                                 << "1" << "started ≠";
    QTest::newRow("empty line") << changed("}\n{\"id\":2", "}\n\n{\"id\":2") << "3" << "JSON, byte";
    QTest::newRow("id twice") << changed("\"id\":3", "\"id\":2") << "4" << "id = 2 (3…)";
    QTest::newRow("unknown call") << changed("\"send\"", "\"sand\"") << "4" << "call = \"sand\" (call)";
    QTest::newRow("bytes missing") << changed("Recu", "Re") << "4" << "bytes = 13 (11)";
    QTest::newRow("in a line") << changed(",\"bytes\":13", "") << "4" << "bytes = ? (0…2147483647)";
    QTest::newRow("bad UTF-8") << changed("Recu", "Re\xFF" "u") << "4" << "JSON, byte";
}

void TestJsonLinesReader::refuses()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, line);
    QFETCH(QString, reason);
    const Reading reading = read({file});
    QVERIFY(reading.error);
    QCOMPARE(reading.error->code, ErrorCode::FileNotLog);
    QCOMPARE(reading.error->arguments.value(1), line);
    QVERIFY2(reading.error->arguments.value(2).startsWith(reason), qPrintable(reading.error->arguments.value(2)));
}

void TestJsonLinesReader::errorsStay()
{
    JsonLinesReader reader([](LoggedRecord &&) { QFAIL("no record"); });
    QVERIFY(!reader.feed("x\n"));
    QVERIFY(!reader.feed(smallFile()));
    QVERIFY(!reader.finish());
    QCOMPARE(reader.lines(), 0);
}

void TestJsonLinesReader::anEndlessLineIsRefused()
{
    JsonLinesReader reader([](LoggedRecord &&) {});
    const QByteArray part(1024 * 1024, ' ');
    qint64 taken = 0;
    while (reader.feed(part))
        taken += part.size();
    QCOMPARE(taken, JsonLinesReader::longestLine);
}

void TestJsonLinesReader::lineEndsOfWindows()
{
    QByteArray file = smallFile();
    file.replace("\n", "\r\n");
    const Reading reading = read({file});
    QVERIFY(!reading.error);
    QCOMPARE(reading.calls.size(), size_t(3));
}

QTEST_APPLESS_MAIN(TestJsonLinesReader)
#include "tst_jsonlreader.moc"
