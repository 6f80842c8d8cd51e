#include "core/traffic/jsonlrecord.h"

#include "core/base/error.h"

#include <QJsonArray>
#include <QTest>

#include <cerrno>
#include <limits>

using namespace wirebench;

namespace {

QJsonObject goodLine()
{
    return {
        {QStringLiteral("id"), 7},
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
        {QStringLiteral("connection"), 3},
        {QStringLiteral("local"), QStringLiteral("127.0.0.1:9999")},
        {QStringLiteral("peer"), QStringLiteral("[fe80::1%2]:50412")},
        {QStringLiteral("bytes"), 7},
        {QStringLiteral("text"), QStringLiteral("Bonjour")},
    };
}

QJsonObject lineWith(const char *member, const QJsonValue &value)
{
    QJsonObject line = goodLine();
    line[QLatin1String(member)] = value;
    return line;
}

JsonRecordParser &parser()
{
    static JsonRecordParser instance; // for the whole file, as in a reader
    instance.setLatest(std::numeric_limits<qint64>::max());
    return instance;
}

} // namespace

class TestJsonRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMember();
    void flowsAreShared();
    void anEndpointWithAnotherNameIsAnother();
    void textIsKeptOnlyWhereItSaysMore();
    void payloadsInBase64();
    void marksAndNotes();
    void errnoByItsName();
    void everyMemberMustBeThere();
    void refuses_data();
    void refuses();
    void timesWithinTheClock();
    void unknownMembersAreLeftAlone();
};

void TestJsonRecord::everyMember()
{
    const auto record = parser().parse(goodLine());
    QVERIFY2(record, qPrintable(parser().fault()));
    const SocketCall &call = record->call;
    QCOMPARE(call.id, quint64(7));
    QCOMPARE(call.timeNs, 1'000'000);
    QCOMPARE(call.waitedNs, 3'200'000);
    QCOMPARE(call.signature(), QStringLiteral("recv(512)"));
    QVERIFY(!call.text);
    QCOMPARE(call.result, 7);
    QCOMPARE(call.direction, Direction::Received);
    QCOMPARE(call.payload.toByteArray(), QByteArray("Bonjour"));
    QCOMPARE(call.flow->endpoint->name, QStringLiteral("TCP server 1"));
    QCOMPARE(call.flow->endpoint->kind, EndpointKind::TcpServer);
    QCOMPARE(call.flow->connection.value, 3u);
    QCOMPARE(call.flow->local.toString(), QStringLiteral("127.0.0.1:9999"));
    QCOMPARE(call.flow->peer.toString(), QStringLiteral("[fe80::1%2]:50412"));
    QVERIFY(record->note.isEmpty());
}

void TestJsonRecord::flowsAreShared()
{
    const auto first = parser().parse(goodLine());
    const auto second = parser().parse(lineWith("id", 8));
    const auto other = parser().parse(lineWith("connection", 4));
    QVERIFY(first && second && other);
    QCOMPARE(first->call.flow, second->call.flow);
    QVERIFY(first->call.flow != other->call.flow);
    QCOMPARE(first->call.flow->endpoint, other->call.flow->endpoint);
}

void TestJsonRecord::anEndpointWithAnotherNameIsAnother()
{
    QJsonObject endpoint = goodLine()[QLatin1String("endpoint")].toObject();
    endpoint[QLatin1String("name")] = QStringLiteral("other");
    const auto first = parser().parse(goodLine());
    const auto other = parser().parse(lineWith("endpoint", endpoint));
    QVERIFY(first && other);
    QCOMPARE(first->call.flow->endpoint->name, QStringLiteral("TCP server 1"));
    QCOMPARE(other->call.flow->endpoint->name, QStringLiteral("other"));
}

void TestJsonRecord::textIsKeptOnlyWhereItSaysMore()
{
    const auto said = parser().parse(lineWith("arguments", QStringLiteral("512, MSG_PEEK")));
    QVERIFY(said && said->call.text);
    QCOMPARE(said->call.arguments(), QStringLiteral("512, MSG_PEEK"));
    const auto outcome = parser().parse(lineWith("outcome", QStringLiteral("TLSv1.3")));
    QVERIFY(outcome && outcome->call.text);
    QCOMPARE(outcome->call.resultText(), QStringLiteral("= TLSv1.3"));
}

