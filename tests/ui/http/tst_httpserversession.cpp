#include "ui/http/httpserversession.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class tst_HttpServerSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsServesAndStops()
    {
        TrafficLog log;
        IoThread thread;
        HttpServerSession session(log, thread, QStringLiteral("HTTP server 1"));
        QSignalSpy served(&session, &HttpServerSession::served);
        QVERIFY(session.start(onFreePort()));
        QVERIFY(session.isRunning()); // at once, for the fields are locked by it
        QTRY_COMPARE(session.status().state, ServerState::Listening);
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, session.status().listening.first().port);
        client.write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QTRY_VERIFY(!served.isEmpty());
        QCOMPARE(served.first().first().value<QList<ServedRequest>>().value(0).target, QByteArray("/"));
        session.stop();
        QTRY_VERIFY(!session.isRunning());
    }

    void whatCannotBeUsedStartsNothing()
    {
        TrafficLog log;
        IoThread thread;
        HttpServerSession session(log, thread, QStringLiteral("HTTP server 1"));
        HttpServerSettings settings = onFreePort();
        settings.port = QStringLiteral("a word that is no service");
        QVERIFY(!session.start(settings));
        QVERIFY(!session.isRunning());
    }

private:
    HttpServerSettings onFreePort() const
    {
        HttpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        settings.folder = m_folder.path();
        return settings;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_HttpServerSession)
#include "tst_httpserversession.moc"
