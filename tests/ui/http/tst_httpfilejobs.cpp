#include "tests/ui/http/hops.h"
#include "ui/http/httpfilejobs.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

struct Jobs
{
    QString path(const char *name) const { return folder.filePath(QString::fromLatin1(name)); }
    bool hasEnded()
    {
        return QTest::qWaitFor([this] { return !jobs.isRunning(); }, 20'000);
    }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    QTemporaryDir folder;
    HttpFileJobs jobs;
    QSignalSpy saved{&jobs, &HttpFileJobs::saved};
    QSignalSpy imported{&jobs, &HttpFileJobs::imported};
    QSignalSpy failed{&jobs, &HttpFileJobs::failed};
};

ErrorCode codeOf(const QSignalSpy &failed)
{
    return failed.isEmpty() ? ErrorCode::None : failed.first().first().value<Error>().code;
}

} // namespace

class tst_HttpFileJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savesABody()
    {
        Jobs files;
        files.jobs.saveBody(answerOf("hello", "text/plain").body, files.path("a.txt"));
        QVERIFY(files.hasEnded());
        QCOMPARE(files.saved.size(), 1);
        QCOMPARE(files.saved.first().at(1).toLongLong(), 5);
        QCOMPARE(Jobs::bytesOf(files.path("a.txt")), QByteArray("hello"));
    }

    void anArchiveComesBack()
    {
        Jobs files;
        files.jobs.exportHar({answerOf("hello", "text/plain"), answerOf("no", "text/plain", "404 Not Found")},
                             files.path("a.har"));
        QVERIFY(files.hasEnded());
        QVERIFY(Jobs::bytesOf(files.path("a.har")).contains("\"log\""));
        files.jobs.importHar(files.path("a.har"));
        QVERIFY(files.hasEnded());
        QCOMPARE(files.imported.size(), 1);
        const auto hops = files.imported.first().at(1).value<QList<HttpHop>>();
        QCOMPARE(hops.size(), 2);
        QCOMPARE(hops[1].response.status, 404);
        QCOMPARE(hops[0].url, QUrl(QStringLiteral("http://localhost:8080/items?page=1")));
        QVERIFY(hops[0].body);
        QCOMPARE(hops[0].body->read(0, 100), QByteArray("hello"));
    }

    void failuresAreTold()
    {
        Jobs files;
        files.jobs.saveBody(answerOf("hello", "text/plain").body, files.path("no/such/folder"));
        QVERIFY(files.hasEnded());
        QCOMPARE(codeOf(files.failed), ErrorCode::FileUnwritable);
        files.failed.clear();
        files.jobs.importHar(files.path("none.har"));
        QVERIFY(files.hasEnded());
        QCOMPARE(codeOf(files.failed), ErrorCode::FileUnreadable);
        files.failed.clear();
        QFile text(files.path("text.har"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("hello") == 5);
        text.close();
        files.jobs.importHar(text.fileName());
        QVERIFY(files.hasEnded());
        QCOMPARE(codeOf(files.failed), ErrorCode::FileNotHar);
        QCOMPARE(files.failed.first().first().value<Error>().arguments.value(0), text.fileName());
    }

    void namesAreHarmless_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::newRow("file") << QStringLiteral("http://a/b/picture.png?x=1")
                              << QStringLiteral("picture.png");
        QTest::newRow("folder") << QStringLiteral("http://a/b/") << QStringLiteral("body");
        QTest::newRow("up") << QStringLiteral("http://a/..%2f..%2fetc%2fpasswd") << QStringLiteral("passwd");
        QTest::newRow("hidden") << QStringLiteral("http://a/.bashrc") << QStringLiteral("bashrc");
        QTest::newRow("signs") << QStringLiteral("http://a/a%3Ab%00c%0A") << QStringLiteral("a_b_c_");
    }

    void namesAreHarmless()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        HttpHop hop;
        hop.url = QUrl(url);
        QCOMPARE(suggestedFileName(hop), name);
    }
};

QTEST_GUILESS_MAIN(tst_HttpFileJobs)
#include "tst_httpfilejobs.moc"
