#include "core/workspace/ranges.h"
#include "core/workspace/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace wirebench;

namespace {

PayloadSettings unusualPayload()
{
    PayloadSettings payload;
    payload.text = QStringLiteral("48 65\n\"\\");
    payload.format = {PayloadNotation::Hex, TextEncoding::Utf16Be, LineEnding::CrLf, true};
    payload.filePath = QStringLiteral("/tmp/é.bin");
    payload.sendFile = true;
    payload.pieceSize = 3;
    payload.pieceDelayMs = 40;
    payload.repeatMs = 5;
    payload.repeat = true;
    payload.history = QStringList{"one", "two"};
    return payload;
}

/// No member has its default, so that a forgotten one shows.
TcpServerSettings unusualServer()
{
    TcpServerSettings server;
    server.host = QStringLiteral("::1");
    server.port = QStringLiteral("http");
    server.family = ListenFamily::Both;
    server.backlog = 17;
    server.reuseAddress = false;
    server.concurrency = Concurrency::Pool;
    server.poolSize = 3;
    server.receiveSize = 512;
    server.closeWhenPeerFinishes = false;
    server.once = true;
    server.answer = AnswerKind::Greeting;
    server.answerText = QStringLiteral("hello\\r\\n");
    server.closeAfterAnswer = true;
    server.workMs = 250;
    server.payload = unusualPayload();
    return server;
}

TcpClientSettings unusualClient()
{
    TcpClientSettings client;
    client.host = QStringLiteral("example.org");
    client.port = QStringLiteral("8000");
    client.family = AddressFamily::IPv6;
    client.connectTimeoutMs = 1234;
    client.receiveSize = 77;
    client.receiveOnce = true;
    client.closeWhenPeerFinishes = false;
    client.noDelay = true;
    client.localAddress = QStringLiteral("127.0.0.1:5000");
    client.sendOnConnect = true;
    client.payload = unusualPayload();
    return client;
}

QJsonObject throughText(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson()).object();
}

QJsonObject withSetting(const Session &session, const char *name, const QJsonValue &value)
{
    QJsonObject object = toJson(session);
    QJsonObject settings = object.value("settings").toObject();
    settings.insert(QString::fromLatin1(name), value);
    object.insert("settings", settings);
    return object;
}

