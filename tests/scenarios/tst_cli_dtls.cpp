// udp-server and udp-client under DTLS with openssl and socat at the other end.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"

#include <QUdpSocket>

#include <csignal>

using namespace wirebench::test;

class TestCliDtls : public QObject
{
    Q_OBJECT

private:
    QString path(const char *file) const { return m_certificates.path(file); }
    QString logPath() const { return path("log.jsonl"); }
    QList<QJsonObject> logged(const char *call) const { return callsNamed(jsonLinesOf(logPath()), call); }

    std::unique_ptr<PeerProcess> server(const QStringList &more = {}) const
    {
        return startedCli(QStringList{"udp-server", "127.0.0.1:0", "--cert", path("good.pem"), "--key",
                                      path("good.key"), "--answer", "prefix=Recu: ", "--log", logPath()} +
                          more);
    }
    /// Asks once; standard output is the answer.
    std::unique_ptr<PeerProcess> client(quint16 port, const QStringList &more = {}) const
    {
        return startedCli(QStringList{"udp-client", QStringLiteral("localhost:%1").arg(port), "--dtls",
                                      "--ca-file", path("ca.pem"), "--send", "hello\\n", "--recv-once", "100"} +
                          more);
    }
    /// It prints what comes and sends what is written to it. It needs a port that it is told.
    std::unique_ptr<PeerProcess> opensslServer(quint16 port, const QString &name,
                                               const QStringList &more = {}) const
    {
        return started(findProgram("openssl"),
                       QStringList{"s_server", "-dtls1_2", "-4", "-accept", QString::number(port), "-cert",
                                   m_certificates.path((name + ".pem").toLatin1()), "-key",
                                   m_certificates.path((name + ".key").toLatin1()), "-quiet"} +
                           more);
    }

