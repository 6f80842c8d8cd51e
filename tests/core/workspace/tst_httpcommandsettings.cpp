// Through the whole parser: what is typed is what counts.

#include "core/workspace/commandline.h"
#include "core/workspace/httpcommandsettings.h"

#include <QDir>
#include <QTemporaryFile>
#include <QTest>

using namespace wirebench;

namespace {

CommandLine understood(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, words);
    if (!line)
        qFatal("refused: %s", qPrintable(line.error().message));
    return *line;
}

HttpRequestSettings http(const QStringList &words)
{
    return std::get<HttpRequestSettings>(understood(QStringList{"http"} + words).session->settings);
}

DownloadSettings download(const QStringList &words)
{
    return std::get<DownloadSettings>(understood(QStringList{"download"} + words).session->settings);
}

QString mistake(const QStringList &words)
{
    const auto line = parseCommandLine(Program::Cli, words);
    return line ? QString() : line.error().message;
}

} // namespace

class TestHttpCommandSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aUrlIsEnough()
    {
        const HttpRequestSettings request = http({"localhost:8080/a"});
        QCOMPARE(request.method, QStringLiteral("GET"));
        QCOMPARE(request.url, QStringLiteral("localhost:8080/a"));
        QCOMPARE(request.bodyKind, HttpBodyKind::None);
        QVERIFY(!request.followRedirects);
        QCOMPARE(request.auth, HttpAuthKind::None);
        QVERIFY(request.tls.verify);
    }

    void everyWordHasItsPlace()
    {
        const HttpRequestSettings request = http({"PUT",       "https://a/",
                                                  "-H",        "A: 1",
                                                  "-HB: 2",    "--header",
                                                  "C: 3",      "-d",
                                                  "x=1",       "--data",
                                                  "y=2",       "-u",
                                                  "me:a:b",    "--digest",
                                                  "-L",        "--max-redirs",
                                                  "3",         "-k",
                                                  "--timeout", "2",
                                                  "-m",        "1.5",
                                                  "--family",  "6",
                                                  "-x",        "http://user@proxy:3128"});
        QCOMPARE(request.method, QStringLiteral("PUT"));
        QCOMPARE(request.fields, QStringLiteral("A: 1\nB: 2\nC: 3"));
        QCOMPARE(request.bodyKind, HttpBodyKind::Text);
        QCOMPARE(request.bodyText, QStringLiteral("x=1&y=2"));
        QCOMPARE(request.contentType, QStringLiteral("application/x-www-form-urlencoded"));
        QCOMPARE(request.auth, HttpAuthKind::Digest);
        QCOMPARE(request.user, QStringLiteral("me"));
        QCOMPARE(request.password, QStringLiteral("a:b"));
        QVERIFY(request.followRedirects);
        QCOMPARE(request.maxRedirects, 3);
        QVERIFY(!request.tls.verify);
        QCOMPARE(request.connectTimeoutMs, 2000);
        QCOMPARE(request.totalTimeoutMs, 1500);
        QCOMPARE(request.family, AddressFamily::IPv6);
        QCOMPARE(request.proxy.address, QStringLiteral("proxy:3128"));
    }

    void bodiesMakeAPost()
    {
        QCOMPARE(http({"http://a/", "-d", "x"}).method, QStringLiteral("POST"));
        QTemporaryFile file;
        QVERIFY(file.open());
        const HttpRequestSettings sent = http({"http://a/", "--data-binary", u'@' + file.fileName()});
        QCOMPARE(sent.bodyKind, HttpBodyKind::File);
        QCOMPARE(sent.filePath, file.fileName());
        const HttpRequestSettings form = http({"http://a/", "-F", "a=1", "-F", "f=@" + file.fileName()});
        QCOMPARE(form.bodyKind, HttpBodyKind::Multipart);
        QCOMPARE(form.formText, "a=1\nf=@" + file.fileName());
    }

    void logins()
    {
        QCOMPARE(http({"http://a/", "-u", "me"}).auth, HttpAuthKind::Basic);
        const HttpRequestSettings token = http({"http://a/", "--bearer", "abc"});
        QCOMPARE(token.auth, HttpAuthKind::Bearer);
        QCOMPARE(token.password, QStringLiteral("abc"));
    }

    void whatIsDoneWithTheAnswer()
    {
        const HttpRunOptions run =
            understood({"http", "http://a/", "-o", "file", "-i", "-f", "--timings", "-c", "jar"}).run.http;
        QCOMPARE(run.outputPath, QStringLiteral("file"));
        QCOMPARE(run.cookieJar, QStringLiteral("jar"));
        QVERIFY(run.include && run.failOnStatus && run.timings);
        QCOMPARE(understood({"http", "http://a/"}).run.http, HttpRunOptions());
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("part");
        QTest::newRow("nothing") << QStringList{"http"} << "needs [METHOD] URL";
        QTest::newRow("method alone") << QStringList{"http", "GET"} << "URL is missing";
        QTest::newRow("three words") << QStringList{"http", "GET", "http://a/", "b"} << "one word too many";
        QTest::newRow("scheme") << QStringList{"http", "ftp://a/"} << "ftp";
        QTest::newRow("method") << QStringList{"http", "G T", "http://a/"} << "G T";
        QTest::newRow("header") << QStringList{"http", "http://a/", "-H", "none"} << "is not a header";
        QTest::newRow("two bodies") << QStringList{"http", "http://a/", "-d", "a", "-F", "b=c"} << "--form";
        QTest::newRow("file and text") << QStringList{"http", "http://a/", "-d", "@a", "-d", "b"} << "--data";
        QTest::newRow("missing file")
            << QStringList{"http", "http://a/", "-d", "@/nowhere/x"} << "/nowhere/x";
        QTest::newRow("form") << QStringList{"http", "http://a/", "-F", "x"} << "field of a form";
        QTest::newRow("digest alone") << QStringList{"http", "http://a/", "--digest"} << "--digest";
        QTest::newRow("two logins") << QStringList{"http", "http://a/", "-u", "a", "--bearer", "b"}
                                    << "--bearer";
        QTest::newRow("proxy") << QStringList{"http", "http://a/", "-x", "ftp://a"} << "--proxy";
        QTest::newRow("family") << QStringList{"http", "http://a/", "--family", "5"} << "--family";
        QTest::newRow("no download") << QStringList{"download"} << "needs URL";
        QTest::newRow("bad download") << QStringList{"download", "http://a/", "ftp://b/"} << "ftp://b/";
        QTest::newRow("jobs") << QStringList{"download", "http://a/", "--jobs", "0"} << "--jobs";
    }
    void refusals()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, part);
        QVERIFY2(mistake(words).contains(part), qPrintable(mistake(words)));
    }

    void downloads()
    {
        const DownloadSettings some =
            download({"http://a/1", "http://a/2", "http://a/3", "--jobs", "2", "--dir", "/tmp", "--timeout",
                      "3", "--no-resume", "-u", "me:pass", "-k"});
        QCOMPARE(some.urls, QStringLiteral("http://a/1\nhttp://a/2\nhttp://a/3"));
        QCOMPARE(some.jobs, 2);
        QCOMPARE(some.folder, QStringLiteral("/tmp"));
        QCOMPARE(some.timeoutMs, 3000);
        QVERIFY(!some.resume && !some.tls.verify);
        QCOMPARE(some.user, QStringLiteral("me"));
        QCOMPARE(some.password, QStringLiteral("pass"));
        QCOMPARE(download({"http://a/"}).folder, QDir::currentPath());
        QVERIFY(download({"http://a/"}).resume);
    }
};

QTEST_GUILESS_MAIN(TestHttpCommandSettings)
#include "tst_httpcommandsettings.moc"
