#include "core/tls/tlssession.h"
#include "tests/core/tls/tlspair.h"
#include "tests/support/certificates.h"
#include "tests/support/programs.h"

#include <QSet>
#include <QTest>

#include <cerrno>

using namespace wirebench;
using Step = TlsSession::Step;

namespace {

/// No piece of it looks like another.
QByteArray longText(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = char(state >> 24);
    }
    return bytes;
}

const QByteArray wouldBlock = QByteArray::number(EAGAIN);
const QByteArray protocolError = QByteArray::number(EPROTO);

} // namespace

Q_DECLARE_METATYPE(wirebench::ErrorCode)

class TestTlsSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void shakesHands_data();
    void shakesHands();
    void copesWithAnyChannel_data();
    void copesWithAnyChannel();
    void tellsWhatItWaitsFor();
    void bothEndsSeeTheAgreement();
    void hasNoVersionInCommon_data();
    void hasNoVersionInCommon();
    void agreesOnAProtocol();
    void agreesOnNoProtocol();

    void judgesTheServersCertificate_data();
    void judgesTheServersCertificate();
    void namesAllBrokenRules();
    void takesAnyCertificateWhenToldTo();
    void takesOneCertificateAsAnException();
    void anExceptionIsForOneCertificate();
    void checksTheNameThatIsConfigured();
    void asksForNames_data();
    void asksForNames();
    void theOtherEndIsTold();
    void clientsShowTheirs();
    void refusesClients_data();
    void refusesClients();
    void everyHandshakeIsAFullOne();

    void carriesBytes_data();
    void carriesBytes();
    void aBlockedSendGoesOnFromAnotherPlace();
    void opensInSmallPieces();
    void endsProperly();
    void eachDirectionEndsAlone();
    void aTruncatedStreamEndsWithAMark();
    void aStreamCutInARecordEndsWithAMark();
    void garbageAfterTheHandshakeIsAnError();
    void aFlippedBitIsAnError();
    void finishingAfterAnErrorKeepsIt();
    void finishesOnce();
    void garbageIsNotTls_data();
    void garbageIsNotTls();
    void endsInTheHandshake();
    void tellsTheChannelsError();
    void whatThePeerSaidCountsMoreThanAFailedSend();
    void anAlertCountsMoreThanAFailedSend();
    void finishNeedsRoom();
    void mayEndAtAnyTime();

    void logsItsKeys_data();
    void logsItsKeys();

private:
    TlsClientConfig clientConfig() const;
    TlsServerConfig serverConfig(const char *name = "good") const;
    TlsContextPtr client() const { return *TlsContext::forClient(clientConfig()); }
    TlsContextPtr server(const char *name = "good") const
    {
        return *TlsContext::forServer(serverConfig(name));
    }
    TlsPair pairOf(const TlsClientConfig &client, const TlsServerConfig &server,
                   const QString &host = "localhost") const
    {
        return TlsPair(*TlsContext::forClient(client), *TlsContext::forServer(server), host);
    }

    test::Certificates m_certificates;
};

void TestTlsSession::initTestCase()
{
    WIREBENCH_NEED("openssl");
    QVERIFY2(m_certificates.make(), m_certificates.errors().constData());
}

TlsClientConfig TestTlsSession::clientConfig() const
{
    TlsClientConfig config;
    config.authorityFile = m_certificates.path("ca.pem");
    return config;
}

TlsServerConfig TestTlsSession::serverConfig(const char *name) const
{
    TlsServerConfig config;
    config.certificateFile = m_certificates.path(QByteArray(name + QByteArray(".pem")).constData());
    config.keyFile = m_certificates.path(QByteArray(name + QByteArray(".key")).constData());
    return config;
}

void TestTlsSession::shakesHands_data()
{
    QTest::addColumn<TlsVersion>("version");
    QTest::addColumn<QString>("name");
    QTest::newRow("1.0") << TlsVersion::Tls10 << "TLSv1";
    QTest::newRow("1.1") << TlsVersion::Tls11 << "TLSv1.1";
    QTest::newRow("1.2") << TlsVersion::Tls12 << "TLSv1.2";
    QTest::newRow("1.3") << TlsVersion::Tls13 << "TLSv1.3";
}

