#include "tests/support/listeningport.h"
#include "tests/support/sockets.h"
#include "ui/chat/chatclientsession.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Watched
{
    Watched() : session(log, thread, QStringLiteral("watched"))
    {
        QObject::connect(&session, &ChatClientSession::conversed, &session,
                         [this](const QList<ChatEvent> &events) { said += events; });
    }

    TrafficLog log;
    IoThread thread;
    ChatClientSession session;
    QList<ChatEvent> said;
};

ChatClientSettings clientOf(quint16 port)
{
    ChatClientSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.onePort = true;
    settings.port = QString::number(port);
    settings.pseudonym = QStringLiteral("Ada");
    return settings;
}

} // namespace

class tst_ChatClientSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksAndLeaves()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Watched watched;
        QSignalSpy connected(&watched.session, &ChatClientSession::connected);
        QVERIFY(watched.session.connectToServer(clientOf(server.serverPort())));
        QVERIFY(watched.session.isRunning()); // at once, for the fields are locked by it
        QTRY_COMPARE(connected.size(), 1);
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        watched.session.say(QStringLiteral("hello"));
        QCOMPARE(receive(*peer, 10), QByteArray("Ada\nhello\n"));
        peer->write("Grace: hi\n");
        QTRY_VERIFY(!watched.said.isEmpty() && watched.said.last().text == QStringLiteral("hi"));
        QSignalSpy closed(&watched.session, &ChatClientSession::closed);
        watched.session.leave(); // the peer sees the end of the stream, and ends, too
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(!watched.session.isRunning());
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Watched watched;
        ChatClientSettings settings = clientOf(1);
        settings.port = QStringLiteral("70000");
        QCOMPARE(watched.session.connectToServer(settings).error().code, ErrorCode::InvalidPort);
        QVERIFY(!watched.session.isRunning());
    }

    void nothingConnectsAgainByItself()
    {
        Watched watched;
        QSignalSpy failed(&watched.session, &ChatClientSession::failed);
        QSignalSpy connected(&watched.session, &ChatClientSession::connected);
        const quint16 port = freePort();
        QVERIFY(watched.session.connectToServer(clientOf(port)));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("ECONNREFUSED"));
        QTRY_VERIFY(!watched.session.isRunning());
        QTcpServer late;
        QVERIFY(late.listen(QHostAddress::LocalHost, port));
        QVERIFY(!late.waitForNewConnection(300));
        QVERIFY(connected.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ChatClientSession)
#include "tst_chatclientsession.moc"
