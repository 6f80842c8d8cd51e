#include "core/http/pythonliterals.h"
#include "core/http/shellwords.h"
#include "core/program/literals.h"
#include "core/program/shelllines.h"
#include "core/program/sourcetext.h"
#include "tests/core/program/programrun.h"
#include "tests/core/program/randomsessions.h"
#include "tests/support/programs.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr quint32 seed = 4711;

/// Bytes that end literals, lines and comments elsewhere, and every byte there is.
QByteArrayList samples()
{
    QByteArrayList all{
        "",     "hello", "it's",  "\"",       "\\",  "\\\n", "*/ // /*", "?\?/", "?\?=?\?(",         "\0001",
        "a\0b", "%d%%",  "été\n", "\xff\xfe", "'''", "-n",   "-e \\x41", "{0}",  "$HOME `id` $(id)", "日本語",
        "a?b"};
    all[9] = QByteArray("\0"
                        "1",
                        2);
    all[10] = QByteArray("a\0b", 3);
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every += char(i);
    all += every;
    RandomSessions random(seed);
    for (int i = 0; i < 40; ++i)
        all += random.bytes(40);
    return all;
}

QByteArray inHex(const QByteArrayList &all)
{
    QByteArray lines;
    for (const QByteArray &one : all)
        lines += one.toHex() + '\n';
    return lines;
}

} // namespace

/// Literals are judged by the languages themselves.
class TestLiterals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void python();
    void c();
    void shell();
    void comments();
    void seconds();

private:
    QByteArray outputOf(Language language, const QString &program)
    {
        const auto process = m_run.start(language, program);
        if (!process || !process->waitForFinished())
            return "(did not run)" + m_run.complaint();
        return process->output() + process->errors();
    }
    ProgramRun m_run;
};

void TestLiterals::python()
{
    WIREBENCH_NEED("python3");
    QString program;
    for (const QByteArray &bytes : samples()) {
        program += QStringLiteral("print(%1.hex())\n").arg(pythonBytes(bytes));
        program += QStringLiteral("print(%1.hex())  # %2\n").arg(pythonMessage(bytes, 0), commentText(bytes));
    }
    QByteArrayList twice;
    for (const QByteArray &bytes : samples())
        twice += {bytes, bytes};
    QCOMPARE(outputOf(Language::Python, program), inHex(twice));
    QCOMPARE(pythonMessage("été", 0), QStringLiteral("'été'.encode()"));
    QVERIFY(pythonMessage(QByteArray(500, 'x'), 0).count(u'\n') > 5);
    QCOMPARE(pythonText(QStringLiteral("l'été\u202e\n")), QStringLiteral("'l\\'\\xe9t\\xe9\\u202e\\n'"));
}

void TestLiterals::c()
{
    WIREBENCH_NEED("cc");
    QString program = QStringLiteral("#include <stdio.h>\n"
                                     "static void show(const char *data, size_t size)\n"
                                     "{\n"
                                     "    for (size_t i = 0; i < size; ++i)\n"
                                     "        printf(\"%02x\", (unsigned char)data[i]);\n"
                                     "    putchar('\\n');\n"
                                     "}\n"
                                     "int main(void)\n"
                                     "{\n");
    for (const QByteArray &bytes : samples())
        program += QStringLiteral("    show(%1, %2); // %3\n")
                       .arg(cLiteral(bytes, 4), QString::number(bytes.size()), commentText(bytes));
    QCOMPARE(outputOf(Language::C, program + QStringLiteral("    return 0;\n}\n")), inHex(samples()));
}

void TestLiterals::shell()
{
    WIREBENCH_NEED("sh");
    QString program;
    for (const QByteArray &bytes : samples()) {
        program += printfPipe(bytes) + QStringLiteral("od -An -v -tx1 | tr -d ' \\n'  # ") +
                   commentText(bytes) + u'\n';
        program += QStringLiteral("echo\n");
    }
    program.replace(QStringLiteral("\nod "), QStringLiteral("\nprintf '' | od "));
    if (program.startsWith(QLatin1String("od ")))
        program.prepend(QStringLiteral("printf '' | "));
    QCOMPARE(outputOf(Language::Shell, program), inHex(samples()));
}

void TestLiterals::comments()
{
    for (const QByteArray &bytes : samples()) {
        const QString text = commentText(bytes);
        QVERIFY(text.size() <= 49);
        for (const char16_t forbidden : {u'\n', u'\r', u'\\', u'*', u'?', u'\u2028', u'\0'})
            QVERIFY2(!text.contains(QChar(forbidden)), qPrintable(text));
    }
    SourceText out(SourceText::Comments::Slashes);
    out.setTitle(QStringLiteral("A title."), QStringLiteral("first"));
    out.need(QStringLiteral("b"));
    out.need(QStringLiteral("a"));
    out.need(QStringLiteral("b"));
    out.note(QStringLiteral("word ").repeated(30));
    out.begin(QStringLiteral("{"));
    out.add(QStringLiteral("x\n\ny"));
    out.comment(QStringLiteral("why"));
    out.end(QStringLiteral("}"));
    const QString text = out.text();
    QVERIFY2(text.startsWith(QLatin1String("first\n// A title.\n// Note: word")), qPrintable(text));
    QVERIFY2(text.endsWith(QLatin1String("\n\na\nb\n\n{\n    x\n\n    y\n    // why\n}\n")),
             qPrintable(text));
    for (const QString &line : text.split(u'\n'))
        QVERIFY(line.size() <= 90);
}

void TestLiterals::seconds()
{
    QCOMPARE(secondsOf(1500), QStringLiteral("1.5"));
    QCOMPARE(secondsOf(10'000), QStringLiteral("10"));
    QCOMPARE(secondsOf(86'399'999), QStringLiteral("86399.999"));
}

QTEST_GUILESS_MAIN(TestLiterals)
#include "tst_literals.moc"