void TestTlsSession::shakesHands()
{
    QFETCH(TlsVersion, version);
    QFETCH(QString, name);
    TlsClientConfig config = clientConfig();
    TlsServerConfig wide = serverConfig();
    config.least = config.most = version;
    wide.least = TlsVersion::Tls10;
    TlsPair pair = pairOf(config, wide);
    QVERIFY(!pair.client->outcome());
    QVERIFY2(pair.shakeHands(), qPrintable(pair.client->error().arguments.join(u' ')));
    QCOMPARE(pair.client->outcome()->protocol, name);
    QCOMPARE(pair.server->outcome()->protocol, name);
    QCOMPARE(TlsPair::carry(*pair.client, *pair.server, "hello"), QByteArray("hello"));
    QCOMPARE(TlsPair::carry(*pair.server, *pair.client, "and you"), QByteArray("and you"));
}

void TestTlsSession::copesWithAnyChannel_data()
{
    QTest::addColumn<TlsVersion>("version");
    QTest::addColumn<int>("atOnce");
    QTest::addColumn<int>("room");
    QTest::addColumn<bool>("blocks");
    for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13}) {
        const QByteArray name = version == TlsVersion::Tls12 ? "1.2, " : "1.3, ";
        QTest::newRow((name + "byte by byte").constData()) << version << 1 << 1'000'000 << false;
        QTest::newRow((name + "no room").constData()) << version << 1'000'000 << 1 << false;
        QTest::newRow((name + "blocks before each byte").constData()) << version << 1 << 1'000'000 << true;
        QTest::newRow((name + "blocks every time").constData()) << version << 1'000'000 << 1'000'000 << true;
        QTest::newRow((name + "odd pieces").constData()) << version << 7 << 13 << true;
    }
}

void TestTlsSession::copesWithAnyChannel()
{
    QFETCH(TlsVersion, version);
    QFETCH(int, atOnce);
    QFETCH(int, room);
    QFETCH(bool, blocks);
    TlsClientConfig config = clientConfig();
    config.most = version;
    TlsPair pair = pairOf(config, serverConfig());
    for (MemoryWire *wire : {&pair.toServer, &pair.toClient}) {
        wire->atOnce = quint32(atOnce);
        wire->room = room;
        wire->blocksEverySecondCall = blocks;
    }
    QVERIFY(pair.shakeHands());
    const QByteArray text = longText(20'000);
    QVERIFY(TlsPair::carry(*pair.client, *pair.server, text) == text);
    QVERIFY(TlsPair::carry(*pair.server, *pair.client, text, 100) == text);
}

void TestTlsSession::tellsWhatItWaitsFor()
{
    TlsPair pair(client(), server());
    pair.toServer.room = 10;
    QCOMPARE(pair.client->handshake(), Step::WantsToSend);
    QCOMPARE(pair.server->handshake(), Step::WantsToReceive);
    QCOMPARE(pair.client->handshake(), Step::WantsToSend);
    pair.toServer.room = 100'000;
    QCOMPARE(pair.client->handshake(), Step::WantsToReceive);
    pair.toClient.room = 10;
    QCOMPARE(pair.server->handshake(), Step::WantsToSend);
}

void TestTlsSession::bothEndsSeeTheAgreement()
{
    TlsPair pair(client(), server("chain"));
    QVERIFY(pair.shakeHands());
    const TlsOutcome &theClients = *pair.client->outcome();
    const TlsOutcome &theServers = *pair.server->outcome();
    QVERIFY(!theClients.cipher.isEmpty());
    QCOMPARE(theClients.cipher, theServers.cipher);
    QCOMPARE(theClients.serverName, QStringLiteral("localhost"));
    QCOMPARE(theServers.serverName, QStringLiteral("localhost"));
    QCOMPARE(theClients.chain.size(), 2);
    QCOMPARE(theClients.chain[0].subject, QStringLiteral("CN = localhost"));
    QCOMPARE(theClients.chain[1].subject, QStringLiteral("CN = Authority Between"));
    QCOMPARE(theClients.chain, pair.server->context().ownChain());
    QVERIFY(theClients.verified);
    QVERIFY(theClients.broken.isEmpty());
    QVERIFY(theServers.chain.isEmpty());
    QVERIFY(!theServers.verified);
    QVERIFY(theServers.broken.isEmpty());
}

void TestTlsSession::hasNoVersionInCommon_data()
{
    QTest::addColumn<TlsVersion>("clients");
    QTest::addColumn<TlsVersion>("servers");
    QTest::newRow("1.2 and 1.3") << TlsVersion::Tls12 << TlsVersion::Tls13;
    QTest::newRow("1.3 and 1.2") << TlsVersion::Tls13 << TlsVersion::Tls12;
}

void TestTlsSession::hasNoVersionInCommon()
{
    QFETCH(TlsVersion, clients);
    QFETCH(TlsVersion, servers);
    TlsClientConfig config = clientConfig();
    TlsServerConfig other = serverConfig();
    config.least = config.most = clients;
    other.least = other.most = servers;
    TlsPair pair = pairOf(config, other);
    QVERIFY(!pair.shakeHands());
    QCOMPARE(pair.server->error().code, ErrorCode::TlsNoCommonVersion);
    QCOMPARE(pair.server->error().arguments.value(0), QStringLiteral("the client"));
    QCOMPARE(pair.client->error().code, ErrorCode::TlsNoCommonVersion);
    QCOMPARE(pair.client->error().arguments.value(0), QStringLiteral("the server"));
    QVERIFY(!pair.client->outcome());
}

void TestTlsSession::agreesOnAProtocol()
{
    TlsClientConfig config = clientConfig();
    TlsServerConfig other = serverConfig();
    config.alpn = QStringList{"h2", "http/1.1", "x"};
    other.alpn = QStringList{"x", "http/1.1"};
    TlsPair pair = pairOf(config, other);
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->outcome()->alpn, QStringLiteral("x")); // the server's order counts
    QCOMPARE(pair.server->outcome()->alpn, QStringLiteral("x"));

    TlsPair onlyOne = pairOf(config, serverConfig());
    QVERIFY(onlyOne.shakeHands());
    QCOMPARE(onlyOne.client->outcome()->alpn, QString());
}

