#include "tests/scenarios/realservers.h"

#include "tests/scenarios/practiceprocess.h"
#include "tests/support/scenariomain.h"

using namespace wirebench::test;

/// That the servers which other tests rely on do what is expected of them, shown with curl and Python's clients.
class TestRealServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("python3");
        WIREBENCH_NEED("curl");
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors());
    }

    void vsftpd_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"plain", "tls", "implicit"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void vsftpd()
    {
        QFETCH(const QString, kind);
        const RealServer server = startedVsftpd(m_certificates, kind);
        WIREBENCH_NEED_SERVER(server);
        QCOMPARE(clientTrouble("ftp_client.py", {server.port("ftp"), kind, "anonymous", "me@here", "course"}), QByteArray());
        const QString scheme = kind == u"implicit" ? "ftps" : "ftp";
        const Fetched fetched = curl({"--ssl", scheme + "://127.0.0.1:" + server.port("ftp") + "/bytes.bin"});
        QVERIFY2(fetched.bytes == server.read("files/bytes.bin"), fetched.errors);
    }

    void pyftpdlib_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"plain", "tls"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void pyftpdlib()
    {
        QFETCH(const QString, kind);
        const RealServer server = startedPyftpdlib(m_certificates, kind);
        WIREBENCH_NEED_SERVER(server);
        QCOMPARE(clientTrouble("ftp_client.py", {server.port("ftp"), kind, "alice", "wonderland", "course"}), QByteArray());
        QCOMPARE(clientTrouble("ftp_client.py", {server.port("ftp"), kind, "anonymous", "me@here", "course"}), QByteArray());
    }

    void mail_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char *kind : {"plain", "starttls", "tls"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void mail()
    {
        QFETCH(const QString, kind);
        const RealServer server = startedMailServers(m_certificates);
        WIREBENCH_NEED_SERVER(server);
        const bool atOnce = kind == u"tls";
        const QStringList words{server.port(atOnce ? "smtps" : "smtp"), kind, server.port(atOnce ? "pop3s" : "pop3"), kind,
                                server.port(atOnce ? "imaps" : "imap"), kind, "alice", "wonderland", "auth"};
        QCOMPARE(clientTrouble("mail_client.py", words), QByteArray());
    }

    void inn_data() { mail_data(); }
    void inn()
    {
        QFETCH(const QString, kind);
        const RealServer server = startedInn(m_certificates);
        WIREBENCH_NEED_SERVER(server);
        QCOMPARE(clientTrouble("news_client.py", {server.port(kind == u"tls" ? "nntps" : "nntp"), kind, "wirebench.test"}),
                 QByteArray());
    }

    void telnetd()
    {
        const RealServer server = startedTelnetd();
        WIREBENCH_NEED_SERVER(server);
        QCOMPARE(clientTrouble("telnet_client.py", {server.port("telnet"), "$ ", "stty size; echo $TERM", "40 100\r\nxterm", "exit"}),
                 QByteArray());
    }

    void gophernicus()
    {
        const RealServer server = startedGophernicus();
        WIREBENCH_NEED_SERVER(server);
        const QString base = QStringLiteral("gopher://127.0.0.1:%1/").arg(server.port("gopher"));
        QVERIFY(curl({base}).bytes.contains("\t/README\tlocalhost\t"));
        QCOMPARE(curl({base + "9/bytes.bin"}).bytes, server.read("files/bytes.bin"));
    }

private:
    Certificates m_certificates;
};

WIREBENCH_SCENARIO_MAIN(TestRealServers)
#include "tst_realservers.moc"
