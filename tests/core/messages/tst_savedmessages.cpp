#include "core/messages/savedmessages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wirebench;

namespace {

SavedMessages examples()
{
    PayloadSettings payload;
    payload.text = QStringLiteral("Hé {counter}");
    payload.format = {PayloadNotation::Escapes, TextEncoding::Latin1, LineEnding::CrLf, true};
    payload.checksum = {ChecksumKind::Crc16Modbus, ChecksumOrder::HighFirst, ChecksumPlace::BeforeEnding};
    payload.placeholders = true;
    payload.pieceSize = 3;
    payload.pieceDelayMs = 20;
    const SavedMessage message = savedMessage(payload, QStringLiteral("::1"), QStringLiteral("http"));
    SavedMessages messages;
    messages.udp = {{QStringLiteral("one"), QStringLiteral("folder"), message}};
    messages.tcpClient = {
        {QStringLiteral("two"), {}, SavedSequence{{{QStringLiteral("step"), message, 5, 7}}, 0}},
        {QStringLiteral("three"), {}, SavedMessage()}};
    return messages;
}

QString reasonOf(const QByteArray &json)
{
    const auto read = savedMessagesFromJson(QJsonDocument::fromJson(json).object());
    return read ? QString() : read.error().arguments.value(1);
}

QByteArray withList(const QByteArray &elements)
{
    return "{\"format\": \"wirebench-messages\", \"version\": 1, \"udp\": [" + elements + "]}";
}

} // namespace

class TestSavedMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        const auto read = savedMessagesFromJson(toJson(examples()));
        QVERIFY(read);
        QCOMPARE(*read, examples());
        QCOMPARE(read->count(), 3);
    }

    /// What belongs to the editor alone is not kept.
    void historyAndRepetitionStay()
    {
        PayloadSettings payload;
        payload.history = {QStringLiteral("secret")};
        payload.repeat = true;
        payload.repeatMs = 7;
        QVERIFY(savedMessage(payload) == SavedMessage());
        SavedMessages messages;
        messages.udp = {{{}, {}, SavedMessage{{}, {}, payload}}};
        QVERIFY(!QJsonDocument(toJson(messages)).toJson().contains("secret"));
    }

    void mistakesNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another format")
            << QByteArray(R"({"format": "x", "version": 1})") << R"(format = "x" (wirebench-messages))";
        QTest::newRow("later version")
            << QByteArray(R"({"format": "wirebench-messages", "version": 2})") << "version = 2 (1…1)";
        QTest::newRow("no object") << withList("5") << "udp[0] = 5 (object)";
        QTest::newRow("neither message nor sequence")
            << withList(R"({"name": "x"})") << "udp[0].message = null (object)";
        QTest::newRow("a number for a name")
            << withList(R"({"name": 5, "message": {}})") << "udp[0].name = 5 (string)";
        QTest::newRow("rounds") << withList(R"({"sequence": {"rounds": -1}})")
                                << "udp[0].sequence.rounds = -1 (0…1000000)";
        QTest::newRow("a step") << withList(R"({"sequence": {"steps": [{"times": 0, "message": {}}]}})")
                                << "udp[0].sequence.steps[0].times = 0 (1…1000000)";
        QTest::newRow("a payload") << withList(R"({"message": {"payload": {"ending": "x"}}})")
                                   << R"(udp[0].message.payload.ending = "x" (none | lf | cr | crlf | nul))";
    }
    void mistakesNameTheMember()
    {
        QFETCH(QByteArray, json);
        QTEST(reasonOf(json), "reason");
    }

    void listsAreBounded()
    {
        QByteArray many;
        for (int i = 0; i <= messagelimits::entries; ++i)
            many += QByteArray(i > 0 ? "," : "") + R"({"message": {}})";
        QVERIFY(reasonOf(withList(many)).startsWith(QStringLiteral("udp = ")));
        const QByteArray name(messagelimits::nameLength + 1, 'x');
        QVERIFY(!reasonOf(withList("{\"message\": {}, \"name\": \"" + name + "\"}")).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSavedMessages)
#include "tst_savedmessages.moc"
