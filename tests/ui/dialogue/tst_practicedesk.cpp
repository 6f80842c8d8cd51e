#include "ui/dialogue/practicedesk.h"

#include "tests/ui/shell/bench.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace wirebench;
using namespace wirebench::test;

class tst_PracticeDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReachedWhereItSays()
    {
        PracticeDesk desk(m_bench.log, m_bench.thread);
        QCOMPARE(desk.addressOf(QStringLiteral("gopher"), false).port, 0);
        QSignalSpy started(&desk, &PracticeDesk::started);
        desk.start(this);
        desk.start(this); // once is enough
        QTRY_COMPARE(started.size(), 1);
        const SocketAddress place = desk.addressOf(QStringLiteral("gopher"), false);
        QVERIFY(place.isLoopback());
        QVERIFY(desk.hasPort(place.port));
        QVERIFY(!desk.hasPort(1));
        QTcpSocket client;
        client.connectToHost(place.host(), place.port);
        QVERIFY(client.waitForConnected());
        client.write("\r\n");
        QTRY_VERIFY(client.readAll().contains("practice") || client.state() == QAbstractSocket::UnconnectedState);
        QCOMPARE(desk.addressOf(QStringLiteral("http"), false).port, 0); // nobody practises it
    }

    void showsTheCertificateThatItsTlsHas()
    {
        PracticeDesk desk(m_bench.log, m_bench.thread);
        QSignalSpy started(&desk, &PracticeDesk::started);
        desk.start(this);
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(desk.certificate().size(), 32);
        QVERIFY(desk.addressOf(QStringLiteral("imap"), true).port != desk.addressOf(QStringLiteral("imap"), false).port);
    }

    void stopsAndBeginsAnew()
    {
        PracticeDesk desk(m_bench.log, m_bench.thread);
        QSignalSpy started(&desk, &PracticeDesk::started);
        desk.start(this);
        QTRY_COMPARE(started.size(), 1);
        const quint16 port = desk.addressOf(QStringLiteral("ftp"), false).port;
        desk.stop(this);
        QVERIFY(!desk.isRunning());
        QVERIFY(!desk.hasPort(port));
        desk.start(this);
        QTRY_COMPARE(started.size(), 2);
        QVERIFY(desk.addressOf(QStringLiteral("ftp"), false).port != 0);
    }

private:
    Bench m_bench;
};

QTEST_MAIN(tst_PracticeDesk)
#include "tst_practicedesk.moc"
