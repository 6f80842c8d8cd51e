#include "core/net/tlstransport.h"
#include "tests/core/net/descriptors.h"
#include "tests/core/net/tlspeer.h"
#include "tests/core/net/waiting.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

class TestTlsTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void carriesBytesBothWays();
    void holdsWhatIsOpened();
    void endsBothStreams();
    void closesProperly();
    void resetsWithoutAWord();
    void closesInTheHandshake();
    void refusesWithoutAReset();
    void givesItsSocketBack();
    void ownsItsSocket();

private:
    /// The transport is a server; it and its peer have shaken hands.
    struct Ends
    {
        std::unique_ptr<TlsTransport> transport;
        std::unique_ptr<TlsPeer> peer;
    };
    Ends ends() const;
    Ends securedEnds() const;

    TlsContextPtr m_server;
    TlsContextPtr m_client;
};

void TestTlsTransport::initTestCase()
{
    TlsClientConfig client;
    client.verify = false;
    m_client = *TlsContext::forClient(client);
    m_server = *TlsContext::forServer({});
}

TestTlsTransport::Ends TestTlsTransport::ends() const
{
    ConnectedPair pair = connectedPair();
    auto transport =
        std::make_unique<TlsTransport>(std::move(pair.accepted), m_server, QString(), QStringLiteral("peer"));
    return {std::move(transport), std::make_unique<TlsPeer>(m_client, std::move(pair.peer))};
}

TestTlsTransport::Ends TestTlsTransport::securedEnds() const
{
    Ends both = ends();
    const bool secured = soon([&] {
        const bool done = both.peer->isSecure();
        return both.transport->session().handshake() == TlsSession::Step::Done && done;
    });
    if (!secured)
        qFatal("no handshake");
    return both;
}

void TestTlsTransport::carriesBytesBothWays()
{
    Ends both = securedEnds();
    QCOMPARE(both.transport->send("to you", 6).value, 6);
    QTRY_COMPARE(both.peer->received(), QByteArray("to you"));
    QVERIFY(!both.peer->raw().received().contains("to you"));
    both.peer->send("to me");
    char room[8] = {};
    SysResult result;
    QVERIFY(soon([&] {
        result = both.transport->receive(room, sizeof room);
        return result.ok();
    }));
    QCOMPARE(QByteArray(room, result.value), QByteArray("to me"));
    QVERIFY(both.transport->receive(room, sizeof room).wouldBlock());
}

void TestTlsTransport::holdsWhatIsOpened()
{
    Ends both = securedEnds();
    both.peer->send("hello");
    char room[8] = {};
    QVERIFY(!both.transport->hasReceived());
    QVERIFY(soon([&] { return both.transport->receive(room, 2).ok(); }));
    QVERIFY(both.transport->hasReceived());
    QCOMPARE(both.transport->receive(room, 8).value, 3);
    QVERIFY(!both.transport->hasReceived());
}

void TestTlsTransport::endsBothStreams()
{
    Ends both = securedEnds();
    QVERIFY(both.transport->finish().ok());
    QVERIFY(both.transport->shutdownSend().ok());
    QTRY_VERIFY(both.peer->endedProperly());
    QTRY_VERIFY(both.peer->raw().isAtEnd());
    both.peer->send("still there");
    char room[32] = {};
    SysResult result;
    QVERIFY(soon([&] {
        result = both.transport->receive(room, sizeof room);
        return result.ok();
    }));
    QCOMPARE(QByteArray(room, result.value), QByteArray("still there"));
}

void TestTlsTransport::closesProperly()
{
    Ends both = securedEnds();
    QVERIFY(both.transport->close().ok());
    QTRY_VERIFY(both.peer->endedProperly());
    QCOMPARE(both.peer->raw().error(), 0);
}

void TestTlsTransport::resetsWithoutAWord()
{
    Ends both = securedEnds();
    QVERIFY(both.transport->setResetOnClose().ok());
    QVERIFY(both.transport->close().ok());
    QTRY_COMPARE(both.peer->raw().error(), ECONNRESET);
    QVERIFY(!both.peer->endedProperly());
}

void TestTlsTransport::closesInTheHandshake()
{
    Ends both = ends();
    QVERIFY(!both.peer->isSecure());
    QVERIFY(both.transport->close().ok());
    QTRY_VERIFY(both.peer->hasFailed());
}

void TestTlsTransport::refusesWithoutAReset()
{
    Ends both = ends();
    both.peer->raw().send(QByteArray(20'000, 'x'));
    QVERIFY(soon([&] { return both.transport->session().handshake() == TlsSession::Step::Failed; }));
    QVERIFY(both.transport->close().ok());
    QTRY_VERIFY(both.peer->raw().isAtEnd());
    QCOMPARE(both.peer->raw().error(), 0);
}

void TestTlsTransport::givesItsSocketBack()
{
    Ends both = ends();
    const int descriptor = both.transport->descriptor();
    const NativeSocket socket = both.transport->takeSocket();
    QCOMPARE(socket.descriptor(), descriptor);
    both.transport.reset();
    QVERIFY(socket.isOpen());
}

void TestTlsTransport::ownsItsSocket()
{
    const int before = openDescriptors();
    {
        const Ends both = securedEnds();
        QCOMPARE(openDescriptors(), before < 0 ? before : before + 2);
    }
    QCOMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(TestTlsTransport)
#include "tst_tlstransport.moc"