void TestTlsSession::agreesOnNoProtocol()
{
    TlsClientConfig config = clientConfig();
    TlsServerConfig other = serverConfig();
    config.alpn = QStringList{"h2"};
    other.alpn = QStringList{"http/1.1"};
    TlsPair pair = pairOf(config, other);
    QVERIFY(!pair.shakeHands());
    QCOMPARE(pair.client->error().code, ErrorCode::TlsAlert);
    QCOMPARE(pair.client->error().arguments.value(1), QStringLiteral("no application protocol"));
    QCOMPARE(pair.server->error().code, ErrorCode::TlsFailed);
}

void TestTlsSession::judgesTheServersCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("host");
    QTest::addColumn<ErrorCode>("broken");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *certificate, const char *host, ErrorCode broken,
                        const char *detail) {
        QTest::newRow(name) << certificate << host << broken << detail;
    };
    row("good, name", "good", "localhost", ErrorCode::None, "");
    row("good, other case", "good", "LOCALHOST", ErrorCode::None, "");
    row("good, dot at the end", "good", "localhost.", ErrorCode::None, "");
    row("good, IPv4", "good", "127.0.0.1", ErrorCode::None, "");
    row("good, IPv6", "good", "::1", ErrorCode::None, "");
    row("good, IPv6 written long", "good", "0:0:0:0:0:0:0:1", ErrorCode::None, "");
    row("chain", "chain", "localhost", ErrorCode::None, "");
    row("wild card", "wild", "www.example.org", ErrorCode::None, "");
    row("wild card, not itself", "wild", "example.org", ErrorCode::CertificateOfAnotherHost, "*.example.org");
    row("wild card, not two levels", "wild", "a.b.example.org", ErrorCode::CertificateOfAnotherHost,
        "*.example.org");
    row("wrong host", "wrong", "localhost", ErrorCode::CertificateOfAnotherHost, "other.example");
    row("wrong address", "good", "127.0.0.2", ErrorCode::CertificateOfAnotherHost,
        "localhost, 127.0.0.1, ::1");
    row("a part of the name", "good", "local", ErrorCode::CertificateOfAnotherHost,
        "localhost, 127.0.0.1, ::1");
    row("expired", "expired", "localhost", ErrorCode::CertificateExpired, "2002-01-01T00:00:00Z");
    row("early", "early", "localhost", ErrorCode::CertificateNotYetValid, "2048-01-01T00:00:00Z");
    row("self-signed", "self", "localhost", ErrorCode::CertificateSelfSigned, "CN = localhost");
    row("stranger", "stranger", "localhost", ErrorCode::CertificateUnknownAuthority, "CN = Stranger");
    row("gap in the chain", "leaf", "localhost", ErrorCode::CertificateUnknownAuthority,
        "CN = Authority Between");
    row("only for clients", "client", "student", ErrorCode::CertificateRefused, "");
}

