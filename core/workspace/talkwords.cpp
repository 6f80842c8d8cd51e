#include "core/workspace/talkwords.h"

#include "core/base/errorsentence.h"
#include "core/base/wholefile.h"
#include "core/dialogue/dialoguelibrary.h"
#include "core/workspace/commandsettings.h"
#include "core/workspace/sharedwords.h"

namespace wirebench {

namespace {

constexpr qsizetype mostSecret = 64 * 1024; ///< bytes of a file with a value

/// TLS is asked for by the dialogue's own value "tls"; these judge its server.
QList<OptionWords> judgingWords()
{
    QList<OptionWords> words = serverJudgingWords() + tlsWords();
    words.removeIf([](const OptionWords &word) { return qstrcmp(word.name, "alpn") == 0; });
    return words;
}

DialogueLanguage languageOf(OptionReader &options)
{
    const QString code = options.text("language");
    if (options.has("language") && code != u"en" && code != u"fr")
        options.refuse("language", QStringLiteral("“%1” is neither en nor fr.").arg(code));
    return dialogueLanguageOf(code);
}

QString listText(DialogueLanguage language)
{
    QString text;
    for (const ProtocolEntry &protocol : DialogueLibrary::builtIn().protocols()) {
        QStringList ports;
        for (const quint16 port : protocol.ports)
            ports += QString::number(port);
        if (protocol.tlsPort != 0)
            ports += QStringLiteral("%1 (TLS)").arg(protocol.tlsPort);
        text += QStringLiteral("%1, %2: %3\n").arg(protocol.name, ports.join(QStringLiteral(", ")), protocol.about.in(language));
        for (const QString &name : protocol.dialogues) {
            const DialoguePtr dialogue = DialogueLibrary::builtIn().dialogue(name);
            text += QStringLiteral("    %1 %2\n").arg(name, -14).arg(dialogue->title.in(language));
        }
    }
    return text;
}

QString parameterText(const DialogueParameter &parameter, DialogueLanguage language)
{
    QString text = QStringLiteral("    %1 %2").arg(parameter.name, -10).arg(parameter.title.in(language));
    if (!parameter.choices.isEmpty())
        text += QStringLiteral(" (%1)").arg(parameter.choices.join(QStringLiteral(" | ")));
    if (!parameter.defaultValue.isEmpty() && !parameter.secret)
        text += QStringLiteral(" [%1]").arg(parameter.defaultValue);
    text += u'\n';
    if (!parameter.about.isEmpty())
        text += QStringLiteral("               %1\n").arg(parameter.about.in(language));
    return text;
}

QString explanation(const Dialogue &dialogue, DialogueLanguage language)
{
    QString text = dialogue.title.in(language) + u'\n' + dialogue.about.in(language) + QStringLiteral("\n\n--set\n");
    for (const DialogueParameter &parameter : dialogue.parameters)
        text += parameterText(parameter, language);
    text += u'\n';
    for (int i = 0; i < dialogue.steps.size(); ++i) {
        const DialogueStep &step = dialogue.steps[i];
        if (!step.isShown())
            continue;
        const QString line = step.kind == StepKind::Send ? QStringLiteral("%1: ").arg(step.text) : QString();
        text += QStringLiteral("%1. %2%3%4\n").arg(i + 1, 3).arg(QString(step.depth * 2, u' '), line, step.explanation.in(language));
    }
    return text;
}

/// "HOST", "HOST:PORT", "[IPV6]:PORT"; other than elsewhere a lone word is a host, because the dialogue knows its port.
void readHost(OptionReader &options, const QString &operand, TcpClientSettings &client)
{
    const bool hasPort = operand.contains(QStringLiteral("]:")) || operand.count(u':') == 1;
    if (!hasPort) {
        client.host = operand;
        return;
    }
    readOperand(operand, options, client.host, client.port);
    if (client.host.isEmpty())
        client.host = QStringLiteral("localhost");
}

QString fileValue(OptionReader &options, const QString &path)
{
    const auto content = readWholeFile(path, mostSecret);
    if (!content)
        options.refuse("set-file", englishErrorText(content.error()));
    QString text = QString::fromUtf8(content.value_or(QByteArray()));
    while (text.endsWith(u'\n') || text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

/// KEY=VALUE, KEY=VARIABLE and KEY=FILE.
void readValues(OptionReader &options, const Dialogue &dialogue, DialogueSettings &settings)
{
    for (const char *option : {"set", "set-env", "set-file"}) {
        for (const QString &text : options.texts(option)) {
            const qsizetype equals = text.indexOf(u'=');
            const QString name = text.left(equals);
            QString value = text.mid(equals + 1);
            if (equals <= 0)
                return options.refuse(option, QStringLiteral("“%1” is not KEY=VALUE.").arg(text));
            if (qstrcmp(option, "set-env") == 0 && !qEnvironmentVariableIsSet(value.toLocal8Bit().constData()))
                return options.refuse(option, QStringLiteral("there is no environment variable “%1”.").arg(value));
            if (qstrcmp(option, "set-env") == 0)
                value = qEnvironmentVariable(value.toLocal8Bit().constData());
            else if (qstrcmp(option, "set-file") == 0)
                value = fileValue(options, value);
            setDialogueValue(settings, dialogue, name, value);
        }
    }
    for (const auto &[option, mode] : {std::pair("starttls", "required"), std::pair("tls", "at-once")}) {
        if (options.has(option))
            settings.values.insert(QStringLiteral("tls"), QLatin1String(mode));
    }
}

/// A secret that is missing will be asked for.
void checkValues(OptionReader &options, const Dialogue &dialogue, const DialogueSettings &settings, DialogueLanguage language)
{
    DialogueValues values = dialogueValues(settings);
    for (const DialogueParameter &parameter : dialogue.parameters) {
        if (parameter.secret && !values.contains(parameter.name) && parameter.defaultValue.isEmpty())
            values.insert(parameter.name, QStringLiteral("-"));
    }
    if (const DialogueNote problem = valuesProblem(dialogue, values); !problem.isEmpty())
        options.refuse(noteText(problem, language));
}

} // namespace

VerbWords talkWords()
{
    VerbWords words{
        "talk",
        "NAME HOST[:PORT]",
        "hold a dialogue with a server: FTP, SMTP, POP3, IMAP, NNTP, Gopher, Telnet",
        "Holds a dialogue with a server, step by step as its file says, and in the open: each command and reply is "
        "told on standard error (secrets as bullets); lists, texts and documents go to standard output. NAME is one of "
        "--list, or the path of a dialogue of your own (FILE.json; core/dialogue/README.md says what stands in "
        "it).\n\n"
        "What a dialogue wants to know is given with --set; --explain NAME tells what that is, and what each step is "
        "for. A password is best not given with --set, because it would stand in the list of processes: without it "
        "the program asks on the terminal, or reads it from an environment variable or a file.\n\n"
        "With --step the program stops before each step: Enter does it, a typed line is sent in its place, :skip "
        "leaves it out, :run goes on without stops, :quit ends. In a Telnet session, lines of standard input are "
        "sent.\n\n"
        "The exit status is 0 if the dialogue reached its end, 1 if the network or the server said no.",
        QList<OptionWords>{
            {"list", nullptr, "print the protocols with their ports, and their dialogues", true},
            {"explain", "NAME", "print what the dialogue wants to know, and its steps", true},
            {"set", "KEY=VALUE", "a value of the dialogue; may be repeated"},
            {"set-env", "KEY=VARIABLE", "the same from an environment variable"},
            {"set-file", "KEY=FILE", "the same from a file, without line ends at its end"},
            {"step", nullptr, "stop before each step"},
            {"language", "en|fr", "the language of what is told. Default: en", true},
            {"show-secrets", nullptr, "show passwords on standard error and in the log", true},
            {"starttls", nullptr, "encrypt before logging in, or give up: --set tls=required"},
            {"tls", nullptr, "encrypt from the first byte: --set tls=at-once, and the port for it"},
            {"timeout", "S", "seconds to wait for the connection, and for each reply. Default: 10, and 30"},
            {"allow-other-host", nullptr, "a data connection of FTP may lead to another machine than HOST"},
            {"family", "4|6|any", "which addresses of HOST to try. Default: any"},
            proxyWords(),
        } + judgingWords(),
        {"talk --list", "talk --explain ftp", "talk ftp localhost --set folder=pub --set fetch=README",
         "talk pop3 mail.example.org --starttls --set user=ada --set-env password=MAIL_PASSWORD",
         "talk telnet localhost:2323"}};
    words.leastOperands = 2;
    words.mostOperands = 2;
    return words;
}

std::optional<QString> talkInformation(OptionReader &options)
{
    const DialogueLanguage language = languageOf(options);
    if (options.has("list"))
        return listText(language);
    if (!options.has("explain"))
        return std::nullopt;
    const auto dialogue = findDialogue(options.text("explain"), language);
    if (!dialogue) {
        options.refuse(dialogue.error());
        return QString();
    }
    return explanation(**dialogue, language);
}

SessionSettings readTalk(OptionReader &options, const QStringList &operands)
{
    TcpClientSettings client;
    const DialogueLanguage language = languageOf(options);
    const auto dialogue = findDialogue(operands.value(0), language);
    if (!dialogue) {
        options.refuse(dialogue.error());
        return client;
    }
    client.dialogue.open = true;
    client.dialogue.name = operands.value(0);
    client.dialogue.stepping = options.has("step");
    client.dialogue.allowOtherDataHost = options.has("allow-other-host");
    readValues(options, **dialogue, client.dialogue);
    const bool isAtOnce = client.dialogue.values.value(QStringLiteral("tls")) == u"at-once";
    const quint16 usual = isAtOnce && (*dialogue)->tlsPort != 0 ? (*dialogue)->tlsPort : (*dialogue)->port;
    client.port = QString::number(usual);
    readHost(options, operands.value(1), client);
    if (client.port == u"0")
        options.refuse(QStringLiteral("The dialogue %1 has no usual port: HOST:PORT is needed.").arg(operands.value(0)));
    client.family = readAddressFamily(options);
    client.connectTimeoutMs = options.seconds("timeout", client.connectTimeoutMs);
    if (options.has("proxy")) {
        const auto proxy = splitProxy(options.text("proxy"));
        if (!proxy)
            options.refuse("proxy", englishErrorText(proxy.error()));
        client.proxy = proxy.value_or(ProxyText());
    }
    readTlsOfUrl(options, client.tls);
    if (!options.mistake().isEmpty())
        return client;
    checkValues(options, **dialogue, client.dialogue, language);
    if (const auto config = engineConfig(client); !config)
        options.refuse(englishErrorText(config.error()));
    return client;
}

TalkRunOptions readTalkRun(OptionReader &options)
{
    TalkRunOptions run;
    run.language = languageOf(options);
    run.showSecrets = options.has("show-secrets");
    run.replyTimeoutMs = options.seconds("timeout", run.replyTimeoutMs);
    return run;
}

} // namespace wirebench
