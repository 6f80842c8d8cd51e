#include "core/dialogue/wiremeaning.h"

#include <QTest>

using namespace wirebench;

class TestWireMeaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<bool>("isReply");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isFailure");
        const auto row = [](const char *protocol, bool isReply, const QByteArray &bytes, const QStringList &lines, const char *key, bool failure = false) {
            QTest::addRow("%s %s", protocol, bytes.constData()) << QString(protocol) << isReply << bytes << lines << QString(key) << failure;
        };
        row("ftp", true, "550 no such file\r\n", {"550"}, "reply.ftp.550", true);
        row("ftp", true, "220-hello\r\n there\r\n220 ready\r\n", {"220"}, "reply.ftp.220");
        row("ftp", true, "299 never heard of\r\n", {"299"}, "reply.class.2");
        row("ftp", true, "226 done\r\n550 no\r\n", {"226", "550"}, "reply.ftp.226");
        row("ftp", false, "RETR README\r\n", {"RETR"}, "command.ftp.RETR");
        row("ftp", false, "user ada\r\npass x\r\n", {"USER", "PASS"}, "command.ftp.USER");
        row("smtp", true, "550 no mailbox\r\n", {"550"}, "reply.smtp.550", true);
        row("smtp", false, "MAIL FROM:<a@b>\r\n", {"MAIL"}, "command.smtp.MAIL");
        row("pop3", true, "-ERR no\r\n", {"-ERR"}, "reply.pop.-ERR", true);
        row("pop3", true, "+OK\r\n1 120\r\n.\r\n", {"+OK"}, "reply.pop.+OK");
        row("imap", true, "* 3 EXISTS\r\na1 NO no\r\n", {"EXISTS", "NO"}, "reply.imap.untagged.EXISTS");
        row("imap", false, "a7 SELECT \"INBOX\"\r\n", {"SELECT"}, "command.imap.SELECT");
        row("nntp", true, "411 no such group\r\n", {"411"}, "reply.nntp.411", true);
        row("telnet", true, "\xff\xfd\x01login: ", {"IAC DO ECHO"}, "command.telnet.DO");
    }
    void understands()
    {
        QFETCH(QString, protocol);
        QFETCH(bool, isReply);
        QFETCH(QByteArray, bytes);
        const auto meanings = wireMeanings(bytes, isReply ? Direction::Received : Direction::Sent, protocol);
        QStringList lines;
        for (const WireMeaning &meaning : meanings) {
            lines += meaning.line;
            QVERIFY(hasNoteText(meaning.note.key));
        }
        QTEST(lines, "lines");
        QTEST(meanings.first().note.key, "key");
        QTEST(meanings.first().isFailure, "isFailure");
    }

    void saysNothingOfOtherThings_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("file") << "ftp" << QByteArray("\x7f" "ELF\0\0\n\n", 8);
        QTest::newRow("text") << "pop3" << QByteArray("Dear Ada,\r\n550 euros are missing\r\n");
        QTest::newRow("number") << "ftp" << QByteArray("999 x\r\n");
        QTest::newRow("unknown protocol") << "quic" << QByteArray("220 hello\r\n");
        QTest::newRow("nothing") << "ftp" << QByteArray();
        QTest::newRow("blanks") << "imap" << QByteArray("   \r\n \r\n\r\n");
    }
    void saysNothingOfOtherThings()
    {
        QFETCH(QString, protocol);
        QFETCH(QByteArray, bytes);
        QVERIFY(wireMeanings(bytes, Direction::Received, protocol).isEmpty());
        QVERIFY(wireMeanings(bytes, Direction::None, protocol).isEmpty());
    }

    void isBounded()
    {
        const QByteArray many = QByteArray("550 no\r\n").repeated(100'000);
        QCOMPARE(wireMeanings(many, Direction::Received, "ftp", 5).size(), 5);
        QVERIFY(wireMeanings(QByteArray(1'000'000, '\xff'), Direction::Received, "telnet", 5).size() <= 5);
    }

    void ofRecords()
    {
        const auto record = [](EndpointKind kind, quint16 port, Direction direction, const QByteArray &bytes) {
            SocketCall call;
            call.call = direction == Direction::Sent ? Call::Send : Call::Recv;
            call.direction = direction;
            call.payload = Bytes::copyOf(bytes);
            const EndpointPtr endpoint(new Endpoint(EndpointId{1}, kind, "x"));
            const SocketAddress service = SocketAddress::fromIPv4(0x7f000001, port);
            const SocketAddress other = SocketAddress::fromIPv4(0x7f000001, 40000);
            call.flow = FlowPtr(kind == EndpointKind::TcpServer ? new Flow(endpoint, ConnectionId{1}, service, other)
                                                                : new Flow(endpoint, ConnectionId{1}, other, service));
            return call;
        };
        QCOMPARE(wireMeanings(record(EndpointKind::TcpClient, 21, Direction::Received, "550 no\r\n")).value(0).line, QStringLiteral("550"));
        QCOMPARE(wireMeanings(record(EndpointKind::TcpServer, 21, Direction::Received, "RETR a\r\n")).value(0).line, QStringLiteral("RETR"));
        QCOMPARE(wireMeanings(record(EndpointKind::TcpServer, 21, Direction::Sent, "550 no\r\n")).value(0).line, QStringLiteral("550"));
        QVERIFY(wireMeanings(record(EndpointKind::TcpClient, 9999, Direction::Received, "550 no\r\n")).isEmpty());
        QVERIFY(wireMeanings(SocketCall()).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestWireMeaning)
#include "tst_wiremeaning.moc"
