#include "core/base/errorsentence.h"
#include "core/tls/tlscontext.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <functional>

using namespace wirebench;

namespace {

using Change = std::function<void(TlsConfig &)>;

} // namespace

Q_DECLARE_METATYPE(wirebench::ErrorCode)
Q_DECLARE_METATYPE(Change)

class TestTlsContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void needsNothing();
    void keepsWhatItsSessionsAsk();
    void showsItsCertificate();
    void makesACertificate();
    void refuses_data();
    void refuses();
    void saysWhyAFileCannotBeRead();
    void clientAuthoritiesAreNeededOnlyWhenAsked();
    void theKeyLogIsForItsOwnerOnly();
    void theKeyLogIsAppendedTo();

private:
    TlsServerConfig good() const
    {
        TlsServerConfig config;
        config.certificateFile = m_certificates.path("good.pem");
        config.keyFile = m_certificates.path("good.key");
        return config;
    }

    test::Certificates m_certificates;
};

void TestTlsContext::initTestCase()
{
    WIREBENCH_NEED("openssl");
    QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
}

void TestTlsContext::needsNothing()
{
    for (const TlsContext::Over over : {TlsContext::Over::Stream, TlsContext::Over::Datagrams}) {
        const auto client = TlsContext::forClient({}, over);
        QVERIFY(client.has_value());
        QVERIFY(!(*client)->isServer());
        QCOMPARE((*client)->over(), over);
        QVERIFY((*client)->ownChain().isEmpty());
        const auto server = TlsContext::forServer({}, over);
        QVERIFY2(server.has_value(), qPrintable(server ? QString() : englishErrorText(server.error())));
        QVERIFY((*server)->isServer());
    }
}

void TestTlsContext::keepsWhatItsSessionsAsk()
{
    TlsClientConfig config;
    config.handshakeTimeoutMs = 1234;
    config.serverName = QStringLiteral("other.example");
    config.verify = false;
    const TlsContextPtr context = *TlsContext::forClient(config);
    QCOMPARE(context->handshakeTimeoutMs(), 1234);
    QCOMPARE(context->client(), config);
}

void TestTlsContext::showsItsCertificate()
{
    TlsServerConfig config;
    config.certificateFile = m_certificates.path("chain.pem");
    config.keyFile = m_certificates.path("chain.key");
    const TlsContextPtr context = *TlsContext::forServer(config);
    QCOMPARE(context->ownChain().size(), 2);
    QCOMPARE(context->ownChain().first().names.first(), QStringLiteral("localhost"));
}

void TestTlsContext::makesACertificate()
{
    TlsServerConfig config;
    config.names = QStringList{"box.example", "192.0.2.1"};
    const TlsContextPtr context = *TlsContext::forServer(config);
    QCOMPARE(context->ownChain().size(), 1);
    QCOMPARE(context->ownChain().first().names, config.names);
}

void TestTlsContext::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("versions the wrong way round") << Change([](TlsConfig &config) {
        config.least = TlsVersion::Tls13;
        config.most = TlsVersion::Tls12;
    }) << ErrorCode::TlsFailed;
    QTest::newRow("no such certificate")
        << Change([](TlsConfig &config) { config.certificateFile += "x"; }) << ErrorCode::CertificateUnusable;
    QTest::newRow("no such key") << Change([](TlsConfig &config) { config.keyFile += "x"; })
                                 << ErrorCode::KeyUnusable;
    QTest::newRow("key of another") << Change([this](TlsConfig &config) {
        config.keyFile = m_certificates.path("wrong.key");
    }) << ErrorCode::KeyOfAnother;
    QTest::newRow("no such authorities")
        << Change([](TlsConfig &config) { config.authorityFile += "x"; }) << ErrorCode::AuthoritiesUnusable;
    QTest::newRow("a key for authorities")
        << Change([this](TlsConfig &config) { config.authorityFile = m_certificates.path("good.key"); })
        << ErrorCode::AuthoritiesUnusable;
    QTest::newRow("a folder for authorities")
        << Change([this](TlsConfig &config) { config.authorityFile = m_certificates.path("."); })
        << ErrorCode::AuthoritiesUnusable;
    QTest::newRow("a folder for the key log")
        << Change([this](TlsConfig &config) { config.keyLogFile = m_certificates.path("."); })
        << ErrorCode::FileUnwritable;
    QTest::newRow("no folder for the key log")
        << Change([this](TlsConfig &config) { config.keyLogFile = m_certificates.path("none/keys"); })
        << ErrorCode::FileUnwritable;
}

