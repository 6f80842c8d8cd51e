#include "core/workspace/commandwords.h"

#include "core/workspace/chatwords.h"
#include "core/workspace/generatorwords.h"
#include "core/workspace/httpcommandwords.h"
#include "core/workspace/httpserverwords.h"
#include "core/workspace/practicewords.h"
#include "core/workspace/sharedwords.h"
#include "core/workspace/talkwords.h"

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
        "[HOST:]PORT|unix:PATH",
        "listen on a TCP port and answer each client",
        "Listens on a TCP port and answers its clients until it is stopped (Ctrl+C, SIGTERM or --duration). "
        "Prints “listening on HOST:PORT” on standard error as soon as clients may come, one line for each "
        "address, and a line on standard output for each client that it accepts.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Without "
        "HOST "
        "only this machine can reach the server (localhost); “:PORT” means any address, and then others can "
        "too. "
        "PORT is a number or a service name; 0 picks a free one.\n\n"
        "unix:PATH is a Unix-domain socket in a file of this machine, which is removed at the end; one that "
        "a "
        "server left behind is replaced, anything else is not. unix:@NAME is a name without a file "
        "(Linux).\n\n"
        "TEXT in an answer may hold the escapes \\r \\n \\t \\0 \\xHH and \\\\.",
        QList<OptionWords>{
            {"answer", "ANSWER",
             "what to answer: none (only read), echo (the same bytes), prefix=TEXT (TEXT and the same "
             "bytes), "
             "reply=TEXT (TEXT for each recv), greet=TEXT (TEXT to each new client, then close), rules=FILE (the "
             "first rule of a file that matches; the window writes such files, README.md says what stands in "
             "them), relay=HOST:PORT (what the server there says: each client gets a connection of its own to "
             "it). Default: echo"},
            {"close", nullptr, "close each connection after its first answer"},
            {"once", nullptr, "stop after the first client has been served"},
            {"concurrency", "one|N|all",
             "clients served at the same time; the others wait in the accept queue. Default: all"},
            {"backlog", "N", "length of the accept queue that listen() asks for. Default: 5"},
            {"recv-size", "N", "most bytes that one recv() asks for. Default: 1024"},
            {"work", "MS", "simulated work before each answer, in milliseconds. Default: 0"},
            {"family", "4|6|both", "IPv4, IPv6 or both. Default: that of HOST, else 4"},
            {"any-user", nullptr,
             "unix:PATH: every user of this machine may connect. Default: only the one who starts the "
             "server"},
            {"no-reuse-address", nullptr,
             "do not set SO_REUSEADDR: listening again soon after a stop may fail"},
            socketOptionWords(),
            {"tls-self-signed", nullptr,
             "TLS, with a certificate made for this run: it holds the names and addresses of this machine, "
             "and "
             "nobody vouches for it. Its key stays in memory"},
            clientAuthorityWords(),
        } + tlsWords() +
            streamRelayWords(),
        {"tcp-server 9999 --answer 'greet=Thank you for connecting\\r\\n'",
         "tcp-server 8000 --answer 'prefix=echo : ' --close --concurrency 10 --recv-size 512",
         "tcp-server :7000 --log traffic.pcapng --log -", "tcp-server unix:/tmp/echo.sock",
         "tcp-server 8080 --answer relay=localhost:80 --log -"}};
}

VerbWords tcpClientWords()
{
    return {
        "tcp-client",
        "[HOST:]PORT|unix:PATH",
        "connect to a TCP port: standard input goes out, what arrives is printed",
        "Connects to a TCP port. Standard input is sent as it comes, and what arrives goes to standard "
        "output "
        "unchanged. At the end of the input the sending direction is closed (shutdown), and the program ends "
        "when the peer closes its own.\n\n"
        "With --send the given texts are sent instead, and standard input is not read; the connection stays "
        "open until the peer closes it, unless --recv-once or --half-close says otherwise.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Default: "
        "localhost. PORT is a number or a service name. unix:PATH is a Unix-domain socket of this machine, "
        "unix:@NAME one without a file (Linux).",
        QList<OptionWords>{
            {"send", "TEXT",
             "send TEXT when connected; may be repeated. Escapes: \\r \\n \\t \\0 \\xHH and \\\\"},
            checksumWords(),
            sequenceWords(),
            {"half-close", nullptr,
             "after the texts of --send, send no more: the peer sees the end of the stream", true},
            {"recv-once", "N", "call recv(N) once, print what it gave and close"},
            {"recv-size", "N", "most bytes that one recv() asks for. Default: 4096"},
            {"timeout", "S", "seconds to wait for the connection, and then for its TLS. Default: 10"},
            {"family", "4|6|any", "which addresses of HOST to try. Default: any"},
            {"local", "HOST:PORT", "bind to this address of this machine first"},
            {"no-delay", nullptr, "set TCP_NODELAY: send small pieces at once"},
            proxyWords(),
            socketOptionWords(),
            {"tls", nullptr, "TLS: the server's certificate is verified, and must hold the name of HOST"},
        } + serverJudgingWords() +
            tlsWords(),
        {"tcp-client localhost:8000 --send 'Hello world' --recv-once 512",
         "tcp-client example.org:80 --send 'GET / HTTP/1.1\\r\\nHost: example.org\\r\\n\\r\\n' --recv-once "
         "4096",
         "tcp-client localhost:7000 < request.bin > answer.bin"}};
}

