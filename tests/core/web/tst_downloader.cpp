#include "core/web/downloader.h"
#include "tests/core/net/logreader.h"
#include "tests/core/web/webpeers.h"
#include "tests/support/listeningport.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

/// As peer.js makes it.
QByteArray nodeFile()
{
    QByteArray file(4 * 1024 * 1024, '\0');
    for (int i = 0; i < file.size(); i += 4) {
        for (int byte = 0; byte < 4; ++byte)
            file[i + byte] = char((i >> (24 - 8 * byte)) & 0xff);
    }
    return file;
}

} // namespace

class TestDownloader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void downloadsAList();
    void downloadsOneAfterTheOther();
    void neverOverwrites();
    void takesTheServersNameWithoutItsFolders();
    void goesOnWhereAnEarlierRunEnded_data();
    void goesOnWhereAnEarlierRunEnded();
    void startsAnewWhereTheFileHasChanged();
    void startsAnewWithoutRanges();
    void startsAnewIfToldTo();
    void doesNotJoinWhatDoesNotFit();
    void findsThatNothingIsMissing();
    void logsIn();
    void tellsFailures_data();
    void tellsFailures();
    void givesUpOnASilentServer();
    void isCancelled();
    void cancelsOne();
    void triesAgain();
    void tellsAFolderThatIsNone();
    void hasNothingToDo();
    void isDestroyedWhileItRuns();

private:
    QList<Download> run(const DownloaderConfig &config);
    DownloaderConfig configFor(const QStringList &paths) const;
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const char *name, const QByteArray &contents) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    }
    void leavePart(const QByteArray &beginning, const char *urlPath, const char *etag,
                   qint64 size = -1) const;
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    QList<Download> now() const { return m_known.values(); }

    NodeServer m_node;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<Downloader> m_downloader;
    QMap<int, Download> m_known;
};

void TestDownloader::initTestCase()
{
    WIREBENCH_NEED("node");
}

void TestDownloader::init()
{
    QVERIFY(m_node.start());
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_downloader = std::make_unique<Downloader>(*m_log, *m_reactor, QStringLiteral("Downloads"));
    m_known.clear();
    connect(m_downloader.get(), &Downloader::downloadsChanged, this, [this](const QList<Download> &changed) {
        for (const Download &download : changed)
            m_known[download.number] = download;
    });
}

void TestDownloader::cleanup()
{
    m_downloader.reset();
    QCOMPARE(contradictionsIn(*m_log), QString());
}

DownloaderConfig TestDownloader::configFor(const QStringList &paths) const
{
    DownloaderConfig config;
    for (const QString &urlPath : paths)
        config.urls.append(m_node.url(urlPath));
    config.folder = m_folder->path();
    return config;
}

