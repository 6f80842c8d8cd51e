#include "core/workspace/commandline.h"

#include "core/base/buildinfo.h"
#include "core/workspace/commandsettings.h"
#include "core/workspace/examples.h"
#include "core/workspace/optionreader.h"
#include "core/workspace/practicewords.h"
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
    const ChecksumConfig checksum = readChecksum(options);
    for (const QString &text : options.texts("send"))
        run.sends += withChecksum(options.escaped("send", text), checksum);
    run.halfClose = options.has("half-close");
    run.sequence = options.text("sequence");
    if (!run.sequence.isEmpty() && !run.sends.isEmpty())
        options.refuse("sequence", QStringLiteral("it takes the place of --send."));
    if (run.halfClose && run.sends.isEmpty() && run.sequence.isEmpty())
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

HttpRunOptions readHttpRun(OptionReader &options)
{
    HttpRunOptions http;
    http.outputPath = options.text("output");
    http.include = options.has("include");
    http.timings = options.has("timings");
    http.failOnStatus = options.has("fail");
    http.cookieJar = options.text("cookie-jar");
    return http;
}

RunOptions readRun(OptionReader &options, const VerbWords *verb)
{
    RunOptions run;
    readLogs(options, run);
    run.durationMs = options.seconds("duration", 0);
    run.statistics = options.has("stats");
    run.json = options.has("json");
    run.boardPath = options.text("board");
    run.confirmTarget = options.has("confirm-target");
    readSends(options, run);
    run.http = readHttpRun(options);
    if (verb && qstrcmp(verb->name, "talk") == 0)
        run.talk = readTalkRun(options);
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

bool isRecording(const QString &path)
{
    return path.endsWith(QStringLiteral(".jsonl"), Qt::CaseInsensitive);
}

WindowOptions readWindow(OptionReader &options, const ParsedWords &words)
{
    WindowOptions window;
    readExample(options, window);
    window.start = options.has("start");
    window.language = options.text("language");
    if (options.has("language") && window.language != u"en" && window.language != u"fr")
        options.refuse("language", QStringLiteral("“%1” is neither en nor fr.").arg(window.language));
    window.projector = options.has("projector");
    window.screenshotPath = options.text("screenshot");
    window.screenshotAfterMs = options.integer("after", window.screenshotAfterMs, ranges::workMs);
    if (options.has("after") && window.screenshotPath.isEmpty())
        options.refuse("after", QStringLiteral("it goes with --screenshot."));
    const QStringList operands = words.parser.positionalArguments();
    if (!words.verb && !operands.isEmpty())
        (isRecording(operands.first()) ? window.recordingPath : window.workspacePath) = operands.first();
    const bool hasFile = !words.verb && !operands.isEmpty();
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
        if (option.letter)
            names += QString::fromLatin1(option.letter);
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
    if (words.verb && words.verb->cliOnly && words.program == Program::Window)
        return QStringLiteral("%1 is a verb of wirebench-cli alone.").arg(first);
    if (words.verb && operands.size() <= words.verb->leastOperands)
        return QStringLiteral("%1 needs %2.").arg(first, QLatin1String(words.verb->operand));
    const qsizetype most = words.verb ? 1 + words.verb->mostOperands : 1;
    const bool isFile = first.endsWith(QStringLiteral(".wirebench"), Qt::CaseInsensitive) || isRecording(first);
    if (!words.verb && !first.isEmpty() && (!isFile || words.program == Program::Cli))
        return QStringLiteral("“%1” is not a verb%2. The verbs are: %3.")
            .arg(first,
                 words.program == Program::Window ? QStringLiteral(" or a .wirebench or .jsonl file") : QString(),
                 verbNames());
    const bool isEndless = words.verb && words.verb->mostOperands < 0;
    if (!isEndless && operands.size() > most)
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
        return QStringLiteral("%1 %2\n%3").arg(QLatin1String(programName(words.program)), versionNumber(), buildDetails());
    return std::nullopt;
}

CommandLine read(const ParsedWords &words, OptionReader &options)
{
    CommandLine line;
    const QStringList operands = words.parser.positionalArguments().mid(1);
    const bool isPractice = words.verb && qstrcmp(words.verb->name, "practice-server") == 0;
    if (isPractice)
        line.practice = readPracticeServers(options, operands);
    else if (words.verb)
        line.session = Session{QString(), true, readSettings(*words.verb, options, operands)};
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
            return CommandLine{*information, {}, {}, {}, {}};
    }
    // A mistyped verb makes its options unknown too: say the verb first.
    OptionReader options(parsed.parser);
    for (const OptionWords &option : optionsOf(program, parsed.verb)) {
        if (option.letter)
            options.alias(option.letter, option.name);
    }
    if (understood && parsed.verb && qstrcmp(parsed.verb->name, "talk") == 0 && options.mistake().isEmpty()) {
        if (const auto information = talkInformation(options); information && options.mistake().isEmpty())
            return CommandLine{*information, {}, {}, {}, {}};
    }
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