    Certificates m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
    }

    void ourOwnEnds()
    {
        auto ours = server();
        const quint16 port = ours->waitForPort();
        auto asking = client(port);
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->output(), QByteArray("Recu: hello\n"));
        QCOMPARE(asking->errors(), QByteArray());
        QCOMPARE(asking->exitStatus(), 0);
        QVERIFY(ours->waitForOutput("Got 6 bytes from ('127.0.0.1', "));
    }

    void clientsOfOurServer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("openssl s_client")
            << "openssl"
            << QStringList{"s_client", "-dtls1_2",  "-connect", "127.0.0.1:PORT",      "-CAfile",
                           path("ca.pem"), "-verify_return_error", "-verify_hostname", "localhost", "-quiet"};
        // It cuts its ClientHello into fragments.
        QTest::newRow("socat") << "socat"
                               << QStringList{"-", QStringLiteral("OPENSSL-DTLS-CLIENT:127.0.0.1:PORT,cafile=%1,"
                                                                  "commonname=localhost")
                                                       .arg(path("ca.pem"))};
    }
    void clientsOfOurServer()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        auto ours = server();
        words.replaceInStrings("PORT", QString::number(ours->waitForPort()));
        auto asking = started(findProgram(program), words);
        for (const char *line : {"first\n", "second\n"}) {
            asking->write(line);
            QVERIFY2(asking->waitForOutput(QByteArray("Recu: ") + line), asking->errors().constData());
        }
        QVERIFY(ours->waitForOutput("Got 7 bytes from ('127.0.0.1', "));
        ours->signal(SIGTERM);
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->errors().count('\n'), 1); // "listening on": nothing went wrong
        const auto handshakes = logged("do_handshake");
        QCOMPARE(handshakes.size(), 1);
        QCOMPARE(handshakes.first().value("arguments").toString(), QStringLiteral("server_side=True"));
        QCOMPARE(logged("recvfrom").size(), 2);
        QCOMPARE(logged("sendto").size(), 2);
    }

    void serversOfOurClient_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("openssl s_server") << QStringList{};
        QTest::newRow("with cookies") << QStringList{"-listen"};
    }
    void serversOfOurClient()
    {
        QFETCH(QStringList, more);
        const quint16 port = freePort();
        auto openssl = opensslServer(port, QStringLiteral("good"), more);
        QVERIFY(waitForBound(port));
        auto asking = client(port);
        QVERIFY2(openssl->waitForOutput("hello\n"), asking->errors().constData());
        openssl->write("answer\n");
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->errors(), QByteArray());
        QCOMPARE(asking->output(), QByteArray("answer\n"));
        QCOMPARE(asking->exitStatus(), 0);
    }

    void socatServer()
    {
        WIREBENCH_NEED("socat");
        const quint16 port = freePort();
        auto socat = started(findProgram("socat"),
                             {QStringLiteral("OPENSSL-DTLS-SERVER:%1,bind=127.0.0.1,cert=%2,key=%3,verify=0")
                                  .arg(port)
                                  .arg(path("good.pem"), path("good.key")),
                              "EXEC:cat"});
        QVERIFY(waitForBound(port));
        auto asking = client(port);
        QVERIFY2(asking->waitForFinished(), socat->errors().constData());
        QCOMPARE(asking->output(), QByteArray("hello\n"));
    }

    void refusesCertificates_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("expired") << "expired" << QByteArray("has expired: it was valid until 2002-01-01");
        QTest::newRow("self-signed") << "self" << QByteArray("vouched for by nobody but itself");
        QTest::newRow("wrong host") << "wrong" << QByteArray("is not for localhost: it is for other.example");
    }
    void refusesCertificates()
    {
        QFETCH(QString, certificate);
        QFETCH(QByteArray, says);
        const quint16 port = freePort();
        auto openssl = opensslServer(port, certificate);
        QVERIFY(waitForBound(port));
        auto asking = client(port, {"--log", logPath()});
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->exitStatus(), 1);
        QVERIFY2(asking->errors().contains(says), asking->errors().constData());
        QCOMPARE(asking->errors().count('\n'), 1);
        QVERIFY(asking->output().isEmpty());
        QVERIFY(logged("sendto").isEmpty());
        QCOMPARE(logged("do_handshake").size(), 1);
    }

    void insecureTakesThem()
    {
        auto ours = startedCli({"udp-server", "127.0.0.1:0", "--dtls-self-signed"});
        auto asking = client(ours->waitForPort(), {"--insecure"});
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->output(), QByteArray("hello\n"));
    }

    void asksForClientCertificates()
    {
        auto ours = server({"--client-ca", path("ca.pem")});
        const quint16 port = ours->waitForPort();
        auto known = client(port, {"--cert", path("client.pem"), "--key", path("client.key")});
        QVERIFY(known->waitForFinished());
        QCOMPARE(known->output(), QByteArray("Recu: hello\n"));
        auto unknown = client(port);
        QVERIFY(unknown->waitForFinished());
        QCOMPARE(unknown->exitStatus(), 1);
        QVERIFY2(unknown->errors().contains("refused: it sent the TLS alert"), unknown->errors().constData());
        QVERIFY(ours->waitForErrors("127.0.0.1:"));
        QVERIFY(ours->isRunning());
    }

    void plainDatagramsAreNamed()
    {
        auto ours = server();
        const quint16 port = ours->waitForPort();
        QUdpSocket plain;
        QVERIFY(plain.bind(QHostAddress::LocalHost));
        plain.writeDatagram("Bonjour serveur", QHostAddress::LocalHost, port);
        const QByteArray says = "A datagram from 127.0.0.1:" + QByteArray::number(plain.localPort()) + " is not DTLS";
        QVERIFY2(ours->waitForErrors(says), ours->errors().constData());
        auto asking = client(port); // the server lives on
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->output(), QByteArray("Recu: hello\n"));
    }

    void aPlainServerIsNamed()
    {
        auto plain = startedCli({"udp-server", "127.0.0.1:0", "--answer", "reply=not DTLS"});
        auto asking = client(plain->waitForPort());
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->exitStatus(), 1);
        QVERIFY2(asking->errors().contains("is not DTLS"), asking->errors().constData());
    }

    void nobodyThere()
    {
        auto asking = client(freePort(), {"--connect"});
        QVERIFY(asking->waitForFinished());
        QCOMPARE(asking->exitStatus(), 1);
        QVERIFY2(asking->errors().contains("ECONNREFUSED"), asking->errors().constData());
    }

    void lossIsSurvived()
    {
        auto ours = server({"--loss", "20%", "--seed", "2"});
        auto asking = client(ours->waitForPort(), {"--loss", "20%", "--seed", "5", "--timeout", "30"});
        QVERIFY(QTest::qWaitFor([&] { return !asking->isRunning() || ours->output().contains("Got"); }, 30'000));
        QVERIFY2(asking->errors().isEmpty(), asking->errors().constData());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliDtls)
#include "tst_cli_dtls.moc"
