#include "core/messages/recordmessage.h"

#include <QTest>

using namespace wirebench;

namespace {

SocketCall record(Call name, Direction direction, const QByteArray &bytes)
{
    SocketCall call;
    call.call = name;
    call.direction = direction;
    call.payload = Bytes::copyOf(bytes);
    call.result = bytes.size();
    call.flow = FlowPtr(new Flow(EndpointPtr(), ConnectionId(),
                                 *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 1000),
                                 *SocketAddress::fromHost(QStringLiteral("192.0.2.7"), 2000)));
    return call;
}

} // namespace

class TestRecordMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Both go to the peer: what it said becomes an answer to it.
    void whatCameFromAPeerGoesToIt()
    {
        for (const Direction direction : {Direction::Received, Direction::Sent}) {
            const auto message = messageOf(record(Call::RecvFrom, direction, "abc"));
            QVERIFY(message);
            QCOMPARE(message->host, QStringLiteral("192.0.2.7"));
            QCOMPARE(message->port, QStringLiteral("2000"));
            QCOMPARE(message->payload.text, QStringLiteral("abc"));
        }
    }

    void bytesStayTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<PayloadNotation>("notation");
        QTest::newRow("text") << QByteArray("Hé") << PayloadNotation::Text;
        QTest::newRow("a line") << QByteArray("GET / HTTP/1.1\r\n\r\n") << PayloadNotation::Escapes;
        QTest::newRow("a backslash") << QByteArray("a\\b") << PayloadNotation::Escapes;
        QTest::newRow("bytes") << QByteArray("\x01\x02\xff\xfe", 4) << PayloadNotation::Hex;
        QTest::newRow("some bytes in a text") << QByteArray("hello world \xff") << PayloadNotation::Escapes;
        QTest::newRow("braces are no placeholders") << QByteArray("{time}") << PayloadNotation::Text;
    }
    void bytesStayTheSame()
    {
        QFETCH(QByteArray, bytes);
        const PayloadSettings payload = payloadOf(bytes);
        QTEST(payload.format.notation, "notation");
        QCOMPARE(payloadBytes(payload, PlaceholderValues()).value_or("mistake"), bytes);
    }

    void onlyRecordsWithBytes()
    {
        QVERIFY(canBeMessage(record(Call::Recv, Direction::Received, "x")));
        QVERIFY(!canBeMessage(record(Call::Recv, Direction::Received, "")));
        QVERIFY(canBeMessage(record(Call::RecvFrom, Direction::Received, "")));
        QVERIFY(!canBeMessage(record(Call::Connect, Direction::None, "")));
        QVERIFY(!canBeMessage(
            record(Call::Recv, Direction::Received, QByteArray(messagelimits::textLength, 'x'))));
        QVERIFY(!messageOf(record(Call::Connect, Direction::None, "")));
    }

    void namesAreOneShortLine()
    {
        QCOMPARE(suggestedName("Hello\r\n"), QStringLiteral("Hello␍␊"));
        QVERIFY(suggestedName(QByteArray(1000, 'x')).size() <= 30);
    }
};

QTEST_APPLESS_MAIN(TestRecordMessage)
#include "tst_recordmessage.moc"
