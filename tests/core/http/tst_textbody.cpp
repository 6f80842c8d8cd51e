#include "core/http/textbody.h"

#include <QTest>

using namespace wirebench;

class TestTextBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodes_data();
    void decodes();
    void aCutLetterAtTheEnd();
};

void TestTextBody::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("used");
    QTest::addColumn<bool>("declared");
    QTest::addColumn<bool>("broken");
    const auto row = [](const char *tag, const QByteArray &bytes, const QByteArray &charset,
                        const QString &text, const char *used, bool declared, bool broken = false) {
        QTest::newRow(tag) << bytes << charset << text << QString::fromLatin1(used) << declared << broken;
    };
    row("nothing", "", "", QString(), "UTF-8", false);
    row("UTF-8 declared", "\xc3\xa4", "utf-8", QStringLiteral("ä"), "UTF-8", true);
    row("declared in another spelling", "\xc3\xa4", "UTF8", QStringLiteral("ä"), "UTF-8", true);
    row("UTF-8 declared, and not so", "a\xe4z", "utf-8", QStringLiteral("a\ufffdz"), "UTF-8", true, true);
    row("Latin-1 declared", "\xe4", "iso-8859-1", QStringLiteral("ä"), "ISO-8859-1", true);
    row("ASCII declared", "abc", "us-ascii", QStringLiteral("abc"), "ISO-8859-1", true);
    row("UTF-16 declared", QByteArray("a\0\xe4\0", 4), "utf-16le", QStringLiteral("aä"), "UTF-16LE", true);
    row("Windows-1252 declared", "\x80\xe4", "windows-1252", QStringLiteral("€ä"), "Windows-1252", true);
    row("Windows-1252 with a byte that is none", "\x81", "CP1252", QStringLiteral("\ufffd"), "Windows-1252",
        true, true);
    row("nothing declared, UTF-8", "\xc3\xa4", "", QStringLiteral("ä"), "UTF-8", false);
    row("nothing declared, Latin-1", "Gr\xfc\xdf", "", QStringLiteral("Grüß"), "ISO-8859-1", false);
    row("nothing declared, Latin-1 at the end", "Gr\xfc", "", QStringLiteral("Grü"), "ISO-8859-1", false);
    row("unknown, UTF-8", "\xc3\xa4", "x-nonsense", QStringLiteral("ä"), "UTF-8", false);
    row("mark of UTF-8",
        "\xef\xbb\xbf"
        "a",
        "", QStringLiteral("a"), "UTF-8", false);
    row("mark of UTF-8, declared",
        "\xef\xbb\xbf"
        "a",
        "utf-8", QStringLiteral("a"), "UTF-8", true);
    row("mark of UTF-16",
        QByteArray("\xff\xfe"
                   "a\0",
                   4),
        "", QStringLiteral("a"), "UTF-16LE", false);
}

void TestTextBody::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, charset);
    const TextBody body = decodeText(bytes, charset);
    QTEST(body.text, "text");
    QTEST(body.charset, "used");
    QTEST(body.declared, "declared");
    QTEST(body.broken, "broken");
}

void TestTextBody::aCutLetterAtTheEnd()
{
    const QByteArray bytes = "a\xe2\x82"; // of the euro sign
    QCOMPARE(decodeText(bytes, {}).charset, QStringLiteral("ISO-8859-1"));
    const TextBody cut = decodeText(bytes, {}, true);
    QCOMPARE(cut.charset, QStringLiteral("UTF-8"));
    QCOMPARE(cut.text, QStringLiteral("a"));
    QVERIFY(!cut.broken);
    QCOMPARE(decodeText("a\xe4z", {}, true).charset, QStringLiteral("ISO-8859-1"));
}

QTEST_APPLESS_MAIN(TestTextBody)
#include "tst_textbody.moc"
