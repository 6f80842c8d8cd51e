#include "ui/http/downloadsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

namespace {

Download file(int number, DownloadState state, qint64 received = 0, qint64 size = -1)
{
    Download one;
    one.number = number;
    one.url = QUrl(QStringLiteral("http://localhost/files/%1.txt").arg(number));
    one.state = state;
    one.received = received;
    one.size = size;
    return one;
}

} // namespace

class tst_DownloadsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsAndChanges()
    {
        DownloadsModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.apply({file(0, DownloadState::Waiting), file(1, DownloadState::Waiting), file(2, DownloadState::Waiting)});
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(changed.isEmpty());
        model.apply({file(2, DownloadState::Running, 5, 10), file(1, DownloadState::Done, 7, 7)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(changed.size(), 1); // one for all rows
        QCOMPARE(model.data(model.index(2, DownloadsModel::ProgressColumn), DownloadsModel::ProgressRole).toDouble(), 0.5);
        QCOMPARE(model.data(model.index(1, DownloadsModel::ProgressColumn), DownloadsModel::ProgressRole).toDouble(), 1.0);
        model.apply({file(5, DownloadState::Waiting)}); // with a gap
        QCOMPARE(model.rowCount(), 6);
        model.apply({file(-1, DownloadState::Done)});
        QCOMPARE(model.rowCount(), 6);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void saysHowFarItIs_data()
    {
        QTest::addColumn<Download>("download");
        QTest::addColumn<QString>("text");
        QTest::newRow("waiting") << file(0, DownloadState::Waiting, 0, 100) << QString();
        QTest::newRow("half") << file(0, DownloadState::Running, 50, 100) << QStringLiteral("50 % of 100 B");
        QTest::newRow("unknown") << file(0, DownloadState::Running, 50) << QStringLiteral("50 B");
        QTest::newRow("empty file") << file(0, DownloadState::Done, 0, 0) << QStringLiteral("0 B");
        QTest::newRow("more than announced") << file(0, DownloadState::Running, 150, 100) << QStringLiteral("100 % of 150 B");
    }
    void saysHowFarItIs()
    {
        QFETCH(Download, download);
        DownloadsModel model;
        model.apply({download});
        QTEST(model.data(model.index(0, DownloadsModel::ProgressColumn), Qt::DisplayRole).toString(), "text");
    }

    void timeLeftInWords_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<qint64>("speed");
        QTest::addColumn<QString>("text");
        QTest::newRow("stands still") << qint64(10) << qint64(0) << QString();
        QTest::newRow("unknown") << qint64(-1) << qint64(5) << QString();
        QTest::newRow("a moment") << qint64(1) << qint64(1000) << QStringLiteral("1 s");
        QTest::newRow("minutes") << qint64(125) << qint64(1) << QStringLiteral("2 min 5 s");
        QTest::newRow("hours") << qint64(7325) << qint64(1) << QStringLiteral("2 h 2 min");
    }
    void timeLeftInWords()
    {
        QFETCH(qint64, bytes);
        QFETCH(qint64, speed);
        QTEST(timeLeft(bytes, speed), "text");
    }

    void theNameIsThatOfTheFile()
    {
        Download one = file(3, DownloadState::Waiting);
        QCOMPARE(downloadTitle(one), QStringLiteral("3.txt"));
        one.url = QUrl(QStringLiteral("http://localhost:8080/"));
        QCOMPARE(downloadTitle(one), QStringLiteral("//localhost:8080/"));
        one.path = QStringLiteral("/tmp/x/three\n.txt");
        QCOMPARE(downloadTitle(one), QStringLiteral("three␊.txt"));
    }

    void anErrorIsSaidInWords()
    {
        Download one = file(0, DownloadState::Failed);
        one.error = {ErrorCode::HttpStatus, {QStringLiteral("http://localhost/x"), QStringLiteral("404 Not Found")}};
        DownloadsModel model;
        model.apply({one});
        const QString state = model.data(model.index(0, DownloadsModel::StateColumn), Qt::DisplayRole).toString();
        QVERIFY2(state.startsWith(u'!') && state.contains(QStringLiteral("404 Not Found")), qPrintable(state));
    }
};

QTEST_GUILESS_MAIN(tst_DownloadsModel)
#include "tst_downloadsmodel.moc"
