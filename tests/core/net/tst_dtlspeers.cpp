// Two ends of DTLS joined in memory: each datagram can be looked at, lost, repeated or sent under another name.

#include "core/net/dtlspeers.h"

#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

using namespace wirebench;

namespace {

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 nsPerSecond = 1'000 * nsPerMs;

using Kind = DtlsEvent::Kind;

SocketAddress addressWith(quint16 port)
{
    return SocketAddress::fromIPv4(0x7f000001, port);
}

const SocketAddress serverAddress = addressWith(4433);
const SocketAddress clientAddress = addressWith(50'000);

TlsContextPtr serverContext(TlsServerConfig config = {})
{
    if (config.names.isEmpty())
        config.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    const auto context = TlsContext::forServer(config, TlsContext::Over::Datagrams);
    return context ? *context : TlsContextPtr();
}

TlsClientConfig trusting()
{
    TlsClientConfig config;
    config.verify = false;
    return config;
}

TlsContextPtr clientContext(const TlsClientConfig &config = trusting())
{
    const auto context = TlsContext::forClient(config, TlsContext::Over::Datagrams);
    return context ? *context : TlsContextPtr();
}

QList<DtlsEvent> eventsOf(DtlsPeers &peers)
{
    QList<DtlsEvent> events;
    while (const auto event = peers.nextEvent())
        events.append(*event);
    return events;
}

QList<Bytes> sealedBy(DtlsPeers &peers)
{
    QList<Bytes> sealed;
    while (const auto datagram = peers.nextSealed())
        sealed.append(datagram->bytes);
    return sealed;
}

QList<Kind> kindsOf(const QList<DtlsEvent> &events)
{
    QList<Kind> kinds;
    for (const DtlsEvent &event : events)
        kinds.append(event.kind);
    return kinds;
}

} // namespace

Q_DECLARE_METATYPE(wirebench::DtlsEvent::Kind)

class TestDtlsPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void shakesHandsAndCarriesMessages();
    void asksForTheNameOfThePeer();
    void refusesTheCertificateOfAnother();
    void sendsNothingLargerThanEveryNetworkCarries();

    void keepsNothingBeforeTheCookie();
    void cookieIsForOneAddress();
    void repeatedHelloChangesNothing();
    void takesAClientThatBeginsAnew();
    void boundsItsSessions();

    void tellsWhatIsNotDtls_data();
    void tellsWhatIsNotDtls();
    void tellsOfMessagesWithoutASession();
    void damagedRecordsAreLost();
    void repeatedRecordsAreDropped();

    void retransmitsWhatWasLost();
    void givesUpWhenNobodyAnswers();
    void canBeGivenUp();
    void closesIdleSessions();
    void idleTimeBeginsAnew();
    void closesAll();

    void holdsMessages();
    void serverBeginsNothing();
    void refusesSizes_data();
    void refusesSizes();

private:
    /// Carries datagrams between the two until none is left.
    void carry();
    void give(DtlsPeers &to, const SocketAddress &from, const QList<Bytes> &datagrams);
    bool shakeHands();

    std::unique_ptr<DtlsPeers> m_server;
    std::unique_ptr<DtlsPeers> m_client;
    QList<DtlsEvent> m_atServer;
    QList<DtlsEvent> m_atClient;
    qsizetype m_largest = 0;
    qint64 m_now = nsPerSecond;
};

void TestDtlsPeers::init()
{
    m_server = std::make_unique<DtlsPeers>(serverContext());
    m_client = std::make_unique<DtlsPeers>(clientContext());
    m_atServer.clear();
    m_atClient.clear();
    m_largest = 0;
}

void TestDtlsPeers::give(DtlsPeers &to, const SocketAddress &from, const QList<Bytes> &datagrams)
{
    for (const Bytes &datagram : datagrams) {
        m_largest = std::max(m_largest, datagram.size());
        to.take(from, datagram.view(), ++m_now);
    }
}

void TestDtlsPeers::carry()
{
    for (;;) {
        const QList<Bytes> toServer = sealedBy(*m_client);
        const QList<Bytes> toClient = sealedBy(*m_server);
        if (toServer.isEmpty() && toClient.isEmpty())
            break;
        give(*m_server, clientAddress, toServer);
        give(*m_client, serverAddress, toClient);
    }
    m_atServer += eventsOf(*m_server);
    m_atClient += eventsOf(*m_client);
}

