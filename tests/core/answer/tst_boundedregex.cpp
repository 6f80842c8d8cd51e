#include "core/answer/boundedregex.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace wirebench;

namespace {

// Some ms on the machine that it was written on; without the JIT compiler and under a sanitizer far more.
constexpr int soonMs = 2000;

BoundedRegex compiled(const QString &pattern, bool caseSensitive = true)
{
    const auto regex = BoundedRegex::compile(pattern, caseSensitive);
    if (!regex)
        qWarning("%s", qPrintable(regex.error().arguments.value(1)));
    return regex.value_or(BoundedRegex());
}

} // namespace

class TestBoundedRegex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("whole"); // null: not found
        QTest::addColumn<QString>("first"); // of the first group
        const QString no;
        QTest::newRow("in the middle") << "b(c)d"
                                       << "abcde"
                                       << "bcd"
                                       << "c";
        QTest::newRow("from the start") << "^a(.)"
                                        << "abc"
                                        << "ab"
                                        << "b";
        QTest::newRow("start elsewhere") << "^b"
                                         << "abc" << no << no;
        QTest::newRow("at the end") << "(.)$"
                                    << "abc"
                                    << "c"
                                    << "c";
        QTest::newRow("over lines") << "b(.)d"
                                    << "a\nb d"
                                    << "b d"
                                    << " ";
        QTest::newRow("dot stops at a line") << "a.b"
                                             << "a\nb" << no << no;
        QTest::newRow("alternatives") << "x|(b)"
                                      << "ab"
                                      << "b"
                                      << "b";
        QTest::newRow("the first place wins") << "b|(a)"
                                              << "ab"
                                              << "a"
                                              << "a";
        QTest::newRow("letters") << "(\\w+)"
                                 << "Hélène!"
                                 << "Hélène"
                                 << "Hélène";
        QTest::newRow("empty") << ""
                               << "abc"
                               << "" << no;
        QTest::newRow("open quotation") << "\\Qa.b"
                                        << "xa.b"
                                        << "a.b" << no;
        QTest::newRow("lookbehind") << "(?<=a)(b)"
                                    << "ab"
                                    << "b"
                                    << "b";
        QTest::newRow("not found") << "z"
                                   << "abc" << no << no;
    }

    void finds()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, subject);
        QFETCH(QString, whole);
        QRegularExpressionMatch match;
        const auto found = compiled(pattern).search(subject, match);
        QCOMPARE(found, whole.isNull() ? BoundedRegex::Found::No : BoundedRegex::Found::Yes);
        QCOMPARE(match.captured(0), whole);
        QTEST(match.captured(1), "first");
    }

    void caseCountsOrNot()
    {
        QRegularExpressionMatch match;
        QCOMPARE(compiled(QStringLiteral("é")).search(QStringLiteral("É"), match), BoundedRegex::Found::No);
        QCOMPARE(compiled(QStringLiteral("é"), false).search(QStringLiteral("É"), match),
                 BoundedRegex::Found::Yes);
    }

    void tellsGroups()
    {
        const BoundedRegex regex = compiled(QStringLiteral("(a)(?<who>b)"));
        QCOMPARE(regex.groups(), 2);
        QVERIFY(regex.groupNames().contains(QStringLiteral("who")));
    }

    void namesMistakes_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("position");
        QTest::newRow("open group") << "a(b" << 3;
        QTest::newRow("closes what it has not opened") << "a)(b" << 1;
        QTest::newRow("nothing to repeat") << "*" << 0;
    }

    void namesMistakes()
    {
        QFETCH(QString, pattern);
        const auto regex = BoundedRegex::compile(pattern, true);
        QVERIFY(!regex);
        QCOMPARE(regex.error().code, ErrorCode::InvalidPattern);
        QTEST(regex.error().position, "position");
        QVERIFY(!regex.error().arguments.value(1).isEmpty());
    }

    /// Of each kind of expression that takes exponential or polynomial time, on the longest subject.
    void givesUpSoon_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("nested") << "(a+)+$";
        QTest::newRow("many starts") << "(a?){9}[bc]";
        QTest::newRow("more at each start") << "(a?){11}[bc]";
        QTest::newRow("three stars") << "a.*a.*[bc]";
        QTest::newRow("two counts") << "a.{0,40}a.{0,40}[bc]";
        QTest::newRow("alternatives") << "(?:a|b|ab)*[xc]";
    }

    void givesUpSoon()
    {
        QFETCH(QString, pattern);
        const BoundedRegex regex = compiled(pattern);
        const QString subject = QString(BoundedRegex::longestSubject - 1, u'a') + u'!';
        const test::CpuTimer timer;
        QRegularExpressionMatch match;
        QCOMPARE(regex.search(subject, match), BoundedRegex::Found::GaveUp);
        QVERIFY2(timer.elapsedMs() < soonMs, qPrintable(QString::number(timer.elapsedMs())));
    }

    void aLongSubjectIsNotTried()
    {
        QRegularExpressionMatch match;
        const QString subject(BoundedRegex::longestSubject, u'a');
        QCOMPARE(compiled(QStringLiteral("a")).search(subject, match), BoundedRegex::Found::Yes);
        QCOMPARE(compiled(QStringLiteral("a")).search(subject + u'a', match), BoundedRegex::Found::GaveUp);
    }

    void subjectsKeepTheirBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-8") << QByteArray("\xC3\xA9") << TextEncoding::Utf8 << "é";
        QTest::newRow("not UTF-8") << QByteArray("\xE9t\xC3\xA9") << TextEncoding::Utf8
                                   << "\u00E9t\u00C3\u00A9";
        QTest::newRow("cut in a letter") << QByteArray("a\xC3") << TextEncoding::Utf8 << "a\u00C3";
        QTest::newRow("Latin-1") << QByteArray("\xE9") << TextEncoding::Latin1 << "é";
        QTest::newRow("UTF-16") << QByteArray("a\0b\0", 4) << TextEncoding::Utf16Le << "ab";
        QTest::newRow("half a UTF-16")
            << QByteArray("a\0b", 3) << TextEncoding::Utf16Le << QString::fromLatin1("a\0b", 3);
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << TextEncoding::Utf8 << QString::fromLatin1("a\0b", 3);
    }

    void subjectsKeepTheirBytes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(TextEncoding, encoding);
        const RegexSubject subject = RegexSubject::of(bytes, encoding);
        QTEST(subject.text, "text");
        QCOMPARE(subject.bytesOf(subject.text), bytes);
    }
};

QTEST_APPLESS_MAIN(TestBoundedRegex)
#include "tst_boundedregex.moc"
