#include "core/http/httptarget.h"

#include <QTest>

using namespace wirebench;

class TestHttpTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void leadsNowhere_data();
    void leadsNowhere();
    void refuses_data();
    void refuses();
    void keepsTheQuery();
    void noNameEverLeavesItsFolder();
    void writesPaths();
};

void TestHttpTarget::reads_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<bool>("slash");
    const auto row = [](const char *target, const QByteArrayList &names, bool slash) {
        QTest::newRow(target) << QByteArray(target) << names << slash;
    };
    row("/", {}, true);
    row("/a", {"a"}, false);
    row("/a/", {"a"}, true);
    row("/a/b.txt", {"a", "b.txt"}, false);
    row("//a///b", {"a", "b"}, false);
    row("/a//", {"a"}, true);
    row("/a%20b", {"a b"}, false);
    row("/%C3%A9t%c3%a9", {"\xC3\xA9t\xC3\xA9"}, false);
    row("/\xC3\xA9", {"\xC3\xA9"}, false);
    row("/%ff%FE", {"\xFF\xFE"}, false);
    row("/a+b", {"a+b"}, false);
    row("/a%2520b", {"a%20b"}, false); // decoded once
    row("/a?b=c", {"a"}, false);
    row("/a%3fb", {"a?b"}, false);
    row("/a#b", {"a#b"}, false);
    row("/a/./b", {"a", "b"}, false);
    row("/a/.", {"a"}, true);
    row("/a/b/..", {"a"}, true);
    row("/a/%2e%2E/b", {"b"}, false);
    row("/...", {"..."}, false);
    row("/..a", {"..a"}, false);
    row("http://host", {}, true);
    row("http://host?query", {}, true);
    row("http://host:80/a/b", {"a", "b"}, false);
    row("HTTPS://user@host/a/", {"a"}, true);
#ifndef Q_OS_WIN
    row("/a\\b", {"a\\b"}, false); // a file can be called so
    row("/..%5c..%5cetc", {"..\\..\\etc"}, false);
#endif
    row("/%c0%ae%c0%ae", {"\xC0\xAE\xC0\xAE"}, false); // an overlong dot is no dot
}

void TestHttpTarget::reads()
{
    QFETCH(QByteArray, target);
    const auto path = parseHttpTarget(target);
    QVERIFY(path.has_value());
    QVERIFY(!path->leadsNowhere);
    QTEST(QByteArrayList(path->names), "names");
    QTEST(path->endsWithSlash, "slash");
}

void TestHttpTarget::leadsNowhere_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/..", "/../", "/../etc/passwd", "/a/../../etc/passwd", "/%2e%2e/etc/passwd",
                               "/%2e%2e%2fetc%2fpasswd", "/..%2f..%2fetc", "/a%2fb", "/.%2e/x", "//../x",
                               "http://host/../x", "/a/%2e%2e%2f%2e%2e%2fx", "/../a", "/a/../../a"})
        QTest::newRow(target) << QByteArray(target);
}

void TestHttpTarget::leadsNowhere()
{
    QFETCH(QByteArray, target);
    const auto path = parseHttpTarget(target);
    QVERIFY(path.has_value());
    QVERIFY(path->leadsNowhere);
}

void TestHttpTarget::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"", "*", "a", "a/b", "?x", "ftp://host/a", "http:/a", "localhost:80", "/%",
                               "/%4", "/%zz", "/a%4/b", "/%00", "/a%00.html", "/%%30%30"})
        QTest::newRow(target) << QByteArray(target);
    QTest::newRow("raw NUL") << QByteArray("/a\0b", 4);
}

void TestHttpTarget::refuses()
{
    QFETCH(QByteArray, target);
    const auto path = parseHttpTarget(target);
    QVERIFY(!path.has_value());
    QCOMPARE(path.error().code, ErrorCode::InvalidUrl);
    QVERIFY(!path.error().arguments.value(1).isEmpty());
}

void TestHttpTarget::keepsTheQuery()
{
    QCOMPARE(parseHttpTarget("/a?b=c&d=%00/../e?f")->query, QByteArray("b=c&d=%00/../e?f"));
    QCOMPARE(parseHttpTarget("/a?b=/../x")->names, QByteArrayList{"a"});
    QVERIFY(parseHttpTarget("/a")->query.isEmpty());
}

/// Whatever is put together from the pieces that attacks are made of.
void TestHttpTarget::noNameEverLeavesItsFolder()
{
    const QByteArrayList pieces{"..", ".", "/", "%2e", "%2F", "%5c", "\\", "a", "%00", "%c0%af", "%25", "?"};
    for (int i = 0; i < 12 * 12 * 12 * 12; ++i) {
        QByteArray target = "/";
        for (int rest = i, k = 0; k < 4; ++k, rest /= 12)
            target += pieces[rest % 12];
        const auto path = parseHttpTarget(target);
        if (!path || path->leadsNowhere)
            continue;
        for (const QByteArray &name : path->names) {
            const bool isBad =
                name.isEmpty() || name == "." || name == ".." || name.contains('/') || name.contains('\0');
            QVERIFY2(!isBad, target.constData());
        }
    }
}

void TestHttpTarget::writesPaths()
{
    QCOMPARE(encodedName("a b\xFF/%&<\".html"), QByteArray("a%20b%FF%2F%25%26%3C%22.html"));
    for (const char *target : {"/", "/a", "/a/", "/a%20b/c%2Fd", "/%FF/"})
        QCOMPARE(encodedPath(parseHttpTarget(target).value()), QByteArray(target));
    QCOMPARE(encodedPath(parseHttpTarget("//evil.example/").value()), QByteArray("/evil.example/"));
}

QTEST_GUILESS_MAIN(TestHttpTarget)
#include "tst_httptarget.moc"
