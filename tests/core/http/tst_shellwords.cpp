#include "core/http/shellwords.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestShellWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void posixWordsAsBashHasThem_data();
    void posixWordsAsBashHasThem();
    void windowsWords_data();
    void windowsWords();
    void commandsEndAtOperators();
    void shellsAreTold_data();
    void shellsAreTold();
    void quotesWithoutEnd_data();
    void quotesWithoutEnd();
    void positionsAreKept();
    void quotedTextIsReadAgain();
};

void TestShellWords::posixWordsAsBashHasThem_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
    row("a b\tc  d");
    row("'a b' \"c d\" e'f'\"g\"");
    row("'' \"\" a''b");
    row("'\\n' \"\\n\\\\ \\\" \\a\" \\a\\ \\'");
    row("$'a\\n\\t\\r\\\\ \\' \\\" \\x41\\101\\u00e9\\U0001f600\\e\\a\\b\\f\\v\\?'");
    row("$'\\x4\\1z\\q\\xg'");
    row("a\\\nb 'c\\\nd' \"e\\\nf\" \\\n g");
    row("é'ü'\"\xf0\x9f\x98\x80\"\xf0\x9f\x98\x80");
    row("a # comment 'x\n");
    row("a#b '#c'");
    row("x=$'\\u0021'y");
}

void TestShellWords::posixWordsAsBashHasThem()
{
    WIREBENCH_NEED("bash");
    QFETCH(QString, text);
    PeerProcess bash(findProgram(QStringLiteral("bash")),
                     {QStringLiteral("-c"), QStringLiteral("printf '<%s>' ") + text});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    bash.process().setProcessEnvironment(environment);
    QVERIFY(bash.start());
    QVERIFY(bash.waitForFinished());
    const auto command = splitCommand(text, Shell::Posix);
    QVERIFY(command);
    QByteArray words;
    for (const ShellWord &word : command->words)
        words += '<' + word.text + '>';
    QCOMPARE(words, bash.output());
}

void TestShellWords::windowsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArrayList>("words");
    const auto row = [](const char *text, const QByteArrayList &words) {
        QTest::newRow(text) << QString::fromUtf8(text) << words;
    };
    row("a \"b c\" d", {"a", "b c", "d"});
    row("a ^\n  \"b\" ^\r\n c", {"a", "b", "c"});
    row("^\"https://h/?a=1^&b=2^\"", {"https://h/?a=1&b=2"});
    row("^\"^{^\\^\"a^\\^\":1^}^\"", {"{\"a\":1}"});
    row("^\"a^\n\nb^\"", {"a\nb"});
    row("^\"100^%^41^\"", {"100%41"});
    row("\"{\\\"a\\\": \\\"b\\\"}\"", {"{\"a\": \"b\"}"});
    row("\"a\"\"b\"", {"a\"b"});
    row("\"a\\\\\" b\\c\\\\d", {"a\\", "b\\c\\\\d"});
    row("\"^^\" ^^", {"^^", "^"});
    row("\"\" x", {"", "x"});
}

void TestShellWords::windowsWords()
{
    QFETCH(QString, text);
    const auto command = splitCommand(text, Shell::Windows);
    QVERIFY(command);
    QByteArrayList words;
    for (const ShellWord &word : command->words)
        words += word.text;
    QTEST(words, "words");
}

void TestShellWords::commandsEndAtOperators()
{
    for (const char *rest : {"| jq .", "; curl b", "> file", "2>/dev/null", "&& x", "& x"}) {
        const auto command =
            splitCommand(QStringLiteral("curl http://h/?a&b ") + QString::fromLatin1(rest), Shell::Posix);
        QVERIFY(command);
        QCOMPARE(command->words.size(), 2);
        QCOMPARE(command->words[1].text, QByteArray("http://h/?a&b"));
        QCOMPARE(command->rest, QString::fromLatin1(rest));
    }
    const auto command = splitCommand(QStringLiteral("curl \"a&b\" & x"), Shell::Windows);
    QVERIFY(command);
    QCOMPARE(command->words.size(), 2);
    QCOMPARE(command->rest, QStringLiteral("& x"));
    QCOMPARE(splitCommand(QStringLiteral("a\n b \\ \n c"), Shell::Posix)->words.size(), 3);
}

void TestShellWords::shellsAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("windows");
    QTest::newRow("one line") << QStringLiteral("curl \"http://h\" -d \"{}\"") << false;
    QTest::newRow("posix") << QStringLiteral("curl 'http://h' \\\n  -H 'a: ^\"'") << false;
    QTest::newRow("caret at the end") << QStringLiteral("curl \"http://h\" ^\r\n  -H \"a: b\"") << true;
    QTest::newRow("caret before the quote") << QStringLiteral("curl ^\"http://h^\"") << true;
}

void TestShellWords::shellsAreTold()
{
    QFETCH(QString, text);
    QTEST(shellOf(text) == Shell::Windows, "windows");
}

void TestShellWords::quotesWithoutEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Shell>("shell");
    QTest::addColumn<int>("position");
    QTest::newRow("single") << QStringLiteral("a 'b") << Shell::Posix << 2;
    QTest::newRow("double") << QStringLiteral("a b\"c\\\"") << Shell::Posix << 3;
    QTest::newRow("with escapes") << QStringLiteral("$'b\\'") << Shell::Posix << 0;
    QTest::newRow("of Windows") << QStringLiteral("a ^\n ^\"b") << Shell::Windows << 6;
}

void TestShellWords::quotesWithoutEnd()
{
    QFETCH(QString, text);
    QFETCH(Shell, shell);
    const auto command = splitCommand(text, shell);
    QVERIFY(!command);
    QCOMPARE(command.error().code, ErrorCode::InvalidCurlCommand);
    QVERIFY(command.error().arguments.value(1).contains(QStringLiteral("has no end")));
    QTEST(command.error().position, "position");
}

void TestShellWords::positionsAreKept()
{
    const auto posix = splitCommand(QStringLiteral("a 'b' \\\n c"), Shell::Posix);
    QVERIFY(posix && posix->words.size() == 3);
    QCOMPARE(posix->words[1].position, 2);
    QCOMPARE(posix->words[2].position, 9);
    const auto windows = splitCommand(QStringLiteral("a ^\"b^\" ^\n c"), Shell::Windows);
    QVERIFY(windows && windows->words.size() == 3);
    QCOMPARE(windows->words[1].position, 3);
    QCOMPARE(windows->words[2].position, 11);
}

void TestShellWords::quotedTextIsReadAgain()
{
    QCOMPARE(posixQuoted(QStringLiteral("http://h/a")), QStringLiteral("http://h/a"));
    QCOMPARE(posixQuoted(QString()), QStringLiteral("''"));
    for (const char *text : {"a b", "it's", "$x `y` \\ \"", "\n", "é", "", "a\n"}) {
        const auto command = splitCommand(posixQuoted(QString::fromUtf8(text)), Shell::Posix);
        QVERIFY(command && command->words.size() == 1);
        QCOMPARE(command->words[0].text, QByteArray(text));
    }
}

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
