#include "core/web/httpserver.h"
#include "tests/core/net/waiting.h"
#include "tests/core/web/servedfolder.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace wirebench;

/// The HTTP server with clients that others wrote: curl, Python's urllib and http.client, Chromium.
class TestHttpServerClients : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void curlGets();
    void curlKeepsItsConnection();
    void curlResumes();
    void curlAsksWithConditions();
    void curlFollowsToTheSlash();
    void curlSends();
    void curlOverTls();
    void curlCannotLeaveTheFolder_data();
    void curlCannotLeaveTheFolder();
    void pythonReads();
    void pythonReadsALargeFile();
    void chromiumShowsAPage();
    void chromiumShowsAListing();

private:
    struct Ended
    {
        int status = -1;
        QByteArray output;
        QByteArray errors;
    };
    static Ended run(const char *program, const QStringList &arguments)
    {
        test::PeerProcess process(test::findProgram(QString::fromLatin1(program)), arguments);
        // The server lives in this thread: a pause between two turns of the loop would be one between two reads.
        if (!process.start() || !soon([&] { return !process.isRunning(); }) || !process.waitForFinished())
            return {};
        return {process.exitStatus(), process.output(), process.errors()};
    }
    static Ended curl(const QStringList &arguments)
    {
        return run("curl", QStringList{QStringLiteral("-q"), QStringLiteral("--silent"),
                                       QStringLiteral("--show-error")} +
                               arguments);
    }
    static Ended python(const char *program, const QStringList &arguments)
    {
        return run("python3", QStringList{QStringLiteral("-c"), QString::fromLatin1(program)} + arguments);
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
    }
    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }
    HttpServerConfig config() const
    {
        HttpServerConfig made;
        made.folder = path("root");
        made.server.receiveSize = 16 * 1024;
        made.server.backlog = 128;
        return made;
    }
    /// Starts Chromium on an address; what the page has become.
    QByteArray domOf(const QString &url) const;

    QTemporaryDir m_folder;
    QByteArray m_large;
};

void TestHttpServerClients::initTestCase()
{
    for (const char *name : {"root", "root/site", "root/list", "outside"})
        QVERIFY(QDir().mkdir(path(name)));
    m_large.resize(64 * 1024 * 1024);
    for (qsizetype i = 0; i < m_large.size(); ++i)
        m_large[i] = char(i * 31 + i / 4096);
    write("root/large.bin", m_large);
    write("root/a.txt", "in a");
    write("outside/secret", "secret");
    QCOMPARE(symlink("../outside/secret", QFile::encodeName(path("root/leads out")).constData()), 0);
    QCOMPARE(symlink("/dev/zero", QFile::encodeName(path("root/zero")).constData()), 0);
    QCOMPARE(symlink("a.txt", QFile::encodeName(path("root/near")).constData()), 0);
    QCOMPARE(mkfifo(QFile::encodeName(path("root/fifo")).constData(), 0600), 0);
}

void TestHttpServerClients::curlGets()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    const Ended one = curl({QStringLiteral("--include"), served.url("/a.txt")});
    QCOMPARE(one.status, 0);
    QVERIFY(one.output.startsWith("HTTP/1.1 200 OK\r\n") && one.output.endsWith("\r\n\r\nin a"));
    const Ended large = curl({served.url("/large.bin"), QStringLiteral("-o"), path("got")});
    QCOMPARE(large.status, 0);
    QVERIFY(read(path("got")) == m_large);
    const Ended head = curl({QStringLiteral("--head"), served.url("/large.bin")});
    QVERIFY(head.output.contains("Content-Length: 67108864\r\n"));
    QCOMPARE(curl({QStringLiteral("--fail"), served.url("/none")}).status, 22);
    QCOMPARE(curl({QStringLiteral("--http1.0"), served.url("/near")}).output, QByteArray("in a"));
}

void TestHttpServerClients::curlKeepsItsConnection()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    const Ended two = curl({QStringLiteral("--write-out"), QStringLiteral("[%{num_connects}]"),
                            served.url("/a.txt"), served.url("/none"), served.url("/a.txt")});
    QCOMPARE(two.output.count("[1]"), 1);
    QCOMPARE(two.output.count("[0]"), 2);
    QTRY_COMPARE(served.requests.size(), 3);
    QCOMPARE(served.status.served, 1u);
}

