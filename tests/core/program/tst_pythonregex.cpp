#include "core/program/pythonregex.h"

#include <QTest>

using namespace wirebench;

class TestPythonRegex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameInBoth_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("python"); // null: it is not
        const QString no;
        const auto same = [](const char *pattern) { QTest::newRow(pattern) << pattern << pattern; };
        for (const char *pattern :
             {"", "^HELO (\\w+)$", "a|b*c+?d??", "[^]a-z\\]\\d]{2,3}?", "(?:a)(?=b)(?!c)\\.\\\\",
              "\\x41\\r\\n\\t", "(a)\\1", "[]]", "x{3}y{2,}", "é"})
            same(pattern);
        QTest::newRow("name") << "(?<who>a)"
                              << "(?P<who>a)";
        QTest::newRow("Python's name") << "(?P<who>a)"
                                       << "(?P<who>a)";
        for (const char *pattern :
             {"a++",         "a{2}+",  "\\Kx",   "\\Qa.b\\E", "(?R)", "(?i)a", "(?>a)", "(?<=a)b",
              "[[:alpha:]]", "a{,3}",  "{",      "\\h",       "\\z",  "\\x4",  "\\12",  "(*COMMIT)a",
              "(?#c)",       "\\p{L}", "[a&&b]", "\\",        "[\\",  "(?|a)", "\\v"})
            QTest::newRow(pattern) << pattern << no;
    }

    void isTheSameInBoth()
    {
        QFETCH(QString, pattern);
        QTEST(pythonPattern(pattern).value_or(QString()), "python");
        QFETCH(QString, python);
        QCOMPARE(pythonPattern(pattern).has_value(), !python.isNull());
    }
};

QTEST_APPLESS_MAIN(TestPythonRegex)
#include "tst_pythonregex.moc"