void TestTlsSession::judgesTheServersCertificate()
{
    QFETCH(QString, certificate);
    QFETCH(QString, host);
    QFETCH(ErrorCode, broken);
    QFETCH(QString, detail);
    TlsPair pair(client(), server(certificate.toLatin1().constData()), host);
    QCOMPARE(pair.shakeHands(), broken == ErrorCode::None);
    if (broken == ErrorCode::None) {
        QVERIFY(pair.client->outcome()->verified);
        return;
    }
    const Error &error = pair.client->error();
    QCOMPARE(int(error.code), int(broken));
    QCOMPARE(error.arguments.value(0), host);
    if (!detail.isEmpty())
        QCOMPARE(error.arguments.value(1), detail);
    QVERIFY(!error.arguments.value(1).isEmpty());
    QCOMPARE(certificateOf(error), pair.server->context().ownChain().first().sha256);
    QCOMPARE(pair.server->error().code, ErrorCode::TlsAlert);
}

void TestTlsSession::namesAllBrokenRules()
{
    TlsClientConfig config = clientConfig();
    config.verify = false;
    TlsPair pair = pairOf(config, serverConfig("expired"), "other.example");
    QVERIFY(pair.shakeHands());
    QList<ErrorCode> codes;
    for (const Error &error : pair.client->outcome()->broken)
        codes.append(error.code);
    QCOMPARE(codes.size(), 2);
    QVERIFY(codes.contains(ErrorCode::CertificateExpired));
    QVERIFY(codes.contains(ErrorCode::CertificateOfAnotherHost));
}

void TestTlsSession::takesAnyCertificateWhenToldTo()
{
    TlsClientConfig config = clientConfig();
    config.verify = false;
    for (const char *name : {"expired", "wrong", "self", "stranger", "early"}) {
        TlsPair pair = pairOf(config, serverConfig(name));
        QVERIFY(pair.shakeHands());
        QVERIFY(!pair.client->outcome()->verified);
        QCOMPARE(pair.client->outcome()->broken.size(), 1);
        QCOMPARE(TlsPair::carry(*pair.client, *pair.server, "hello"), QByteArray("hello"));
    }
    TlsPair good = pairOf(config, serverConfig("good"));
    QVERIFY(good.shakeHands());
    QVERIFY(good.client->outcome()->verified);
}

void TestTlsSession::takesOneCertificateAsAnException()
{
    TlsPair refused(client(), server("self"));
    QVERIFY(!refused.shakeHands());
    TlsClientConfig config = clientConfig();
    config.exception = certificateOf(refused.client->error());
    QCOMPARE(config.exception.size(), 32);
    TlsPair pair = pairOf(config, serverConfig("self"));
    QVERIFY(pair.shakeHands());
    QVERIFY(!pair.client->outcome()->verified);
    QCOMPARE(pair.client->outcome()->broken.first().code, ErrorCode::CertificateSelfSigned);
}

void TestTlsSession::anExceptionIsForOneCertificate()
{
    TlsPair refused(client(), server("self"));
    QVERIFY(!refused.shakeHands());
    TlsClientConfig config = clientConfig();
    config.exception = certificateOf(refused.client->error());
    TlsPair other = pairOf(config, serverConfig("expired"));
    QVERIFY(!other.shakeHands());
    QCOMPARE(other.client->error().code, ErrorCode::CertificateExpired);
    config.exception = config.exception.left(31);
    TlsPair cut = pairOf(config, serverConfig("self"));
    QVERIFY(!cut.shakeHands());
}

void TestTlsSession::checksTheNameThatIsConfigured()
{
    TlsClientConfig config = clientConfig();
    config.serverName = QStringLiteral("other.example");
    TlsPair pair = pairOf(config, serverConfig("wrong"), "127.0.0.1");
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->serverName(), QStringLiteral("other.example"));
    QCOMPARE(pair.client->outcome()->serverName, QStringLiteral("other.example"));
    QCOMPARE(pair.server->outcome()->serverName, QStringLiteral("other.example"));
}

void TestTlsSession::asksForNames_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("asked");
    QTest::newRow("name") << "localhost"
                          << "localhost";
    QTest::newRow("no dot at the end (RFC 6066, 3)") << "localhost."
                                                     << "localhost";
    QTest::newRow("never an IPv4 address") << "127.0.0.1"
                                           << "";
    QTest::newRow("never an IPv6 address") << "::1"
                                           << "";
    QTest::newRow("nor one with a zone") << "fe80::1%1"
                                         << "";
    QTest::newRow("letters of other languages")
        << QString::fromUtf8("b\u00fccher.example") << "xn--bcher-kva.example";
}