void TestHttpServerClients::curlResumes()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    write("partial", m_large.first(1'000'001));
    const Ended rest = curl({QStringLiteral("-C"), QStringLiteral("-"), served.url("/large.bin"),
                             QStringLiteral("-o"), path("partial")});
    QCOMPARE(rest.status, 0);
    QVERIFY(read(path("partial")) == m_large);
    QTRY_COMPARE(served.requests.size(), 1);
    QCOMPARE(served.requests.first().status, 206);
    QCOMPARE(served.requests.first().bodySent, m_large.size() - 1'000'001);
    const Ended parts = curl({QStringLiteral("--range"), QStringLiteral("0-1,-1"), served.url("/a.txt")});
    QVERIFY(parts.output.contains("Content-Range: bytes 0-1/4\r\n\r\nin\r\n") &&
            parts.output.contains("Content-Range: bytes 3-3/4\r\n\r\na\r\n"));
}

void TestHttpServerClients::curlAsksWithConditions()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    const QStringList etags{QStringLiteral("--etag-save"),
                            path("etag"),
                            QStringLiteral("--etag-compare"),
                            path("etag"),
                            QStringLiteral("--write-out"),
                            QStringLiteral("%{http_code}"),
                            served.url("/a.txt")};
    QCOMPARE(curl(etags).output, QByteArray("in a200"));
    QCOMPARE(curl(etags).output, QByteArray("304"));
    QCOMPARE(curl({QStringLiteral("-z"), path("root/a.txt"), QStringLiteral("--write-out"),
                   QStringLiteral("%{http_code}"), served.url("/a.txt")})
                 .output,
             QByteArray("304"));
}

void TestHttpServerClients::curlFollowsToTheSlash()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    const Ended listed = curl({QStringLiteral("--location"), served.url("/list")});
    QVERIFY(listed.output.contains("<h1><bdi>/list/</bdi></h1>"));
    const Ended root = curl({served.url("/")});
    QVERIFY(root.output.contains("href=\"near\""));
    for (const char *hidden : {"leads", "zero", "fifo", "secret"})
        QVERIFY2(!root.output.contains(hidden), hidden);
}

void TestHttpServerClients::curlSends()
{
    WIREBENCH_NEED("curl");
    ServedFolder served(config());
    const QStringList status{QStringLiteral("--write-out"), QStringLiteral("%{http_code}"),
                             QStringLiteral("-o"), QStringLiteral("/dev/null")};
    // A body of this size makes curl expect 100-continue.
    QCOMPARE(curl(status + QStringList{QStringLiteral("--upload-file"), path("root/large.bin"),
                                       served.url("/large.bin")})
                 .output,
             QByteArray("405"));
    QCOMPARE(curl(status + QStringList{QStringLiteral("--data"), QStringLiteral("a=b"), served.url("/a.txt")})
                 .output,
             QByteArray("405"));
    HttpServerConfig echo = config();
    echo.serve = HttpServe::Echo;
    ServedFolder echoing(echo);
    write("upload", m_large.first(3'000'000)); // each turn of this test's loop takes one recv()
    const Ended echoed = curl({QStringLiteral("--upload-file"), path("upload"), echoing.url("/up"),
                               QStringLiteral("-o"), path("echo")});
    QCOMPARE(echoed.status, 0);
    const QByteArray got = read(path("echo"));
    QVERIFY(got.startsWith("PUT /up HTTP/1.1\r\n"));
    QVERIFY(got.sliced(got.indexOf("\r\n\r\n") + 4) == m_large.first(3'000'000));
}

void TestHttpServerClients::curlOverTls()
{
    WIREBENCH_NEED("curl");
    HttpServerConfig secure = config();
    secure.server.tls = TlsServerConfig();
    ServedFolder served(secure);
    QTRY_VERIFY(served.address.port != 0);
    const Ended got = curl({QStringLiteral("--insecure"), served.url("/large.bin", "https"),
                            QStringLiteral("-o"), path("secure")});
    QCOMPARE(got.status, 0);
    QVERIFY(read(path("secure")) == m_large);
    QVERIFY(curl({served.url("/a.txt", "https")}).status != 0); // nobody vouches for it
}

void TestHttpServerClients::curlCannotLeaveTheFolder_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/../outside/secret", "/%2e%2e/outside/secret", "/..%2foutside%2fsecret",
          "/%2e%2e%2foutside/secret", "/list/../../outside/secret", "/list/%2e%2e/%2e%2e/outside/secret",
          "/..\\outside\\secret", "/..%5coutside%5csecret", "/%c0%ae%c0%ae/outside/secret",
          "/%252e%252e/outside/secret", "//outside/secret", "/leads%20out", "/zero", "/fifo",
          "/a.txt%00.html", "/....//outside/secret", "/;/../outside/secret"})
        QTest::newRow(target) << QByteArray(target);
}