QString mistakeOf(const Result<Session> &session)
{
    return session ? QString() : session.error().arguments.value(1);
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverSurvivesJson()
    {
        const Session session{QStringLiteral("mine"), true, unusualServer()};
        const auto read = sessionFromJson(throughText(toJson(session)));
        QVERIFY(read);
        QVERIFY(*read == session);
    }

    void clientSurvivesJson()
    {
        const Session session{QString(), false, unusualClient()};
        const auto read = sessionFromJson(throughText(toJson(session)));
        QVERIFY(read);
        QVERIFY(*read == session);
    }

    void enumsAreWrittenAsWords()
    {
        const QJsonObject json = toJson({{}, false, unusualServer()});
        QCOMPARE(json.value("kind").toString(), QStringLiteral("tcp-server"));
        const QJsonObject settings = json.value("settings").toObject();
        QCOMPARE(settings.value("family").toString(), QStringLiteral("both"));
        QCOMPARE(settings.value("concurrency").toString(), QStringLiteral("pool"));
        QCOMPARE(settings.value("answer").toString(), QStringLiteral("greeting"));
        const QJsonObject payload = settings.value("payload").toObject();
        QCOMPARE(payload.value("notation").toString(), QStringLiteral("hex"));
        QCOMPARE(payload.value("encoding").toString(), QStringLiteral("utf-16be"));
        QCOMPARE(payload.value("ending").toString(), QStringLiteral("crlf"));
    }

    void missingMembersTakeDefaults()
    {
        const auto read = sessionFromJson({{"kind", "tcp-client"}});
        QVERIFY(read);
        QVERIFY(read->settings == SessionSettings(TcpClientSettings()));
    }

    void unknownMembersAreIgnored()
    {
        QJsonObject object = withSetting({{}, false, unusualServer()}, "tls", QJsonObject{{"on", true}});
        object.insert("colour", 3);
        const auto read = sessionFromJson(object);
        QVERIFY(read);
        QVERIFY(read->settings == SessionSettings(unusualServer()));
    }

    void kindIsNeeded()
    {
        QCOMPARE(mistakeOf(sessionFromJson({})), QStringLiteral("kind = null (tcp-server | tcp-client)"));
        QCOMPARE(mistakeOf(sessionFromJson({{"kind", "udp"}})),
                 QStringLiteral("kind = \"udp\" (tcp-server | tcp-client)"));
    }

    void badMembersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *name, const QJsonValue &value, const char *mistake) {
            QTest::newRow(name) << QString::fromLatin1(name) << value << QString::fromUtf8(mistake);
        };
        row("host", 5, "settings.host = 5 (string)");
        row("port", 80, "settings.port = 80 (string)");
        row("family", "ipv5", "settings.family = \"ipv5\" (ipv4 | ipv6 | both)");
        row("backlog", 65536, "settings.backlog = 65536 (0…65535)");
        row("poolSize", 0, "settings.poolSize = 0 (1…100000)");
        row("receiveSize", 16 * 1024 * 1024 + 1, "settings.receiveSize = 16777217 (1…16777216)");
        row("workMs", 86'400'001, "settings.workMs = 86400001 (0…86400000)");
        row("once", "yes", "settings.once = \"yes\" (true | false)");
        row("answer", "rules", "settings.answer = \"rules\" (none | echo | prefix | greeting | fixed)");
        row("payload", "x", "settings.payload = \"x\" (object)");
    }
    void badMembersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        const auto read =
            sessionFromJson(withSetting({{}, false, TcpServerSettings()}, name.toLatin1(), value));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileNotWorkspace);
        QTEST(mistakeOf(read), "mistake");
    }

    void badPayloadMembersAreNamed()
    {
        const QJsonObject payload{{"history", QJsonArray{"a", 7}}};
        const auto read = sessionFromJson(withSetting({{}, false, TcpServerSettings()}, "payload", payload),
                                          QStringLiteral("s[4]"));
        QCOMPARE(mistakeOf(read), QStringLiteral("s[4].settings.payload.history[1] = 7 (string)"));
    }

    void serverConfigTakesEverything()
    {
        const TcpServerSettings settings = unusualServer();
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QCOMPARE(config->host.address.toString(), QStringLiteral("[::1]:0"));
        QCOMPARE(config->port, quint16(80));
        QCOMPARE(config->family, settings.family);
        QCOMPARE(config->backlog, settings.backlog);
        QCOMPARE(config->reuseAddress, settings.reuseAddress);
        QCOMPARE(config->concurrency, settings.concurrency);
        QCOMPARE(config->poolSize, settings.poolSize);
        QCOMPARE(config->receiveSize, settings.receiveSize);
        QCOMPARE(config->closeWhenPeerFinishes, settings.closeWhenPeerFinishes);
        QCOMPARE(config->once, settings.once);
    }

    void clientConfigTakesEverything()
    {
        const TcpClientSettings settings = unusualClient();
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QCOMPARE(config->host.name, settings.host);
        QCOMPARE(config->port, quint16(8000));
        QCOMPARE(config->family, settings.family);
        QCOMPARE(config->connectTimeoutMs, settings.connectTimeoutMs);
        QCOMPARE(config->receiveSize, settings.receiveSize);
        QCOMPARE(config->receiveOnce, settings.receiveOnce);
        QCOMPARE(config->closeWhenPeerFinishes, settings.closeWhenPeerFinishes);
        QCOMPARE(config->noDelay, settings.noDelay);
        QCOMPARE(config->localAddress.toString(), settings.localAddress);
    }

    void theFirstUnusableFieldIsTold()
    {
        TcpServerSettings server;
        server.host = QStringLiteral("no host");
        server.port = QStringLiteral("99999");
        QCOMPARE(engineConfig(server).error().code, ErrorCode::InvalidHost);
        server.host.clear();
        QCOMPARE(engineConfig(server).error().code, ErrorCode::InvalidPort);
        TcpClientSettings client;
        client.port = QStringLiteral("no-such-service");
        QCOMPARE(engineConfig(client).error().code, ErrorCode::UnknownService);
    }

    void localAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<AddressFamily>("family");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *text, AddressFamily family, const char *address) {
            QTest::addRow("%s (%d)", text, int(family))
                << QString::fromLatin1(text) << family << QString::fromLatin1(address);
        };
        row("", AddressFamily::Unspecified, "");
        row("127.0.0.1", AddressFamily::Unspecified, "127.0.0.1:0");
        row("127.0.0.1:5000", AddressFamily::Unspecified, "127.0.0.1:5000");
        row("::1", AddressFamily::Unspecified, "[::1]:0");
        row("[::1]:5000", AddressFamily::Unspecified, "[::1]:5000");
        row("5000", AddressFamily::Unspecified, "0.0.0.0:5000");
        row(":5000", AddressFamily::Unspecified, "0.0.0.0:5000");
        row(":5000", AddressFamily::IPv6, "[::]:5000");
        row("localhost:5000", AddressFamily::IPv4, "127.0.0.1:5000");
        row("localhost:5000", AddressFamily::IPv6, "[::1]:5000");
    }
    void localAddresses()
    {
        QFETCH(QString, text);
        QFETCH(AddressFamily, family);
        QFETCH(QString, address);
        TcpClientSettings client;
        client.family = family;
        client.localAddress = text;
        const auto config = engineConfig(client);
        QVERIFY(config);
        QCOMPARE(config->localAddress.toString(), address);
    }

    void localAddressesThatCannotBe()
    {
        TcpClientSettings client;
        for (const char *text :
             {"example.org:5000", "1.2.3.4:99999", "fe80::1:2:3:4:5:6:7:8", "<broadcast>:1"}) {
            client.localAddress = QString::fromLatin1(text);
            QVERIFY2(!engineConfig(client), text);
        }
    }

    void answersAreDecoded()
    {
        const auto config = answerConfig(unusualServer());
        QVERIFY(config);
        QCOMPARE(config->kind, AnswerKind::Greeting);
        QCOMPARE(config->text, QByteArray("hello\r\n"));
        QVERIFY(config->closeAfterAnswer);
        QCOMPARE(config->workMs, 250);
    }

    void badEscapesInAnswersAreTold()
    {
        TcpServerSettings server = unusualServer();
        server.answerText = QStringLiteral("ab\\q");
        const auto config = answerConfig(server);
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::InvalidEscape);
        QCOMPARE(config.error().position, 2);
    }

    void aTextThatIsNotUsedNeedNotBeRight()
    {
        TcpServerSettings server = unusualServer();
        server.answer = AnswerKind::Echo;
        server.answerText = QStringLiteral("\\q");
        QVERIFY(answerConfig(server));
    }

    void messagesOfTextsAndFiles()
    {
        PayloadSettings payload = unusualPayload();
        auto message = outboundMessage(payload);
        QVERIFY(message);
        QCOMPARE(message->filePath, payload.filePath);
        QCOMPARE(message->pieceSize, 3);
        QCOMPARE(message->pieceDelayMs, 40);

        payload.sendFile = false;
        payload.text = QStringLiteral("48 65 79");
        message = outboundMessage(payload);
        QVERIFY(message);
        QVERIFY(message->filePath.isEmpty());
        QCOMPARE(message->bytes.toByteArray(), QByteArray("Hey"));

        payload.text = QStringLiteral("4x");
        QCOMPARE(outboundMessage(payload).error().code, ErrorCode::InvalidHex);
    }

    void noFileChosen()
    {
        PayloadSettings payload;
        payload.sendFile = true;
        QCOMPARE(outboundMessage(payload).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