void TestTlsSession::asksForNames()
{
    QFETCH(QString, host);
    QFETCH(QString, asked);
    TlsClientConfig config = clientConfig();
    config.verify = false;
    TlsPair pair = pairOf(config, serverConfig(), host);
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.server->outcome()->serverName, asked);
}

void TestTlsSession::theOtherEndIsTold()
{
    const QList<QPair<const char *, const char *>> alerts = {{"expired", "certificate expired"},
                                                             {"self", "unknown CA"},
                                                             {"stranger", "unknown CA"},
                                                             {"wrong", "bad certificate"}};
    for (const auto &[name, alert] : alerts) {
        for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13}) {
            TlsClientConfig config = clientConfig();
            config.most = version;
            TlsPair pair = pairOf(config, serverConfig(name));
            QVERIFY(!pair.shakeHands());
            QCOMPARE(pair.server->error().code, ErrorCode::TlsAlert);
            QCOMPARE(pair.server->error().arguments, (QStringList{"the client", alert}));
        }
    }
}

void TestTlsSession::clientsShowTheirs()
{
    TlsClientConfig config = clientConfig();
    config.certificateFile = m_certificates.path("client.pem");
    config.keyFile = m_certificates.path("client.key");
    TlsServerConfig strict = serverConfig();
    strict.wantsClientCertificate = true;
    strict.authorityFile = m_certificates.path("ca.pem");
    for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13}) {
        config.most = version;
        TlsPair pair = pairOf(config, strict);
        QVERIFY(pair.shakeHands());
        QVERIFY(pair.server->outcome()->verified);
        QCOMPARE(pair.server->outcome()->chain.size(), 1);
        QCOMPARE(pair.server->outcome()->chain.first().subject, QStringLiteral("CN = student"));
    }
    // Not wanted, it is not shown either.
    TlsPair pair = pairOf(config, serverConfig());
    QVERIFY(pair.shakeHands());
    QVERIFY(pair.server->outcome()->chain.isEmpty());
}

void TestTlsSession::refusesClients_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<TlsVersion>("version");
    QTest::addColumn<ErrorCode>("broken");
    for (const TlsVersion version : {TlsVersion::Tls12, TlsVersion::Tls13}) {
        const QByteArray name = version == TlsVersion::Tls12 ? "1.2, " : "1.3, ";
        QTest::newRow((name + "none").constData()) << "" << version << ErrorCode::TlsFailed;
        QTest::newRow((name + "stranger").constData())
            << "stranger" << version << ErrorCode::CertificateUnknownAuthority;
        QTest::newRow((name + "expired").constData())
            << "expired" << version << ErrorCode::CertificateExpired;
        QTest::newRow((name + "self-signed").constData())
            << "self" << version << ErrorCode::CertificateSelfSigned;
    }
}

void TestTlsSession::refusesClients()
{
    QFETCH(QString, certificate);
    QFETCH(TlsVersion, version);
    QFETCH(ErrorCode, broken);
    TlsClientConfig config = clientConfig();
    config.most = version;
    if (!certificate.isEmpty()) {
        config.certificateFile = m_certificates.path((certificate + ".pem").toLatin1().constData());
        config.keyFile = m_certificates.path((certificate + ".key").toLatin1().constData());
    }
    TlsServerConfig strict = serverConfig();
    strict.wantsClientCertificate = true;
    strict.authorityFile = m_certificates.path("ca.pem");
    TlsPair pair = pairOf(config, strict);
    QVERIFY(!pair.shakeHands());
    QCOMPARE(pair.serverStep, Step::Failed);
    QCOMPARE(int(pair.server->error().code), int(broken));
    QCOMPARE(pair.server->error().arguments.value(0), QStringLiteral("the client"));
    if (version == TlsVersion::Tls12) {
        QCOMPARE(pair.client->error().code, ErrorCode::TlsAlert);
        return;
    }
    // The client was done before the server has judged it (RFC 8446, 4.4.2.4): it hears when it reads.
    QCOMPARE(pair.clientStep, Step::Done);
    QCOMPARE(received(*pair.client), protocolError);
    QCOMPARE(pair.client->error().code, ErrorCode::TlsAlert);
}

/// A ticket would let a client come back without a certificate, and a server without a judged chain.
void TestTlsSession::everyHandshakeIsAFullOne()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.toClient.bytes, QByteArray()); // no ticket waits
    QCOMPARE(received(*pair.client), wouldBlock);
}

