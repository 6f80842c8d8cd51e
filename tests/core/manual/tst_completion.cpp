#include "core/manual/completion.h"

#include "core/manual/completedwords.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

/// The scripts, run by the shells that they are for.
class tst_Completion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bashOffersEveryWord_data() { programs(); }

    void bashOffersEveryWord()
    {
        WIREBENCH_NEED("bash");
        QFETCH(int, program);
        // One shell for all questions: what is offered behind each line of words.
        QStringList lines{QString()};
        for (const VerbWords &verb : verbs())
            lines += QLatin1String(verb.name);
        QByteArray script = "source \"$1\"\nask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); " + function(program) +
                            "; printf '%s ' \"${COMPREPLY[@]}\"; echo; }\n";
        for (const QString &line : lines)
            script += "ask program " + line.toLatin1() + " --\n";
        script += "ask program ''\nask program tcp-server 1 --family ''\nask program tcp-server --answer p\n";
        const QStringList answers = ask(QStringLiteral("bash"), Shell::Bash, script);
        QCOMPARE(answers.size(), lines.size() + 3);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QStringList offered = answers[i].split(u' ', Qt::SkipEmptyParts);
            for (const OptionWords &option : optionsOf(Program(program), findVerb(lines[i])))
                QVERIFY2(offered.contains(QStringLiteral("--") + QLatin1String(option.name)),
                         qPrintable(lines[i] + u' ' + QLatin1String(option.name)));
        }
        for (const VerbWords &verb : verbs())
            QVERIFY2(answers[lines.size()].contains(QLatin1String(verb.name)), verb.name);
        QCOMPARE(answers[lines.size() + 1].trimmed(), QStringLiteral("4 6 both"));
        QCOMPARE(answers[lines.size() + 2].trimmed(), QStringLiteral("prefix="));
    }

    void bashOffersFiles()
    {
        WIREBENCH_NEED("bash");
        QVERIFY(QFile(m_folder.filePath(QStringLiteral("lesson.wirebench"))).open(QIODevice::WriteOnly));
        m_program = int(Program::Window);
        const QByteArray place = m_folder.filePath(QStringLiteral("les")).toLocal8Bit();
        const QStringList answers =
            ask(QStringLiteral("bash"), Shell::Bash,
                "source \"$1\"\nCOMP_WORDS=(wirebench '" + place + "'); COMP_CWORD=1; _wirebench; echo \"${COMPREPLY[@]}\"\n");
        QCOMPARE(answers, QStringList{m_folder.filePath(QStringLiteral("lesson.wirebench"))});
    }

    void fishOffersEveryWord_data() { programs(); }

    void fishOffersEveryWord()
    {
        WIREBENCH_NEED("fish");
        QFETCH(int, program);
        const QByteArray name = programName(Program(program));
        QByteArray script = "source $argv[1]\n";
        for (const VerbWords &verb : verbs())
            script += "complete -C '" + name + ' ' + verb.name + " --' | string replace -r '\\t.*' '' | string join ' '\n";
        const QStringList answers = ask(QStringLiteral("fish"), Shell::Fish, script);
        QCOMPARE(answers.size(), verbs().size());
        for (qsizetype i = 0; i < verbs().size(); ++i) {
            const QStringList offered = answers[i].split(u' ', Qt::SkipEmptyParts);
            for (const OptionWords &option : optionsOf(Program(program), &verbs()[i]))
                QVERIFY2(offered.contains(QStringLiteral("--") + QLatin1String(option.name)), option.name);
        }
    }

    void zshUnderstandsItsScript_data() { programs(); }

    void zshUnderstandsItsScript()
    {
        WIREBENCH_NEED("zsh");
        QFETCH(int, program);
        // What the script hands to _arguments, one specification a line.
        QByteArray script = "_arguments() { print -rl -- \"$@\" }\n";
        for (const VerbWords &verb : verbs())
            script += QByteArray("words=(program ") + verb.name + " -); CURRENT=3; print -r -- '=='; source \"$1\"\n";
        const QStringList answers = ask(QStringLiteral("zsh"), Shell::Zsh, script).join(u'\n').split(QStringLiteral("==\n"), Qt::SkipEmptyParts);
        QCOMPARE(answers.size(), verbs().size());
        for (qsizetype i = 0; i < verbs().size(); ++i) {
            for (const OptionWords &option : optionsOf(Program(program), &verbs()[i])) {
                const QString specification = QStringLiteral("*--%1[").arg(QLatin1String(option.name));
                QVERIFY2(answers[i].contains(specification), qPrintable(specification));
            }
        }
    }

private:
    static void programs()
    {
        QTest::addColumn<int>("program");
        QTest::newRow("wirebench") << int(Program::Window);
        QTest::newRow("wirebench-cli") << int(Program::Cli);
    }

    QByteArray function(int program)
    {
        m_program = program;
        return Program(program) == Program::Cli ? "_wirebench_cli" : "_wirebench";
    }

    /// What the shell prints that runs @p questions with the script as its first argument, line by line.
    QStringList ask(const QString &shell, Shell kind, const QByteArray &questions)
    {
        if (QTest::currentDataTag())
            m_program = qstrcmp(QTest::currentDataTag(), "wirebench") == 0 ? int(Program::Window) : int(Program::Cli);
        const QString script = m_folder.filePath(QStringLiteral("script"));
        const QString asking = m_folder.filePath(QStringLiteral("asking"));
        QFile file(script);
        QFile questionFile(asking);
        if (!file.open(QIODevice::WriteOnly) || !questionFile.open(QIODevice::WriteOnly))
            return {};
        file.write(completionScript(Program(m_program), kind).toUtf8());
        questionFile.write(questions);
        file.close();
        questionFile.close();
        QStringList arguments{asking, script};
        if (shell == u"fish")
            arguments.prepend(QStringLiteral("--no-config"));
        if (shell == u"zsh")
            arguments.prepend(QStringLiteral("-f"));
        PeerProcess process(findProgram(shell), arguments);
        if (!process.start() || !process.waitForFinished())
            return {};
        if (!process.errors().isEmpty() || process.exitStatus() != 0) {
            qWarning() << process.exitStatus() << process.errors();
            return {};
        }
        return QString::fromUtf8(process.output()).trimmed().split(u'\n');
    }

    QTemporaryDir m_folder;
    int m_program = int(Program::Cli);
};

QTEST_GUILESS_MAIN(tst_Completion)
#include "tst_completion.moc"