/// What both UDP verbs can do to the datagrams that they send.
QList<OptionWords> conditionWords()
{
    return {
        {"loss", "P", "imitate a bad network: lose this share of the datagrams that are sent (0.1 or 10%)"},
        {"duplicate", "P", "imitate: send this share twice"},
        {"reorder", "P", "imitate: hold this share back, so that later ones overtake it"},
        {"delay", "MS", "imitate: send each datagram so many milliseconds later"},
        {"jitter", "MS", "imitate: and up to so many more, each time anew"},
        {"seed", "N",
         "what the imitated network throws its dice with: the same N, the same fates. Default: 1"},
    };
}

VerbWords udpServerWords()
{
    return {
        "udp-server",
        "[HOST:]PORT",
        "bind a UDP port and answer each datagram",
        "Binds a UDP port and answers each datagram to whoever sent it, until it is stopped (Ctrl+C, SIGTERM "
        "or --duration). Prints “listening on HOST:PORT” on standard error as soon as datagrams may come, "
        "and a line on standard output for each that came.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Without "
        "HOST only this machine can reach the server (localhost), unless it joins a group; “:PORT” means any "
        "address: others can reach it, and broadcasts arrive. PORT is a number or a service name; 0 picks a "
        "free one.\n\n"
        "TEXT in an answer may hold the escapes \\r \\n \\t \\0 \\xHH and \\\\.",
        QList<OptionWords>{
            {"answer", "ANSWER",
             "what to answer: none (only receive), echo (the same bytes), prefix=TEXT (TEXT and the same "
             "bytes), reply=TEXT (TEXT for each datagram), rules=FILE (the first rule of a file that matches), "
             "relay=HOST:PORT (what the server there says: each client gets a socket of its own to it). "
             "Default: echo"},
            {"once", nullptr, "stop after the first datagram"},
            {"recv-size", "N",
             "most bytes that one recvfrom() asks for: what a longer datagram holds beyond is lost. Default: "
             "1024"},
            {"family", "4|6", "IPv4 or IPv6. Default: that of HOST or of the group, else 4"},
            {"broadcast", nullptr, "set SO_BROADCAST: answers may go to a broadcast address"},
            {"join", "GROUP[%IF]",
             "be a member of this multicast group, on this interface (224.1.1.1%eth0). May be repeated"},
            {"reuse", nullptr,
             "set SO_REUSEADDR: several programs may share the port, as members of a group do"},
            socketOptionWords(),
            {"dtls-self-signed", nullptr,
             "DTLS, with a certificate made for this run: it holds the names and addresses of this machine, "
             "and "
             "nobody vouches for it. Its key stays in memory"},
            clientAuthorityWords(),
        } + dtlsWords() +
            conditionWords() + datagramRelayWords(),
        {"udp-server 12345 --answer 'prefix=Recu: '",
         "udp-server :5007 --join 224.1.1.1 --reuse --answer none",
         "udp-server 7000 --loss 20% --seed 7 --log -", "udp-server 7000 --dtls-self-signed"}};
}

