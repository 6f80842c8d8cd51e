#include "tests/support/sockets.h"
#include "tests/ui/chat/lab.h"
#include "ui/chat/chatserversession.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Watched
{
    Watched() : session(log, thread, QStringLiteral("watched"))
    {
        QObject::connect(&session, &ChatServerSession::conversed, &session,
                         [this](const QList<ChatEvent> &events) { said += events; });
    }
    bool start()
    {
        return session.start(chatOnFreePort()) &&
               QTest::qWaitFor([this] { return session.status().state == ServerState::Listening; }, 20'000);
    }

    TrafficLog log;
    IoThread thread;
    ChatServerSession session;
    QList<ChatEvent> said;
};

} // namespace

class tst_ChatServerSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStops()
    {
        Watched watched;
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.session.start(chatOnFreePort()));
        QVERIFY(watched.session.isRunning()); // at once, for the fields are locked by it
        QTRY_COMPARE(watched.session.status().state, ServerState::Listening);
        QSignalSpy stopped(&watched.session, &ChatServerSession::stopped);
        watched.session.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.session.status().listening.isEmpty());
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Watched watched;
        ChatServerSettings settings = chatOnFreePort();
        settings.port = QStringLiteral("70000");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidPort);
        QVERIFY(!watched.session.isRunning());
    }

    void failsWhenThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Watched watched;
        QSignalSpy failed(&watched.session, &ChatServerSession::failed);
        ChatServerSettings settings = chatOnFreePort();
        settings.port = QString::number(other.serverPort());
        QVERIFY(watched.session.start(settings));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("EADDRINUSE"));
        QVERIFY(!watched.session.isRunning());
    }

    void tellsWhoIsThereAndTakesCommands()
    {
        Watched watched;
        QVERIFY(watched.start());
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, watched.session.status().listening.first().port);
        client.write("Ada\n");
        QTRY_COMPARE(watched.session.status().present, QStringList{QStringLiteral("Ada")});
        QTRY_VERIFY(client.bytesAvailable() > 0);
        (void)client.readAll(); // what the server says of Ada
        watched.session.say(QStringLiteral("host"), QStringLiteral("hello"));
        QCOMPARE(receive(client, 12), QByteArray("host: hello\n"));
        QTRY_VERIFY(!watched.said.isEmpty() && watched.said.last().text == QStringLiteral("hello"));
        watched.session.setFaults(LabFault::NoNewline);
        watched.session.say(QStringLiteral("host"), QStringLiteral("two"));
        QCOMPARE(receive(client, 9), QByteArray("host: two"));
    }
};

QTEST_GUILESS_MAIN(tst_ChatServerSession)
#include "tst_chatserversession.moc"
