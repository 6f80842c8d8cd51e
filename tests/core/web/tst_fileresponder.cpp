#include "core/web/fileresponder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace wirebench;

namespace {

constexpr qint64 now = 1795200000;

QByteArray bodyOf(HttpAnswer &answer)
{
    QByteArray body;
    for (const HttpAnswer::Part &part : std::as_const(answer.parts)) {
        body += part.bytes;
        QByteArray bytes(part.length, Qt::Uninitialized);
        if (part.length > 0 && answer.file.read(part.offset, bytes.data(), part.length) != part.length)
            return "not readable";
        body += bytes;
    }
    return body;
}

QByteArray field(const HttpAnswer &answer, const char *name)
{
    return answer.head.fields.value(name);
}

} // namespace

class TestFileResponder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void servesAFile();
    void servesAnEmptyFile();
    void largeFilesAreNotLoaded();
    void folders();
    void foldersWithoutListing();
    void unknownAddresses_data();
    void unknownAddresses();
    void badTargets();
    void methods_data();
    void methods();
    void oneRange();
    void severalRanges();
    void rangesThatCannotBe();
    void rangesOfAnotherVersion();
    void headHasNoRanges();
    void conditions();

private:
    void write(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
    }
    HttpAnswer get(const QByteArray &target, const HttpFields &fields = {}, const QByteArray &method = "GET")
    {
        return m_responder->answer({method, target, 1, fields}, now);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileResponder> m_responder;
};

void TestFileResponder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sub")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("page")));
    write("ten.txt", "0123456789");
    write("sub/<b>.txt", "x");
    write("page/index.html", "<p>page");
    m_responder = std::make_unique<FileResponder>(FolderFiles::at(m_folder->path()).value(), true);
}

void TestFileResponder::servesAFile()
{
    HttpAnswer answer = get("/ten.txt?query");
    QCOMPARE(answer.head.status, 200);
    QCOMPARE(answer.head.reason, QByteArray("OK"));
    QCOMPARE(bodyOf(answer), QByteArray("0123456789"));
    QCOMPARE(field(answer, "Content-Length"), QByteArray("10"));
    QCOMPARE(field(answer, "Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QCOMPARE(field(answer, "Accept-Ranges"), QByteArray("bytes"));
    QVERIFY(field(answer, "Last-Modified").endsWith(" GMT"));
    QVERIFY(field(answer, "ETag").startsWith('"'));
    QCOMPARE(answer.bodySize(), 10);
}

void TestFileResponder::servesAnEmptyFile()
{
    write("empty", {});
    HttpAnswer answer = get("/empty", {{"Range", "bytes=0-"}});
    QCOMPARE(answer.head.status, 200);
    QCOMPARE(field(answer, "Content-Length"), QByteArray("0"));
    QCOMPARE(bodyOf(answer), QByteArray());
}

void TestFileResponder::largeFilesAreNotLoaded()
{
    QFile file(m_folder->filePath(QStringLiteral("large")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(5) * 1024 * 1024 * 1024)); // sparse
    const HttpAnswer answer = get("/large");
    QCOMPARE(field(answer, "Content-Length"), QByteArray("5368709120"));
    qint64 inMemory = 0;
    for (const HttpAnswer::Part &part : answer.parts)
        inMemory += part.bytes.size();
    QVERIFY(inMemory <= 64 * 1024);
    QVERIFY(answer.file.isOpen());
}

void TestFileResponder::folders()
{
    HttpAnswer moved = get("/sub?a=b");
    QCOMPARE(moved.head.status, 301);
    QCOMPARE(field(moved, "Location"), QByteArray("/sub/?a=b"));
    QCOMPARE(field(get("//sub"), "Location"), QByteArray("/sub/")); // never to another host
    HttpAnswer listed = get("/sub/");
    QCOMPARE(listed.head.status, 200);
    QCOMPARE(field(listed, "Content-Type"), QByteArray("text/html; charset=utf-8"));
    const QByteArray page = bodyOf(listed);
    QCOMPARE(field(listed, "Content-Length").toInt(), page.size());
    QVERIFY(page.contains("href=\"%3Cb%3E.txt\"") && page.contains("&lt;b&gt;.txt") &&
            page.contains("href=\"../\""));
    HttpAnswer index = get("/page/");
    QCOMPARE(bodyOf(index), QByteArray("<p>page"));
    QCOMPARE(field(index, "Content-Type"), QByteArray("text/html; charset=utf-8"));
    QVERIFY(bodyOf(*std::make_unique<HttpAnswer>(get("/"))).contains("ten.txt"));
}

void TestFileResponder::foldersWithoutListing()
{
    FileResponder closed(FolderFiles::at(m_folder->path()).value(), false);
    QCOMPARE(closed.answer({"GET", "/sub/", 1, {}}, now).head.status, 403);
    QCOMPARE(closed.answer({"GET", "/page/", 1, {}}, now).head.status, 200);
    QCOMPARE(closed.answer({"GET", "/ten.txt", 1, {}}, now).head.status, 200);
}

void TestFileResponder::unknownAddresses_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/none", "/none/", "/ten.txt/", "/ten.txt/x", "/..", "/../", "/../etc/passwd",
                               "/%2e%2e/%2e%2e/etc/passwd", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                               "/sub/..%2f..%2f..%2fetc/passwd", "/..\\..\\etc\\passwd",
                               "/%c0%ae%c0%ae/etc/passwd", "//etc/passwd", "/dev/null", "/sub/<b>.txt/..%00"})
        QTest::newRow(target) << QByteArray(target);
}