void TestTlsSession::carriesBytes_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("size");
    QTest::newRow("1") << 1 << 4096;
    QTest::newRow("a record") << 16 * 1024 << 4096;
    QTest::newRow("a record and a byte") << 16 * 1024 + 1 << 1000;
    QTest::newRow("megabytes") << 5'000'000 << 65'536;
    QTest::newRow("one at a time") << 20'000 << 1;
}

void TestTlsSession::carriesBytes()
{
    QFETCH(int, bytes);
    QFETCH(int, size);
    const QByteArray text = longText(bytes);
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QVERIFY(TlsPair::carry(*pair.client, *pair.server, text, quint32(size)) == text);
    QVERIFY(TlsPair::carry(*pair.server, *pair.client, text, quint32(size)) == text);
}

void TestTlsSession::aBlockedSendGoesOnFromAnotherPlace()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    pair.toServer.room = 100;
    const QByteArray text = longText(40'000);
    const QByteArray elsewhere = text;
    QCOMPARE(pair.client->send(text.constData(), 20'000).error, EAGAIN);
    pair.toServer.room = 10'000'000;
    QByteArray copy(elsewhere.constData(), elsewhere.size());
    const SysResult result = pair.client->send(copy.constData(), quint32(copy.size())); // more than before
    QVERIFY(result.ok());
    QVERIFY(result.value > 0 && result.value < copy.size()); // a record at a time
    QByteArray came;
    while (came.size() < result.value)
        came += received(*pair.server);
    QVERIFY(came == text.left(result.value));
}

void TestTlsSession::opensInSmallPieces()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QVERIFY(!pair.server->hasOpened());
    QCOMPARE(pair.client->send("hello", 5).value, 5);
    QVERIFY(!pair.server->hasOpened());
    QCOMPARE(received(*pair.server, 2), QByteArray("he"));
    QVERIFY(pair.toServer.bytes.isEmpty());
    QVERIFY(pair.server->hasOpened());
    QCOMPARE(received(*pair.server, 2), QByteArray("ll"));
    QVERIFY(pair.server->hasOpened());
    QCOMPARE(received(*pair.server, 2), QByteArray("o"));
    QVERIFY(!pair.server->hasOpened());
    QCOMPARE(received(*pair.server, 2), wouldBlock);
}

void TestTlsSession::endsProperly()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->send("last", 4).value, 4);
    QVERIFY(pair.client->finish().ok());
    QCOMPARE(received(*pair.server), QByteArray("last"));
    QVERIFY(!pair.server->endedProperly());
    QCOMPARE(received(*pair.server), QByteArray("end"));
    QVERIFY(pair.server->endedProperly());
    QCOMPARE(received(*pair.server), QByteArray("end"));
}

void TestTlsSession::eachDirectionEndsAlone()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QVERIFY(pair.client->finish().ok());
    QCOMPARE(received(*pair.server), QByteArray("end"));
    QCOMPARE(TlsPair::carry(*pair.server, *pair.client, longText(100'000)), longText(100'000));
    QVERIFY(pair.server->finish().ok());
    QCOMPARE(received(*pair.client), QByteArray("end"));
    QVERIFY(pair.client->endedProperly());
}

void TestTlsSession::aTruncatedStreamEndsWithAMark()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->send("last", 4).value, 4);
    pair.toServer.isEnded = true;
    QCOMPARE(received(*pair.server), QByteArray("last"));
    QCOMPARE(received(*pair.server), QByteArray("end"));
    QVERIFY(!pair.server->endedProperly());
}

void TestTlsSession::aStreamCutInARecordEndsWithAMark()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->send("last", 4).value, 4);
    pair.toServer.bytes.chop(3);
    pair.toServer.isEnded = true;
    QCOMPARE(received(*pair.server), QByteArray("end"));
    QVERIFY(!pair.server->endedProperly());
}

void TestTlsSession::garbageAfterTheHandshakeIsAnError()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    pair.toServer.bytes += "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    QCOMPARE(received(*pair.server), protocolError);
    QCOMPARE(pair.server->error().code, ErrorCode::TlsNotSpoken);
}

void TestTlsSession::aFlippedBitIsAnError()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->send("hello", 5).value, 5);
    pair.toServer.bytes.back() = char(pair.toServer.bytes.back() ^ 1);
    QCOMPARE(received(*pair.server), protocolError);
    QCOMPARE(pair.server->error().code, ErrorCode::TlsFailed);
    QCOMPARE(pair.server->error().arguments,
             (QStringList{"the client", "decryption failed or bad record mac"}));
    QCOMPARE(received(*pair.client), protocolError);
    QCOMPARE(pair.client->error().code, ErrorCode::TlsAlert);
    QCOMPARE(pair.client->error().arguments, (QStringList{"the server", "bad record mac"}));
}

