// wirebench-cli under TLS with what everybody has at the other end: openssl, ncat, socat, curl, Python.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/certificates.h"
#include "tests/support/jsonlines.h"
#include "tests/support/listeningport.h"
#include "tests/support/scenariomain.h"
#include "tests/support/sockets.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace wirebench::test;

namespace {

/// No piece looks like another.
QByteArray binary(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

QString local(quint16 port)
{
    return QStringLiteral("localhost:%1").arg(port);
}

constexpr char pythonServer[] = R"(
import socket, ssl, sys
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[1], sys.argv[2])
listening = socket.create_server(("127.0.0.1", 0))
print("listening on 127.0.0.1:%d" % listening.getsockname()[1], file=sys.stderr, flush=True)
plain, peer = listening.accept()
with context.wrap_socket(plain, server_side=True, suppress_ragged_eofs=False) as client:
    while data := client.recv(65536):
        client.sendall(data)
    print("ended properly")
    client.unwrap()
)";

constexpr char pythonClient[] = R"(
import socket, ssl, sys, threading
context = ssl.create_default_context(cafile=sys.argv[2])
size = int(sys.argv[3])
data = bytes(range(251)) * (size // 251)
with context.wrap_socket(socket.create_connection(("127.0.0.1", int(sys.argv[1]))), server_hostname="localhost",
                         suppress_ragged_eofs=False) as server:
    threading.Thread(target=server.sendall, args=[data]).start()
    came = bytearray()
    while len(came) < len(data):
        came += server.recv(65536)
    print(server.version(), "same" if came == data else "different")
    server.unwrap()
)";

} // namespace

class TestCliTls : public QObject
{
    Q_OBJECT

private:
    QString path(const char *file) const { return m_certificates.path(file); }
    QString logPath() const { return path("log.jsonl"); }
    QList<QJsonObject> logged(const char *call) const { return callsNamed(jsonLinesOf(logPath()), call); }

    std::unique_ptr<PeerProcess> tlsServer(const QStringList &more = {}, const char *name = "good") const
    {
        const QByteArray certificate = name + QByteArray(".pem");
        const QByteArray key = name + QByteArray(".key");
        return startedCli(QStringList{"tcp-server", "127.0.0.1:0", "--cert", path(certificate.constData()),
                                      "--key", path(key.constData())} +
                          more);
    }
    /// openssl s_server that sends each line back reversed; its port is found with portOf().
    std::unique_ptr<PeerProcess> opensslServer(const QStringList &more = {},
                                               const QString &name = "good") const
    {
        return started(findProgram("openssl"),
                       QStringList{"s_server", "-accept", "127.0.0.1:0", "-rev", "-cert",
                                   m_certificates.path((name + ".pem").toLatin1()), "-key",
                                   m_certificates.path((name + ".key").toLatin1())} +
                           more);
    }
    static quint16 portOf(PeerProcess &opensslServer)
    {
        if (!opensslServer.waitForOutput("ACCEPT 127.0.0.1:") ||
            !QTest::qWaitFor([&] { return opensslServer.output().count('\n') > 0; }))
            return 0;
        const QByteArray rest =
            opensslServer.output().mid(opensslServer.output().indexOf("ACCEPT 127.0.0.1:") + 17);
        return rest.left(rest.indexOf('\n')).toUShort();
    }
    std::unique_ptr<PeerProcess> tlsClient(quint16 port, const QStringList &more = {}) const
    {
        return startedCli(QStringList{"tcp-client", local(port), "--tls", "--log", logPath()} + more);
    }
    QStringList trusting() const { return {"--ca-file", path("ca.pem")}; }

