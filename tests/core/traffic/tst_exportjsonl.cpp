#include "core/traffic/exportjsonl.h"
#include "tests/core/traffic/stage.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

QList<QJsonObject> objectsOf(const Stage &stage)
{
    JsonLinesExporter exporter(stage.log);
    QByteArray out;
    exporter.begin(out);
    for (const SocketCall &call : stage.records())
        exporter.record(call, out);
    exporter.end(out);
    QList<QJsonObject> objects;
    QList<QByteArray> lines = out.split('\n');
    if (!lines.takeLast().isEmpty())
        qFatal("the last line has no end");
    for (const QByteArray &line : lines) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (error.error != QJsonParseError::NoError || !document.isObject())
            qFatal("not JSON: %s", line.constData());
        objects << document.object();
    }
    return objects;
}

QByteArray payloadOf(const QJsonObject &object)
{
    if (object.contains(QLatin1String("text")))
        return object[QLatin1String("text")].toString().toUtf8();
    return QByteArray::fromBase64(object[QLatin1String("base64")].toString().toLatin1());
}

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);
const SocketAddress clientAddress = Stage::address("fe80::1%2", 50412);

} // namespace

class TestExportJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header();
    void everyMember();
    void membersAreAlwaysThere();
    void failure();
    void outcomeInWords();
    void largeNumbersAreExact();
    void payloads_data();
    void payloads();
    void stringsAreEscaped();
    void datagramsCarryTheirMarks();
    void notesStandWithTheirRecords();
    void aRecordingSaysSo();
};

void TestExportJsonLines::header()
{
    const Stage stage;
    const QJsonObject object = objectsOf(stage).at(0);
    QCOMPARE(object[QLatin1String("format")].toString(), QStringLiteral("wirebench-log"));
    QCOMPARE(object[QLatin1String("version")].toInt(), 1);
    QVERIFY(object[QLatin1String("generator")].toString().startsWith(QLatin1String("Wirebench ")));
    const QString started = object[QLatin1String("started")].toString();
    QCOMPARE(started.size(), 30);
    QCOMPARE(QDateTime::fromString(started.left(23) + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch(),
             stage.log.wallClock(0).toMSecsSinceEpoch());
}

void TestExportJsonLines::everyMember()
{
    Stage stage;
    Actor actor(stage, stage.server, serverAddress, clientAddress);
    actor.recv("Bonjour", 512);
    const QJsonObject expected{
        {QStringLiteral("id"), 1},
        {QStringLiteral("timeNs"), 1'000'000},
        {QStringLiteral("waitedNs"), 3'200'000},
        {QStringLiteral("call"), QStringLiteral("recv")},
        {QStringLiteral("arguments"), QStringLiteral("512")},
        {QStringLiteral("argument"), 512},
        {QStringLiteral("result"), 7},
        {QStringLiteral("outcome"), QString()},
        {QStringLiteral("errno"), QString()},
        {QStringLiteral("errnoNumber"), 0},
        {QStringLiteral("direction"), QStringLiteral("received")},
        {QStringLiteral("marks"), QJsonArray()},
        {QStringLiteral("endpoint"), QJsonObject{{QStringLiteral("id"), 1},
                                                 {QStringLiteral("kind"), QStringLiteral("tcp-server")},
                                                 {QStringLiteral("name"), QStringLiteral("TCP server 1")}}},
        {QStringLiteral("connection"), 1},
        {QStringLiteral("local"), QStringLiteral("127.0.0.1:9999")},
        {QStringLiteral("peer"), QStringLiteral("[fe80::1%2]:50412")},
        {QStringLiteral("bytes"), 7},
        {QStringLiteral("text"), QStringLiteral("Bonjour")},
    };
    QCOMPARE(objectsOf(stage).at(1), expected);
}

void TestExportJsonLines::membersAreAlwaysThere()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, {});
    actor.recv("x");
    actor.simple(Call::Socket);
    actor.recv(QByteArray("\0", 1));
    const QList<QJsonObject> objects = objectsOf(stage);
    QCOMPARE(objects[2].keys(), objects[1].keys());
    QCOMPARE(objects[2][QLatin1String("peer")].toString(), QString());
    QCOMPARE(objects[2][QLatin1String("endpoint")][QLatin1String("kind")].toString(),
             QStringLiteral("tcp-client"));
    QStringList keys = objects[1].keys();
    keys.replaceInStrings(QStringLiteral("text"), QStringLiteral("base64"));
    keys.sort();
    QCOMPARE(objects[3].keys(), keys);
}

void TestExportJsonLines::outcomeInWords()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    SocketCall handshake;
    handshake.call = Call::DoHandshake;
    handshake.text =
        CallTextPtr(new CallText(QStringLiteral("server_side=True"), QStringLiteral("TLSv1.3, ALPN h2")));
    actor.add(handshake);
    QCOMPARE(objectsOf(stage).at(1)[QLatin1String("outcome")].toString(), QStringLiteral("TLSv1.3, ALPN h2"));
}