void TestTlsSession::finishingAfterAnErrorKeepsIt()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QCOMPARE(pair.client->send("hello", 5).value, 5);
    pair.toServer.bytes.back() = char(pair.toServer.bytes.back() ^ 1);
    QCOMPARE(received(*pair.server), protocolError);
    const Error before = pair.server->error();
    (void)pair.server->finish();
    QCOMPARE(pair.server->error().arguments, before.arguments);
}

void TestTlsSession::finishesOnce()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    QVERIFY(pair.client->finish().ok());
    const qint64 told = pair.toServer.carried;
    QCOMPARE(pair.server->send("late", 4).value, 4);
    QVERIFY(pair.client->finish().ok());
    QCOMPARE(pair.toServer.carried, told);
    QCOMPARE(received(*pair.client), QByteArray("late"));
}

void TestTlsSession::garbageIsNotTls_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("toServer");
    const QByteArray texts[] = {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                "220 mail.example ESMTP ready\r\n",
                                "hello\r\n",
                                QByteArray(100, '\0'),
                                QByteArray(100, '\xff'),
                                longText(5000)};
    for (const QByteArray &text : texts) {
        const QByteArray name = text.left(8).toHex();
        QTest::newRow(("to the server: " + name).constData()) << text << true;
        QTest::newRow(("to the client: " + name).constData()) << text << false;
    }
}

void TestTlsSession::garbageIsNotTls()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, toServer);
    TlsPair pair(client(), server());
    (toServer ? pair.toServer : pair.toClient).bytes = bytes;
    TlsSession &session = toServer ? *pair.server : *pair.client;
    Step step = Step::WantsToReceive;
    for (int i = 0; i < 3 && step != Step::Failed; ++i)
        step = session.handshake();
    QCOMPARE(step, Step::Failed);
    QCOMPARE(session.error().code, ErrorCode::TlsNotSpoken);
    QVERIFY(!session.error().arguments.value(1).isEmpty());
    QCOMPARE(session.handshake(), Step::Failed);
}

void TestTlsSession::endsInTheHandshake()
{
    for (const qsizetype cut : {qsizetype(0), qsizetype(3), qsizetype(50)}) {
        TlsPair pair(client(), server());
        QCOMPARE(pair.client->handshake(), Step::WantsToReceive);
        pair.toServer.bytes.truncate(cut);
        pair.toServer.isEnded = true;
        QCOMPARE(pair.server->handshake(), Step::Failed);
        QCOMPARE(pair.server->error().code, ErrorCode::TlsEnded);
        QCOMPARE(pair.server->error().arguments.value(0), QStringLiteral("the client"));
    }
}

void TestTlsSession::tellsTheChannelsError()
{
    TlsPair pair(client(), server());
    pair.toClient.receiveError = ECONNRESET;
    Step step = pair.client->handshake();
    if (step == Step::WantsToReceive)
        step = pair.client->handshake();
    QCOMPARE(step, Step::Failed);
    QCOMPARE(pair.client->error().code, ErrorCode::SystemCall);
    QCOMPARE(pair.client->error().systemError, ECONNRESET);

    TlsPair opened(client(), server());
    QVERIFY(opened.shakeHands());
    opened.toClient.receiveError = ECONNRESET;
    QCOMPARE(received(*opened.client), QByteArray::number(ECONNRESET));
    opened.toClient.sendError = EPIPE;
    QCOMPARE(opened.server->send("x", 1).error, EPIPE);
}

void TestTlsSession::whatThePeerSaidCountsMoreThanAFailedSend()
{
    TlsPair pair(client(), server());
    QCOMPARE(pair.client->handshake(), Step::WantsToReceive);
    pair.toClient.bytes = "HTTP/1.1 400 Bad Request\r\n\r\n";
    pair.toServer.sendError = EPIPE; // there is nobody to take our alert
    QCOMPARE(pair.client->handshake(), Step::Failed);
    QCOMPARE(pair.client->error().code, ErrorCode::TlsNotSpoken);

    TlsPair expired(client(), server("expired"));
    QCOMPARE(expired.client->handshake(), Step::WantsToReceive);
    QCOMPARE(expired.server->handshake(), Step::WantsToReceive);
    expired.toServer.sendError = EPIPE;
    QCOMPARE(expired.client->handshake(), Step::Failed);
    QCOMPARE(expired.client->error().code, ErrorCode::CertificateExpired);
}