    Certificates m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
    }

    void ourClientAndOpenssl_data()
    {
        QTest::addColumn<QStringList>("server");
        QTest::addColumn<QStringList>("client");
        QTest::addColumn<QString>("agreed");
        QTest::newRow("1.3") << QStringList{} << QStringList{} << "TLSv1.3, TLS_AES_256_GCM_SHA384";
        QTest::newRow("1.3 only") << QStringList{"-tls1_3"} << QStringList{} << "TLSv1.3, ";
        QTest::newRow("1.2 only") << QStringList{"-tls1_2"} << QStringList{} << "TLSv1.2, ";
        QTest::newRow("1.2 at most here") << QStringList{} << QStringList{"--tls-max", "1.2"} << "TLSv1.2, ";
        QTest::newRow("1.0") << QStringList{"-tls1", "-cipher", "DEFAULT@SECLEVEL=0"}
                             << QStringList{"--tls-min", "1.0"} << "TLSv1, ";
        QTest::newRow("ALPN") << QStringList{"-alpn", "x,http/1.1"} << QStringList{"--alpn", "h2,http/1.1"}
                              << "ALPN http/1.1";
        QTest::newRow("client certificate")
            << QStringList{"-Verify", "3", "-verify_return_error", "-CAfile", path("ca.pem")}
            << QStringList{"--cert", path("client.pem"), "--key", path("client.key")} << "TLSv1.3, ";
    }
    void ourClientAndOpenssl()
    {
        QFETCH(QStringList, server);
        QFETCH(QStringList, client);
        QFETCH(QString, agreed);
        auto openssl = opensslServer(server);
        const quint16 port = portOf(*openssl);
        QVERIFY(port);
        auto ours =
            tlsClient(port, trusting() + client + QStringList{"--send", "hello\\n", "--recv-once", "100"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->errors(), QByteArray());
        QCOMPARE(ours->exitStatus(), 0);
        QCOMPARE(ours->output(), QByteArray("olleh\n"));
        const QList<QJsonObject> handshakes = logged("do_handshake");
        QCOMPARE(handshakes.size(), 1);
        const QString all = QString::fromUtf8(QJsonDocument(handshakes.first()).toJson());
        QVERIFY2(all.contains(agreed), qPrintable(all));
        QVERIFY(all.contains("server_hostname='localhost'"));
        QVERIFY2(handshakes.first().value("waitedNs").toDouble() > 0, qPrintable(all));
    }

    void ourClientRefuses_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("expired") << "expired" << QByteArray("has expired: it was valid until 2002-01-01");
        QTest::newRow("not yet valid") << "early" << QByteArray("is not valid yet");
        QTest::newRow("self-signed") << "self" << QByteArray("vouched for by nobody but itself");
        QTest::newRow("wrong host") << "wrong" << QByteArray("is not for localhost: it is for other.example");
        QTest::newRow("stranger") << "stranger"
                                  << QByteArray("an authority that is not trusted here: CN = Stranger");
    }
    void ourClientRefuses()
    {
        QFETCH(QString, certificate);
        QFETCH(QByteArray, says);
        auto openssl = opensslServer({}, certificate);
        const quint16 port = portOf(*openssl);
        auto ours = tlsClient(port, trusting() + QStringList{"--send", "secret\\n", "--recv-once", "100"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains(says), ours->errors().constData());
        QCOMPARE(ours->errors().count('\n'), 1);
        QVERIFY(ours->output().isEmpty());
        QVERIFY(logged("send").isEmpty());
        QCOMPARE(logged("do_handshake").size(), 1);
        QCOMPARE(logged("close").size(), 1);

        auto careless = tlsClient(
            port, trusting() + QStringList{"--insecure", "--send", "hello\\n", "--recv-once", "100"});
        QVERIFY(careless->waitForFinished());
        QCOMPARE(careless->exitStatus(), 0);
        QCOMPARE(careless->output(), QByteArray("olleh\n"));
        const QString all = QString::fromUtf8(QJsonDocument(logged("do_handshake").first()).toJson());
        QVERIFY2(all.contains("certificate not verified"), qPrintable(all));
    }

    void ourClientTrustsTheSystemsStore()
    {
        auto openssl = opensslServer();
        const quint16 port = portOf(*openssl);
        auto stranger = tlsClient(port, {"--send", "hello\\n", "--recv-once", "100"});
        QVERIFY(stranger->waitForFinished());
        QCOMPARE(stranger->exitStatus(), 1);
        QVERIFY2(stranger->errors().contains("Test Authority"), stranger->errors().constData());
        // That store is OpenSSL's, and OpenSSL lets its user choose another.
        auto trusted = cli({"tcp-client", local(port), "--tls", "--send", "hello\\n", "--recv-once", "100"});
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SSL_CERT_FILE", path("ca.pem"));
        trusted->process().setProcessEnvironment(environment);
        QVERIFY(trusted->start());
        trusted->closeInput();
        QVERIFY(trusted->waitForFinished());
        QCOMPARE(trusted->output(), QByteArray("olleh\n"));
    }

    void noVersionInCommon()
    {
        auto openssl = opensslServer({"-tls1_3"});
        auto ours = tlsClient(portOf(*openssl), trusting() + QStringList{"--tls-max", "1.2", "--send", "x"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains("no version of TLS in common"), ours->errors().constData());

        auto server = tlsServer({"--tls-min", "1.3"});
        auto theirs = started(findProgram("openssl"),
                              {"s_client", "-tls1_2", "-connect", local(server->waitForPort())});
        QVERIFY(theirs->waitForFinished());
        QVERIFY(theirs->exitStatus() != 0);
        QVERIFY2(theirs->errors().contains("protocol version"), theirs->errors().constData());
        QVERIFY(server->waitForErrors("no version of TLS in common"));
        QVERIFY(server->isRunning());
    }

    void opensslAndOurServer_data()
    {
        QTest::addColumn<QStringList>("client");
        QTest::addColumn<QStringList>("server");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("1.3") << QStringList{"-tls1_3"} << QStringList{} << QByteArray("TLSv1.3");
        QTest::newRow("1.2") << QStringList{"-tls1_2"} << QStringList{} << QByteArray("TLSv1.2");
        QTest::newRow("1.0") << QStringList{"-tls1", "-cipher", "DEFAULT@SECLEVEL=0"}
                             << QStringList{"--tls-min", "1.0"} << QByteArray("TLSv1");
        QTest::newRow("ALPN") << QStringList{"-alpn", "h2,http/1.1"} << QStringList{"--alpn", "http/1.1"}
                              << QByteArray("ALPN protocol: http/1.1");
        QTest::newRow("client certificate")
            << QStringList{"-cert", path("client.pem"), "-key", path("client.key")}
            << QStringList{"--client-ca", path("ca.pem")} << QByteArray("CN = Test Authority");
    }
    void opensslAndOurServer()
    {
        QFETCH(QStringList, client);
        QFETCH(QStringList, server);
        QFETCH(QByteArray, says);
        auto ours = tlsServer(QStringList{"--once", "--log", logPath()} + server);
        auto theirs =
            started(findProgram("openssl"),
                    QStringList{"s_client", "-connect", local(ours->waitForPort()), "-CAfile", path("ca.pem"),
                                "-verify_return_error", "-verify_hostname", "localhost", "-nocommands"} +
                        client);
        theirs->write("hello from s_client\n");
        QVERIFY2(theirs->waitForOutput("\nhello from s_client"), theirs->errors().constData());
        QVERIFY2(theirs->output().contains(says), theirs->output().constData());
        QVERIFY(theirs->output().contains("Verification: OK"));
        theirs->closeInput();
        QVERIFY(theirs->waitForFinished());
        QCOMPARE(theirs->exitStatus(), 0);
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 0);
        QCOMPARE(logged("do_handshake").size(), 1);
    }

    void ourServerRefusesClients()
    {
        auto ours = tlsServer({"--client-ca", path("ca.pem")});
        const quint16 port = ours->waitForPort();
        for (const char *version : {"-tls1_2", "-tls1_3"}) {
            auto nobody = started(findProgram("openssl"),
                                  {"s_client", version, "-connect", local(port), "-CAfile", path("ca.pem")});
            QVERIFY(nobody->waitForFinished());
            auto stranger =
                started(findProgram("openssl"), {"s_client", version, "-connect", local(port), "-cert",
                                                 path("stranger.pem"), "-key", path("stranger.key")});
            QVERIFY(stranger->waitForFinished());
            QVERIFY2(stranger->errors().contains("unknown ca"), stranger->errors().constData());
        }
        QTRY_COMPARE(ours->errors().count("CN = Stranger"), 2);
        QTRY_COMPARE(ours->errors().count("peer did not return a certificate"), 2);
        auto ourClient =
            startedCli({"tcp-client", local(port), "--tls", "--ca-file", path("ca.pem"), "--send", "x"});
        QVERIFY(ourClient->waitForFinished());
        QCOMPARE(ourClient->exitStatus(), 1);
        QVERIFY2(ourClient->errors().contains("certificate required"), ourClient->errors().constData());
        QVERIFY(ours->isRunning());
    }

    void aSelfSignedServer()
    {
        auto ours = startedCli({"tcp-server", "127.0.0.1:0", "--tls-self-signed"});
        const quint16 port = ours->waitForPort();
        auto strict =
            started(findProgram("openssl"), {"s_client", "-connect", local(port), "-verify_return_error"});
        QVERIFY(strict->waitForFinished());
        QVERIFY(strict->exitStatus() != 0);
        auto looking = started(findProgram("openssl"), {"s_client", "-connect", local(port), "-showcerts"});
        looking->closeInput();
        QVERIFY(looking->waitForFinished());
        const QByteArray shown = looking->output();
        const QByteArray end = "-----END CERTIFICATE-----\n";
        const qsizetype begin = shown.indexOf("-----BEGIN CERTIFICATE-----");
        QVERIFY(begin > 0);
        m_certificates.write("shown.pem", shown.mid(begin, shown.indexOf(end) + end.size() - begin));
        auto trusting = startedCli({"tcp-client", local(port), "--tls", "--ca-file", path("shown.pem"),
                                    "--send", "hello", "--recv-once", "100"});
        QVERIFY(trusting->waitForFinished());
        QCOMPARE(trusting->errors(), QByteArray());
        QCOMPARE(trusting->output(), QByteArray("hello"));
        QByteArray text;
        QVERIFY(
            m_certificates.openssl({"x509", "-in", "shown.pem", "-noout", "-ext", "subjectAltName"}, &text));
        QVERIFY2(text.contains("DNS:localhost") && text.contains("IP Address:127.0.0.1"), text.constData());
    }

    void curlGetsAPage()
    {
        WIREBENCH_NEED("curl");
        auto server = tlsServer(
            {"--close", "--answer",
             "reply=HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nConnection: close\\r\\n\\r\\nhello"});
        const QString url = QStringLiteral("https://localhost:%1/").arg(server->waitForPort());
        for (const char *version : {"--tlsv1.2", "--tlsv1.3"}) {
            auto curl = started(findProgram("curl"), {"--silent", "--show-error", "--ipv4", "--cacert",
                                                      path("ca.pem"), version, url});
            QVERIFY(curl->waitForFinished());
            QCOMPARE(curl->errors(), QByteArray());
            QCOMPARE(curl->output(), QByteArray("hello"));
        }
        auto wary = started(findProgram("curl"), {"--silent", "--show-error", "--ipv4", url});
        QVERIFY(wary->waitForFinished());
        QCOMPARE(wary->exitStatus(), 60);
        auto misled =
            started(findProgram("curl"), {"--silent", "--ipv4", url.toLatin1().replace("https", "http")});
        QVERIFY(misled->waitForFinished());
        QVERIFY(misled->exitStatus() != 0);
        QVERIFY2(server->waitForErrors("is not TLS (http request)"), server->errors().constData());
    }

    void clientsOfOurEchoServer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("ncat") << "ncat" << QStringList{"--ssl",        "--ssl-verify", "--ssl-trustfile",
                                                       path("ca.pem"), "localhost",    "PORT"};
        QTest::newRow("socat") << "socat"
                               << QStringList{"-t10", "-",
                                              "OPENSSL:localhost:PORT,pf=ip4,cafile=" + path("ca.pem")};
        QTest::newRow("wirebench-cli")
            << ownProgram("wirebench-cli")
            << QStringList{"tcp-client", "localhost:PORT", "--tls", "--ca-file", path("ca.pem")};
    }
    void clientsOfOurEchoServer()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        if (!program.contains('/') && findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        auto server = tlsServer({"--once"});
        words.replaceInStrings("PORT", QString::number(server->waitForPort()));
        auto client = started(program.contains('/') ? program : findProgram(program), words);
        const QByteArray bytes = binary(300'000);
        client->write(bytes);
        QVERIFY(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000));
        QCOMPARE(client->output(), bytes);
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
    }

    void serversForOurClient_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("ncat") << "ncat"
                              << QStringList{"-v",
                                             "-l",
                                             "127.0.0.1",
                                             "7443",
                                             "--ssl",
                                             "--ssl-cert",
                                             path("good.pem"),
                                             "--ssl-key",
                                             path("good.key"),
                                             "--exec",
                                             "/bin/cat"};
        QTest::newRow("socat") << "socat"
                               << QStringList{"-d", "-d",
                                              "OPENSSL-LISTEN:7443,bind=127.0.0.1,reuseaddr,verify=0,cert=" +
                                                  path("good.pem") + ",key=" + path("good.key"),
                                              "EXEC:cat"};
        QTest::newRow("socat that wants a certificate")
            << "socat"
            << QStringList{"-d", "-d",
                           "OPENSSL-LISTEN:7443,bind=127.0.0.1,reuseaddr,verify=1,cafile=" + path("ca.pem") +
                               ",cert=" + path("good.pem") + ",key=" + path("good.key"),
                           "EXEC:cat"};
    }
    void serversForOurClient()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        enterPrivateNetwork(); // a fresh one: the port is fixed
        auto server = started(findProgram(program), words);
        QVERIFY(waitForListening(7443));
        auto client = cli(QStringList{"tcp-client", "localhost:7443", "--family", "4", "--tls", "--cert",
                                      path("client.pem"), "--key", path("client.key")} +
                          trusting());
        QVERIFY(client->start());
        const QByteArray bytes = binary(300'000);
        client->write(bytes);
        QVERIFY2(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000),
                 (client->errors() + server->errors()).constData());
        QCOMPARE(client->output(), bytes);
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->errors(), QByteArray());
        QCOMPARE(client->exitStatus(), 0);
    }

    void pythonAtTheOtherEnd()
    {
        WIREBENCH_NEED("python3");
        auto pythons = startedPython(pythonServer, {path("good.pem"), path("good.key")});
        const quint16 port = pythons->waitForPort();
        QVERIFY2(port, pythons->errors().constData());
        auto ours = tlsClient(port, trusting() + QStringList{"--send", "hello", "--half-close"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->errors(), QByteArray());
        QCOMPARE(ours->output(), QByteArray("hello"));
        QVERIFY(pythons->waitForOutput("ended properly"));
        QVERIFY(pythons->waitForFinished());
        QCOMPARE(pythons->exitStatus(), 0);
        QVERIFY(!jsonLinesOf(logPath()).isEmpty());
        for (const QJsonObject &record : logged("recv"))
            QVERIFY(!QString::fromUtf8(QJsonDocument(record).toJson()).contains("close_notify"));

        auto server = tlsServer();
        auto client =
            startedPython(pythonClient, {QString::number(server->waitForPort()), path("ca.pem"), "100000"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("TLSv1.3 same\n"));
        QCOMPARE(client->errors(), QByteArray());
    }

    void twentyMegabytesBothWays()
    {
        WIREBENCH_NEED("python3");
        const QByteArray bytes = binary(20 * 1024 * 1024);
        m_certificates.write("big", bytes);
        auto server = tlsServer({"--recv-size", "65536"});
        const quint16 port = server->waitForPort();
        auto client = cli(QStringList{"tcp-client", local(port), "--tls"} + trusting());
        client->process().setStandardInputFile(path("big"));
        QVERIFY(client->start());
        QVERIFY(client->waitForFinished(std::chrono::minutes(2)));
        QCOMPARE(client->errors(), QByteArray());
        QCOMPARE(client->output().size(), bytes.size());
        QVERIFY(client->output() == bytes);

        auto pythons = startedPython(pythonClient, {QString::number(port), path("ca.pem"), "20000000"});
        QVERIFY(pythons->waitForFinished(std::chrono::minutes(2)));
        QCOMPARE(pythons->output(), QByteArray("TLSv1.3 same\n"));
        QCOMPARE(pythons->errors(), QByteArray());
    }

    void aServerThatStalls()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto ours = startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(silent.serverPort()),
                                "--tls", "--timeout", "0.5", "--send", "secret", "--log", logPath()});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains("did not finish the TLS handshake within 500 ms"),
                 ours->errors().constData());
        QCOMPARE(logged("do_handshake").size(), 1);
        QVERIFY(logged("send").isEmpty());
    }

    void aClientThatStallsHoldsUpNobody()
    {
        auto ours = tlsServer();
        const quint16 port = ours->waitForPort();
        QTcpSocket staller;
        staller.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(staller.waitForConnected());
        auto other = startedCli(
            QStringList{"tcp-client", local(port), "--tls", "--send", "hello", "--recv-once", "100"} +
            trusting());
        QVERIFY(other->waitForFinished());
        QCOMPARE(other->output(), QByteArray("hello"));
        QVERIFY(staller.state() == QAbstractSocket::ConnectedState);
    }

    void notTls_data()
    {
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("a greeting") << QByteArray("220 mail.example ESMTP\r\n");
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        QTest::newRow("noise") << binary(1000);
    }
    void notTls()
    {
        QFETCH(QByteArray, says);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this,
                [&] { server.nextPendingConnection()->write(says); });
        auto ours = startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server.serverPort()),
                                "--tls", "--send", "secret"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains("is not TLS"), ours->errors().constData());
        QVERIFY(ours->output().isEmpty());
    }

    void aPeerThatCloses()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *client = server.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client] {
                client->readAll();
                client->disconnectFromHost();
            });
        });
        auto ours = startedCli({"tcp-client", QStringLiteral("127.0.0.1:%1").arg(server.serverPort()),
                                "--tls", "--send", "secret"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains("in the middle of the TLS handshake"), ours->errors().constData());
    }

    void tlsOnAPlainPort()
    {
        auto plain =
            startedCli({"tcp-server", "127.0.0.1:0", "--answer", "greet=Thank you for connecting\\r\\n"});
        auto ours = startedCli({"tcp-client", local(plain->waitForPort()), "--tls"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains("is not TLS"), ours->errors().constData());
    }

    void plainOnATlsPort()
    {
        auto server = tlsServer();
        auto ours = startedCli({"tcp-client", local(server->waitForPort()), "--send", "Hello world"});
        QVERIFY(ours->waitForFinished());
        QVERIFY2(server->waitForErrors("is not TLS"), server->errors().constData());
        QVERIFY(server->isRunning());
    }

    void unusableFiles_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("says");
        const QString text = m_certificates.write("diary.txt", "Dear diary\n");
        const QStringList server = {"tcp-server", "127.0.0.1:0"};
        const QStringList client = {"tcp-client", "localhost:9", "--tls"};
        QTest::newRow("certificate") << server + QStringList{"--cert", text}
                                     << QByteArray("diary.txt is no certificate");
        QTest::newRow("no such certificate")
            << server + QStringList{"--cert", path("none.pem")} << QByteArray("No such file or directory");
        QTest::newRow("key") << server + QStringList{"--cert", path("good.pem"), "--key", text}
                             << QByteArray("diary.txt holds no private key");
        QTest::newRow("no key") << server + QStringList{"--cert", path("good.pem")}
                                << QByteArray("good.pem holds no private key");
        QTest::newRow("key under a passphrase")
            << server + QStringList{"--cert", path("good.pem"), "--key", path("locked.key")}
            << QByteArray("a passphrase protects it");
        QTest::newRow("key of another")
            << server + QStringList{"--cert", path("good.pem"), "--key", path("wrong.key")}
            << QByteArray("does not belong to the certificate");
        QTest::newRow("authorities of clients")
            << server + QStringList{"--tls-self-signed", "--client-ca", text}
            << QByteArray("diary.txt holds no certificates");
        QTest::newRow("authorities") << client + QStringList{"--ca-file", text}
                                     << QByteArray("diary.txt holds no certificates");
        QTest::newRow("no such authorities")
            << client + QStringList{"--ca-file", path("none.pem")} << QByteArray("No such file or directory");
        QTest::newRow("key log") << client + QStringList{"--key-log", path("none/keys")}
                                 << QByteArray("none/keys");
    }
    void unusableFiles()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, says);
        auto ours = startedCli(words);
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 1);
        QVERIFY2(ours->errors().contains(says), ours->errors().constData());
        QCOMPARE(ours->errors().count('\n'), 1);
        QVERIFY(!ours->errors().contains("listening on"));
    }

    void keyLogIsForItsOwnerOnly()
    {
        auto openssl = opensslServer();
        auto ours =
            tlsClient(portOf(*openssl), trusting() + QStringList{"--key-log", path("own.keys"), "--send",
                                                                 "hello\\n", "--recv-once", "100"});
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->exitStatus(), 0);
        QCOMPARE(int(QFileInfo(path("own.keys")).permissions() & QFileDevice::Permissions(0x0fff)), 0x0600);
        const QByteArray keys = m_certificates.read("own.keys");
        QVERIFY(keys.contains("CLIENT_TRAFFIC_SECRET_0 "));
        QVERIFY(keys.contains("SERVER_HANDSHAKE_TRAFFIC_SECRET "));
    }

    void wiresharkReadsWithTheKeyLog_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("1.2") << "1.2";
        QTest::newRow("1.3") << "1.3";
    }
    void wiresharkReadsWithTheKeyLog()
    {
        QFETCH(QString, version);
        WIREBENCH_NEED("tshark");
        const QString keys = path(("keys-" + version).toLatin1());
        const QString capture = path(("capture-" + version + ".pcapng").toLatin1());
        auto server = tlsServer({"--tls-max", version, "--once"});
        const quint16 port = server->waitForPort();
        auto shark = started(findProgram("tshark"),
                             {"-i", "lo", "-w", capture, "-f", QStringLiteral("tcp port %1").arg(port)});
        if (!shark->waitForErrors("Capturing on", std::chrono::seconds(10)) ||
            !QTest::qWaitFor([&] { return QFileInfo(capture).size() > 0 || !shark->isRunning(); }, 10'000) ||
            !shark->isRunning())
            QSKIP("this user may not capture");
        auto ours = startedCli(QStringList{"tcp-client", local(port), "--tls", "--key-log", keys, "--send",
                                           "GET the secret", "--half-close"} +
                               trusting());
        QVERIFY(ours->waitForFinished());
        QCOMPARE(ours->output(), QByteArray("GET the secret"));
        QVERIFY(server->waitForFinished());
        const auto read = [&](const QStringList &more) {
            auto reader = started(findProgram("tshark"),
                                  QStringList{"-r", capture, "-q", "-z", "follow,tls,ascii,0", "-d",
                                              QStringLiteral("tcp.port==%1,tls").arg(port)} +
                                      more);
            return reader->waitForFinished() ? reader->output() : QByteArray();
        };
        const QStringList withKeys = {"-o", "tls.keylog_file:" + keys};
        // What is captured reaches the file a little later.
        QTRY_VERIFY_WITH_TIMEOUT(read(withKeys).count("GET the secret") == 2, 20'000);
        QCOMPARE(read({}).count("GET the secret"), 0);
        shark->signal(SIGINT);
        QVERIFY(shark->waitForFinished());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliTls)
#include "tst_cli_tls.moc"