void TestJsonRecord::payloadsInBase64()
{
    QJsonObject line = goodLine();
    line.remove(QStringLiteral("text"));
    line[QLatin1String("base64")] = QStringLiteral("AP8K");
    line[QLatin1String("bytes")] = 3;
    const auto record = parser().parse(line);
    QVERIFY2(record, qPrintable(parser().fault()));
    QCOMPARE(record->call.payload.toByteArray(), QByteArray::fromHex("00ff0a"));
}

void TestJsonRecord::marksAndNotes()
{
    QJsonObject line = goodLine();
    line[QLatin1String("marks")] = QJsonArray{QStringLiteral("truncated"), QStringLiteral("simulated delay")};
    line[QLatin1String("marked")] = true;
    line[QLatin1String("note")] = QStringLiteral("here");
    const auto record = parser().parse(line);
    QVERIFY(record);
    QCOMPARE(record->call.marks, quint8(CallMark::Truncated | CallMark::SimulatedDelay));
    QCOMPARE(record->note, (RecordNote{true, QStringLiteral("here")}));
}

void TestJsonRecord::errnoByItsName()
{
    QJsonObject line = goodLine();
    line[QLatin1String("errno")] = QStringLiteral("ECONNREFUSED");
    line[QLatin1String("errnoNumber")] = 61; // as macOS counts
    const auto foreign = parser().parse(line);
    QVERIFY(foreign);
    QCOMPARE(int(foreign->call.error), ECONNREFUSED);
    line[QLatin1String("errno")] = QStringLiteral("ENOTHING");
    const auto unknown = parser().parse(line);
    QVERIFY(unknown);
    QCOMPARE(int(unknown->call.error), 61);
}

void TestJsonRecord::everyMemberMustBeThere()
{
    for (const QString &member : goodLine().keys()) {
        QJsonObject line = goodLine();
        line.remove(member);
        QVERIFY2(!parser().parse(line), qPrintable(member));
        const QString named = member == QLatin1String("text") ? QStringLiteral("base64") : member;
        QVERIFY2(parser().fault().startsWith(named + QStringLiteral(" = ? (")), qPrintable(parser().fault()));
    }
}

void TestJsonRecord::refuses_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *member, const QJsonValue &value) {
        QTest::addRow("%s %s", member, qPrintable(value.toVariant().toString()))
            << QString::fromLatin1(member) << value;
    };
    row("id", 0);
    row("id", -1);
    row("id", 1.5);
    row("id", QStringLiteral("1"));
    row("timeNs", -1);
    row("timeNs", 1e30);
    row("argument", 3'000'000'000.0);
    row("result", -2);
    row("errnoNumber", 40'000);
    row("call", QStringLiteral("fork"));
    row("direction", QStringLiteral("up"));
    row("marks", QStringLiteral("truncated"));
    row("marks", QJsonArray{QStringLiteral("lost")});
    row("marks", QJsonArray{1});
    row("endpoint", QJsonArray());
    row("connection", -1);
    row("local", QStringLiteral("localhost:80"));
    row("peer", QStringLiteral("127.0.0.1:99999"));
    row("bytes", 6);
    row("text", 7);
    row("marked", 1);
    row("note", true);
}

void TestJsonRecord::refuses()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject line = goodLine();
    line[member] = value;
    QVERIFY(!parser().parse(line));
    QVERIFY2(parser().fault().startsWith(member + QStringLiteral(" = ")), qPrintable(parser().fault()));
    QVERIFY(parser().fault().size() < 200);
    QVERIFY(parser().parse(goodLine())); // one bad line is not held against the next
}

void TestJsonRecord::timesWithinTheClock()
{
    JsonRecordParser strict;
    strict.setLatest(100);
    QVERIFY(strict.parse(lineWith("timeNs", 100)));
    QVERIFY(!strict.parse(lineWith("timeNs", 101)));
    QCOMPARE(strict.fault(), QStringLiteral("timeNs = 101 (0…100)"));
}

void TestJsonRecord::unknownMembersAreLeftAlone()
{
    QVERIFY(parser().parse(lineWith("later", QJsonArray{1, 2})));
}

QTEST_APPLESS_MAIN(TestJsonRecord)
#include "tst_jsonlrecord.moc"
