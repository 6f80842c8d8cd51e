#include "ui/widgets/tlstext.h"

#include "core/tls/identity.h"

#include <QTest>

using namespace wirebench;

class tst_TlsText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCertificateInLines()
    {
        const auto identity = Identity::selfSigned({QStringLiteral("localhost"), QStringLiteral("127.0.0.1")});
        QVERIFY(identity);
        const Certificate certificate = describeCertificate(identity->certificate());
        const QString text = certificateText(certificate);
        QVERIFY2(text.contains(QStringLiteral("localhost, 127.0.0.1")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("itself (self-signed)")), qPrintable(text));
        QVERIFY2(text.contains(certificate.fingerprint()), qPrintable(text));
        QVERIFY(certificate.fingerprint().startsWith(shortFingerprint(certificate.sha256).chopped(1)));

        Certificate nameless = certificate;
        nameless.names.clear();
        QVERIFY(!certificateText(nameless).contains(QStringLiteral("Names")));
    }

    void whetherThePeerIsWhoItShouldBe()
    {
        TlsOutcome outcome;
        outcome.protocol = QStringLiteral("TLSv1.3");
        outcome.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
        QVERIFY(outcomeText(outcome).contains(QStringLiteral("showed no certificate")));

        outcome.chain = {Certificate()};
        outcome.verified = true;
        QVERIFY(outcomeText(outcome).contains(QStringLiteral("was verified")));

        outcome.verified = false;
        outcome.broken = {{ErrorCode::CertificateExpired, {QStringLiteral("host"), QStringLiteral("2020-01-01"), {}}}};
        const QString text = outcomeText(outcome);
        QVERIFY2(text.contains(QStringLiteral("NOT verified")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("valid until 2020-01-01")), qPrintable(text));
    }
};

QTEST_MAIN(tst_TlsText)
#include "tst_tlstext.moc"