void TestTlsContext::refuses()
{
    QFETCH(Change, change);
    QFETCH(ErrorCode, code);
    TlsServerConfig server = good();
    server.wantsClientCertificate = true;
    server.authorityFile = m_certificates.path("ca.pem");
    QVERIFY(TlsContext::forServer(server).has_value());
    change(server);
    const auto refusedServer = TlsContext::forServer(server);
    QVERIFY(!refusedServer.has_value());
    QCOMPARE(int(refusedServer.error().code), int(code));

    TlsClientConfig client;
    static_cast<TlsConfig &>(client) = good();
    client.authorityFile = m_certificates.path("ca.pem");
    QVERIFY(TlsContext::forClient(client).has_value());
    change(client);
    const auto refusedClient = TlsContext::forClient(client);
    QVERIFY(!refusedClient.has_value());
    QCOMPARE(int(refusedClient.error().code), int(code));
}

void TestTlsContext::saysWhyAFileCannotBeRead()
{
    TlsClientConfig config;
    config.authorityFile = m_certificates.path("none.pem");
    const auto missing = TlsContext::forClient(config);
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().arguments,
             (QStringList{config.authorityFile, QStringLiteral("No such file or directory")}));
    config.authorityFile = m_certificates.write("text.pem", "Dear diary\n");
    const auto text = TlsContext::forClient(config);
    QVERIFY(!text.has_value());
    QCOMPARE(text.error().arguments.value(0), config.authorityFile);
    QVERIFY(!text.error().arguments.value(1).isEmpty());
    config.authorityFile.clear();
    config.least = TlsVersion::Tls13;
    config.most = TlsVersion::Tls12;
    const QString sentence = englishErrorText(TlsContext::forClient(config).error());
    QVERIFY2(!sentence.contains(QStringLiteral("with  ")), qPrintable(sentence));
}

void TestTlsContext::clientAuthoritiesAreNeededOnlyWhenAsked()
{
    TlsServerConfig config = good();
    config.authorityFile = m_certificates.path("none.pem");
    QVERIFY(TlsContext::forServer(config).has_value());
    config.wantsClientCertificate = true;
    QVERIFY(!TlsContext::forServer(config).has_value());
}

void TestTlsContext::theKeyLogIsForItsOwnerOnly()
{
    TlsClientConfig config;
    config.keyLogFile = m_certificates.path("fresh.keys");
    QVERIFY(TlsContext::forClient(config).has_value());
    const auto mode = QFileInfo(config.keyLogFile).permissions();
    QVERIFY(mode.testFlag(QFileDevice::ReadOwner) && mode.testFlag(QFileDevice::WriteOwner));
    QVERIFY(!(mode & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                      QFileDevice::WriteOther)));
}

void TestTlsContext::theKeyLogIsAppendedTo()
{
    TlsClientConfig config;
    config.keyLogFile = m_certificates.write("old.keys", "CLIENT_RANDOM before\n");
    QVERIFY(TlsContext::forClient(config).has_value());
    QCOMPARE(m_certificates.read("old.keys"), QByteArray("CLIENT_RANDOM before\n"));
}

QTEST_GUILESS_MAIN(TestTlsContext)
#include "tst_tlscontext.moc"
