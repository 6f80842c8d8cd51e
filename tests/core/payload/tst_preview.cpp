#include "core/payload/preview.h"

#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#include <unistd.h>
#endif

using namespace wirebench;

class TestPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOneLine_data();
    void showsOneLine();
    void hasASymbolForEachControl();
    void hasASymbolForEachInvisibleOne_data();
    void hasASymbolForEachInvisibleOne();
    void cutsWithAnEllipsis_data();
    void cutsWithAnEllipsis();
    void neverCutsInsideALetter();
    void staysWithinItsLength();
    void readsNoMoreThanItNeeds();
    void keepsNewlinesInWholeTexts_data();
    void keepsNewlinesInWholeTexts();
    void namesCharacters_data();
    void namesCharacters();
};

namespace {

const QString bad = QString(QChar(QChar::ReplacementCharacter));

} // namespace

void TestPreview::showsOneLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("line");

    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("ASCII") << QByteArray("GET / HTTP/1.1\r\n") << QStringLiteral("GET / HTTP/1.1␍␊");
    QTest::newRow("UTF-8") << QByteArray("été €😀") << QStringLiteral("été €😀");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QStringLiteral("a␀b");
    QTest::newRow("escape sequence") << QByteArray("\x1B[31m\tred\x7F") << QStringLiteral("␛[31m␉red␡");
    QTest::newRow("invalid") << QByteArray("a\xFF"
                                           "b")
                             << 'a' + bad + 'b';
    QTest::newRow("first half of a letter") << QByteArray("caf\xC3") << "caf" + bad;
    QTest::newRow("first three quarters of a letter") << QByteArray("ha\xF0\x9F\x98") << "ha" + bad;
    QTest::newRow("second half of a letter") << QByteArray("\xA9!") << bad + '!';
    QTest::newRow("lines") << QByteArray("a\nb\xE2\x80\xA8"
                                         "c\xE2\x80\xA9")
                           << QStringLiteral("a␊b␤c␤");
    QTest::newRow("right to left override")
        << QByteArray("exe.\xE2\x80\xAEgpj") << QStringLiteral("exe.␦gpj");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a")
                                     << QStringLiteral("␦a");
    QTest::newRow("right-to-left letters") << QByteArray("שלום") << QStringLiteral("שלום");
    QTest::newRow("joined emoji") << QByteArray("👩‍💻") << QStringLiteral("👩‍💻");
    QTest::newRow("markup is data") << QByteArray("<b>&amp;") << QStringLiteral("<b>&amp;");
}

void TestPreview::showsOneLine()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, line);
    QCOMPARE(previewLine(bytes, 100), line);
}

void TestPreview::hasASymbolForEachControl()
{
    for (int control = 0; control < 0x20; ++control)
        QCOMPARE(previewLine(QByteArray(1, char(control)), 5), QString(QChar(0x2400 + control)));
    for (int printable = 0x20; printable < 0x7F; ++printable)
        QCOMPARE(previewLine(QByteArray(1, char(printable)), 5), QString(QChar(printable)));
    for (int control = 0x80; control < 0xA0; ++control)
        QCOMPARE(previewLine(QString(QChar(control)).toUtf8(), 5), QStringLiteral("␦"));
}

void TestPreview::hasASymbolForEachInvisibleOne_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("embeddings and overrides") << 0x202A << 0x202E;
    QTest::newRow("isolates") << 0x2066 << 0x2069;
    QTest::newRow("marks") << 0x200E << 0x200F;
    QTest::newRow("Arabic letter mark") << 0x061C << 0x061C;
    QTest::newRow("zero width space") << 0x200B << 0x200B;
    QTest::newRow("word joiner") << 0x2060 << 0x2060;
    QTest::newRow("byte order mark") << 0xFEFF << 0xFEFF;
}

void TestPreview::hasASymbolForEachInvisibleOne()
{
    QFETCH(int, first);
    QFETCH(int, last);
    for (int unit = first; unit <= last; ++unit) {
        const QString text = u'a' + QString(QChar(unit)) + u'b';
        QCOMPARE(previewLine(text.toUtf8(), 5), QStringLiteral("a␦b"));
        QCOMPARE(visibleText(text), QStringLiteral("a␦b"));
    }
}

void TestPreview::cutsWithAnEllipsis_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("line");

    QTest::newRow("fits exactly") << QByteArray("abcd") << 4 << QStringLiteral("abcd");
    QTest::newRow("one too many") << QByteArray("abcde") << 4 << QStringLiteral("abc…");
    QTest::newRow("far too many") << QByteArray(10'000, 'a') << 4 << QStringLiteral("aaa…");
    QTest::newRow("exact, long letters") << QByteArray("€€€€") << 4 << QStringLiteral("€€€€");
    QTest::newRow("long letters") << QByteArray("€€€€€") << 4 << QStringLiteral("€€€…");
    QTest::newRow("many long letters") << QByteArray("€").repeated(1000) << 4 << QStringLiteral("€€€…");
    QTest::newRow("emoji, no half") << QByteArray("😀😀😀") << 4 << QStringLiteral("😀…");
    QTest::newRow("emoji, exact") << QByteArray("😀😀") << 4 << QStringLiteral("😀😀");
    QTest::newRow("many invalid bytes")
        << QByteArray(1000, '\xFF') << 4 << bad + bad + bad + QStringLiteral("…");
    QTest::newRow("room for one") << QByteArray("ab") << 1 << QStringLiteral("…");
    QTest::newRow("room for none") << QByteArray("ab") << 0 << QString();
    QTest::newRow("negative") << QByteArray("ab") << -1 << QString();
}