void TestExportJsonLines::failure()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.connect(ECONNREFUSED);
    const QJsonObject object = objectsOf(stage).at(1);
    QCOMPARE(object[QLatin1String("result")].toInt(), -1);
    QCOMPARE(object[QLatin1String("errno")].toString(), QStringLiteral("ECONNREFUSED"));
    QCOMPARE(object[QLatin1String("errnoNumber")].toInt(), ECONNREFUSED);
    QCOMPARE(object[QLatin1String("arguments")].toString(), QStringLiteral("('127.0.0.1', 9999)"));
}

void TestExportJsonLines::largeNumbersAreExact()
{
    Stage stage;
    stage.nowNs = 9'007'199'254'740'993; // 2^53 + 1: no double holds it
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.send("x");
    QCOMPARE(objectsOf(stage).at(1)[QLatin1String("timeNs")].toInteger(), stage.nowNs);
}

void TestExportJsonLines::payloads_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isText");
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all += char(i);
    QTest::newRow("text") << QByteArray("Reçu: \"a\\b\"\r\n\té €") << true;
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("line separator") << QByteArray("a\xE2\x80\xA8z") << true;
    QTest::newRow("all bytes") << all << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFx") << false;
    QTest::newRow("half a letter") << QByteArray("caf\xC3") << false;
}

void TestExportJsonLines::payloads()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isText);
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.recv(payload);
    const QJsonObject object = objectsOf(stage).at(1);
    QCOMPARE(object.contains(QLatin1String("text")), isText);
    QCOMPARE(object.contains(QLatin1String("base64")), !isText);
    QCOMPARE(payloadOf(object), payload);
    QCOMPARE(object[QLatin1String("bytes")].toInt(), payload.size());
}

void TestExportJsonLines::stringsAreEscaped()
{
    Stage stage;
    const QString name = QStringLiteral("a\"b\\c\n\t\x01 é");
    const EndpointPtr named = stage.log.addEndpoint(EndpointKind::TcpServer, name);
    Actor actor(stage, named, serverAddress, clientAddress);
    actor.accept();
    QCOMPARE(objectsOf(stage).at(1)[QLatin1String("endpoint")][QLatin1String("name")].toString(), name);
}

void TestExportJsonLines::datagramsCarryTheirMarks()
{
    Stage stage;
    Actor actor(stage, stage.udp, serverAddress, clientAddress);
    actor.recvFrom("cut", 3, CallMark::Truncated);
    actor.sendTo("twin", CallMark::SimulatedDuplicate | CallMark::SimulatedDelay);
    actor.sendTo("gone", CallMark::SimulatedLoss);
    const QList<QJsonObject> objects = objectsOf(stage);
    QCOMPARE(objects[1][QLatin1String("endpoint")][QLatin1String("kind")].toString(), QStringLiteral("udp"));
    QCOMPARE(objects[1][QLatin1String("call")].toString(), QStringLiteral("recvfrom"));
    QCOMPARE(objects[1][QLatin1String("marks")].toArray(), QJsonArray{QStringLiteral("truncated")});
    QCOMPARE(objects[2][QLatin1String("marks")].toArray(),
             (QJsonArray{QStringLiteral("simulated duplicate"), QStringLiteral("simulated delay")}));
    QCOMPARE(objects[3][QLatin1String("marks")].toArray(), QJsonArray{QStringLiteral("simulated loss")});
    QCOMPARE(objects[3][QLatin1String("result")].toInt(), 0);
    QCOMPARE(objects[3][QLatin1String("text")].toString(), QStringLiteral("gone"));
}

void TestExportJsonLines::notesStandWithTheirRecords()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.send("a");
    actor.send("b");
    JsonLinesExporter exporter(stage.log, {{2, {true, QStringLiteral("look: \"here\"")}}});
    QByteArray first;
    QByteArray second;
    exporter.record(stage.records()[0], first);
    exporter.record(stage.records()[1], second);
    QVERIFY(!first.contains("marked") && !first.contains("note"));
    const QJsonObject noted = QJsonDocument::fromJson(second).object();
    QCOMPARE(noted[QLatin1String("marked")].toBool(), true);
    QCOMPARE(noted[QLatin1String("note")].toString(), QStringLiteral("look: \"here\""));
}

void TestExportJsonLines::aRecordingSaysSo()
{
    const TrafficLog recording({}, {QStringLiteral("lesson.jsonl"), 0, 1});
    QByteArray out;
    JsonLinesExporter(recording).begin(out);
    const QJsonObject header = QJsonDocument::fromJson(out).object();
    QCOMPARE(header[QLatin1String("recordingOf")].toString(), QStringLiteral("lesson.jsonl"));
    QCOMPARE(header[QLatin1String("started")].toString(), QStringLiteral("1970-01-01T00:00:00.000000000Z"));
}

QTEST_APPLESS_MAIN(TestExportJsonLines)
#include "tst_exportjsonl.moc"
