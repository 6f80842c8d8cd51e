#include "core/messages/packetsender.h"

#include <QJsonDocument>
#include <QTest>

using namespace wirebench;

namespace {

Result<PacketSenderMessages> read(const QByteArray &json)
{
    return packetSenderMessages(QJsonDocument::fromJson(json).array());
}

QString reasonOf(const QByteArray &json)
{
    const auto packets = read(json);
    return packets ? QString() : packets.error().arguments.value(1);
}

QByteArray bytesOf(const SavedEntry &entry)
{
    const SavedMessage *message = entry.message();
    return message ? payloadBytes(message->payload, PlaceholderValues()).value_or("mistake") : "no message";
}

} // namespace

class TestPacketSender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As its export writes them: ports and sendresponse are texts, repeat is a number.
    void packetsBecomeMessages()
    {
        const auto packets = read(R"([
            {"name": "Greeting", "toip": "192.0.2.1", "port": "9999", "tcporudp": "TCP", "fromip": "", "fromport": "0",
             "hexstring": "48 69 0d 0a ", "asciistring": "SGlcclxu", "repeat": 0, "sendresponse": "0", "errorstring": "",
             "requestpath": ""},
            {"name": "Query", "toip": "::1", "port": "53", "tcporudp": "UDP", "hexstring": "00 01"},
            {"NAME": "Upper", "toIP": "example.org", "port": 443, "tcpOrUdp": "ssl", "hexString": "41"}])");
        QVERIFY(packets);
        QVERIFY(packets->skipped.isEmpty());
        QCOMPARE(packets->messages.tcpClient.size(), 2);
        QCOMPARE(packets->messages.udp.size(), 1);
        const SavedEntry &greeting = packets->messages.tcpClient[0];
        QCOMPARE(greeting.name, QStringLiteral("Greeting"));
        QCOMPARE(bytesOf(greeting), QByteArray("Hi\r\n"));
        QVERIFY(greeting.message());
        QCOMPARE(greeting.message()->host, QStringLiteral("192.0.2.1"));
        QCOMPARE(greeting.message()->port, QStringLiteral("9999"));
        QCOMPARE(bytesOf(packets->messages.udp[0]), QByteArray("\0\1", 2));
        QCOMPARE(packets->messages.tcpClient[1].name, QStringLiteral("Upper"));
        QCOMPARE(packets->messages.tcpClient[1].message()->port, QStringLiteral("443"));
    }

    /// Without hexstring the text counts, whose bytes are \HH there.
    void textWithEscapesIsRead()
    {
        const QByteArray text = QByteArray("a\\r\\n\\ff\\\\b").toBase64();
        const auto packets = read(R"([{"tcporudp": "TCP", "asciistring": ")" + text + R"("}])");
        QVERIFY(packets);
        QCOMPARE(bytesOf(packets->messages.tcpClient.value(0)), QByteArray("a\r\n\xff\\b"));
    }

    void repeatingPacketBecomesASequence()
    {
        const auto packets =
            read(R"([{"name": "Beat", "tcporudp": "UDP", "hexstring": "41", "repeat": 1.5}])");
        QVERIFY(packets);
        const SavedEntry entry = packets->messages.udp.value(0);
        QVERIFY(entry.sequence());
        QCOMPARE(entry.sequence()->rounds, 0);
        QCOMPARE(entry.sequence()->steps.size(), 1);
        QCOMPARE(entry.sequence()->steps[0].delayMs, 1500);
    }

    void otherProtocolsAreNamed()
    {
        const auto packets =
            read(R"([{"name": "a", "tcporudp": "HTTP GET"}, {"name": "b", "tcporudp": "TCP"}])");
        QVERIFY(packets);
        QCOMPARE(packets->messages.count(), 1);
        QCOMPARE(packets->skipped.size(), 1);
        QCOMPARE(packets->skipped[0].index, 0);
        QCOMPARE(packets->skipped[0].reason, QStringLiteral("tcporudp = HTTP GET"));
    }

    void mistakesNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no object") << QByteArray("[7]") << "[0] = 7 (object)";
        QTest::newRow("no protocol") << QByteArray("[{}]") << "[0].tcporudp = null (TCP | UDP | SSL | DTLS)";
        QTest::newRow("port") << QByteArray(R"([{"tcporudp": "TCP", "port": "70000"}])")
                              << R"([0].port = "70000" (0…65535))";
        QTest::newRow("hex") << QByteArray(R"([{"tcporudp": "TCP", "hexstring": "4g"}])")
                             << R"([0].hexstring = "4g" (hex))";
        QTest::newRow("base64") << QByteArray(R"([{"tcporudp": "TCP", "asciistring": "*"}])")
                                << R"([0].asciistring = "*" (base64))";
        QTest::newRow("name") << QByteArray(R"([{"tcporudp": "TCP", "name": []}])")
                              << "[0].name = […] (text)";
        QTest::newRow("repeat") << QByteArray(R"([{"tcporudp": "TCP", "repeat": -1}])")
                                << "[0].repeat = -1 (0…86400)";
    }
    void mistakesNameTheMember()
    {
        QFETCH(QByteArray, json);
        QTEST(reasonOf(json), "reason");
    }
};

QTEST_APPLESS_MAIN(TestPacketSender)
#include "tst_packetsender.moc"