void TestPreview::cutsWithAnEllipsis()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, limit);
    QFETCH(QString, line);
    QCOMPARE(previewLine(bytes, limit), line);
}

void TestPreview::neverCutsInsideALetter()
{
    // Shifting the text by each number of ASCII bytes puts every border inside a letter once.
    for (const QByteArray &letter : {QByteArray("é"), QByteArray("€"), QByteArray("😀")}) {
        for (int shift = 0; shift < 12; ++shift) {
            const QByteArray bytes = QByteArray(shift, 'a') + letter.repeated(200);
            for (int limit = 1; limit < 40; ++limit) {
                const QString line = previewLine(bytes, limit);
                QVERIFY(line.isValidUtf16());
                QVERIFY(!line.contains(QChar::ReplacementCharacter));
                QVERIFY(line.endsWith(u'…'));
                QVERIFY(line.size() >= limit - 1 && line.size() <= limit);
            }
        }
    }
}

void TestPreview::staysWithinItsLength()
{
    const QList<QByteArray> units = {"a", "\n", "é", "€", "😀", "\xFF", "\xE2\x82", "\xF0\x9F\x98", "\xC3"};
    for (const QByteArray &unit : units) {
        for (int count = 0; count < 30; ++count) {
            for (int limit = 0; limit < 30; ++limit) {
                const QString line = previewLine(unit.repeated(count), limit);
                QVERIFY(line.size() <= limit);
                QVERIFY(line.isValidUtf16());
            }
        }
    }
}

void TestPreview::readsNoMoreThanItNeeds()
{
#ifdef Q_OS_UNIX
    // The page behind the text must not be touched: reading it ends the program.
    const size_t page = size_t(sysconf(_SC_PAGESIZE));
    char *memory = static_cast<char *>(
        mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    QVERIFY(memory != MAP_FAILED);
    std::fill_n(memory, page, 'a');
    QCOMPARE(mprotect(memory + page, page, PROT_NONE), 0);
    const int limit = 20;
    const char *text = memory + page - (3 * limit + 6);
    const QString line = previewLine(QByteArrayView(text, 10'000'000), limit);
    munmap(memory, 2 * page);
    QCOMPARE(line, QString(limit - 1, u'a') + u'…');
#else
    QSKIP("needs page protection");
#endif
}

void TestPreview::keepsNewlinesInWholeTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("LF") << QStringLiteral("a\nb") << QStringLiteral("a␊\nb");
    QTest::newRow("CRLF") << QStringLiteral("a\r\nb\r\n") << QStringLiteral("a␍␊\nb␍␊\n");
    QTest::newRow("CR") << QStringLiteral("a\rb\r\rc") << QStringLiteral("a␍\nb␍\n␍\nc");
    QTest::newRow("CR at the end") << QStringLiteral("a\r") << QStringLiteral("a␍");
    QTest::newRow("LFCR") << QStringLiteral("a\n\rb") << QStringLiteral("a␊\n␍\nb");
    QTest::newRow("other controls") << QString::fromLatin1("\0\t\x1B\x7F\x85", 5) << QStringLiteral("␀␉␛␡␦");
    QTest::newRow("letters") << QStringLiteral("é€😀 ") << QStringLiteral("é€😀 ");
    QTest::newRow("separators") << QString(QChar(0x2028)) + QChar(0x2029) << QStringLiteral("␤␤");
}

void TestPreview::keepsNewlinesInWholeTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(text), shown);
}

void TestPreview::namesCharacters_data()
{
    QTest::addColumn<uint>("letter");
    QTest::addColumn<QString>("name");
    QTest::newRow("letter") << uint('g') << QStringLiteral("g");
    QTest::newRow("newline") << uint('\n') << QStringLiteral("␊");
    QTest::newRow("delete") << 0x7Fu << QStringLiteral("␡");
    QTest::newRow("é") << 0xE9u << QStringLiteral("é");
    QTest::newRow("emoji") << 0x1F600u << QStringLiteral("😀");
    QTest::newRow("C1 control") << 0x85u << QStringLiteral("U+0085");
    QTest::newRow("mark") << 0x200Fu << QStringLiteral("U+200F");
    QTest::newRow("no-break space") << 0xA0u << QStringLiteral("U+00A0");
    QTest::newRow("surrogate") << 0xD83Du << QStringLiteral("U+D83D");
    QTest::newRow("unassigned") << 0x10FFFFu << QStringLiteral("U+10FFFF");
}

void TestPreview::namesCharacters()
{
    QFETCH(uint, letter);
    QFETCH(QString, name);
    QCOMPARE(characterName(letter), name);
}

QTEST_APPLESS_MAIN(TestPreview)
#include "tst_preview.moc"
