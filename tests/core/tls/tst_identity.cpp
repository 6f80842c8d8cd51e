#include "core/tls/identity.h"
#include "core/tls/tlscontext.h"
#include "tests/core/tls/tlspair.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::ErrorCode)

class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void loads_data();
    void loads();
    void loadsTheChain();
    void refuses_data();
    void refuses();
    void refusesADamagedChain();
    void refusesAHugeFile();
    void selfSignedIsForTheseNames();
    void selfSignedAsOpensslSeesIt();
    void selfSignedIsTakenByWhoeverTrustsIt_data();
    void selfSignedIsTakenByWhoeverTrustsIt();
    void selfSignedCopesWithNames_data();
    void selfSignedCopesWithNames();
    void selfSignedIsEachTimeAnother();
    void selfSignedWritesNoFile();

private:
    Certificate selfSigned(const QStringList &names) const
    {
        const auto identity = Identity::selfSigned(names);
        return identity ? describeCertificate(identity->certificate()) : Certificate();
    }

    test::Certificates m_certificates;
};

void TestIdentity::initTestCase()
{
    WIREBENCH_NEED("openssl");
    QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
}

void TestIdentity::loads_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::newRow("two files") << "good.pem"
                               << "good.key";
    QTest::newRow("the same file") << "both.pem"
                                   << "";
    QTest::newRow("the same file, named twice") << "both.pem"
                                                << "both.pem";
    m_certificates.write("after.pem", m_certificates.read("good.pem") + m_certificates.read("good.key"));
    QTest::newRow("certificate before key") << "after.pem"
                                            << "";
    m_certificates.write("talkative.pem",
                         "Bag Attributes\n  friendlyName: x\n" + m_certificates.read("good.pem"));
    QTest::newRow("text before it") << "talkative.pem"
                                    << "good.key";
    m_certificates.write("dos.pem", m_certificates.read("good.pem").replace("\n", "\r\n"));
    QTest::newRow("CR LF") << "dos.pem"
                           << "good.key";
}

void TestIdentity::loads()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    const auto identity =
        Identity::load(m_certificates.path(certificate.toLatin1().constData()),
                       key.isEmpty() ? QString() : m_certificates.path(key.toLatin1().constData()));
    QVERIFY(identity.has_value());
    QVERIFY(identity->key());
    QCOMPARE(identity->chain().size(), size_t(1));
    QCOMPARE(describeCertificate(identity->certificate()).subject, QStringLiteral("CN = localhost"));
}

void TestIdentity::loadsTheChain()
{
    const auto identity = Identity::load(m_certificates.path("chain.pem"), m_certificates.path("chain.key"));
    QVERIFY(identity.has_value());
    QCOMPARE(identity->chain().size(), size_t(2));
    QCOMPARE(describeCertificate(identity->chain()[1].get()).subject,
             QStringLiteral("CN = Authority Between"));
}

void TestIdentity::refuses_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("blamed"); // 0: the certificate's file, 1: the key's
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *certificate, const char *key, ErrorCode code,
                        int blamed, const char *reason) {
        QTest::newRow(name) << certificate << key << code << blamed << reason;
    };
    m_certificates.write("empty.pem", {});
    m_certificates.write("text.pem", "Dear diary\n");
    m_certificates.write("cut.pem", m_certificates.read("good.pem").left(300));
    m_certificates.write("zeros.pem", QByteArray(1000, '\0'));
    m_certificates.write("false.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    const ErrorCode certificate = ErrorCode::CertificateUnusable;
    const ErrorCode key = ErrorCode::KeyUnusable;
    row("no such file", "none.pem", "good.key", certificate, 0, "No such file or directory");
    row("a folder", ".", "good.key", certificate, 0, "");
    row("empty", "empty.pem", "good.key", certificate, 0, "no start line");
    row("not a PEM", "text.pem", "good.key", certificate, 0, "no start line");
    row("zeros", "zeros.pem", "good.key", certificate, 0, "no start line");
    row("cut", "cut.pem", "good.key", certificate, 0, "");
    row("nonsense inside", "false.pem", "good.key", certificate, 0, "");
    row("a key for a certificate", "good.key", "good.key", certificate, 0, "no start line");
    row("no key in the same file", "good.pem", "", key, 0, "there is none in it");
    row("no such key file", "good.pem", "none.key", key, 1, "No such file or directory");
    row("a certificate for a key", "good.pem", "good.pem", key, 1, "there is none in it");
    row("empty key", "good.pem", "empty.pem", key, 1, "there is none in it");
    row("under a passphrase", "good.pem", "locked.key", key, 1, "a passphrase protects it");
    row("key of another", "good.pem", "wrong.key", ErrorCode::KeyOfAnother, 0, "");
}

void TestIdentity::refuses()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(ErrorCode, code);
    QFETCH(int, blamed);
    QFETCH(QString, reason);
    const QString certificatePath = m_certificates.path(certificate.toLatin1().constData());
    const QString keyPath = key.isEmpty() ? QString() : m_certificates.path(key.toLatin1().constData());
    const auto identity = Identity::load(certificatePath, keyPath);
    QVERIFY(!identity.has_value());
    QCOMPARE(int(identity.error().code), int(code));
    QCOMPARE(identity.error().arguments.size(), 2);
    QCOMPARE(identity.error().arguments[0], blamed == 0 ? certificatePath : keyPath);
    if (!reason.isEmpty())
        QCOMPARE(identity.error().arguments[1], reason);
    QVERIFY(!identity.error().arguments[1].isEmpty());
}