void TestHttpServerClients::curlCannotLeaveTheFolder()
{
    WIREBENCH_NEED("curl");
    QFETCH(QByteArray, target);
    ServedFolder served(config());
    const Ended got = curl({QStringLiteral("--path-as-is"), QStringLiteral("--max-time"),
                            QStringLiteral("10"), QStringLiteral("--write-out"),
                            QStringLiteral("|%{http_code}"), served.url(target.constData())});
    QCOMPARE(got.status, 0);
    QVERIFY(!got.output.contains("secret"));
    QVERIFY2(got.output.endsWith("|404") || got.output.endsWith("|400"), got.output.constData());
    QTRY_COMPARE(served.requests.size(), 1);
    QCOMPARE(served.requests.first().target, target); // it was asked as it stands here
}

void TestHttpServerClients::pythonReads()
{
    WIREBENCH_NEED("python3");
    ServedFolder served(config());
    const Ended got = python(R"(
import http.client, sys, urllib.error, urllib.request
base, port = sys.argv[1], int(sys.argv[2])
print(urllib.request.urlopen(base + "/a.txt").read())
try:
    urllib.request.urlopen(base + "/none")
except urllib.error.HTTPError as error:
    print(error.code)
print(urllib.request.urlopen(urllib.request.Request(base + "/a.txt", headers={"Range": "bytes=1-2"})).read())
print(urllib.request.urlopen(base + "/list").geturl() == base + "/list/")
connection = http.client.HTTPConnection("127.0.0.1", port)
for method in "GET", "HEAD", "OPTIONS", "POST", "GET":
    connection.request(method, "/a.txt", b"body" if method == "POST" else None)
    answer = connection.getresponse()
    print(method, answer.status, answer.read()[:4])
print(answer.will_close)
)",
                             {served.url(""), QString::number(served.address.port)});
    QCOMPARE(got.errors, QByteArray());
    QCOMPARE(got.output,
             QByteArray("b'in a'\n404\nb'n '\nTrue\nGET 200 b'in a'\nHEAD 200 b''\nOPTIONS 204 b''\n"
                        "POST 405 b'405 '\nGET 200 b'in a'\nFalse\n"));
}

void TestHttpServerClients::pythonReadsALargeFile()
{
    WIREBENCH_NEED("python3");
    ServedFolder served(config());
    const Ended got = python(R"(
import shutil, sys, urllib.request
with urllib.request.urlopen(sys.argv[1]) as answer, open(sys.argv[2], "wb") as file:
    shutil.copyfileobj(answer, file)
)",
                             {served.url("/large.bin"), path("python")});
    QCOMPARE(got.errors, QByteArray());
    QVERIFY(read(path("python")) == m_large);
}

QByteArray TestHttpServerClients::domOf(const QString &url) const
{
    return run("chromium",
               {QStringLiteral("--headless=new"), QStringLiteral("--no-sandbox"),
                QStringLiteral("--disable-gpu"), QStringLiteral("--disable-dev-shm-usage"),
                QStringLiteral("--no-first-run"), QStringLiteral("--disable-background-networking"),
                QStringLiteral("--user-data-dir=%1").arg(path("chromium")),
                QStringLiteral("--virtual-time-budget=5000"), QStringLiteral("--dump-dom"), url})
        .output;
}

void TestHttpServerClients::chromiumShowsAPage()
{
    WIREBENCH_NEED("chromium");
    write("root/site/index.html",
          R"(<!DOCTYPE html><title>page</title><link rel="stylesheet" href="style.css">
<img src="dot.png" alt=""><script src="script.js"></script><p id="caf)"
          "\xC3\xA9"
          R"(">text</p>)");
    write("root/site/style.css", "p { color: rgb(1, 2, 3) }");
    write("root/site/script.js", R"(addEventListener("load", () => { document.title =
        document.querySelector("img").naturalWidth + " " + getComputedStyle(document.querySelector("p")).color; });)");
    write("root/site/dot.png",
          QByteArray::fromBase64(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
              "rkJggg=="));
    ServedFolder served(config());
    const QByteArray dom = domOf(served.url("/site"));
    if (dom.isEmpty())
        QSKIP("Chromium does not start here");
    QVERIFY2(dom.contains("<title>1 rgb(1, 2, 3)</title>"), dom.constData());
    QVERIFY(dom.contains("id=\"caf\xC3\xA9\""));
}

void TestHttpServerClients::chromiumShowsAListing()
{
    WIREBENCH_NEED("chromium");
    write("root/list/<b>&amp;.txt", "x");
    ServedFolder served(config());
    const QByteArray dom = domOf(served.url("/list/"));
    if (dom.isEmpty())
        QSKIP("Chromium does not start here");
    QVERIFY2(dom.contains("<bdi>&lt;b&gt;&amp;amp;.txt</bdi>"), dom.constData());
}

QTEST_GUILESS_MAIN(TestHttpServerClients)
#include "tst_httpserverclients.moc"
