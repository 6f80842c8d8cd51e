#include "core/tls/opensslerror.h"

#include <QTest>

#include <cerrno>
#include <cstring>
#include <openssl/err.h>
#include <openssl/ssl.h>

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::ErrorCode)

class TestOpenSslError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(OPENSSL_init_ssl(OPENSSL_INIT_LOAD_SSL_STRINGS, nullptr), 1);
    } // it has its words then
    void init() { ERR_clear_error(); }

    void noneIsEmpty();
    void isTheOldest();
    void tellsASystemsError();
    void namesTheKind_data();
    void namesTheKind();
};

void TestOpenSslError::noneIsEmpty()
{
    QCOMPARE(takeOpenSslReason(), QString());
    QCOMPARE(takeTlsError(QStringLiteral("peer")).code, ErrorCode::TlsFailed);
}

void TestOpenSslError::isTheOldest()
{
    ERR_raise(ERR_LIB_SSL, SSL_R_BAD_PACKET);
    ERR_raise(ERR_LIB_SSL, SSL_R_NO_CIPHERS_AVAILABLE);
    QCOMPARE(takeOpenSslReason(), QStringLiteral("bad packet"));
    QCOMPARE(ERR_peek_error(), 0ul);
}

void TestOpenSslError::tellsASystemsError()
{
    ERR_raise(ERR_LIB_SYS, ENOENT);
    QCOMPARE(takeOpenSslReason(), QString::fromLocal8Bit(std::strerror(ENOENT)));
}

void TestOpenSslError::namesTheKind_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("not TLS") << SSL_R_WRONG_VERSION_NUMBER << ErrorCode::TlsNotSpoken
                             << "wrong version number";
    QTest::newRow("HTTP") << SSL_R_HTTP_REQUEST << ErrorCode::TlsNotSpoken << "http request";
    QTest::newRow("version") << SSL_R_UNSUPPORTED_PROTOCOL << ErrorCode::TlsNoCommonVersion
                             << "unsupported protocol";
    QTest::newRow("the peer's version")
        << SSL_R_TLSV1_ALERT_PROTOCOL_VERSION << ErrorCode::TlsNoCommonVersion << "protocol version";
    QTest::newRow("alert") << SSL_R_TLSV1_ALERT_UNKNOWN_CA << ErrorCode::TlsAlert << "unknown CA";
    QTest::newRow("alert of TLS 1.3")
        << SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED << ErrorCode::TlsAlert << "certificate required";
    QTest::newRow("end") << SSL_R_UNEXPECTED_EOF_WHILE_READING << ErrorCode::TlsEnded
                         << "unexpected eof while reading";
    QTest::newRow("another") << SSL_R_BAD_SIGNATURE << ErrorCode::TlsFailed << "bad signature";
}

void TestOpenSslError::namesTheKind()
{
    QFETCH(int, reason);
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    ERR_raise(ERR_LIB_SSL, reason);
    const Error error = takeTlsError(QStringLiteral("peer"));
    QCOMPARE(int(error.code), int(code));
    QCOMPARE(error.arguments, (QStringList{QStringLiteral("peer"), words}));
    QCOMPARE(ERR_peek_error(), 0ul);
}

QTEST_GUILESS_MAIN(TestOpenSslError)
#include "tst_opensslerror.moc"