VerbWords udpClientWords()
{
    return {
        "udp-client",
        "[HOST:]PORT",
        "send datagrams to a UDP port; what arrives is printed",
        "Sends datagrams to a UDP port: each line of standard input is one, its line end included. What "
        "arrives goes to standard output unchanged. With --send each of the given texts is one datagram, and "
        "standard input is not read; an empty text is an empty datagram.\n\n"
        "A datagram is not followed by an end of the stream: the program goes on receiving until "
        "--recv-once, --timeout, --duration or Ctrl+C ends it, or a call fails.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000), an integer, a multicast "
        "group or <broadcast> (with --broadcast). Default: localhost. PORT is a number or a service name.",
        QList<OptionWords>{
            {"send", "TEXT",
             "send TEXT as one datagram; may be repeated. Escapes: \\r \\n \\t \\0 \\xHH and \\\\"},
            checksumWords(),
            sequenceWords(),
            {"recv-once", "N", "call recvfrom(N) once, print what it gave and close"},
            {"recv-size", "N", "most bytes that one recvfrom() asks for. Default: 65535"},
            {"timeout", "S",
             "once everything is sent, end when nothing came for S seconds. With --recv-once that is a "
             "failure: an answer was expected",
             true},
            {"connect", nullptr,
             "call connect(): take datagrams from this peer only, and hear that nobody is there "
             "(ECONNREFUSED)"},
            {"broadcast", nullptr, "set SO_BROADCAST: sending to a broadcast address is permitted"},
            {"ttl", "N", "how many networks multicast may cross: 0 this machine, 1 this network. Default: 1"},
            {"interface", "NAME", "the interface that multicast leaves by (eth0)"},
            {"bind", "[HOST:]PORT", "bind to this address of this machine first"},
            {"family", "4|6", "IPv4 or IPv6. Default: that of HOST, else 4"},
            socketOptionWords(),
            {"dtls", nullptr,
             "DTLS: the server's certificate is verified, and must hold the name of HOST. The handshake "
             "begins "
             "with --connect or the first datagram"},
        } + serverJudgingWords() +
            dtlsWords() + conditionWords(),
        {"udp-client localhost:12345 --send 'Bonjour serveur' --recv-once 1024",
         "udp-client '<broadcast>:5005' --broadcast --send 'Who is there?' --timeout 2",
         "udp-client 224.1.1.1:5007 --interface eth0 --ttl 2 < lines.txt",
         "udp-client localhost:7000 --dtls --insecure --send hello --recv-once 1024"}};
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
    if (option.letter)
        name.prepend(QStringLiteral("-%1, ").arg(QLatin1String(option.letter)));
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

QString verbList(Program program)
{
    QString text = QStringLiteral("\nVerbs\n");
    for (const VerbWords &verb : verbs()) {
        if (program == Program::Cli || !verb.cliOnly)
            text += entry(QString::fromLatin1(verb.name) + u' ' + QString::fromLatin1(verb.operand), verb.summary);
    }
    return text;
}

QString overview(Program program)
{
    const QString name = QString::fromLatin1(programName(program));
    QString text = QStringLiteral("Usage: %1 VERB [OPTION…] OPERAND\n").arg(name);
    if (program == Program::Window) {
        text += QStringLiteral("       %1 [OPTION…] [FILE.wirebench | FILE.jsonl]\n\n").arg(name) +
                wrapped(QStringLiteral("A workbench for sockets. Opens the window as it was left, with the "
                                       "workspace of FILE, with a saved log (.jsonl) to play, with an example, or with the "
                                       "session of a verb."),
                        0);
    } else {
        text += u'\n' +
                wrapped(QStringLiteral(
                            "A workbench for sockets, without a window: opens real connections and records "
                            "every socket call that made them."),
                        0);
    }
    text += u'\n' + verbList(program) + commonOptionLists(program);
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
    static const QList<VerbWords> all = {tcpServerWords(), tcpClientWords(), udpServerWords(), udpClientWords(),
                                         httpWords(),      downloadWords(),  httpServerWords(),
                                         labServerWords(), chatServerWords(), chatClientWords(), talkWords(),
                                         practiceServerWords(), generatorWords()};
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
        {"json", nullptr, "print messages, summary, accepted clients and datagrams that came as JSON Lines",
         true},
    };
    return options;
}

const QList<OptionWords> &windowOptions()
{
    static const QList<OptionWords> options = {
        {"example", "ID", "open an example of the course: C1 to C11, C8-one, C8-all, or C16 to C18"},
        {"start", nullptr, "start the sessions of the example, or those that ran when the window was left. FILE starts its own by itself; a saved log plays"},
        {"language", "en|fr", "the language of the window"},
        {"projector", nullptr, "begin in projector mode: full screen, large and in high contrast"},
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
