#include "core/workspace/commandline.h"

#include "core/base/errorsentence.h"
#include "core/workspace/examples.h"
#include "core/workspace/ranges.h"

#include <QCommandLineParser>

#include <algorithm>
#include <cmath>

namespace wirebench {

namespace {

constexpr double longestSeconds = 24 * 60 * 60;

struct ParsedWords
{
    ParsedWords(Program forProgram, const VerbWords *forVerb) : program(forProgram), verb(forVerb) {}

    const Program program;
    const VerbWords *const verb;
    QCommandLineParser parser;
};

/// The values of the options, converted one by one. The first mistake is kept; whoever reads goes on with
/// the default and asks mistake() at the end.
class OptionReader
{
public:
    explicit OptionReader(const ParsedWords &words) : m_parser(words.parser) {}

    const QString &mistake() const { return m_mistake; }
    void refuse(const char *name, const QString &why);
    void refuse(const QString &message);

    // An option that this program does not take with this verb is as good as not given.
    bool has(const char *name) const { return m_parser.optionNames().contains(QLatin1String(name)); }
    QString text(const char *name) const
    {
        return has(name) ? m_parser.value(QString::fromLatin1(name)) : QString();
    }
    QStringList texts(const char *name) const
    {
        return has(name) ? m_parser.values(QString::fromLatin1(name)) : QStringList();
    }
    int integer(const char *name, int defaultValue, IntRange range);
    /// Seconds, possibly with a fraction, as milliseconds.
    int seconds(const char *name, int defaultMs);
    QByteArray escaped(const char *name, const QString &text);

private:
    const QCommandLineParser &m_parser;
    QString m_mistake;
};

void OptionReader::refuse(const QString &message)
{
    if (m_mistake.isEmpty())
        m_mistake = message;
}

void OptionReader::refuse(const char *name, const QString &why)
{
    refuse(QStringLiteral("--%1: %2").arg(QLatin1String(name), why));
}

int OptionReader::integer(const char *name, int defaultValue, IntRange range)
{
    if (!has(name))
        return defaultValue;
    bool ok = false;
    const int value = text(name).toInt(&ok);
    if (ok && range.contains(value))
        return value;
    refuse(name, QStringLiteral("“%1” is not a whole number from %2 to %3.")
                     .arg(text(name))
                     .arg(range.lowest)
                     .arg(range.highest));
    return defaultValue;
}

int OptionReader::seconds(const char *name, int defaultMs)
{
    if (!has(name))
        return defaultMs;
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (ok && value >= 0.001 && value <= longestSeconds)
        return int(std::lround(value * 1000));
    refuse(name, QStringLiteral("“%1” is not a number of seconds from 0.001 to %2.")
                     .arg(text(name))
                     .arg(longestSeconds));
    return defaultMs;
}

QByteArray OptionReader::escaped(const char *name, const QString &text)
{
    PayloadFormat format;
    format.notation = PayloadNotation::Escapes;
    const auto bytes = encodePayload(text, format);
    if (bytes)
        return *bytes;
    refuse(name, englishErrorText(bytes.error()));
    return {};
}

/// Host and port of the operand. Without a host it is this machine; ":PORT" leaves it empty.
void readOperand(const QString &operand, OptionReader &options, QString &host, QString &port)
{
    const auto parts = splitHostPort(operand);
    if (!parts)
        return options.refuse(englishErrorText(parts.error()));
    host = parts->hasHost ? parts->host : QStringLiteral("localhost");
    port = parts->port;
}

void readAnswer(OptionReader &options, TcpServerSettings &server)
{
    if (!options.has("answer"))
        return;
    struct AnswerWord
    {
        const char *word;
        AnswerKind kind;
        bool hasText;
    };
    static constexpr AnswerWord words[] = {{"none", AnswerKind::None, false},
                                           {"echo", AnswerKind::Echo, false},
                                           {"prefix", AnswerKind::Prefix, true},
                                           {"greet", AnswerKind::Greeting, true},
                                           {"reply", AnswerKind::Fixed, true}};
    const QString answer = options.text("answer");
    const qsizetype equals = answer.indexOf(u'=');
    const QString word = answer.left(equals);
    const auto found = std::find_if(std::begin(words), std::end(words), [&](const AnswerWord &known) {
        return word == QLatin1String(known.word) && known.hasText == (equals >= 0);
    });
    if (found == std::end(words)) {
        options.refuse(
            "answer",
            QStringLiteral("“%1” is not none, echo, prefix=TEXT, reply=TEXT or greet=TEXT.").arg(answer));
        return;
    }
    server.answer = found->kind;
    server.answerText = found->hasText ? answer.mid(equals + 1) : QString();
    options.escaped("answer", server.answerText);
    server.closeAfterAnswer = server.answer == AnswerKind::Greeting;
}

void readConcurrency(OptionReader &options, TcpServerSettings &server)
{
    const QString word = options.text("concurrency");
    if (word.isEmpty() || word == u"all")
        return;
    if (word == u"one") {
        server.concurrency = Concurrency::OneAtATime;
        return;
    }
    bool ok = false;
    const int size = word.toInt(&ok);
    if (!ok || !ranges::poolSize.contains(size)) {
        options.refuse("concurrency", QStringLiteral("“%1” is not one, all, or a number from %2 to %3.")
                                          .arg(word)
                                          .arg(ranges::poolSize.lowest)
                                          .arg(ranges::poolSize.highest));
        return;
    }
    server.concurrency = Concurrency::Pool;
    server.poolSize = size;
}

ListenFamily readListenFamily(OptionReader &options, const QString &host)
{
    const QString word = options.text("family");
    if (word == u"4")
        return ListenFamily::IPv4;
    if (word == u"6")
        return ListenFamily::IPv6;
    if (word == u"both")
        return ListenFamily::Both;
    if (!word.isEmpty())
        options.refuse("family", QStringLiteral("“%1” is not 4, 6 or both.").arg(word));
    const auto spec = parseHost(host);
    return spec && spec->address.family == AddressFamily::IPv6 ? ListenFamily::IPv6 : ListenFamily::IPv4;
}

AddressFamily readAddressFamily(OptionReader &options)
{
    const QString word = options.text("family");
    if (word == u"4")
        return AddressFamily::IPv4;
    if (word == u"6")
        return AddressFamily::IPv6;
    if (!word.isEmpty() && word != u"any")
        options.refuse("family", QStringLiteral("“%1” is not 4, 6 or any.").arg(word));
    return AddressFamily::Unspecified;
}

TcpServerSettings readServer(OptionReader &options, const QString &operand)
{
    TcpServerSettings server;
    readOperand(operand, options, server.host, server.port);
    readAnswer(options, server);
    readConcurrency(options, server);
    server.family = readListenFamily(options, server.host);
    server.backlog = options.integer("backlog", server.backlog, ranges::backlog);
    server.receiveSize = options.integer("recv-size", server.receiveSize, ranges::receiveSize);
    server.workMs = options.integer("work", server.workMs, ranges::workMs);
    server.once = options.has("once");
    server.closeAfterAnswer |= options.has("close");
    server.reuseAddress = !options.has("no-reuse-address");
    if (const auto config = engineConfig(server); !config)
        options.refuse(englishErrorText(config.error()));
    return server;
}

TcpClientSettings readClient(OptionReader &options, const QString &operand)
{
    TcpClientSettings client;
    readOperand(operand, options, client.host, client.port);
    if (client.host.isEmpty())
        client.host = QStringLiteral("localhost");
    client.family = readAddressFamily(options);
    client.connectTimeoutMs = options.seconds("timeout", client.connectTimeoutMs);
    client.receiveSize = options.integer("recv-size", client.receiveSize, ranges::receiveSize);
    client.receiveOnce = options.has("recv-once");
    client.receiveSize = options.integer("recv-once", client.receiveSize, ranges::receiveSize);
    client.noDelay = options.has("no-delay");
    client.localAddress = options.text("local");
    client.sendOnConnect = options.has("send");
    client.payload.format.notation = PayloadNotation::Escapes;
    client.payload.text = options.texts("send").join(QString());
    if (options.has("recv-once") && options.has("recv-size"))
        options.refuse("recv-size", QStringLiteral("--recv-once gives the size already."));
    if (const auto config = engineConfig(client); !config)
        options.refuse(englishErrorText(config.error()));
    return client;
}

void readSends(OptionReader &options, RunOptions &run)
{
    for (const QString &text : options.texts("send"))
        run.sends += options.escaped("send", text);
    run.halfClose = options.has("half-close");
    if (run.halfClose && run.sends.isEmpty())
        options.refuse(
            "half-close",
            QStringLiteral("it goes with --send; at the end of standard input it is done anyway."));
}

void readLogs(OptionReader &options, RunOptions &run)
{
    for (const QString &path : options.texts("log")) {
        const auto format = path == u"-" ? ExportFormat::Text : exportFormatForPath(path);
        if (!format)
            options.refuse("log",
                           QStringLiteral("“%1” does not end in .txt, .csv, .jsonl or .pcapng.").arg(path));
        const LogTarget target{path, format.value_or(ExportFormat::Text)};
        if (run.logs.contains(target))
            options.refuse("log", QStringLiteral("“%1” is named twice.").arg(path));
        run.logs += target;
    }
}

RunOptions readRun(OptionReader &options)
{
    RunOptions run;
    readLogs(options, run);
    run.durationMs = options.seconds("duration", 0);
    run.statistics = options.has("stats");
    run.json = options.has("json");
    readSends(options, run);
    return run;
}

void readExample(OptionReader &options, WindowOptions &window)
{
    if (!options.has("example"))
        return;
    const auto example = findExample(options.text("example"));
    if (example) {
        window.example = example->id;
        return;
    }
    QStringList ids;
    for (const Example &known : examples())
        ids += known.id;
    options.refuse(
        "example",
        QStringLiteral("“%1” is none of %2.").arg(options.text("example"), ids.join(QStringLiteral(", "))));
}

WindowOptions readWindow(OptionReader &options, const ParsedWords &words)
{
    WindowOptions window;
    readExample(options, window);
    window.start = options.has("start");
    window.screenshotPath = options.text("screenshot");
    window.screenshotAfterMs = options.integer("after", window.screenshotAfterMs, ranges::workMs);
    if (options.has("after") && window.screenshotPath.isEmpty())
        options.refuse("after", QStringLiteral("it goes with --screenshot."));
    const QStringList operands = words.parser.positionalArguments();
    if (!words.verb && !operands.isEmpty())
        window.workspacePath = operands.first();
    const bool hasFile = !window.workspacePath.isEmpty();
    if (int(words.verb != nullptr) + int(hasFile) + int(!window.example.isEmpty()) > 1)
        options.refuse(QStringLiteral("Only one of a verb, a file and --example can be opened."));
    return window;
}

/// The first word that is a verb: options may stand before it. An option's value that looks like a verb
/// must stand behind the real one.
const VerbWords *verbAmong(const QStringList &words)
{
    for (const QString &word : words) {
        if (const VerbWords *verb = findVerb(word))
            return verb;
    }
    return nullptr;
}

QString verbNames()
{
    QStringList names;
    for (const VerbWords &verb : verbs())
        names += QString::fromLatin1(verb.name);
    return names.join(QStringLiteral(", "));
}

void addOptions(ParsedWords &words)
{
    for (const OptionWords &option : optionsOf(words.program, words.verb)) {
        QStringList names{QString::fromLatin1(option.name)};
        if (names.first() == u"help")
            names += QStringLiteral("h");
        words.parser.addOption(QCommandLineOption(names, QString(), QString::fromLatin1(option.value)));
    }
}

/// What is wrong with the words that are not options, empty if nothing is.
QString operandMistake(const ParsedWords &words)
{
    const QStringList operands = words.parser.positionalArguments();
    const QString first = operands.value(0);
    if (words.verb && first != QLatin1String(words.verb->name))
        return QStringLiteral("“%1” stands before the verb %2.").arg(first, QLatin1String(words.verb->name));
    if (words.verb && operands.size() == 1)
        return QStringLiteral("%1 needs %2.").arg(first, QLatin1String(words.verb->operand));
    const qsizetype most = words.verb ? 2 : 1;
    const bool isFile = first.endsWith(QStringLiteral(".wirebench"), Qt::CaseInsensitive);
    if (!words.verb && !first.isEmpty() && (!isFile || words.program == Program::Cli))
        return QStringLiteral("“%1” is not a verb%2. The verbs are: %3.")
            .arg(first,
                 words.program == Program::Window ? QStringLiteral(" or a .wirebench file") : QString(),
                 verbNames());
    if (operands.size() > most)
        return QStringLiteral("“%1” is one word too many.").arg(operands[most]);
    if (!words.verb && words.program == Program::Cli)
        return QStringLiteral("A verb is missing. The verbs are: %1.").arg(verbNames());
    return {};
}

QString hintFor(const ParsedWords &words)
{
    const QString verb = words.verb ? u' ' + QString::fromLatin1(words.verb->name) : QString();
    return QStringLiteral("See “%1%2 --help”.").arg(QLatin1String(programName(words.program)), verb);
}

std::optional<QString> informationText(const ParsedWords &words)
{
    if (words.parser.isSet(QStringLiteral("help")))
        return helpText(words.program, words.verb);
    if (words.parser.isSet(QStringLiteral("version")))
        return QStringLiteral("%1 " WIREBENCH_VERSION "\n").arg(QLatin1String(programName(words.program)));
    return std::nullopt;
}

CommandLine read(const ParsedWords &words, OptionReader &options)
{
    CommandLine line;
    const QString operand = words.parser.positionalArguments().value(1);
    const QString verb = words.verb ? QString::fromLatin1(words.verb->name) : QString();
    if (verb == u"tcp-server")
        line.session = Session{QString(), true, readServer(options, operand)};
    else if (verb == u"tcp-client")
        line.session = Session{QString(), true, readClient(options, operand)};
    line.run = readRun(options);
    if (words.program == Program::Window)
        line.window = readWindow(options, words);
    return line;
}

} // namespace

tl::expected<CommandLine, UsageError> parseCommandLine(Program program, const QStringList &words)
{
    ParsedWords parsed(program, verbAmong(words));
    addOptions(parsed);
    const bool understood =
        parsed.parser.parse(QStringList{QString::fromLatin1(programName(program))} + words);
    if (understood) {
        if (const auto information = informationText(parsed))
            return CommandLine{*information, {}, {}, {}};
    }
    // A mistyped verb makes its options unknown too: say the verb first.
    OptionReader options(parsed);
    const QString operands = operandMistake(parsed);
    if (!understood && (parsed.verb || operands.isEmpty()))
        options.refuse(parsed.parser.errorText());
    if (!operands.isEmpty())
        options.refuse(operands);
    if (!options.mistake().isEmpty())
        return tl::make_unexpected(UsageError{options.mistake(), hintFor(parsed)});
    const CommandLine line = read(parsed, options);
    if (!options.mistake().isEmpty())
        return tl::make_unexpected(UsageError{options.mistake(), hintFor(parsed)});
    return line;
}

} // namespace wirebench
