#include "core/tls/tlsoutcome.h"

#include <QTest>

using namespace wirebench;

class TestTlsOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSummedUp();
    void knowsTheRules();
    void knowsWhichCertificate();
};

void TestTlsOutcome::isSummedUp()
{
    TlsOutcome outcome;
    outcome.protocol = QStringLiteral("TLSv1.3");
    outcome.cipher = QStringLiteral("TLS_AES_256_GCM_SHA384");
    QCOMPARE(outcome.summary(), QStringLiteral("TLSv1.3, TLS_AES_256_GCM_SHA384"));
    outcome.alpn = QStringLiteral("h2");
    QCOMPARE(outcome.summary(), QStringLiteral("TLSv1.3, TLS_AES_256_GCM_SHA384, ALPN h2"));
    outcome.broken.append({ErrorCode::CertificateExpired, {}});
    QCOMPARE(outcome.summary(),
             QStringLiteral("TLSv1.3, TLS_AES_256_GCM_SHA384, ALPN h2, certificate not verified"));
}

void TestTlsOutcome::knowsTheRules()
{
    for (const ErrorCode code : {ErrorCode::CertificateExpired, ErrorCode::CertificateNotYetValid,
                                 ErrorCode::CertificateSelfSigned, ErrorCode::CertificateUnknownAuthority,
                                 ErrorCode::CertificateOfAnotherHost, ErrorCode::CertificateRefused})
        QVERIFY(isCertificateRule(code));
    // Own files, and what has nothing to do with certificates.
    for (const ErrorCode code : {ErrorCode::None, ErrorCode::CertificateUnusable, ErrorCode::KeyOfAnother,
                                 ErrorCode::TlsAlert, ErrorCode::TlsTimedOut, ErrorCode::SystemCall})
        QVERIFY(!isCertificateRule(code));
}

void TestTlsOutcome::knowsWhichCertificate()
{
    const QByteArray sha256(32, '\xab');
    const QString hex = QString::fromLatin1(sha256.toHex());
    QCOMPARE(certificateOf({ErrorCode::CertificateExpired, {"host", "then", hex}}), sha256);
    QCOMPARE(certificateOf({ErrorCode::TlsAlert, {"host", "then", hex}}), QByteArray());
    QCOMPARE(certificateOf({ErrorCode::CertificateExpired, {}}), QByteArray());
}

QTEST_GUILESS_MAIN(TestTlsOutcome)
#include "tst_tlsoutcome.moc"
