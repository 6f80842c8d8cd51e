#include "core/workspace/commandline.h"

#include "core/workspace/commandsettings.h"
#include "core/workspace/examples.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/ranges.h"

#include <QCommandLineParser>

namespace wirebench {

namespace {

struct ParsedWords
{
    ParsedWords(Program forProgram, const VerbWords *forVerb) : program(forProgram), verb(forVerb) {}

    const Program program;
    const VerbWords *const verb;
    QCommandLineParser parser;
};

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

RunOptions readRun(OptionReader &options, const VerbWords *verb)
{
    RunOptions run;
    readLogs(options, run);
    run.durationMs = options.seconds("duration", 0);
    run.statistics = options.has("stats");
    run.json = options.has("json");
    readSends(options, run);
    if (verb && qstrcmp(verb->name, "udp-client") == 0) // for tcp-client it is that of the connection
        run.quietMs = options.seconds("timeout", run.quietMs);
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
    if (words.verb)
        line.session = Session{QString(), true, readSettings(*words.verb, options, operand)};
    line.run = readRun(options, words.verb);
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
    OptionReader options(parsed.parser);
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
