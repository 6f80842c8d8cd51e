#include "tests/support/sockets.h"
#include "tests/ui/chat/lab.h"
#include "ui/chat/labserversession.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// A session that remembers board and conversation as its tab would.
class Watched final
{
public:
    Watched() : session(m_log, m_thread, QStringLiteral("watched"))
    {
        QObject::connect(&session, &LabServerSession::boardChanged, &session,
                         [this](const QList<BoardRow> &changed, const QList<quint32> &gone) {
                             for (const BoardRow &row : changed)
                                 rows.insert(row.id, row);
                             for (const quint32 id : gone)
                                 rows.remove(id);
                         });
        QObject::connect(&session, &LabServerSession::conversed, &session,
                         [this](const QList<ChatEvent> &events) { said += events; });
    }

    bool start(const LabServerSettings &settings = labOnFreePorts())
    {
        QSignalSpy started(&session, &LabServerSession::started);
        return session.start(settings) && (!started.isEmpty() || started.wait(20'000));
    }
    quint16 port(LabPort of) const
    {
        const QList<SocketAddress> &listening = session.status().ports[size_t(of)].listening;
        return listening.isEmpty() ? 0 : listening.first().port;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;

public:
    LabServerSession session;
    QMap<quint32, BoardRow> rows;
    QList<ChatEvent> said;
};

} // namespace

class tst_LabServerSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAndStops()
    {
        Watched watched;
        QVERIFY(!watched.session.isRunning());
        QCOMPARE(watched.session.endpointIds().size(), labPortCount);
        QVERIFY(watched.session.start(labOnFreePorts()));
        QVERIFY(watched.session.isRunning()); // at once, for the fields are locked by it
        QCOMPARE(watched.session.status().ports[0].state, LabPortState::Starting);
        QTRY_COMPARE(watched.session.status().listeningCount(), labPortCount);
        QSignalSpy stopped(&watched.session, &LabServerSession::stopped);
        watched.session.stop();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!watched.session.isRunning());
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Watched watched;
        LabServerSettings settings = labOnFreePorts();
        settings.ports[3].port = QStringLiteral("70000");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidPort);
        QVERIFY(!watched.session.isRunning());
    }

    void failsWhenEveryPortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        LabServerSettings settings = labOnFreePorts();
        for (LabPortSettings &port : settings.ports)
            port.on = false;
        settings.ports[0] = {QString::number(other.serverPort()), true, {}};
        Watched watched;
        QSignalSpy failed(&watched.session, &LabServerSession::failed);
        QVERIFY(watched.session.start(settings));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("EADDRINUSE"));
        QVERIFY(!watched.session.isRunning());
        QCOMPARE(watched.session.status().ports[0].state, LabPortState::Failed);
    }

    void tellsOfStudentsAndTakesCommands()
    {
        Watched watched;
        QVERIFY(watched.start());
        QTcpSocket reader;
        reader.connectToHost(QHostAddress::LocalHost, watched.port(LabPort::ChatOut));
        QTRY_COMPARE(watched.session.status().ports[size_t(LabPort::ChatOut)].connected, 1);
        watched.session.say(QStringLiteral("teacher"), QStringLiteral("hello"));
        QCOMPARE(receive(reader, 15), QByteArray("teacher: hello\n"));
        QTRY_VERIFY(!watched.said.isEmpty());
        QCOMPARE(watched.said.last().text, QStringLiteral("hello"));
        QTRY_VERIFY(!watched.rows.isEmpty() &&
                    watched.rows.first().marks[size_t(Exercise::GotBroadcast)].reached);
        watched.session.clearBoard();
        QTRY_VERIFY(!watched.rows.isEmpty() &&
                    !watched.rows.first().marks[size_t(Exercise::GotBroadcast)].reached);
        watched.session.setFaults(LabPort::ChatOut, LabFault::NoNewline);
        watched.session.say(QStringLiteral("teacher"), QStringLiteral("two"));
        watched.session.say(QStringLiteral("teacher"), QStringLiteral("three"));
        QCOMPARE(receive(reader, 26), QByteArray("teacher: twoteacher: three"));
    }
};

QTEST_GUILESS_MAIN(tst_LabServerSession)
#include "tst_labserversession.moc"
