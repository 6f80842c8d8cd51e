#include "tests/scenarios/practiceprocess.h"

#include "tests/support/scenariomain.h"

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

namespace {

QString url(const char *scheme, const QString &port, const char *path)
{
    return QStringLiteral("%1://127.0.0.1:%2%3").arg(QLatin1String(scheme), port, QString::fromUtf8(path));
}

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 1024; ++i)
        bytes += char(i);
    return bytes;
}

const QStringList alice{"-u", "alice:wonderland"};

} // namespace

/// The practice servers with the clients that people use: curl, and Python's library for each protocol.
class TestCliPractice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("curl");
        WIREBENCH_NEED("python3");
        m_practice = startedPractice();
        QCOMPARE(m_practice.ports.size(), 14);
    }

    void ftpWithCurl_data();
    void ftpWithCurl();
    void ftpWithPython_data();
    void ftpWithPython();
    void mailWithCurl_data();
    void mailWithCurl();
    void mailWithPython_data();
    void mailWithPython();
    void newsWithPython_data();
    void newsWithPython();
    void telnet();
    void gopher();
    void smallOnes();
    void wrongLoginsAreRefused();
    void usualPortsAndOnesThatAreTaken();
    void stopsWithAllOfItInTheLog();

private:
    QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(QString::number(++m_files));
        QFile made(path);
        return made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size() ? path : QString();
    }

    Practice m_practice;
    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestCliPractice::ftpWithCurl_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QStringList>("words");
    const QString plain = url("ftp", m_practice.port("ftp"), "/");
    QTest::newRow("plain") << plain << QStringList{};
    QTest::newRow("PASV") << plain << QStringList{"--disable-epsv"};
    QTest::newRow("AUTH TLS") << plain << QStringList{"--ssl-reqd"};
    QTest::newRow("AUTH TLS 1.2") << plain << QStringList{"--ssl-reqd", "--tls-max", "1.2"};
    QTest::newRow("clear data behind AUTH TLS") << plain << QStringList{"--ssl-reqd", "--ftp-ssl-control"};
    QTest::newRow("TLS at once") << url("ftps", m_practice.tlsPort("ftp"), "/") << QStringList{};
}

void TestCliPractice::ftpWithCurl()
{
    QFETCH(const QString, base);
    QFETCH(const QStringList, words);
    const Fetched readme = curl(words + QStringList{base + "pub/README"});
    QVERIFY2(readme.bytes.startsWith("You have logged in"), readme.errors);
    QCOMPARE(curl(words + QStringList{base + "pub/bytes.bin"}).bytes, everyByte());
    QCOMPARE(curl(words + QStringList{base + "pub/empty.txt"}).status, 0);
    QCOMPARE(curl(words + QStringList{"-r", "1000-", base + "pub/bytes.bin"}).bytes, everyByte().mid(1000));
    QVERIFY(curl(words + QStringList{base + "pub/"}).bytes.contains(" lisezmoi.txt"));
    QCOMPARE(curl(words + QStringList{"-l", base}).bytes, QByteArray("README\nincoming\npub\n"));
    const QByteArray large = everyByte().repeated(3000);
    const Fetched stored = curl(words + QStringList{"-T", file(large), base + "incoming/large"});
    QVERIFY2(stored.status == 0, stored.errors);
    QVERIFY(curl(words + QStringList{base + "incoming/large"}).bytes == large);
    QCOMPARE(curl(words + QStringList{base + "pub/nothing"}).status, 78);
    QVERIFY(curl(words + QStringList{"-T", file("x"), base + "pub/mine"}).status != 0);
    QCOMPARE(curl(words + QStringList{"-l", "-Q", "-DELE incoming/large", base}).status, 0);
}

void TestCliPractice::ftpWithPython_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("anonymous") << QStringList{m_practice.port("ftp"), "plain", "anonymous", "me@here", "pub"};
    QTest::newRow("alice") << QStringList{m_practice.port("ftp"), "plain", "alice", "wonderland", "pub"};
    QTest::newRow("AUTH TLS") << QStringList{m_practice.port("ftp"), "tls", "alice", "wonderland", "pub"};
    QTest::newRow("TLS at once") << QStringList{m_practice.tlsPort("ftp"), "implicit", "alice", "wonderland", "pub"};
}