bool TestDtlsPeers::shakeHands()
{
    if (!m_client->begin(serverAddress, ++m_now))
        return false;
    carry();
    m_atServer.clear();
    m_atClient.clear();
    return m_client->isSecured(serverAddress) && m_server->isSecured(clientAddress);
}

// --- handshakes -------------------------------------------------------------------------------------------

void TestDtlsPeers::shakesHandsAndCarriesMessages()
{
    const qint64 began = m_now + 1;
    QVERIFY(m_client->begin(serverAddress, began));
    QCOMPARE(m_client->securingSince(serverAddress), std::optional(began));
    carry();
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::Secured});
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::Secured});
    QCOMPARE(m_atClient[0].outcome->protocol, QStringLiteral("DTLSv1.2"));
    QCOMPARE(m_atClient[0].peer, serverAddress);
    QCOMPARE(m_atClient[0].sinceNs, began);
    QCOMPARE(m_atServer[0].peer, clientAddress);
    QVERIFY(!m_client->securingSince(serverAddress));

    for (const char *text : {"one message", "two messages"}) {
        const auto sealed = m_client->seal(serverAddress, Bytes::copyOf(text), m_now);
        QVERIFY(sealed);
        QVERIFY(!sealed->toByteArray().contains(text));
        give(*m_server, clientAddress, {*sealed});
    }
    const auto answer = m_server->seal(clientAddress, Bytes::copyOf("three"), m_now);
    QVERIFY(answer);
    give(*m_client, serverAddress, {*answer});
    const auto atServer = eventsOf(*m_server);
    const auto atClient = eventsOf(*m_client);
    QCOMPARE(kindsOf(atServer), (QList<Kind>{Kind::Opened, Kind::Opened}));
    QCOMPARE(atServer[0].message.toByteArray(), QByteArray("one message"));
    QCOMPARE(atServer[1].message.toByteArray(), QByteArray("two messages"));
    QCOMPARE(kindsOf(atClient), QList<Kind>{Kind::Opened});
    QCOMPARE(atClient[0].message.toByteArray(), QByteArray("three"));
}

void TestDtlsPeers::asksForTheNameOfThePeer()
{
    QTemporaryFile authority;
    QVERIFY(authority.open());
    authority.write(m_server->context().ownChain().first().pem);
    authority.close();
    TlsClientConfig config;
    config.authorityFile = authority.fileName();
    m_client = std::make_unique<DtlsPeers>(clientContext(config));
    m_client->setServerName(serverAddress, QStringLiteral("localhost"));
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    carry();
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::Secured});
    QVERIFY(m_atClient[0].outcome->verified);
    QCOMPARE(m_atClient[0].serverName, QStringLiteral("localhost"));
    QCOMPARE(m_atServer[0].outcome->serverName, QStringLiteral("localhost"));
}

void TestDtlsPeers::refusesTheCertificateOfAnother()
{
    QTemporaryFile authority;
    QVERIFY(authority.open());
    authority.write(m_server->context().ownChain().first().pem);
    authority.close();
    TlsClientConfig config;
    config.authorityFile = authority.fileName();
    m_client = std::make_unique<DtlsPeers>(clientContext(config));
    m_client->setServerName(serverAddress, QStringLiteral("other.example"));
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    carry();
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::NotSecured});
    QCOMPARE(m_atClient[0].error.code, ErrorCode::CertificateOfAnotherHost);
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::NotSecured}); // it is told by an alert
    QCOMPARE(m_atServer[0].error.code, ErrorCode::TlsAlert);
    QCOMPARE(m_atServer[0].error.arguments.value(0), clientAddress.toString());
    QCOMPARE(m_client->count(), size_t(0));
    QCOMPARE(m_server->count(), size_t(0));
}

