#include "ui/http/downloadsession.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class tst_DownloadSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsUntilTheLastHasEnded()
    {
        QTemporaryDir folder;
        TrafficLog log;
        IoThread thread;
        DownloadSession session(log, thread, QStringLiteral("Downloads 1"));
        QSignalSpy changed(&session, &DownloadSession::downloadsChanged);
        QSignalSpy finished(&session, &DownloadSession::finished);
        DownloadSettings settings;
        settings.urls = QStringLiteral("http://127.0.0.1:1/a"); // nothing listens there
        settings.folder = folder.path();
        QVERIFY(session.start(settings));
        QVERIFY(session.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!session.isRunning());
        const auto last = changed.isEmpty() ? QList<Download>() : changed.last().first().value<QList<Download>>();
        QCOMPARE(last.size(), 1);
        QCOMPARE(last.first().state, DownloadState::Failed);
        session.retry(0);
        QVERIFY(session.isRunning());
        QTRY_COMPARE(finished.size(), 2);
    }

    void whatCannotBeUsedStartsNothing()
    {
        TrafficLog log;
        IoThread thread;
        DownloadSession session(log, thread, QStringLiteral("Downloads 1"));
        DownloadSettings settings;
        settings.urls = QStringLiteral("mailto:nobody");
        QVERIFY(!session.start(settings));
        QVERIFY(!session.isRunning());
    }
};

QTEST_GUILESS_MAIN(tst_DownloadSession)
#include "tst_downloadsession.moc"
