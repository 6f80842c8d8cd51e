#include "core/web/downloadname.h"

#include <QTest>

using namespace wirebench;

class TestDownloadName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::newRow("file") << "http://a/b/photo.jpg"
                              << "photo.jpg";
        QTest::newRow("query") << "http://a/photo.jpg?size=1/2"
                               << "photo.jpg";
        QTest::newRow("none") << "http://a"
                              << "index.html";
        QTest::newRow("folder") << "http://a/b/"
                                << "index.html";
        QTest::newRow("percent") << "http://a/na%C3%AFve%20text.txt"
                                 << "naïve text.txt";
        QTest::newRow("slash in disguise") << "http://a/..%2F..%2Fetc%2Fpasswd"
                                           << "passwd";
        QTest::newRow("backslash in disguise") << "http://a/..%5C..%5Cboot.ini"
                                               << "boot.ini";
        QTest::newRow("dots") << "http://a/%2E%2E"
                              << "index.html";
        QTest::newRow("hidden") << "http://a/.bashrc"
                                << "bashrc";
        QTest::newRow("Windows") << "http://a/a%3Ab%7Cc%3F.txt"
                                 << "a_b_c_.txt";
        QTest::newRow("control") << "http://a/a%0Ab%00c.txt"
                                 << "abc.txt";
        QTest::newRow("turned around") << "http://a/doc%E2%80%AEtxt.exe"
                                       << "doctxt.exe";
        QTest::newRow("device") << "http://a/con.txt"
                                << "_con.txt";
        QTest::newRow("device with number") << "http://a/LPT1"
                                            << "_LPT1";
        QTest::newRow("no device") << "http://a/console.txt"
                                   << "console.txt";
        QTest::newRow("dots at the end") << "http://a/a.txt..."
                                         << "a.txt";
        QTest::newRow("blanks") << "http://a/%20a%20"
                                << "a";
    }
    void ofTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QCOMPARE(downloadName(QUrl(url)), name);
    }

    void ofContentDisposition_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("name");
        QTest::newRow("token") << QByteArray("attachment; filename=a.txt") << "a.txt";
        QTest::newRow("quoted") << QByteArray("attachment; filename=\"a b.txt\"") << "a b.txt";
        QTest::newRow("semicolon in it")
            << QByteArray("attachment; filename=\"a;b.txt\"; size=3") << "a;b.txt";
        QTest::newRow("escaped") << QByteArray("attachment; filename=\"a\\\"b.txt\"") << "a_b.txt";
        QTest::newRow("extended") << QByteArray(
                                         "attachment; filename=\"a.txt\"; filename*=UTF-8''na%C3%AFve.txt")
                                  << "naïve.txt";
        QTest::newRow("Latin-1") << QByteArray("attachment; filename*=iso-8859-1'en'%A3.txt") << "£.txt";
        QTest::newRow("unknown charset")
            << QByteArray("attachment; filename*=x'y'z; filename=a.txt") << "a.txt";
        QTest::newRow("leads out") << QByteArray("attachment; filename=\"../../evil.txt\"") << "evil.txt";
        QTest::newRow("only dots") << QByteArray("attachment; filename=\"..\"") << "url.bin";
        QTest::newRow("none") << QByteArray("inline") << "url.bin";
        QTest::newRow("cut off") << QByteArray("attachment; filename=\"a") << "a";
        QTest::newRow("no value") << QByteArray("attachment; filename") << "url.bin";
        QTest::newRow("NUL") << QByteArray("attachment; filename=\"a\0b.txt\"", 31) << "ab.txt";
    }
    void ofContentDisposition()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, name);
        QCOMPARE(downloadName(QUrl(QStringLiteral("http://a/url.bin")), field), name);
    }

    void isNeverTooLong()
    {
        const QString longName = QString(300, QChar(u'ä')) + QStringLiteral(".tar.gz");
        const QString name = downloadName(QUrl(QStringLiteral("http://a/") + longName));
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(name.endsWith(QStringLiteral("ä.tar.gz")));
        const QString emoji =
            downloadName(QUrl(QStringLiteral("http://a/") + QStringLiteral("😀").repeated(100)));
        QCOMPARE(emoji, QStringLiteral("😀").repeated(50));
        QVERIFY(downloadName(QUrl(QStringLiteral("http://a/a.") + QString(300, u'b'))).toUtf8().size() <=
                200);
    }
};

QTEST_APPLESS_MAIN(TestDownloadName)
#include "tst_downloadname.moc"