void TestDtlsPeers::sendsNothingLargerThanEveryNetworkCarries()
{
    TlsServerConfig config; // a certificate of many names takes several datagrams
    for (int i = 0; i < 100; ++i)
        config.names.append(QStringLiteral("host-number-%1.example.org").arg(i));
    m_server = std::make_unique<DtlsPeers>(serverContext(config));
    QVERIFY(shakeHands());
    QVERIFY(m_largest > 1'000);
    QVERIFY2(m_largest <= 1'232, qPrintable(QString::number(m_largest)));
}

// --- cookies ----------------------------------------------------------------------------------------------

void TestDtlsPeers::keepsNothingBeforeTheCookie()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    const Bytes hello = sealedBy(*m_client).first();
    for (quint16 port = 1; port <= 5'000; ++port) {
        give(*m_server, addressWith(port), {hello});
        const QList<Bytes> answers = sealedBy(*m_server);
        QCOMPARE(answers.size(), 1);
        QVERIFY(answers[0].size() < hello.size()); // nobody can be flooded with it
    }
    QCOMPARE(m_server->count(), size_t(0));
    QVERIFY(eventsOf(*m_server).isEmpty());
    QVERIFY(!m_server->waitMs(m_now));
}

void TestDtlsPeers::cookieIsForOneAddress()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    give(*m_server, clientAddress, sealedBy(*m_client));
    give(*m_client, serverAddress, sealedBy(*m_server)); // the cookie
    const QList<Bytes> helloWithCookie = sealedBy(*m_client);
    give(*m_server, addressWith(50'001), helloWithCookie);
    QCOMPARE(m_server->count(), size_t(0));
    QCOMPARE(sealedBy(*m_server).size(), 1); // that address is given its own
    give(*m_server, clientAddress, helloWithCookie);
    QCOMPARE(m_server->count(), size_t(1));
}

void TestDtlsPeers::repeatedHelloChangesNothing()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    give(*m_server, clientAddress, sealedBy(*m_client));
    give(*m_client, serverAddress, sealedBy(*m_server));
    const QList<Bytes> helloWithCookie = sealedBy(*m_client);
    give(*m_server, clientAddress, helloWithCookie);
    give(*m_server, clientAddress, helloWithCookie);
    carry();
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::Secured});
    give(*m_server, clientAddress, helloWithCookie); // and late
    carry();
    QVERIFY(m_server->isSecured(clientAddress));
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::Secured});
}

void TestDtlsPeers::takesAClientThatBeginsAnew()
{
    QVERIFY(shakeHands());
    m_client = std::make_unique<DtlsPeers>(clientContext()); // it was started again, with the same port
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    give(*m_server, clientAddress, sealedBy(*m_client));
    QVERIFY(m_server->isSecured(clientAddress)); // anybody can send a ClientHello
    carry();
    QCOMPARE(kindsOf(m_atServer), (QList<Kind>{Kind::Ended, Kind::Secured}));
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::Secured});
    QCOMPARE(m_server->count(), size_t(1));
}

