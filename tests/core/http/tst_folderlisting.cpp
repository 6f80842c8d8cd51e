#include "core/http/folderlisting.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;

namespace {

/// The links of a page in their order.
QByteArrayList linksOf(const QByteArray &page)
{
    static const QRegularExpression link(QStringLiteral("<a href=\"([^\"]*)\">"));
    QByteArrayList links;
    for (auto all = link.globalMatch(QString::fromUtf8(page)); all.hasNext();)
        links += all.next().captured(1).toUtf8();
    return links;
}

FolderEntry fileNamed(const QByteArray &name)
{
    return {name, false, 1, 0};
}

} // namespace

class TestFolderListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersComeFirst();
    void namesAreData_data();
    void namesAreData();
    void theFoldersNameIsDataToo();
    void saysSizeAndTime_data();
    void saysSizeAndTime();
    void saysWhatIsLeftOut();
    void standsAlone();
};

void TestFolderListing::foldersComeFirst()
{
    const QByteArray page = folderListing(
        {},
        {fileNamed("b.txt"), {"Z", true, 0, 0}, fileNamed("A.txt"), {"a", true, 0, 0}, fileNamed("c.txt")});
    QCOMPARE(linksOf(page), (QByteArrayList{"a/", "Z/", "A.txt", "b.txt", "c.txt"}));
    QCOMPARE(linksOf(folderListing({"sub"}, {fileNamed("x")})), (QByteArrayList{"../", "x"}));
}

void TestFolderListing::namesAreData_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QString>("shown");
    QTest::newRow("markup") << QByteArray("<script>\"&'") << QByteArray("%3Cscript%3E%22%26%27")
                            << QStringLiteral("&lt;script&gt;&quot;&amp;'");
    QTest::newRow("blank and percent")
        << QByteArray("50% of") << QByteArray("50%25%20of") << QStringLiteral("50% of");
    QTest::newRow("UTF-8") << QByteArray("\xC3\xA9") << QByteArray("%C3%A9") << QStringLiteral("é");
    QTest::newRow("no UTF-8") << QByteArray("\xFF"
                                            "a")
                              << QByteArray("%FFa") << QStringLiteral("\uFFFDa");
    QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("a%0Ab") << QStringLiteral("a␊b");
    QTest::newRow("turns the line around")
        << QByteArray("a\u202Egpj.exe") << QByteArray("a%E2%80%AEgpj.exe") << QStringLiteral("a␦gpj.exe");
    QTest::newRow("like a scheme") << QByteArray("javascript:alert(1)")
                                   << QByteArray("javascript%3Aalert%281%29")
                                   << QStringLiteral("javascript:alert(1)");
    QTest::newRow("like a query") << QByteArray("a?b#c") << QByteArray("a%3Fb%23c")
                                  << QStringLiteral("a?b#c");
}

void TestFolderListing::namesAreData()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, shown);
    const QByteArray page = folderListing({}, {fileNamed(name)});
    QTEST(linksOf(page).value(0), "link");
    QVERIFY2(page.contains("<bdi>" + shown.toUtf8() + "</bdi></a>"), page.constData());
}

void TestFolderListing::theFoldersNameIsDataToo()
{
    const QByteArray page = folderListing({"<b>", "a&b"}, {});
    QVERIFY(page.contains("<title>/&lt;b&gt;/a&amp;b/</title>"));
    QVERIFY(!page.contains("<b>"));
}

void TestFolderListing::saysSizeAndTime_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << qint64(0) << QByteArray(">0 B<");
    QTest::newRow("bytes") << qint64(1023) << QByteArray(">1023 B<");
    QTest::newRow("KiB") << qint64(1536) << QByteArray(">1.5 KiB<");
    QTest::newRow("GiB") << qint64(5) * 1024 * 1024 * 1024 << QByteArray(">5.0 GiB<");
}

void TestFolderListing::saysSizeAndTime()
{
    QFETCH(qint64, size);
    QFETCH(QByteArray, text);
    const QByteArray page = folderListing({}, {{"a", false, size, 784111777}});
    QVERIFY2(page.contains(text), page.constData());
    QVERIFY(page.contains("1994-11-06 08:49"));
}

void TestFolderListing::saysWhatIsLeftOut()
{
    QVERIFY(folderListing({}, {fileNamed("a")}, 17).contains("and 17 more"));
    QVERIFY(!folderListing({}, {fileNamed("a")}).contains("more"));
}

void TestFolderListing::standsAlone()
{
    const QByteArray page = folderListing({}, {fileNamed("a")});
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QVERIFY(page.contains("<meta charset=\"utf-8\">"));
    QVERIFY(page.contains("content=\"light dark\""));
    QVERIFY(!page.contains("http:") && !page.contains("https:") && !page.contains("src="));
}

QTEST_GUILESS_MAIN(TestFolderListing)
#include "tst_folderlisting.moc"