void TestTlsSession::anAlertCountsMoreThanAFailedSend()
{
    TlsServerConfig strict = serverConfig();
    strict.wantsClientCertificate = true;
    strict.authorityFile = m_certificates.path("ca.pem");
    TlsPair pair = pairOf(clientConfig(), strict);
    QVERIFY(!pair.shakeHands());
    QCOMPARE(pair.clientStep, Step::Done);
    pair.toServer.sendError = ECONNRESET;
    QCOMPARE(pair.client->send("x", 1).error, EPROTO);
    QCOMPARE(pair.client->error().code, ErrorCode::TlsAlert);
    QCOMPARE(pair.client->error().arguments, (QStringList{"the server", "certificate required"}));

    // Bytes that wait are none.
    TlsPair talking(client(), server());
    QVERIFY(talking.shakeHands());
    QCOMPARE(talking.server->send("hello", 5).value, 5);
    talking.toServer.sendError = ECONNRESET;
    QCOMPARE(talking.client->send("x", 1).error, ECONNRESET);
    QCOMPARE(talking.client->error().systemError, ECONNRESET);
    QCOMPARE(received(*talking.client), QByteArray("hello"));
}

void TestTlsSession::finishNeedsRoom()
{
    TlsPair pair(client(), server());
    QVERIFY(pair.shakeHands());
    pair.toServer.room = 0;
    QCOMPARE(pair.client->finish().error, EAGAIN);
    QCOMPARE(pair.client->finish().error, EAGAIN);
    pair.toServer.room = 1000;
    QVERIFY(pair.client->finish().ok());
    QCOMPARE(received(*pair.server), QByteArray("end"));
    QVERIFY(pair.server->endedProperly());
}

void TestTlsSession::mayEndAtAnyTime()
{
    for (int turns = 0; turns < 6; ++turns) {
        TlsPair pair(client(), server());
        for (int i = 0; i < turns; ++i) {
            pair.client->handshake();
            pair.server->handshake();
        }
        pair.client.reset();
        pair.server->handshake();
    }
}

void TestTlsSession::logsItsKeys_data()
{
    QTest::addColumn<TlsVersion>("version");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("1.2") << TlsVersion::Tls12 << QStringList{"CLIENT_RANDOM"};
    QTest::newRow("1.3") << TlsVersion::Tls13
                         << QStringList{"SERVER_HANDSHAKE_TRAFFIC_SECRET", "EXPORTER_SECRET",
                                        "SERVER_TRAFFIC_SECRET_0", "CLIENT_HANDSHAKE_TRAFFIC_SECRET",
                                        "CLIENT_TRAFFIC_SECRET_0"};
}

void TestTlsSession::logsItsKeys()
{
    QFETCH(TlsVersion, version);
    QFETCH(QStringList, labels);
    const QByteArray clientLog = "client-" + QByteArray(QTest::currentDataTag()) + ".keys";
    const QByteArray serverLog = "server-" + QByteArray(QTest::currentDataTag()) + ".keys";
    TlsClientConfig config = clientConfig();
    config.most = version;
    config.keyLogFile = m_certificates.path(clientLog.constData());
    TlsServerConfig other = serverConfig();
    other.keyLogFile = m_certificates.path(serverLog.constData());
    for (int connections = 1; connections <= 2; ++connections) { // appended
        TlsPair pair = pairOf(config, other);
        QVERIFY(pair.shakeHands());
        const auto theClients = m_certificates.read(clientLog.constData()).split('\n');
        const auto theServers = m_certificates.read(serverLog.constData()).split('\n');
        QCOMPARE(theClients.size(), connections * labels.size() + 1);
        QCOMPARE(QSet<QByteArray>(theClients.begin(), theClients.end()),
                 QSet<QByteArray>(theServers.begin(), theServers.end()));
        for (const QByteArray &line : theClients) {
            if (line.isEmpty())
                continue;
            const auto words = line.split(' ');
            QCOMPARE(words.size(), 3);
            QVERIFY2(labels.contains(QString::fromLatin1(words[0])), words[0].constData());
            QCOMPARE(words[1].size(), 64);
        }
    }
}

QTEST_GUILESS_MAIN(TestTlsSession)
#include "tst_tlssession.moc"
