#include "core/manual/manualpage.h"

#include "core/workspace/examples.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;

/// The page as a reader sees it, but for its layout.
static QString read(Program program)
{
    QString page = manualPage(program);
    page.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    page.remove(QRegularExpression(QStringLiteral("\\\\f[BIR]")));
    return page;
}

class tst_ManualPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWordIsMissing_data()
    {
        QTest::addColumn<int>("program");
        QTest::newRow("wirebench") << int(Program::Window);
        QTest::newRow("wirebench-cli") << int(Program::Cli);
    }

    void noWordIsMissing()
    {
        QFETCH(int, program);
        const QString page = read(Program(program));
        for (const OptionWords &option : optionsOf(Program(program), nullptr))
            QVERIFY2(page.contains(QStringLiteral("\n--") + QLatin1String(option.name)), option.name);
        for (const VerbWords &verb : verbs()) {
            // Of a verb: from its entry to the next one.
            const QString start = program == int(Program::Cli) ? QStringLiteral(".SS \"") : QStringLiteral(".TP\n");
            const qsizetype from = page.indexOf(start + QLatin1String(verb.name) + u' ');
            QVERIFY2(from > 0, verb.name);
            const QString entry = page.mid(from, page.indexOf(program == int(Program::Cli) ? QStringLiteral("\n.S") : QStringLiteral("\n.TP"), from + 5) - from);
            for (const OptionWords &option : verb.options) {
                if (option.cliOnly && program == int(Program::Window))
                    continue;
                const QRegularExpression name(QStringLiteral("--%1(?![a-z-])").arg(QLatin1String(option.name)));
                QVERIFY2(entry.contains(name), qPrintable(QLatin1String(verb.name) + QStringLiteral(" --") + QLatin1String(option.name)));
            }
        }
    }

    void explainsEachOptionOfTheCommandLine()
    {
        const QString page = read(Program::Cli);
        QVERIFY(page.contains(QStringLiteral(".TP\n--backlog N\nlength of the accept queue")));
        QVERIFY(page.contains(QStringLiteral(".TP\n-H, --header LINE\n")));
        QVERIFY(page.contains(QStringLiteral("wirebench-cli tcp-server 9999 --answer \\(aqgreet=")));
    }

    void namesTheExamples()
    {
        const QString page = read(Program::Window);
        for (const Example &example : examples())
            QVERIFY2(page.contains(example.id), qPrintable(example.id));
    }

    /// A dot, a quote or a backslash of ours must not be taken for a request.
    void everyRequestIsKnown()
    {
        const QRegularExpression known(QStringLiteral("^\\.(TH|SH|SS|TP|PP|RS|RE|EX|EE|br|nh|ad|\\\\\")( |$)"));
        const QRegularExpression escape(QStringLiteral("\\\\(?!e|-|&|f[BIR]|\\((ti|ha|aq)|\")"));
        for (const Program program : {Program::Window, Program::Cli}) {
            for (const QString &line : manualPage(program).split(u'\n')) {
                QVERIFY2(!line.startsWith(u'.') || line.contains(known), qPrintable(line));
                QVERIFY2(!line.startsWith(u'\''), qPrintable(line));
                QVERIFY2(!line.contains(escape), qPrintable(line));
            }
        }
    }
};

QTEST_APPLESS_MAIN(tst_ManualPage)
#include "tst_manualpage.moc"