void TestDtlsPeers::boundsItsSessions()
{
    const TlsContextPtr context = clientContext();
    for (int i = 0; i <= int(DtlsPeers::limit); ++i) {
        DtlsPeers client(context);
        const SocketAddress from = addressWith(quint16(10'000 + i));
        QVERIFY(client.begin(serverAddress, ++m_now));
        give(*m_server, from, sealedBy(client));
        give(client, serverAddress, sealedBy(*m_server));
        give(*m_server, from, sealedBy(client));
        sealedBy(*m_server);
    }
    QCOMPARE(m_server->count(), DtlsPeers::limit);
    QVERIFY(!m_server->securingSince(addressWith(10'000)));
    QVERIFY(m_server->securingSince(addressWith(10'001)));
    m_server->passTime(m_now + 10 * nsPerSecond); // and none of them stays
    QCOMPARE(m_server->count(), size_t(0));
}

// --- what else comes --------------------------------------------------------------------------------------

void TestDtlsPeers::tellsWhatIsNotDtls_data()
{
    QTest::addColumn<QByteArray>("datagram");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << QByteArray(1, '\x16');
    QTest::newRow("text") << QByteArray("Bonjour serveur");
    QTest::newRow("TLS") << QByteArray::fromHex("1603010005") + QByteArray(20, 'x');
    QTest::newRow("a header alone") << QByteArray::fromHex("16fefd00000000000000000005");
    QTest::newRow("longer than it is") << QByteArray::fromHex("16fefd0000000000000000ffff") + QByteArray(20, 'x');
}

void TestDtlsPeers::tellsWhatIsNotDtls()
{
    QFETCH(QByteArray, datagram);
    m_server->take(clientAddress, datagram, ++m_now);
    QVERIFY(shakeHands());
    give(*m_server, clientAddress, {Bytes::copyOf(datagram)}); // a session survives it
    const auto events = eventsOf(*m_server);
    QCOMPARE(kindsOf(events), QList<Kind>{Kind::NotUnderstood});
    QCOMPARE(events[0].error.code, ErrorCode::DtlsNotSpoken);
    QCOMPARE(events[0].error.arguments.value(0), clientAddress.toString());
    QVERIFY(sealedBy(*m_server).isEmpty());
    QVERIFY(m_server->isSecured(clientAddress));
}

void TestDtlsPeers::tellsOfMessagesWithoutASession()
{
    QVERIFY(shakeHands());
    m_server = std::make_unique<DtlsPeers>(serverContext()); // it was started again
    const auto sealed = m_client->seal(serverAddress, Bytes::copyOf("hello"), m_now);
    QVERIFY(sealed);
    give(*m_server, clientAddress, {*sealed});
    const auto events = eventsOf(*m_server);
    QCOMPARE(kindsOf(events), QList<Kind>{Kind::NotUnderstood});
    QCOMPARE(events[0].error.code, ErrorCode::DtlsNoSession);
}

void TestDtlsPeers::damagedRecordsAreLost()
{
    QVERIFY(shakeHands());
    QByteArray damaged = m_client->seal(serverAddress, Bytes::copyOf("hello"), m_now)->toByteArray();
    damaged.back() = char(damaged.back() ^ 1);
    const auto next = m_client->seal(serverAddress, Bytes::copyOf("again"), m_now);
    give(*m_server, clientAddress, {Bytes::copyOf(damaged), *next});
    const auto events = eventsOf(*m_server);
    QCOMPARE(kindsOf(events), QList<Kind>{Kind::Opened});
    QCOMPARE(events[0].message.toByteArray(), QByteArray("again"));
}

void TestDtlsPeers::repeatedRecordsAreDropped()
{
    QVERIFY(shakeHands());
    const auto first = m_client->seal(serverAddress, Bytes::copyOf("first"), m_now);
    const auto second = m_client->seal(serverAddress, Bytes::copyOf("second"), m_now);
    give(*m_server, clientAddress, {*second, *first, *second, *first}); // RFC 6347 section 4.1.2.6
    const auto events = eventsOf(*m_server);
    QCOMPARE(kindsOf(events), (QList<Kind>{Kind::Opened, Kind::Opened}));
    QCOMPARE(events[0].message.toByteArray(), QByteArray("second"));
}

// --- time -------------------------------------------------------------------------------------------------

void TestDtlsPeers::retransmitsWhatWasLost()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    QVERIFY(!sealedBy(*m_client).isEmpty()); // lost
    const auto wait = m_client->waitMs(m_now);
    QVERIFY(wait && *wait > 0 && *wait <= 1'000); // RFC 6347 section 4.2.4.1
    QList<Bytes> again;
    QTRY_VERIFY((m_client->passTime(m_now), again += sealedBy(*m_client), !again.isEmpty()));
    give(*m_server, clientAddress, again);
    carry();
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::Secured});
    QVERIFY(m_atClient[0].retransmissions >= 1);
}

void TestDtlsPeers::givesUpWhenNobodyAnswers()
{
    TlsClientConfig config = trusting();
    config.handshakeTimeoutMs = 200;
    m_client = std::make_unique<DtlsPeers>(clientContext(config));
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    QVERIFY(*m_client->waitMs(m_now) <= 200);
    m_client->passTime(m_now + 199 * nsPerMs);
    QVERIFY(eventsOf(*m_client).isEmpty());
    m_client->passTime(m_now + 200 * nsPerMs);
    const auto events = eventsOf(*m_client);
    QCOMPARE(kindsOf(events), QList<Kind>{Kind::NotSecured});
    QCOMPARE(events[0].error,
             (Error{ErrorCode::DtlsTimedOut, {serverAddress.toString(), QStringLiteral("200")}, ETIMEDOUT, -1}));
    QVERIFY(!m_client->waitMs(m_now));
}

void TestDtlsPeers::canBeGivenUp()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    m_client->giveUp(addressWith(1), {ErrorCode::NoPeer, {}});
    QVERIFY(eventsOf(*m_client).isEmpty());
    m_client->giveUp(serverAddress, {ErrorCode::NoPeer, {}});
    const auto events = eventsOf(*m_client);
    QCOMPARE(kindsOf(events), QList<Kind>{Kind::NotSecured});
    QCOMPARE(events[0].error.code, ErrorCode::NoPeer);
    sealedBy(*m_client);
    QVERIFY(shakeHands()); // it may begin again
}

void TestDtlsPeers::closesIdleSessions()
{
    QVERIFY(shakeHands());
    m_server->passTime(m_now + (DtlsPeers::idleMs - 1) * nsPerMs);
    QVERIFY(m_server->isSecured(clientAddress));
    m_server->passTime(m_now + 2 * DtlsPeers::idleMs * nsPerMs);
    QVERIFY(!m_server->isSecured(clientAddress));
    carry();
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::Ended});
    QCOMPARE(kindsOf(m_atClient), QList<Kind>{Kind::Ended}); // it is told
}

/// Step mode: nobody is idle while calls wait for a key.
void TestDtlsPeers::idleTimeBeginsAnew()
{
    QVERIFY(shakeHands());
    const qint64 later = m_now + 2 * DtlsPeers::idleMs * nsPerMs;
    m_server->renewTimeouts(later);
    m_server->passTime(later);
    QVERIFY(m_server->isSecured(clientAddress));
    m_server->passTime(later + DtlsPeers::idleMs * nsPerMs);
    QVERIFY(!m_server->isSecured(clientAddress));
}

void TestDtlsPeers::closesAll()
{
    QVERIFY(shakeHands());
    m_client->closeAll();
    QCOMPARE(m_client->count(), size_t(0));
    carry();
    QVERIFY(m_atClient.isEmpty());
    QCOMPARE(kindsOf(m_atServer), QList<Kind>{Kind::Ended});
    QCOMPARE(m_server->count(), size_t(0));
}

// --- sending ----------------------------------------------------------------------------------------------

void TestDtlsPeers::holdsMessages()
{
    QVERIFY(m_client->begin(serverAddress, ++m_now));
    m_client->hold(serverAddress, {Bytes::copyOf("one"), 0});
    m_client->hold(serverAddress, {Bytes::copyOf("three"), 7});
    QCOMPARE(m_client->heldCount(), 2);
    QCOMPARE(m_client->heldBytes(), 8);
    carry();
    const auto held = m_client->takeHeld(serverAddress);
    QCOMPARE(held.size(), size_t(2));
    QCOMPARE(held[0].bytes.toByteArray(), QByteArray("one"));
    QCOMPARE(held[1].delayMs, 7);
    QCOMPARE(m_client->heldCount(), 0);
    QCOMPARE(m_client->heldBytes(), 0);

    QVERIFY(m_client->begin(addressWith(9), ++m_now));
    m_client->hold(addressWith(9), {Bytes::copyOf("lost"), 0});
    m_client->giveUp(addressWith(9), {ErrorCode::NoPeer, {}});
    QCOMPARE(m_client->heldCount(), 0);
    QCOMPARE(m_client->heldBytes(), 0);
}

void TestDtlsPeers::serverBeginsNothing()
{
    const auto begun = m_server->begin(clientAddress, ++m_now);
    QVERIFY(!begun);
    QCOMPARE(begun.error().code, ErrorCode::DtlsNoSession);
    const auto sealed = m_server->seal(clientAddress, Bytes::copyOf("hello"), m_now);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::DtlsNoSession);
}

void TestDtlsPeers::refusesSizes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("fits");
    QTest::newRow("empty") << 0 << false;
    QTest::newRow("smallest") << 1 << true;
    QTest::newRow("largest") << DtlsPeers::longestMessage << true;
    QTest::newRow("too large") << DtlsPeers::longestMessage + 1 << false;
}

void TestDtlsPeers::refusesSizes()
{
    QFETCH(int, size);
    QFETCH(bool, fits);
    QVERIFY(shakeHands());
    const QByteArray text(size, 'x');
    const auto sealed = m_client->seal(serverAddress, Bytes::copyOf(text), m_now);
    QCOMPARE(sealed.has_value(), fits);
    if (!fits) {
        QCOMPARE(sealed.error().code, ErrorCode::DtlsMessageSize);
        return;
    }
    give(*m_server, clientAddress, {*sealed});
    QCOMPARE(m_server->nextEvent()->message.toByteArray(), text);
}

QTEST_GUILESS_MAIN(TestDtlsPeers)
#include "tst_dtlspeers.moc"
