#include "ui/tcpserver/tcpserversession.h"

#include "tests/support/sockets.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

TcpServerSettings onFreePort()
{
    TcpServerSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    return settings;
}

OutboundMessage message(const char *text)
{
    OutboundMessage made;
    made.bytes = Bytes::copyOf(text);
    return made;
}

/// A session that remembers its clients as its tab would.
class Watched final
{
public:
    Watched() : session(m_log, m_thread, QStringLiteral("watched"))
    {
        QObject::connect(&session, &TcpServerSession::clientsChanged, &session,
                         [this](const QList<ServerClient> &changed, const QList<ConnectionId> &closed) {
                             for (const ServerClient &client : changed)
                                 clients.insert(client.id.value, client);
                             for (const ConnectionId id : closed)
                                 clients.remove(id.value);
                         });
    }

    bool start(const TcpServerSettings &settings = onFreePort())
    {
        return session.start(settings) &&
               QTest::qWaitFor([this] { return session.status().state == ServerState::Listening; }, 20'000);
    }
    bool connectClient(QTcpSocket &client)
    {
        const qsizetype before = clients.size();
        client.connectToHost(QHostAddress::LocalHost, session.status().listening.first().port);
        return QTest::qWaitFor([&] { return clients.size() == before + 1; }, 20'000);
    }
    QList<ConnectionId> ids() const
    {
        QList<ConnectionId> all;
        for (const ServerClient &client : clients)
            all.append(client.id);
        return all;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;

public:
    TcpServerSession session;
    QMap<quint32, ServerClient> clients;
};

} // namespace

class tst_TcpServerSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStops()
    {
        Watched watched;
        QSignalSpy states(&watched.session, &TcpServerSession::statusChanged);
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.session.start(onFreePort()));
        QVERIFY(watched.session.isRunning()); // at once, for the fields are locked by it
        QCOMPARE(states.size(), 1);
        QTRY_COMPARE(watched.session.status().state, ServerState::Listening);
        QVERIFY(watched.session.status().listening.first().port != 0);
        watched.session.stop();
        QTRY_VERIFY(!watched.session.isRunning());
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Watched watched;
        TcpServerSettings settings = onFreePort();
        settings.port = QStringLiteral("70000");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidPort);
        settings = onFreePort();
        settings.answer = AnswerKind::Fixed;
        settings.answerText = QStringLiteral("\\q");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidEscape);
        QVERIFY(!watched.session.isRunning());
    }

    void failsWhenThePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        Watched watched;
        QSignalSpy failed(&watched.session, &TcpServerSession::failed);
        TcpServerSettings settings = onFreePort();
        settings.port = QString::number(other.serverPort());
        QVERIFY(watched.session.start(settings));
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("EADDRINUSE"));
        QTRY_VERIFY(!watched.session.isRunning());
    }

    void sendsToThoseItIsTold()
    {
        Watched watched;
        QVERIFY(watched.start());
        QTcpSocket first;
        QTcpSocket second;
        QVERIFY(watched.connectClient(first));
        QVERIFY(watched.connectClient(second));
        watched.session.send(watched.ids(), message("all"));
        QCOMPARE(receive(first, 3), QByteArray("all"));
        QCOMPARE(receive(second, 3), QByteArray("all"));
        watched.session.send({watched.ids().first()}, message("one"));
        watched.session.send(watched.ids(), message("end"));
        QCOMPARE(receive(second, 3), QByteArray("end"));
        QCOMPARE(receive(first, 6), QByteArray("oneend"));
    }

    void endsConnections()
    {
        Watched watched;
        QVERIFY(watched.start());
        QTcpSocket clients[3];
        for (QTcpSocket &client : clients)
            QVERIFY(watched.connectClient(client));
        const QList<ConnectionId> ids = watched.ids();
        watched.session.halfClose({ids[0]});
        watched.session.closeClients({ids[1]});
        watched.session.resetClients({ids[2]});
        for (QTcpSocket &client : clients)
            QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        QTRY_VERIFY(watched.clients.isEmpty());
    }

    void changesWhatTheNextClientIsAnswered()
    {
        Watched watched;
        QVERIFY(watched.start());
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Fixed;
        settings.answerText = QStringLiteral("new");
        watched.session.change(settings);
        settings.answerText = QStringLiteral("\\q"); // not finished yet: what was before stays
        watched.session.change(settings);
        QTcpSocket client;
        QVERIFY(watched.connectClient(client));
        client.write("?");
        QCOMPARE(receive(client, 3), QByteArray("new"));
    }

    void whileStoppedNothingIsChanged()
    {
        Watched watched;
        watched.session.change(onFreePort());
        watched.session.stop();
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.start());
    }
};

QTEST_GUILESS_MAIN(tst_TcpServerSession)
#include "tst_tcpserversession.moc"
