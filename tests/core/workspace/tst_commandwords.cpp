#include "core/workspace/commandwords.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace wirebench;

namespace {

QList<QString> helps()
{
    QList<QString> texts;
    for (const Program program : {Program::Cli, Program::Window}) {
        texts += helpText(program, nullptr);
        for (const VerbWords &verb : verbs())
            texts += helpText(program, &verb);
    }
    return texts;
}

} // namespace

class TestCommandWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verbsAreFound()
    {
        QVERIFY(findVerb(u"tcp-server"));
        QVERIFY(findVerb(u"tcp-client"));
        QVERIFY(!findVerb(u"tcp"));
        QVERIFY(!findVerb(u""));
    }

    void noOptionStandsTwice()
    {
        for (const Program program : {Program::Cli, Program::Window}) {
            for (const VerbWords &verb : verbs()) {
                QSet<QString> names;
                for (const OptionWords &option : optionsOf(program, &verb)) {
                    const QString letter = QString::fromLatin1(option.letter ? option.letter : "");
                    QVERIFY2(letter.isEmpty() || !names.contains(letter), option.letter);
                    names.insert(letter);
                    const QString name = QString::fromLatin1(option.name);
                    QVERIFY2(!names.contains(name), option.name);
                    names.insert(name);
                }
            }
        }
    }

    void everyOptionIsExplained()
    {
        for (const Program program : {Program::Cli, Program::Window}) {
            for (const VerbWords &verb : verbs()) {
                const QString help = helpText(program, &verb);
                for (const OptionWords &option : optionsOf(program, &verb)) {
                    const QString letter =
                        option.letter ? QStringLiteral("-%1, ").arg(QLatin1String(option.letter)) : QString();
                    const QString entry = QStringLiteral("\n  %1--%2").arg(letter, QLatin1String(option.name));
                    QVERIFY2(help.contains(entry), option.name);
                    QVERIFY2(qstrlen(option.help) > 0, option.name);
                }
            }
        }
    }

    void cliOptionsAreNotOfferedInTheWindow()
    {
        const QString help = helpText(Program::Window, findVerb(u"tcp-client"));
        QVERIFY(!help.contains(QStringLiteral("--half-close")));
        QVERIFY(!help.contains(QStringLiteral("--json")));
        QVERIFY(help.contains(QStringLiteral("--log")));
        QVERIFY(help.contains(QStringLiteral("--screenshot")));
    }

    void overviewsNameTheVerbs()
    {
        for (const Program program : {Program::Cli, Program::Window}) {
            const QString help = helpText(program, nullptr);
            for (const VerbWords &verb : verbs()) {
                if (verb.cliOnly && program == Program::Window)
                    continue;
                QVERIFY2(help.simplified().contains(QString::fromLatin1(verb.summary)), verb.name);
            }
        }
    }

    void linesFitAnOldTerminal()
    {
        for (const QString &help : helps()) {
            QVERIFY(help.endsWith(u'\n'));
            for (const QString &line : help.split(u'\n')) {
                // Examples are one line each, so that they can be copied.
                if (!line.startsWith(QStringLiteral("  wirebench")))
                    QVERIFY2(line.size() <= 80, qPrintable(line));
                QVERIFY2(!line.endsWith(u' '), qPrintable(line));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCommandWords)
#include "tst_commandwords.moc"