void TestFileResponder::unknownAddresses()
{
    QFETCH(QByteArray, target);
    HttpAnswer answer = get(target);
    QCOMPARE(answer.head.status, target.contains("%00") ? 400 : 404);
    QVERIFY(!bodyOf(answer).contains("root:"));
}

void TestFileResponder::badTargets()
{
    for (const char *target : {"/%zz", "/a%00b", "*", "host:80", "/%4"}) {
        HttpAnswer answer = get(target);
        QCOMPARE(answer.head.status, 400);
        QVERIFY(bodyOf(answer).startsWith("400 Bad Request\n\n"));
    }
    QCOMPARE(get("http://host:80/ten.txt").head.status, 200);
}

void TestFileResponder::methods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<int>("status");
    QTest::newRow("HEAD") << QByteArray("HEAD") << 200;
    QTest::newRow("OPTIONS") << QByteArray("OPTIONS") << 204;
    for (const char *method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"})
        QTest::newRow(method) << QByteArray(method) << 405;
    QTest::newRow("get") << QByteArray("get") << 501;
    QTest::newRow("BREW") << QByteArray("BREW") << 501;
}

void TestFileResponder::methods()
{
    QFETCH(QByteArray, method);
    const HttpAnswer answer = get("/ten.txt", {}, method);
    QTEST(answer.head.status, "status");
    QCOMPARE(field(answer, "Allow"), method == "HEAD" ? QByteArray() : QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(FileResponder::answerToMethod(method) == nullptr, method == "HEAD");
}

void TestFileResponder::oneRange()
{
    HttpAnswer answer = get("/ten.txt", {{"Range", "bytes=2-4"}});
    QCOMPARE(answer.head.status, 206);
    QCOMPARE(field(answer, "Content-Range"), QByteArray("bytes 2-4/10"));
    QCOMPARE(field(answer, "Content-Length"), QByteArray("3"));
    QCOMPARE(field(answer, "Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QCOMPARE(bodyOf(answer), QByteArray("234"));
}

void TestFileResponder::severalRanges()
{
    HttpAnswer answer = get("/ten.txt", {{"Range", "bytes=8-,0-1"}});
    QCOMPARE(answer.head.status, 206);
    const QByteArray type = field(answer, "Content-Type");
    QVERIFY(type.startsWith("multipart/byteranges; boundary="));
    QVERIFY(!answer.head.fields.contains("Content-Range"));
    const QByteArray line = "\r\n--" + type.sliced(type.indexOf('=') + 1);
    const QByteArray head = "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes ";
    const QByteArray expected =
        line + head + "8-9/10\r\n\r\n89" + line + head + "0-1/10\r\n\r\n01" + line + "--\r\n";
    QCOMPARE(bodyOf(answer), expected);
    QCOMPARE(field(answer, "Content-Length").toInt(), expected.size());
}

void TestFileResponder::rangesThatCannotBe()
{
    const HttpAnswer answer = get("/ten.txt", {{"Range", "bytes=10-"}});
    QCOMPARE(answer.head.status, 416);
    QCOMPARE(field(answer, "Content-Range"), QByteArray("bytes */10"));
    QCOMPARE(get("/ten.txt", {{"Range", "bytes=4-2"}}).head.status, 200);
    QCOMPARE(get("/ten.txt", {{"Range", "rows=1-2"}}).head.status, 200);
}

void TestFileResponder::rangesOfAnotherVersion()
{
    const QByteArray tag = field(get("/ten.txt"), "ETag");
    QCOMPARE(get("/ten.txt", {{"Range", "bytes=2-"}, {"If-Range", tag}}).head.status, 206);
    QCOMPARE(get("/ten.txt", {{"Range", "bytes=2-"}, {"If-Range", "\"old\""}}).head.status, 200);
    write("ten.txt", "another");
    QCOMPARE(get("/ten.txt", {{"Range", "bytes=2-"}, {"If-Range", tag}}).head.status, 200);
}

void TestFileResponder::headHasNoRanges()
{
    const HttpAnswer answer = get("/ten.txt", {{"Range", "bytes=2-4"}}, "HEAD");
    QCOMPARE(answer.head.status, 200); // RFC 9110, 14.2: of GET alone
    QCOMPARE(field(answer, "Content-Length"), QByteArray("10"));
}

void TestFileResponder::conditions()
{
    const HttpAnswer first = get("/ten.txt");
    const HttpAnswer same =
        get("/ten.txt", {{"If-None-Match", field(first, "ETag")}, {"Range", "bytes=0-1"}});
    QCOMPARE(same.head.status, 304);
    QVERIFY(same.parts.isEmpty());
    QCOMPARE(field(same, "ETag"), field(first, "ETag"));
    QVERIFY(!same.head.fields.contains("Content-Length"));
    QCOMPARE(get("/ten.txt", {{"If-Modified-Since", field(first, "Last-Modified")}}).head.status, 304);
    QCOMPARE(get("/ten.txt", {{"If-Match", "\"other\""}}).head.status, 412);
    QCOMPARE(get("/page/", {{"If-None-Match", "*"}}).head.status, 304);
}

QTEST_GUILESS_MAIN(TestFileResponder)
#include "tst_fileresponder.moc"
