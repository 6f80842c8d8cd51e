#include "core/tls/tlsresumption.h"

#include "tests/core/tls/tlspair.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QTest>

#include <openssl/ssl.h>

using namespace wirebench;

class TestTlsResumption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
    }

    void resumes_data()
    {
        QTest::addColumn<TlsVersion>("version");
        QTest::newRow("1.2") << TlsVersion::Tls12;
        QTest::newRow("1.3") << TlsVersion::Tls13;
    }
    void resumes()
    {
        QFETCH(TlsVersion, version);
        const TlsContextPtr client = clientContext(version);
        const TlsContextPtr server = serverContext();
        letResume(*server);
        resumeTlsSessions(*client);
        TlsPair first(client, server);
        QVERIFY(first.shakeHands());
        QVERIFY(first.client->outcome()->verified);
        TlsPair::carry(*first.server, *first.client, "tickets come with it");
        for (int i = 0; i < 3; ++i) {
            TlsPair next(client, server);
            QVERIFY(next.shakeHands());
            QVERIFY(next.client->outcome()->chain.isEmpty()); // no certificate: it was resumed
            QCOMPARE(TlsPair::carry(*next.client, *next.server, "hello"), QByteArray("hello"));
            TlsPair::carry(*next.server, *next.client, "another ticket");
            next.client->finish();
            next.server->finish();
        }
    }

    void doesNotWithoutBeingTold()
    {
        const TlsContextPtr client = clientContext(TlsVersion::Tls13);
        const TlsContextPtr server = serverContext();
        letResume(*server);
        for (int i = 0; i < 2; ++i) {
            TlsPair pair(client, server);
            QVERIFY(pair.shakeHands());
            TlsPair::carry(*pair.server, *pair.client, "tickets");
            QVERIFY(!pair.client->outcome()->chain.isEmpty());
        }
    }

    /// Another server knows nothing of the session: its certificate is judged as ever.
    void anotherServerIsJudged()
    {
        const TlsContextPtr client = clientContext(TlsVersion::Tls13);
        resumeTlsSessions(*client);
        const TlsContextPtr server = serverContext();
        letResume(*server);
        TlsPair first(client, server);
        QVERIFY(first.shakeHands());
        TlsPair::carry(*first.server, *first.client, "tickets");
        TlsServerConfig stranger;
        stranger.certificateFile = m_certificates.path("stranger.pem");
        stranger.keyFile = m_certificates.path("stranger.key");
        const TlsContextPtr other = *TlsContext::forServer(stranger);
        letResume(*other);
        TlsPair second(client, other);
        QVERIFY(!second.shakeHands());
        QCOMPARE(second.client->error().code, ErrorCode::CertificateUnknownAuthority);
    }

private:
    /// Our own servers give no sessions to resume.
    static void letResume(const TlsContext &server)
    {
        SSL_CTX_set_session_cache_mode(server.handle(), SSL_SESS_CACHE_SERVER);
        SSL_CTX_clear_options(server.handle(), SSL_OP_NO_TICKET);
        SSL_CTX_set_num_tickets(server.handle(), 2);
    }
    TlsContextPtr clientContext(TlsVersion version) const
    {
        TlsClientConfig config;
        config.authorityFile = m_certificates.path("ca.pem");
        config.least = config.most = version;
        return *TlsContext::forClient(config);
    }
    TlsContextPtr serverContext() const
    {
        TlsServerConfig config;
        config.certificateFile = m_certificates.path("good.pem");
        config.keyFile = m_certificates.path("good.key");
        return *TlsContext::forServer(config);
    }

    test::Certificates m_certificates;
};

QTEST_APPLESS_MAIN(TestTlsResumption)
#include "tst_tlsresumption.moc"