void TestCliPractice::ftpWithPython()
{
    QFETCH(const QStringList, words);
    QCOMPARE(clientTrouble("ftp_client.py", words), QByteArray());
}

void TestCliPractice::mailWithCurl_data()
{
    QTest::addColumn<QString>("smtp");
    QTest::addColumn<QString>("pop");
    QTest::addColumn<QString>("imap");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << url("smtp", m_practice.port("smtp"), "/pc") << url("pop3", m_practice.port("pop3"), "/")
                           << url("imap", m_practice.port("imap"), "/") << QStringList{};
    QTest::newRow("STARTTLS") << url("smtp", m_practice.port("smtp"), "/pc") << url("pop3", m_practice.port("pop3"), "/")
                              << url("imap", m_practice.port("imap"), "/") << QStringList{"--ssl-reqd"};
    QTest::newRow("TLS at once") << url("smtps", m_practice.tlsPort("smtp"), "/pc") << url("pop3s", m_practice.tlsPort("pop3"), "/")
                                 << url("imaps", m_practice.tlsPort("imap"), "/") << QStringList{};
}

void TestCliPractice::mailWithCurl()
{
    QFETCH(const QString, smtp);
    QFETCH(const QString, pop);
    QFETCH(const QString, imap);
    QFETCH(QStringList, words);
    words += alice;
    const QByteArray text = "Subject: hello\r\n\r\n.dot\r\n..\r\n.\r\n" + QByteArray(5000, 'x') + "\r\n\xc3\xa9t\xc3\xa9\r\n";
    const Fetched sent =
        curl(words + QStringList{"--mail-from", "a@b.example", "--mail-rcpt", "alice@localhost", "-T", file(text), smtp});
    QVERIFY2(sent.status == 0, sent.errors);
    const QList<QByteArray> list = curl(words + QStringList{pop}).bytes.trimmed().split('\n');
    const QString number = QString::fromLatin1(list.last().split(' ').first());
    const Fetched popped = curl(words + QStringList{pop + number});
    QVERIFY2(popped.bytes.endsWith("\r\n" + text), popped.errors);
    const Fetched searched = curl(words + QStringList{imap + "INBOX?UNSEEN"});
    QVERIFY2(searched.bytes.startsWith("* SEARCH "), searched.errors);
    const QString newest = QString::fromLatin1(searched.bytes.trimmed().split(' ').last());
    const Fetched peeked = curl(words + QStringList{imap + "INBOX;MAILINDEX=" + newest});
    QCOMPARE(peeked.bytes, popped.bytes);
    QCOMPARE(curl(words + QStringList{imap}).bytes.count("* LIST "), 3);
    QCOMPARE(curl(words + QStringList{"-X", "DELE " + number, "-I", pop}).status, 0);
    QCOMPARE(curl(words + QStringList{pop}).bytes.trimmed().split('\n').size(), list.size() - 1);
}

void TestCliPractice::mailWithPython_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"plain", "starttls", "tls"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestCliPractice::mailWithPython()
{
    QFETCH(const QString, kind);
    const auto port = [&](const char *protocol) {
        return kind == u"tls" ? m_practice.tlsPort(protocol) : m_practice.port(protocol);
    };
    QCOMPARE(clientTrouble("mail_client.py", {port("smtp"), kind, port("pop3"), kind, port("imap"), kind, "alice",
                                              "wonderland", "auth"}),
             QByteArray());
}

void TestCliPractice::newsWithPython_data()
{
    mailWithPython_data();
}

void TestCliPractice::newsWithPython()
{
    QFETCH(const QString, kind);
    const QString port = kind == u"tls" ? m_practice.tlsPort("nntp") : m_practice.port("nntp");
    QCOMPARE(clientTrouble("news_client.py", {port, kind, "practice.test"}), QByteArray());
    QCOMPARE(clientTrouble("news_client.py", {port, kind, "practice.test", "alice", "wonderland"}), QByteArray());
}

void TestCliPractice::telnet()
{
    const QString port = m_practice.port("telnet");
    QCOMPARE(clientTrouble("telnet_client.py", {port, "practice> ", "size", "100 columns, 40 rows", "quit"}), QByteArray());
    QCOMPARE(clientTrouble("telnet_client.py", {port, "practice> ", "options", "terminal type: xterm", "quit"}), QByteArray());
}

