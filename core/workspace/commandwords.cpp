#include "core/workspace/commandwords.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype lineWidth = 80;
constexpr qsizetype optionIndent = 2;
constexpr qsizetype helpIndent = 26;

VerbWords tcpServerWords()
{
    return {
        "tcp-server",
        "[HOST:]PORT",
        "listen on a TCP port and answer each client",
        "Listens on a TCP port and answers its clients until it is stopped (Ctrl+C, SIGTERM or --duration). "
        "Prints “listening on HOST:PORT” on standard error as soon as clients may come, one line for each "
        "address, and a line on standard output for each client that it accepts.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Without "
        "HOST "
        "only this machine can reach the server (localhost); “:PORT” means any address, and then others can "
        "too. "
        "PORT is a number or a service name; 0 picks a free one.\n\n"
        "TEXT in an answer may hold the escapes \\r \\n \\t \\0 \\xHH and \\\\.",
        {
            {"answer", "ANSWER",
             "what to answer: none (only read), echo (the same bytes), prefix=TEXT (TEXT and the same "
             "bytes), "
             "reply=TEXT (TEXT for each recv), greet=TEXT (TEXT to each new client, then close). Default: "
             "echo"},
            {"close", nullptr, "close each connection after its first answer"},
            {"once", nullptr, "stop after the first client has been served"},
            {"concurrency", "one|N|all",
             "clients served at the same time; the others wait in the accept queue. Default: all"},
            {"backlog", "N", "length of the accept queue that listen() asks for. Default: 5"},
            {"recv-size", "N", "most bytes that one recv() asks for. Default: 1024"},
            {"work", "MS", "simulated work before each answer, in milliseconds. Default: 0"},
            {"family", "4|6|both", "IPv4, IPv6 or both. Default: that of HOST, else 4"},
            {"no-reuse-address", nullptr,
             "do not set SO_REUSEADDR: listening again soon after a stop may fail"},
        },
        {"tcp-server 9999 --answer 'greet=Thank you for connecting\\r\\n'",
         "tcp-server 8000 --answer 'prefix=echo : ' --close --concurrency 10 --recv-size 512",
         "tcp-server :7000 --log traffic.pcapng --log -"}};
}

VerbWords tcpClientWords()
{
    return {
        "tcp-client",
        "[HOST:]PORT",
        "connect to a TCP port: standard input goes out, what arrives is printed",
        "Connects to a TCP port. Standard input is sent as it comes, and what arrives goes to standard "
        "output "
        "unchanged. At the end of the input the sending direction is closed (shutdown), and the program ends "
        "when the peer closes its own.\n\n"
        "With --send the given texts are sent instead, and standard input is not read; the connection stays "
        "open until the peer closes it, unless --recv-once or --half-close says otherwise.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Default: "
        "localhost. PORT is a number or a service name.",
        {
            {"send", "TEXT",
             "send TEXT when connected; may be repeated. Escapes: \\r \\n \\t \\0 \\xHH and \\\\"},
            {"half-close", nullptr,
             "after the texts of --send, send no more: the peer sees the end of the stream", true},
            {"recv-once", "N", "call recv(N) once, print what it gave and close"},
            {"recv-size", "N", "most bytes that one recv() asks for. Default: 4096"},
            {"timeout", "S", "seconds to wait for the connection. Default: 10"},
            {"family", "4|6|any", "which addresses of HOST to try. Default: any"},
            {"local", "HOST:PORT", "bind to this address of this machine first"},
            {"no-delay", nullptr, "set TCP_NODELAY: send small pieces at once"},
        },
        {"tcp-client localhost:8000 --send 'Hello world' --recv-once 512",
         "tcp-client example.org:80 --send 'GET / HTTP/1.1\\r\\nHost: example.org\\r\\n\\r\\n' --recv-once "
         "4096",
         "tcp-client localhost:7000 < request.bin > answer.bin"}};
}

const QList<OptionWords> &informationOptions()
{
    static const QList<OptionWords> options = {
        {"help", nullptr, "print this text"},
        {"version", nullptr, "print the version"},
    };
    return options;
}

/// Breaks a text into lines that end before lineWidth and start at @p indent.
QString wrapped(const QString &text, qsizetype indent)
{
    QString result;
    qsizetype column = indent;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const bool lineStarts = column == indent;
        if (!lineStarts && column + 1 + word.size() > lineWidth) {
            result += u'\n' + QString(indent, u' ') + word;
            column = indent + word.size();
            continue;
        }
        result += lineStarts ? word : u' ' + word;
        column += word.size() + (lineStarts ? 0 : 1);
    }
    return result;
}

QString paragraphs(const char *text)
{
    QStringList result;
    for (const QString &paragraph : QString::fromUtf8(text).split(QStringLiteral("\n\n")))
        result += wrapped(paragraph, 0) + u'\n';
    return result.join(u'\n');
}

/// "  name   explanation", the explanation on the next line where the name is long.
QString entry(const QString &name, const char *explanation)
{
    QString line = QString(optionIndent, u' ') + name;
    if (line.size() + 2 > helpIndent)
        line += u'\n' + QString(helpIndent, u' ');
    else
        line = line.leftJustified(helpIndent);
    return line + wrapped(QString::fromUtf8(explanation), helpIndent) + u'\n';
}

