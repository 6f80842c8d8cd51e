#include "ui/tcpclient/tcpclientsession.h"

#include "tests/support/listeningport.h"
#include "tests/support/sockets.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// A session and a server in the test for it.
class Pair final
{
public:
    Pair() : session(m_log, m_thread, QStringLiteral("client")) { server.listen(QHostAddress::LocalHost); }

    TcpClientSettings settings() const
    {
        TcpClientSettings made;
        made.host = QStringLiteral("127.0.0.1");
        made.port = QString::number(server.serverPort());
        return made;
    }
    bool connectBoth(const TcpClientSettings &settings)
    {
        QSignalSpy connected(&session, &TcpClientSession::connected);
        if (!session.start(settings) || !connected.wait())
            return false;
        if (!QTest::qWaitFor([this] { return server.hasPendingConnections(); }, 20'000))
            return false;
        peer.reset(server.nextPendingConnection());
        return true;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;

public:
    QTcpServer server;
    TcpClientSession session;
    std::unique_ptr<QTcpSocket> peer;
};

} // namespace

class tst_TcpClientSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsSendsAndCloses()
    {
        Pair pair;
        QVERIFY(!pair.session.isRunning());
        QVERIFY(pair.connectBoth(pair.settings()));
        QTRY_COMPARE(pair.session.status().state, ClientState::Connected);
        OutboundMessage message;
        message.bytes = Bytes::copyOf("Bonjour");
        pair.session.send(message);
        QCOMPARE(receive(*pair.peer, 7), QByteArray("Bonjour"));
        QSignalSpy closed(&pair.session, &TcpClientSession::closed);
        pair.session.stop();
        QVERIFY(closed.wait());
        QTRY_VERIFY(!pair.session.isRunning());
    }

    void isRunningFromTheFirstMoment()
    {
        Pair pair;
        QSignalSpy states(&pair.session, &TcpClientSession::statusChanged);
        QVERIFY(pair.session.start(pair.settings()));
        QVERIFY(pair.session.isRunning());
        QCOMPARE(states.size(), 1);
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Pair pair;
        TcpClientSettings settings = pair.settings();
        settings.host = QStringLiteral("two words");
        QCOMPARE(pair.session.start(settings).error().code, ErrorCode::InvalidHost);
        settings = pair.settings();
        settings.payload.format.notation = PayloadNotation::Hex;
        settings.payload.text = QStringLiteral("4");
        QVERIFY(pair.session.start(settings)); // it would not be sent
        pair.session.stop();
        QTRY_VERIFY(!pair.session.isRunning());
        settings.sendOnConnect = true;
        QCOMPARE(pair.session.start(settings).error().code, ErrorCode::OddHexDigits);
    }

    void sendsWhatItWasStartedWith()
    {
        Pair pair;
        TcpClientSettings settings = pair.settings();
        settings.sendOnConnect = true;
        settings.payload.text = QStringLiteral("at once");
        QVERIFY(pair.connectBoth(settings));
        QCOMPARE(receive(*pair.peer, 7), QByteArray("at once"));
        pair.session.stop();
        QTRY_VERIFY(!pair.session.isRunning());
        settings.sendOnConnect = false;
        QVERIFY(pair.connectBoth(settings));
        pair.session.stop();
        QCOMPARE(receiveAll(*pair.peer), QByteArray());
    }

    void aMessageOfACancelledStartIsNotSentLater()
    {
        Pair pair;
        TcpClientSettings settings = pair.settings();
        settings.port = QString::number(freePort());
        settings.sendOnConnect = true;
        settings.payload.text = QStringLiteral("lost");
        QSignalSpy failed(&pair.session, &TcpClientSession::failed);
        QVERIFY(pair.session.start(settings));
        QVERIFY(failed.wait());
        QTRY_VERIFY(!pair.session.isRunning());
        QVERIFY(pair.connectBoth(pair.settings()));
        pair.session.stop();
        QCOMPARE(receiveAll(*pair.peer), QByteArray());
    }

    void saysWhyItCouldNotConnect()
    {
        Pair pair;
        QSignalSpy failed(&pair.session, &TcpClientSession::failed);
        TcpClientSettings settings = pair.settings();
        pair.server.close();
        QVERIFY(pair.session.start(settings));
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("ECONNREFUSED"));
    }

    void sendingWithoutAConnectionFails()
    {
        Pair pair;
        QSignalSpy failed(&pair.session, &TcpClientSession::sendFailed);
        OutboundMessage message;
        message.bytes = Bytes::copyOf("x");
        pair.session.send(message);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotConnected);
    }

    void halfClosesAndResets()
    {
        Pair pair;
        TcpClientSettings settings = pair.settings();
        QVERIFY(pair.connectBoth(settings));
        QSignalSpy ended(pair.peer.get(), &QTcpSocket::readChannelFinished);
        pair.session.halfClose();
        QVERIFY(ended.wait());
        QTRY_VERIFY(!pair.session.isRunning()); // the peer closed in its turn
        QVERIFY(pair.connectBoth(settings));
        pair.session.reset();
        QTRY_COMPARE(pair.peer->state(), QAbstractSocket::UnconnectedState);
        QTRY_VERIFY(!pair.session.isRunning());
    }
};

QTEST_GUILESS_MAIN(tst_TcpClientSession)
#include "tst_tcpclientsession.moc"