void TestIdentity::refusesADamagedChain()
{
    const QByteArray second = m_certificates.read("between.pem");
    m_certificates.write("damaged.pem", m_certificates.read("leaf.pem") + second.left(second.size() / 2));
    const auto identity =
        Identity::load(m_certificates.path("damaged.pem"), m_certificates.path("chain.key"));
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().code, ErrorCode::CertificateUnusable);
}

void TestIdentity::refusesAHugeFile()
{
    m_certificates.write("huge.pem", QByteArray(3'000'000, '\n') + m_certificates.read("good.pem"));
    const auto identity = Identity::load(m_certificates.path("huge.pem"), m_certificates.path("good.key"));
    QVERIFY(!identity.has_value());
    QCOMPARE(identity.error().code, ErrorCode::CertificateUnusable);
    QVERIFY(!Identity::load(QStringLiteral("/dev/zero"), {}).has_value());
}

void TestIdentity::selfSignedIsForTheseNames()
{
    const QStringList names = {"localhost", "box.example", "127.0.0.1", "192.0.2.7", "::1", "2001:db8::7"};
    const Certificate certificate = selfSigned(names);
    QCOMPARE(certificate.names, names);
    QVERIFY(certificate.isSelfIssued());
    QCOMPARE(certificate.key, QStringLiteral("EC 256 bits"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate.validFrom < now);
    QVERIFY(certificate.validUntil > now.addDays(364) && certificate.validUntil < now.addDays(366));
}

void TestIdentity::selfSignedAsOpensslSeesIt()
{
    const Certificate certificate = selfSigned({"localhost", "127.0.0.1", "::1"});
    m_certificates.write("own.pem", certificate.pem);
    QByteArray text;
    QVERIFY(m_certificates.openssl({"x509", "-in", "own.pem", "-noout", "-text"}, &text));
    QVERIFY(text.contains("Version: 3"));
    QVERIFY(text.contains("DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1"));
    QVERIFY(text.contains("CA:FALSE"));
    QVERIFY(text.contains("TLS Web Server Authentication"));
    QVERIFY(text.contains("prime256v1"));
    for (const QStringList &more :
         {QStringList{}, QStringList{"-purpose", "sslserver"}, QStringList{"-verify_hostname", "localhost"},
          QStringList{"-verify_ip", "127.0.0.1"}, QStringList{"-x509_strict"}}) {
        const bool verified = m_certificates.openssl(QStringList{"verify", "-CAfile", "own.pem"} + more +
                                                     QStringList{"own.pem"});
        QVERIFY2(verified, (more.join(u' ').toLatin1() + m_certificates.errors()).constData());
    }
    QVERIFY(!m_certificates.openssl({"verify", "-CAfile", "ca.pem", "own.pem"}));
    QByteArray print;
    QVERIFY(m_certificates.openssl({"x509", "-in", "own.pem", "-noout", "-fingerprint", "-sha256"}, &print));
    QVERIFY(print.trimmed().endsWith(certificate.fingerprint().toLatin1()));
}

void TestIdentity::selfSignedIsTakenByWhoeverTrustsIt_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("taken");
    QTest::newRow("name") << "localhost" << true;
    QTest::newRow("address") << "127.0.0.1" << true;
    QTest::newRow("another name") << "other.example" << false;
}

void TestIdentity::selfSignedIsTakenByWhoeverTrustsIt()
{
    QFETCH(QString, host);
    QFETCH(bool, taken);
    TlsServerConfig serverConfig;
    serverConfig.names = QStringList{"localhost", "127.0.0.1"};
    const TlsContextPtr server = *TlsContext::forServer(serverConfig);
    m_certificates.write("servers.pem", server->ownChain().first().pem);
    TlsClientConfig clientConfig;
    clientConfig.authorityFile = m_certificates.path("servers.pem");
    TlsPair pair(*TlsContext::forClient(clientConfig), server, host);
    QCOMPARE(pair.shakeHands(), taken);
}

void TestIdentity::selfSignedCopesWithNames_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("held");
    QTest::newRow("none") << QStringList{} << QStringList{"localhost"};
    QTest::newRow("a long one") << QStringList{QString(63, u'a') + "." + QString(63, u'b')}
                                << QStringList{QString(63, u'a') + "." + QString(63, u'b')};
    QTest::newRow("with a zone") << QStringList{"fe80::1%1", "localhost"}
                                 << QStringList{"fe80::1", "localhost"};
    QTest::newRow("under_score") << QStringList{"my_box"} << QStringList{"my_box"};
    QTest::newRow("nothing that means more") << QStringList{"localhost,IP:192.0.2.1", "fine.example"}
                                             << QStringList{"localhost,IP:192.0.2.1", "fine.example"};
    QTest::newRow("letters of other languages")
        << QStringList{QString::fromUtf8("b\u00fccher.example")} << QStringList{"xn--bcher-kva.example"};
}

void TestIdentity::selfSignedCopesWithNames()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, held);
    QCOMPARE(selfSigned(names).names, held);
}

void TestIdentity::selfSignedIsEachTimeAnother()
{
    const Certificate one = selfSigned({"localhost"});
    const Certificate other = selfSigned({"localhost"});
    QVERIFY(one.sha256 != other.sha256);
    QVERIFY(one.serial != other.serial);
}

void TestIdentity::selfSignedWritesNoFile()
{
    const QString before = QDir::currentPath();
    QTemporaryDir empty;
    QVERIFY(QDir::setCurrent(empty.path()));
    const auto identity = Identity::selfSigned({"localhost"});
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(identity.has_value());
    QVERIFY(QDir(empty.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
