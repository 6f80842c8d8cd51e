#include "core/workspace/commandline.h"
#include "core/workspace/jsonmembers.h"
#include "core/workspace/settings.h"
#include "core/workspace/tlssettings.h"

#include <QTest>

using namespace wirebench;

namespace {

/// No member has its default, so that a forgotten one shows.
TlsSettings unusual()
{
    TlsSettings settings;
    settings.on = true;
    settings.least = TlsVersion::Tls10;
    settings.most = TlsVersion::Tls12;
    settings.alpn = QStringLiteral("h2, http/1.1");
    settings.certificateFile = QStringLiteral("/tmp/é.pem");
    settings.keyFile = QStringLiteral("own.key");
    settings.authorityFile = QStringLiteral("ca.pem");
    settings.keyLogFile = QStringLiteral("keys.txt");
    settings.handshakeTimeoutMs = 1234;
    settings.serverName = QStringLiteral("other.example");
    settings.verify = false;
    settings.wantsClientCertificate = true;
    return settings;
}

TlsSettings readFrom(const QJsonObject &object, QString *mistake = nullptr)
{
    TlsSettings settings;
    JsonMembers members(object);
    readSettings(members, settings);
    if (mistake)
        *mistake = members.error() ? members.error()->arguments.join(u' ') : QString();
    return settings;
}

QString refusalOf(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, words);
    return line ? QString() : line.error().message;
}

TlsSettings client(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, QStringList{"tcp-client", "1"} + words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return std::get<TcpClientSettings>(line->session->settings).tls;
}

TlsSettings server(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, QStringList{"tcp-server", "1"} + words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return std::get<TcpServerSettings>(line->session->settings).tls;
}

} // namespace

class TestTlsSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesJson()
    {
        QVERIFY(readFrom(toJson(unusual())) == unusual());
        QVERIFY(readFrom(toJson(TlsSettings())) == TlsSettings());
        QCOMPARE(toJson(unusual()).value("least").toString(), QStringLiteral("1.0"));
    }

    void isPartOfBothSessions()
    {
        TcpClientSettings client;
        client.tls = unusual();
        TcpServerSettings server;
        server.tls = unusual();
        QVERIFY(!(client == TcpClientSettings()));
        QVERIFY(!(server == TcpServerSettings()));
        const auto clientBack = sessionFromJson(toJson(Session{{}, false, client}));
        const auto serverBack = sessionFromJson(toJson(Session{{}, false, server}));
        QVERIFY(std::get<TcpClientSettings>(clientBack->settings) == client);
        QVERIFY(std::get<TcpServerSettings>(serverBack->settings) == server);
    }

    void whatIsMissingHasItsDefault()
    {
        QVERIFY(readFrom({}) == TlsSettings());
        QVERIFY(TlsSettings().verify); // whoever forgets it must be safe
        QCOMPARE(TlsSettings().least, TlsVersion::Tls12);
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("version") << "least" << QJsonValue("1.4");
        QTest::newRow("version as a number") << "most" << QJsonValue(1.3);
        QTest::newRow("verify") << "verify" << QJsonValue("no");
        QTest::newRow("time") << "handshakeTimeoutMs" << QJsonValue(0);
        QTest::newRow("file") << "keyFile" << QJsonValue(7);
    }
    void refusesNonsense()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QString mistake;
        readFrom({{name, value}}, &mistake);
        QVERIFY2(mistake.contains(name), qPrintable(mistake));
    }

    void becomesWhatAnEndIsMadeFrom()
    {
        const TlsClientConfig client = tlsClientConfig(unusual());
        QCOMPARE(client.least, TlsVersion::Tls10);
        QCOMPARE(client.most, TlsVersion::Tls12);
        QCOMPARE(client.alpn, (QStringList{"h2", "http/1.1"}));
        QCOMPARE(client.certificateFile, QStringLiteral("/tmp/é.pem"));
        QCOMPARE(client.keyFile, QStringLiteral("own.key"));
        QCOMPARE(client.authorityFile, QStringLiteral("ca.pem"));
        QCOMPARE(client.keyLogFile, QStringLiteral("keys.txt"));
        QCOMPARE(client.handshakeTimeoutMs, 1234);
        QCOMPARE(client.serverName, QStringLiteral("other.example"));
        QVERIFY(!client.verify);
        QVERIFY(client.exception.isEmpty());
        const TlsServerConfig server = tlsServerConfig(unusual());
        QCOMPARE(static_cast<const TlsConfig &>(server), static_cast<const TlsConfig &>(client));
        QVERIFY(server.wantsClientCertificate);
        QVERIFY(server.names.isEmpty());
    }

    void spacesDoNotCount()
    {
        TlsSettings settings;
        settings.alpn = QStringLiteral("  h2 ,,http/1.1  x ");
        settings.serverName = QStringLiteral(" localhost ");
        settings.certificateFile = QStringLiteral(" ");
        QCOMPARE(tlsClientConfig(settings).alpn, (QStringList{"h2", "http/1.1", "x"}));
        QCOMPARE(tlsClientConfig(settings).serverName, QStringLiteral("localhost"));
        QVERIFY(tlsClientConfig(settings).certificateFile.isEmpty());
    }

    void isOffUnlessAskedFor()
    {
        QVERIFY(!client({}).on);
        QVERIFY(!server({}).on);
        TcpClientSettings wanted;
        wanted.port = QStringLiteral("1");
        QVERIFY(!engineConfig(wanted)->tls);
        wanted.tls.on = true;
        QVERIFY(engineConfig(wanted)->tls);
    }

    void wordsOfAClient()
    {
        TlsSettings expected;
        expected.on = true;
        QVERIFY(client({"--tls"}) == expected);
        expected.verify = false;
        expected.authorityFile = QStringLiteral("ca.pem");
        expected.serverName = QStringLiteral("a.example");
        expected.least = TlsVersion::Tls11;
        expected.most = TlsVersion::Tls12;
        expected.alpn = QStringLiteral("h2,x");
        expected.certificateFile = QStringLiteral("c.pem");
        expected.keyFile = QStringLiteral("c.key");
        expected.keyLogFile = QStringLiteral("keys");
        QVERIFY(client({"--tls", "--insecure", "--ca-file", "ca.pem", "--server-name", "a.example",
                        "--tls-min", "1.1", "--tls-max", "1.2", "--alpn", "h2,x", "--cert", "c.pem", "--key",
                        "c.key", "--key-log", "keys"}) == expected);
    }

    void wordsOfAServer()
    {
        TlsSettings expected;
        expected.on = true;
        QVERIFY(server({"--tls-self-signed"}) == expected);
        expected.certificateFile = QStringLiteral("s.pem");
        QVERIFY(server({"--cert", "s.pem"}) == expected);
        expected.keyFile = QStringLiteral("s.key");
        expected.authorityFile = QStringLiteral("ca.pem");
        expected.wantsClientCertificate = true;
        expected.least = expected.most = TlsVersion::Tls13;
        QVERIFY(server({"--cert", "s.pem", "--key", "s.key", "--client-ca", "ca.pem", "--tls-min", "1.3"}) ==
                expected);
    }

    void timeoutIsThatOfTheHandshakeToo()
    {
        QCOMPARE(client({"--tls", "--timeout", "1.5"}).handshakeTimeoutMs, 1500);
        QCOMPARE(client({"--tls"}).handshakeTimeoutMs, 10'000);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        for (const char *option : {"--ca-file", "--server-name", "--tls-min", "--tls-max", "--alpn", "--cert",
                                   "--key", "--key-log"})
            QTest::newRow(QByteArray(option + QByteArray(" without --tls")).constData())
                << QStringList{"tcp-client", "1", option, "1.2"}
                << QString::fromLatin1(option) + ": it goes with --tls.";
        QTest::newRow("--insecure without --tls")
            << QStringList{"tcp-client", "1", "--insecure"} << "--insecure: it goes with --tls.";
        for (const char *option : {"--key", "--client-ca", "--tls-min", "--tls-max", "--alpn", "--key-log"})
            QTest::newRow(QByteArray(option + QByteArray(" of a server without TLS")).constData())
                << QStringList{"tcp-server", "1", option, "1.2"}
                << QString::fromLatin1(option) + ": it goes with --tls-self-signed or --cert.";
        QTest::newRow("version") << QStringList{"tcp-client", "1", "--tls", "--tls-min", "1.4"}
                                 << "--tls-min: “1.4” is not 1.0, 1.1, 1.2 or 1.3.";
        QTest::newRow("versions the wrong way round")
            << QStringList{"tcp-client", "1", "--tls", "--tls-min", "1.3", "--tls-max", "1.2"}
            << "--tls-min: ";
        QTest::newRow("key alone") << QStringList{"tcp-client", "1", "--tls", "--key", "x"}
                                   << "--key: it goes with --cert.";
        QTest::newRow("two certificates")
            << QStringList{"tcp-server", "1", "--tls-self-signed", "--cert", "x"} << "--cert: ";
        QTest::newRow("not for UDP") << QStringList{"udp-server", "1", "--tls-self-signed"}
                                     << "tls-self-signed";
        QTest::newRow("not for the other end") << QStringList{"tcp-server", "1", "--tls"} << "tls";
    }
    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        QVERIFY2(refusalOf(words).contains(says), qPrintable(refusalOf(words)));
    }

    void aNewestVersionAloneIsEnough()
    {
        QCOMPARE(client({"--tls", "--tls-max", "1.2"}).least, TlsVersion::Tls12);
        // Who asks for an old version wants it, and need not say it twice.
        const TlsSettings old = client({"--tls", "--tls-max", "1.1"});
        QCOMPARE(old.most, TlsVersion::Tls11);
        QCOMPARE(old.least, TlsVersion::Tls11);
    }
};

QTEST_GUILESS_MAIN(TestTlsSettings)
#include "tst_tlssettings.moc"