QString optionEntry(const OptionWords &option)
{
    QString name = QStringLiteral("--") + QString::fromLatin1(option.name);
    if (option.value)
        name += u' ' + QString::fromLatin1(option.value);
    return entry(name, option.help);
}

QString optionList(const char *title, const QList<OptionWords> &options, Program program)
{
    QString text = u'\n' + QString::fromLatin1(title) + u'\n';
    for (const OptionWords &option : options) {
        if (program == Program::Cli || !option.cliOnly)
            text += optionEntry(option);
    }
    return text;
}

QString commonOptionLists(Program program)
{
    QString text = optionList("Options of every verb", runOptions(), program);
    if (program == Program::Window)
        text += optionList("Options of the window", windowOptions(), program);
    return text + optionList("Information", informationOptions(), program);
}

QString exitStatusText()
{
    return QStringLiteral("\nExit status\n"
                          "  0  done; stopped by SIGINT, SIGTERM or --duration\n"
                          "  1  the network, a log file or standard output said no\n"
                          "  2  wrong usage\n");
}

QString verbHelp(Program program, const VerbWords &verb)
{
    const QString name = QString::fromLatin1(programName(program));
    const QString verbName = QString::fromLatin1(verb.name);
    QString text = QStringLiteral("Usage: %1 %2 [OPTION…] %3\n\n")
                       .arg(name, verbName, QString::fromLatin1(verb.operand));
    if (program == Program::Window)
        text +=
            wrapped(QStringLiteral("Opens the window with this session filled in and started."), 0) + u'\n';
    else
        text += paragraphs(verb.description);
    text += optionList("Options", verb.options, program) + commonOptionLists(program);
    if (program == Program::Cli)
        text += exitStatusText();
    text += QStringLiteral("\nExamples\n");
    for (const char *example : verb.examples)
        text += QStringLiteral("  %1 %2\n").arg(name, QString::fromUtf8(example));
    return text;
}

QString verbList()
{
    QString text = QStringLiteral("\nVerbs\n");
    for (const VerbWords &verb : verbs())
        text +=
            entry(QString::fromLatin1(verb.name) + u' ' + QString::fromLatin1(verb.operand), verb.summary);
    return text;
}

QString overview(Program program)
{
    const QString name = QString::fromLatin1(programName(program));
    QString text = QStringLiteral("Usage: %1 VERB [OPTION…] OPERAND\n").arg(name);
    if (program == Program::Window) {
        text += QStringLiteral("       %1 [OPTION…] [FILE.wirebench]\n\n").arg(name) +
                wrapped(QStringLiteral("A workbench for sockets. Opens the window as it was left, with the "
                                       "workspace of FILE, with an example, or with the session of a verb."),
                        0);
    } else {
        text += u'\n' +
                wrapped(QStringLiteral(
                            "A workbench for sockets, without a window: opens real connections and records "
                            "every socket call that made them."),
                        0);
    }
    text += u'\n' + verbList() + commonOptionLists(program);
    if (program == Program::Cli)
        text += exitStatusText();
    return text + QStringLiteral("\n“%1 VERB --help” explains a verb.\n").arg(name);
}

} // namespace

const char *programName(Program program)
{
    return program == Program::Cli ? "wirebench-cli" : "wirebench";
}

const QList<VerbWords> &verbs()
{
    static const QList<VerbWords> all = {tcpServerWords(), tcpClientWords()};
    return all;
}

const VerbWords *findVerb(QStringView name)
{
    const QList<VerbWords> &all = verbs();
    const auto found = std::find_if(
        all.begin(), all.end(), [name](const VerbWords &verb) { return name == QLatin1String(verb.name); });
    return found == all.end() ? nullptr : &*found;
}

const QList<OptionWords> &runOptions()
{
    static const QList<OptionWords> options = {
        {"log", "FILE",
         "record every socket call in FILE; the suffix chooses the format: .txt, .csv, .jsonl or .pcapng. "
         "“-” is a live table on standard error. May be repeated"},
        {"duration", "S", "stop after S seconds"},
        {"stats", nullptr, "print a summary on standard error at the end", true},
        {"json", nullptr, "print messages, summary and accepted clients as JSON Lines", true},
    };
    return options;
}

const QList<OptionWords> &windowOptions()
{
    static const QList<OptionWords> options = {
        {"example", "ID", "open an example of the course: C1, C2, C3, C5, C6, C7, C8, C8-one or C8-all"},
        {"start", nullptr, "start the sessions of the example, or those that ran when the window was left. FILE starts its own by itself"},
        {"screenshot", "FILE", "save a picture of the window as PNG, then quit"},
        {"after", "MS", "milliseconds to wait before the screenshot. Default: 1000"},
    };
    return options;
}

QList<OptionWords> optionsOf(Program program, const VerbWords *verb)
{
    QList<OptionWords> options = runOptions() + informationOptions();
    if (program == Program::Window)
        options += windowOptions();
    if (verb)
        options += verb->options;
    if (program == Program::Window)
        options.removeIf([](const OptionWords &option) { return option.cliOnly; });
    return options;
}

QString helpText(Program program, const VerbWords *verb)
{
    return verb ? verbHelp(program, *verb) : overview(program);
}

} // namespace wirebench
