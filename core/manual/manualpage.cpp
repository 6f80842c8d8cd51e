#include "core/manual/manualpage.h"

#include "core/base/buildinfo.h"
#include "core/workspace/examples.h"

namespace wirebench {

namespace {

/// Text as roff takes it: a backslash and a dash are signs there, and so is a dot or a quote at the start of a line.
QString roff(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\')
            result += QStringLiteral("\\e");
        else if (c == u'-')
            result += QStringLiteral("\\-");
        else if (c == u'~')
            result += QStringLiteral("\\(ti");
        else if (c == u'^')
            result += QStringLiteral("\\(ha");
        else if (c == u'\'')
            result += QStringLiteral("\\(aq");
        else
            result += c;
    }
    if (result.startsWith(u'.'))
        result.prepend(QStringLiteral("\\&"));
    return result;
}

QString roff(const char *text)
{
    return roff(QString::fromUtf8(text));
}

QString bold(const QString &text)
{
    return QStringLiteral("\\fB%1\\fR").arg(roff(text));
}

QString section(const char *title)
{
    return QStringLiteral(".SH %1\n").arg(QString::fromLatin1(title));
}

QString paragraphs(const QString &text)
{
    QStringList result;
    for (const QString &paragraph : text.split(QStringLiteral("\n\n")))
        result += roff(paragraph.simplified()) + u'\n';
    return result.join(QStringLiteral(".PP\n"));
}

QString entry(const QString &name, const QString &explanation)
{
    return QStringLiteral(".TP\n%1\n%2\n").arg(name, explanation);
}

QString optionEntry(const OptionWords &option)
{
    QString name = bold(QStringLiteral("--") + QString::fromLatin1(option.name));
    if (option.letter)
        name.prepend(bold(u'-' + QString::fromLatin1(option.letter)) + QStringLiteral(", "));
    if (option.value)
        name += QStringLiteral(" \\fI%1\\fR").arg(roff(option.value));
    return entry(name, roff(option.help));
}

QString optionEntries(const QList<OptionWords> &options)
{
    QString text;
    for (const OptionWords &option : options)
        text += optionEntry(option);
    return text;
}

QString command(const QString &words)
{
    return QStringLiteral(".PP\n.RS 4\n.EX\n%1\n.EE\n.RE\n").arg(roff(words));
}

QString heading(Program program)
{
    const QString name = QString::fromLatin1(programName(program));
    return QStringLiteral(".TH %1 1 \"\" \"Wirebench %2\" \"User Commands\"\n"
                          ".\\\" Made from the words of the program itself; changes here are lost.\n"
                          ".nh\n.ad l\n")
        .arg(name.toUpper(), versionNumber());
}

QString verbSynopsis(const QString &name, const VerbWords &verb)
{
    return QStringLiteral("%1 \\fI%2\\fR [\\fIOPTION\\fR…] \\fI%3\\fR\n.br\n")
        .arg(bold(name), roff(verb.name), roff(verb.operand));
}

/// The verbs with everything that the command line knows of them.
QString explainedVerbs()
{
    QString text;
    for (const VerbWords &verb : verbs()) {
        text += QStringLiteral(".SS \"%1 %2\"\n").arg(roff(verb.name), roff(verb.operand));
        text += paragraphs(QString::fromUtf8(verb.description)) + optionEntries(verb.options);
        text += QStringLiteral(".PP\nFor example:\n");
        for (const char *example : verb.examples)
            text += command(QStringLiteral("wirebench-cli ") + QString::fromUtf8(example));
    }
    return text;
}

/// The verbs as the window takes them: what they are, and the names of their options.
QString namedVerbs()
{
    QString text = QStringLiteral("With a verb the window opens with that session filled in and started. "
                                  "\\fBwirebench\\-cli\\fR(1) explains operands and options.\n");
    for (const VerbWords &verb : verbs()) {
        QStringList names;
        for (const OptionWords &option : verb.options) {
            if (!option.cliOnly)
                names += bold(QStringLiteral("--") + QString::fromLatin1(option.name));
        }
        text += entry(QStringLiteral("%1 \\fI%2\\fR").arg(bold(QString::fromLatin1(verb.name)), roff(verb.operand)),
                      roff(verb.summary) + QStringLiteral(".\n.br\nOptions: ") + names.join(QStringLiteral(", ")) + u'.');
    }
    return text;
}

QString exitStatus()
{
    return section("EXIT STATUS") +
           entry(bold(QStringLiteral("0")), QStringLiteral("done; stopped by SIGINT, SIGTERM or \\-\\-duration")) +
           entry(bold(QStringLiteral("1")), QStringLiteral("the network, a log file or standard output said no")) +
           entry(bold(QStringLiteral("2")), QStringLiteral("wrong usage"));
}

QString commandLinePage()
{
    QString text = heading(Program::Cli) + section("NAME") +
                   QStringLiteral("wirebench\\-cli \\- a workbench for sockets, without a window\n") + section("SYNOPSIS");
    for (const VerbWords &verb : verbs())
        text += verbSynopsis(QStringLiteral("wirebench-cli"), verb);
    text += section("DESCRIPTION") +
            QStringLiteral("Opens real connections, exchanges real bytes, and records every socket call that made them: which "
                           "call, with what arguments, what came back, and how long it waited. Servers print "
                           "“listening on HOST:PORT” on standard error once they are ready, and end cleanly on SIGINT and "
                           "SIGTERM.\n");
    text += section("VERBS") + explainedVerbs();
    return text + section("OPTIONS OF EVERY VERB") + optionEntries(optionsOf(Program::Cli, nullptr)) + exitStatus() +
           section("SEE ALSO") +
           QStringLiteral("\\fBwirebench\\fR(1), \\fBnc\\fR(1), \\fBcurl\\fR(1), \\fBsocket\\fR(7), \\fBtcp\\fR(7), "
                          "\\fBudp\\fR(7)\n");
}

QString examplesOfCourse()
{
    QStringList ids;
    for (const Example &example : examples())
        ids += bold(example.id);
    return section("EXAMPLES OF THE COURSE") +
           QStringLiteral("\\-\\-example takes: %1.\n").arg(ids.join(QStringLiteral(", ")));
}

QString files()
{
    return section("FILES") +
           entry(QStringLiteral("\\fI$XDG_DATA_HOME/wirebench/last.wirebench\\fR"),
                 QStringLiteral("what was typed and how the window stood, for the next start "
                                "(XDG_DATA_HOME is \\(ti/.local/share where it is not set)")) +
           entry(QStringLiteral("\\fI$XDG_DATA_HOME/wirebench/messages.json\\fR"), QStringLiteral("the saved messages")) +
           entry(QStringLiteral("\\fIwirebench\\-portable.txt\\fR"),
                 QStringLiteral("beside the program or one folder above it: both files are kept in the folder \\fIdata\\fR "
                                "beside it instead"));
}

QString windowPage()
{
    QString text = heading(Program::Window) + section("NAME") +
                   QStringLiteral("wirebench \\- a workbench for sockets\n") + section("SYNOPSIS") +
                   QStringLiteral("\\fBwirebench\\fR [\\fIOPTION\\fR…] [\\fIFILE.wirebench\\fR | \\fIFILE.jsonl\\fR]\n.br\n"
                                  "\\fBwirebench\\fR \\fIVERB\\fR [\\fIOPTION\\fR…] \\fIOPERAND\\fR\n");
    text += section("DESCRIPTION") +
            QStringLiteral("A window in which one opens both ends of a connection (TCP, TLS, UDP, HTTP, Unix\\-domain sockets), "
                           "exchanges real bytes, and sees every socket call that made it happen, as a table, a sequence "
                           "diagram and a program.\n.PP\n"
                           "Without operands it opens as it was left; with \\fIFILE.wirebench\\fR with the sessions saved "
                           "there; with \\fIFILE.jsonl\\fR it plays a saved log.\n");
    text += section("OPTIONS") + optionEntries(optionsOf(Program::Window, nullptr));
    text += section("VERBS") + namedVerbs() + examplesOfCourse() + files() + exitStatus();
    return text + section("SEE ALSO") + QStringLiteral("\\fBwirebench\\-cli\\fR(1), \\fBwireshark\\fR(1), \\fBsocket\\fR(7)\n");
}

} // namespace

QString manualPage(Program program)
{
    return program == Program::Cli ? commandLinePage() : windowPage();
}

} // namespace wirebench