void TestCliPractice::gopher()
{
    const QString port = m_practice.port("gopher");
    const Fetched menu = curl({url("gopher", port, "/")});
    QVERIFY2(menu.bytes.contains("\r\n1pub\t/pub\tlocalhost\t" + port.toLatin1() + "\r\n"), menu.errors);
    QCOMPARE(curl({url("gopher", port, "/9/pub/bytes.bin")}).bytes, everyByte());
    QVERIFY(curl({url("gopher", port, "/0/pub/README")}).bytes.startsWith("You have logged in"));
    QVERIFY(curl({url("gopher", port, "/7/search%09accent")}).bytes.startsWith("0/pub/README\t"));
}

void TestCliPractice::smallOnes()
{
    QVERIFY(curl({url("telnet", m_practice.port("daytime"), "")}).bytes.endsWith("+0000 (Wirebench practice server)\r\n"));
    const auto finger = startedPython("import socket, sys\n"
                                      "s = socket.create_connection(('127.0.0.1', int(sys.argv[1])), 20)\n"
                                      "s.sendall(b'alice\\r\\n')\n"
                                      "print(s.makefile('rb').read().decode())\n",
                                      {m_practice.port("finger")});
    QVERIFY(finger->waitForFinished());
    QVERIFY(finger->output().startsWith("Login: alice"));
}

void TestCliPractice::wrongLoginsAreRefused()
{
    const QStringList wrong{"-u", "alice:looking-glass"};
    QCOMPARE(curl(wrong + QStringList{url("ftp", m_practice.port("ftp"), "/")}).status, 67);
    QCOMPARE(curl(wrong + QStringList{url("pop3", m_practice.port("pop3"), "/")}).status, 67);
    QCOMPARE(curl(wrong + QStringList{url("imap", m_practice.port("imap"), "/")}).status, 67);
    QCOMPARE(curl(wrong + QStringList{"--mail-from", "a@b", "--mail-rcpt", "c@d", "-T", file("x"),
                                      url("smtp", m_practice.port("smtp"), "/pc")})
                 .status,
             67);
    QVERIFY(curl(alice + QStringList{"--mail-from", "a@b", "--mail-rcpt", "nobody@d", "-T", file("x"),
                                     url("smtp", m_practice.port("smtp"), "/pc")})
                .status != 0);
}

/// Two at the same ports: the second says so and ends with 1.
void TestCliPractice::usualPortsAndOnesThatAreTaken()
{
    const auto first = startedCli({"practice-server", "ftp", "gopher", "--port-offset", "21000", "--no-tls-ports"});
    QVERIFY(first->waitForErrors("listening on 127.0.0.1:21021 (ftp)\n"));
    QVERIFY(first->waitForErrors("listening on 127.0.0.1:21070 (gopher)\n"));
    const auto second = startedCli({"practice-server", "ftp", "finger", "--port-offset", "21000", "--json"});
    QVERIFY(second->waitForErrors("\"listening\""));
    QVERIFY(second->waitForErrors("EADDRINUSE"));
    QVERIFY(second->errors().contains("\"service\":\"finger\""));
    const auto third = startedCli({"practice-server", "ftp", "--port", "21021"});
    QVERIFY(third->waitForFinished());
    QCOMPARE(third->exitStatus(), 1);
}

void TestCliPractice::stopsWithAllOfItInTheLog()
{
    const QString log = m_folder.filePath("log.txt");
    Practice own = startedPractice({"--log", log, "--stats"});
    QCOMPARE(own.ports.size(), 14);
    QCOMPARE(curl({url("ftp", own.port("ftp"), "/pub/README")}).status, 0);
    own.process->signal(SIGINT);
    QVERIFY(own.process->waitForFinished());
    QCOMPARE(own.process->exitStatus(), 0);
    QVERIFY(own.process->errors().contains("clients 1, letters 3, articles 4, socket calls "));
    QVERIFY(own.process->output().contains("Got a connection from ('127.0.0.1', "));
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("practice: ftp data"));
    QVERIFY(text.contains("RETR README"));
    QVERIFY(text.contains("226 All of it is sent"));
}

WIREBENCH_SCENARIO_MAIN(TestCliPractice)
#include "tst_cli_practice.moc"