QList<Download> TestDownloader::run(const DownloaderConfig &config)
{
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->start(config);
    if (ends.isEmpty())
        ends.wait(20'000);
    return ends.size() == 1 ? now() : QList<Download>();
}

/// What an earlier run would have left of NAME, the last part of @p urlPath.
void TestDownloader::leavePart(const QByteArray &beginning, const char *urlPath, const char *etag,
                               qint64 size) const
{
    const QByteArray name = QByteArray(urlPath).mid(1);
    const QJsonObject record{{QStringLiteral("url"), m_node.url(QString::fromLatin1(urlPath)).toString()},
                             {QStringLiteral("name"), QString::fromLatin1(name)},
                             {QStringLiteral("etag"), QString::fromLatin1(etag)},
                             {QStringLiteral("size"), size}};
    put(name + ".part", beginning);
    put(name + ".part.json", QJsonDocument(record).toJson());
}

void TestDownloader::downloadsAList()
{
    QSignalSpy starts(m_downloader.get(), &Downloader::started);
    const QList<Download> downloads = run(
        configFor({QStringLiteral("/file"), QStringLiteral("/hello"), QStringLiteral("/chunks"),
                   QStringLiteral("/until-close"), QStringLiteral("/to-hello"), QStringLiteral("/gzip")}));
    QCOMPARE(starts.size(), 1);
    QCOMPARE(downloads.size(), 6);
    for (const Download &download : downloads) {
        QCOMPARE(download.error, Error());
        QCOMPARE(download.state, DownloadState::Done);
        QVERIFY(download.endedNs >= download.startedNs && download.startedNs > 0);
        QVERIFY(download.partialPath.isEmpty());
        QVERIFY(QFileInfo::exists(download.path));
    }
    QCOMPARE(downloads[0].size, 4 * 1024 * 1024);
    QCOMPARE(downloads[0].received, 4 * 1024 * 1024);
    QCOMPARE(read("file"), nodeFile());
    QCOMPARE(read("hello"), QByteArray("hello\n"));
    QCOMPARE(read("chunks"), QByteArray("one two three"));
    QCOMPARE(read("until-close"), QByteArray("until the end"));
    QCOMPARE(read("to-hello"), QByteArray("hello\n"));
    QVERIFY(read("gzip").startsWith("\x1f\x8b")); // what was asked for is what is kept
    QCOMPARE(names().size(), 6);
    for (const SocketCall &record : recordsOf(*m_log))
        QCOMPARE(record.flow->endpoint->id, m_downloader->endpointId());
    QCOMPARE(recordsOf(*m_log, Call::Close).size(), 6);
}

void TestDownloader::downloadsOneAfterTheOther()
{
    DownloaderConfig config =
        configFor({QStringLiteral("/file"), QStringLiteral("/text"), QStringLiteral("/hello")});
    config.jobs = 1;
    const QList<Download> downloads = run(config);
    QCOMPARE(downloads.size(), 3);
    QVERIFY(downloads[1].startedNs >= downloads[0].endedNs);
    QVERIFY(downloads[2].startedNs >= downloads[1].endedNs);
}

void TestDownloader::neverOverwrites()
{
    put("hello", "mine");
    const QList<Download> downloads = run(configFor({QStringLiteral("/hello"), QStringLiteral("/hello")}));
    QCOMPARE(downloads.size(), 2);
    QCOMPARE(read("hello"), QByteArray("mine"));
    QCOMPARE(names(), (QStringList{QStringLiteral("hello"), QStringLiteral("hello (2)"),
                                   QStringLiteral("hello (3)")}));
    QVERIFY(downloads[0].path != downloads[1].path);
}

void TestDownloader::takesTheServersNameWithoutItsFolders()
{
    const QList<Download> downloads = run(configFor({QStringLiteral("/named")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].path, path("evil.txt"));
    QCOMPARE(read("evil.txt"), QByteArray("contents\n"));
}

void TestDownloader::goesOnWhereAnEarlierRunEnded_data()
{
    QTest::addColumn<bool>("byItself");
    QTest::newRow("what is left of an earlier run") << false;
    QTest::newRow("the server reset in the middle") << true;
}

void TestDownloader::goesOnWhereAnEarlierRunEnded()
{
    QFETCH(bool, byItself);
    const QByteArray name = byItself ? "half" : "file";
    const QString urlPath = u'/' + QString::fromLatin1(name);
    if (byItself) {
        const QList<Download> broken = run(configFor({urlPath}));
        QCOMPARE(broken.size(), 1);
        QCOMPARE(broken[0].state, DownloadState::Failed);
        QCOMPARE(broken[0].error.code, ErrorCode::SystemCall);
        QCOMPARE(broken[0].partialPath, path("half.part"));
        QCOMPARE(broken[0].received, 1024 * 1024);
        QCOMPARE(QFileInfo(path("half.part")).size(), 1024 * 1024);
        QVERIFY(!QFileInfo::exists(path("half")));
    } else {
        leavePart(nodeFile().first(1024 * 1024), "/file", "\"first\"", 4 * 1024 * 1024);
    }
    const QList<Download> downloads = run(configFor({urlPath}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].error, Error());
    QCOMPARE(downloads[0].resumedAt, 1024 * 1024);
    QCOMPARE(downloads[0].size, 4 * 1024 * 1024);
    QCOMPARE(read(name.constData()), nodeFile());
    QCOMPARE(names(), QStringList{QString::fromLatin1(name)});
    const QByteArray sent = payloadOf(recordsOf(*m_log, Call::Send));
    QVERIFY(sent.contains("Range: bytes=1048576-\r\n"));
    QVERIFY(sent.contains("If-Range: \"first\"\r\n"));
    QVERIFY(sent.contains("Accept-Encoding: identity\r\n"));
}

void TestDownloader::startsAnewWhereTheFileHasChanged()
{
    leavePart("what it was before", "/file", "\"older\"");
    const QList<Download> downloads = run(configFor({QStringLiteral("/file")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].resumedAt, 0);
    QCOMPARE(read("file"), nodeFile());
}

void TestDownloader::startsAnewWithoutRanges()
{
    leavePart("a beginning", "/file-without-ranges", "\"first\"");
    const QList<Download> downloads = run(configFor({QStringLiteral("/file-without-ranges")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].error, Error());
    QCOMPARE(read("file-without-ranges"), nodeFile());
}

void TestDownloader::startsAnewIfToldTo()
{
    leavePart("another beginning", "/file", "\"first\"");
    DownloaderConfig config = configFor({QStringLiteral("/file")});
    config.resume = false;
    const QList<Download> downloads = run(config);
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(read("file (2)"), nodeFile());
    QCOMPARE(read("file.part"), QByteArray("another beginning"));
}

void TestDownloader::doesNotJoinWhatDoesNotFit()
{
    leavePart(nodeFile().first(100), "/file-that-lies", "\"first\"");
    QList<Download> downloads = run(configFor({QStringLiteral("/file-that-lies")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].state, DownloadState::Failed);
    QCOMPARE(downloads[0].error.code, ErrorCode::DownloadChanged);
    QCOMPARE(read("file-that-lies.part"), nodeFile().first(100));

    // Once more: from its beginning.
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->retry(0);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(now().first().error, Error());
    QCOMPARE(read("file-that-lies"), nodeFile());
}

void TestDownloader::findsThatNothingIsMissing()
{
    leavePart(nodeFile(), "/file", "\"first\"");
    const QList<Download> downloads = run(configFor({QStringLiteral("/file")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].error, Error());
    QCOMPARE(downloads[0].state, DownloadState::Done);
    QCOMPARE(read("file"), nodeFile());
    QCOMPARE(names(), QStringList{QStringLiteral("file")});
}

void TestDownloader::logsIn()
{
    WIREBENCH_NEED("apache2");
    WIREBENCH_NEED("nginx");
    ApacheServer digest;
    QVERIFY2(digest.start(), digest.errors().constData());
    NginxServer basic;
    QVERIFY2(basic.start(), basic.errors().constData());
    DownloaderConfig config;
    config.folder = m_folder->path();
    config.urls = {digest.url(QStringLiteral("/digest/hello.txt")),
                   basic.url(QStringLiteral("/private/hello.txt"))};
    config.jobs = 1;
    QList<Download> refused = run(config);
    QCOMPARE(refused.size(), 2);
    QCOMPARE(refused[0].error.code, ErrorCode::HttpStatus);
    QCOMPARE(refused[1].error.code, ErrorCode::HttpStatus);

    config.user = QStringLiteral("user");
    config.password = QStringLiteral("pass");
    const QList<Download> downloads = run(config);
    QCOMPARE(downloads[0].error, Error());
    QCOMPARE(downloads[1].error, Error());
    QCOMPARE(read("hello.txt"), QByteArray("hello from apache\n"));
    QCOMPARE(read("hello (2).txt"), QByteArray("hello from nginx\n"));
}

void TestDownloader::tellsFailures_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<int>("kept");

    QTest::newRow("404") << "/nothing" << ErrorCode::HttpStatus << "404 Not Found" << 0;
    QTest::newRow("204") << "/status/204" << ErrorCode::HttpStatus << "204 No Content" << 0;
    QTest::newRow("circle") << "/loop" << ErrorCode::HttpRedirectLoop << "" << 0;
    QTest::newRow("cut off") << "/short" << ErrorCode::HttpCutOff << "" << 9;
    QTest::newRow("reset") << "/reset" << ErrorCode::SystemCall << "" << 11;
    QTest::newRow("no HTTP") << "/bad-line" << ErrorCode::HttpStartLine << "" << 0;
}

void TestDownloader::tellsFailures()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    QFETCH(QString, argument);
    QFETCH(int, kept);
    const QList<Download> downloads = run(configFor({path, QStringLiteral("/hello")}));
    QCOMPARE(downloads.size(), 2);
    QCOMPARE(downloads[0].state, DownloadState::Failed);
    QCOMPARE(downloads[0].error.code, code);
    if (!argument.isEmpty())
        QCOMPARE(downloads[0].error.arguments.value(1), argument);
    QCOMPARE(int(downloads[0].received), kept);
    QCOMPARE(downloads[0].partialPath.isEmpty(), kept == 0);
    QCOMPARE(names().size(), kept > 0 ? 3 : 1); // the other one, and what there is of it with its record
    QCOMPARE(downloads[1].state, DownloadState::Done);
}

void TestDownloader::givesUpOnASilentServer()
{
    DownloaderConfig config =
        configFor({QStringLiteral("/silent"), QStringLiteral("/stalls"), QStringLiteral("/slow-file")});
    config.timeoutMs = 2000;
    const QList<Download> downloads = run(config);
    QCOMPARE(downloads.size(), 3);
    QCOMPARE(downloads[0].error.code, ErrorCode::HttpNoFirstByte);
    QCOMPARE(downloads[1].error.systemError, ETIMEDOUT);
    QCOMPARE(downloads[1].received, 11);
    QCOMPARE(downloads[2].error, Error()); // slow, but it goes on
}

void TestDownloader::isCancelled()
{
    DownloaderConfig config = configFor({QStringLiteral("/slow-file"), QStringLiteral("/hello")});
    config.jobs = 1;
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->start(config);
    QTRY_VERIFY(m_known.value(0).received > 0);
    m_downloader->cancel();
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(now().size(), 2);
    QCOMPARE(now()[0].state, DownloadState::Cancelled);
    QCOMPARE(now()[0].partialPath, path("slow-file.part"));
    QCOMPARE(now()[1].state, DownloadState::Cancelled);
    QCOMPARE(now()[1].startedNs, 0);
}

void TestDownloader::cancelsOne()
{
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->start(configFor({QStringLiteral("/silent"), QStringLiteral("/hello")}));
    m_downloader->cancelOne(7);
    QTRY_COMPARE(m_known.value(1).state, DownloadState::Done);
    QVERIFY(ends.isEmpty());
    m_downloader->cancelOne(0);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(now()[0].error.code, ErrorCode::Cancelled);
}

void TestDownloader::triesAgain()
{
    const QList<Download> downloads = run(configFor({QStringLiteral("/half")}));
    QCOMPARE(downloads.size(), 1);
    QCOMPARE(downloads[0].state, DownloadState::Failed);
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->retry(3);
    m_downloader->retry(0);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(now().first().state, DownloadState::Done);
    QCOMPARE(now().first().resumedAt, 1024 * 1024);
    QCOMPARE(read("half"), nodeFile());
}

void TestDownloader::tellsAFolderThatIsNone()
{
    QSignalSpy failures(m_downloader.get(), &Downloader::failed);
    DownloaderConfig config = configFor({QStringLiteral("/hello")});
    config.folder = path("missing");
    m_downloader->start(config);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().first().value<Error>().code, ErrorCode::NotAFolder);
}

void TestDownloader::hasNothingToDo()
{
    QSignalSpy ends(m_downloader.get(), &Downloader::finished);
    m_downloader->start(configFor({}));
    QVERIFY(ends.isEmpty());
    QTRY_COMPARE(ends.size(), 1);
}

void TestDownloader::isDestroyedWhileItRuns()
{
    m_downloader->start(
        configFor({QStringLiteral("/slow-file"), QStringLiteral("/silent"), QStringLiteral("/hello")}));
    QTRY_VERIFY(m_known.value(0).received > 0);
    m_downloader.reset();
    QVERIFY(QFileInfo::exists(path("slow-file.part")));
    QCOMPARE(recordsOf(*m_log, Call::Close).size(), recordsOf(*m_log, Call::Socket).size());
}

QTEST_GUILESS_MAIN(TestDownloader)
#include "tst_downloader.moc"
