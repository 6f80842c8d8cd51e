#include "core/tls/certificate.h"
#include "core/tls/identity.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QTest>

using namespace wirebench;

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void saysWhatItHolds();
    void isWhatOpensslPrints();
    void keepsLettersOfAllLanguages();
    void describesOtherKeys();
    void hasNoNames();
    void knowsWhoSignedItself();
    void comparesByContents();

private:
    Certificate loaded(const char *name) const
    {
        const QByteArray certificate = name + QByteArray(".pem");
        const QByteArray key = name + QByteArray(".key");
        const auto identity = Identity::load(m_certificates.path(certificate.constData()),
                                             m_certificates.path(key.constData()));
        return identity ? describeCertificate(identity->certificate()) : Certificate();
    }
    /// Signed by itself, with these words of "openssl req".
    Certificate made(const QStringList &words)
    {
        const QStringList common = {"req", "-config", "openssl.cnf", "-x509", "-nodes",  "-days",
                                    "30",  "-keyout", "made.key",    "-out",  "made.pem"};
        return m_certificates.openssl(common + words) ? loaded("made") : Certificate();
    }

    test::Certificates m_certificates;
};

void TestCertificate::initTestCase()
{
    WIREBENCH_NEED("openssl");
    QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
}

void TestCertificate::saysWhatItHolds()
{
    const Certificate good = loaded("good");
    QCOMPARE(good.subject, QStringLiteral("CN = localhost"));
    QCOMPARE(good.issuer, QStringLiteral("CN = Test Authority"));
    QCOMPARE(good.names, (QStringList{"localhost", "127.0.0.1", "::1"}));
    QCOMPARE(good.key, QStringLiteral("EC 256 bits"));
    const Certificate expired = loaded("expired");
    QCOMPARE(expired.validFrom, QDateTime({2001, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(expired.validUntil, QDateTime({2002, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(loaded("early").validFrom, QDateTime({2048, 1, 1}, {0, 0}, Qt::UTC));
}

void TestCertificate::isWhatOpensslPrints()
{
    const Certificate good = loaded("good");
    QByteArray printed;
    QVERIFY(m_certificates.openssl({"x509", "-in", "good.pem", "-noout", "-serial"}, &printed));
    QCOMPARE(printed.trimmed(), QByteArray("serial=" + good.serial.toLatin1()));
    QVERIFY(
        m_certificates.openssl({"x509", "-in", "good.pem", "-noout", "-fingerprint", "-sha256"}, &printed));
    QCOMPARE(printed.trimmed().split('=').last(), good.fingerprint().toLatin1());
    QCOMPARE(good.sha256.size(), 32);
    QVERIFY(m_certificates.openssl({"x509", "-in", "good.pem"}, &printed));
    QCOMPARE(good.pem, printed);
}

void TestCertificate::keepsLettersOfAllLanguages()
{
    const QString subject = QString::fromUtf8("/O=\u00c9cole d'\u00e9t\u00e9/CN=\u4e2d\u6587");
    const Certificate certificate =
        made({"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-utf8", "-subj", subject});
    QCOMPARE(certificate.subject, QString::fromUtf8("O = \u00c9cole d'\u00e9t\u00e9, CN = \u4e2d\u6587"));
}

void TestCertificate::describesOtherKeys()
{
    QCOMPARE(made({"-newkey", "rsa:2048", "-subj", "/CN=x"}).key, QStringLiteral("RSA 2048 bits"));
    QCOMPARE(made({"-newkey", "ed25519", "-subj", "/CN=x"}).key, QStringLiteral("ED25519 256 bits"));
}

void TestCertificate::hasNoNames()
{
    QVERIFY(loaded("client").names.isEmpty());
    QVERIFY(!loaded("client").subject.isEmpty());
}

void TestCertificate::knowsWhoSignedItself()
{
    QVERIFY(loaded("self").isSelfIssued());
    QVERIFY(!loaded("good").isSelfIssued());
}

void TestCertificate::comparesByContents()
{
    QCOMPARE(loaded("good"), loaded("good"));
    QVERIFY(!(loaded("good") == loaded("wrong")));
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
