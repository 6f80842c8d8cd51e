#include "app/cli/talkverb.h"

#include "app/common/terminal.h"

#include <QJsonArray>

namespace wirebench {

namespace {

// After the end of standard input a server that says nothing for so long is not waited for.
constexpr int quietMs = 1000;

const char *prefixOf(DialogueOutput::Kind kind)
{
    return kind == DialogueOutput::Kind::Reply ? "< " : "> ";
}

const char *eventOf(DialogueOutput::Kind kind)
{
    switch (kind) {
    case DialogueOutput::Kind::Sent:
        return "sent";
    case DialogueOutput::Kind::Typed:
        return "typed";
    default:
        return "reply";
    }
}

QString menuLine(const GopherItem &item)
{
    if (item.type == GopherItem::Type::Information || item.code == '\0')
        return QStringLiteral("    ") + item.title;
    return QStringLiteral("[%1] %2  (%3:%4 %5)")
        .arg(QLatin1Char(item.code))
        .arg(item.title, item.host)
        .arg(item.port)
        .arg(shownText(item.selector.toUtf8()));
}

} // namespace

TalkVerb::TalkVerb(TrafficLog &log, Reactor &reactor, Messages &messages, const TcpClientSettings &settings,
                   const RunOptions &options)
    : ClientVerb(messages), m_messages(messages), m_settings(settings), m_options(options),
      m_client(log, reactor, settings.dialogue.name.section(u'/', -1)), m_lines(input()), m_quiet(quietMs)
{
    const DialogueLanguage language = options.talk.language;
    connect(&m_quiet, &QuietTimer::quiet, &m_client, &DialogueClient::next);
    connect(&m_lines, &TalkInput::line, this, &TalkVerb::lineTyped);
    connect(&m_lines, &TalkInput::ended, this, &TalkVerb::inputEnded);
    connect(&m_client, &DialogueClient::stateChanged, this, &TalkVerb::stateChanged);
    connect(&m_client, &DialogueClient::paused, this, &TalkVerb::pausedBefore);
    connect(&m_client, &DialogueClient::outputCame, this, &TalkVerb::outputCame);
    connect(&m_client, &DialogueClient::menuCame, this, &TalkVerb::menuCame);
    connect(&m_client, &DialogueClient::told, this,
            [this, language](const DialogueNote &note) { say("note", noteText(note, language)); });
    connect(&m_client, &DialogueClient::tableCame, this, [this](const DialogueTable &table) {
        QJsonArray rows;
        for (const QStringList &row : table.rows)
            rows.append(QJsonArray::fromStringList(row));
        if (m_messages.isJson())
            m_messages.say("table", {}, {{QStringLiteral("name"), table.name}, {QStringLiteral("rows"), rows}});
    });
    connect(&m_client, &DialogueClient::saved, this, [this](const QString &path, qint64 size) {
        say("saved", QStringLiteral("saved %1 (%2 bytes)").arg(path).arg(size),
            {{QStringLiteral("path"), path}, {QStringLiteral("bytes"), size}});
    });
    connect(&m_client, &DialogueClient::statusChanged, this,
            [this](const TcpClientStatus &status) { m_status = status; });
    connect(&m_client, &DialogueClient::finished, this, &TalkVerb::ended);
}

void TalkVerb::start()
{
    const auto dialogue = findDialogue(m_settings.dialogue.name, m_options.talk.language);
    const auto config = engineConfig(m_settings);
    if (!dialogue || !config) { // the parser has looked at both
        setFailed();
        finish();
        return;
    }
    m_dialogue = *dialogue;
    if (!askForSecrets(*m_dialogue)) {
        finish();
        return;
    }
    DialogueOptions options;
    options.connection = *config;
    options.tls = tlsClientConfig(m_settings.tls);
    options.stepping = m_settings.dialogue.stepping;
    options.showSecrets = m_options.talk.showSecrets;
    options.allowOtherDataHost = m_settings.dialogue.allowOtherDataHost;
    options.replyTimeoutMs = m_options.talk.replyTimeoutMs;
    m_client.start(m_dialogue, dialogueValues(m_settings.dialogue), options);
}

bool TalkVerb::askForSecrets(const Dialogue &dialogue)
{
    for (const DialogueParameter &parameter : dialogue.parameters) {
        const bool isMissing = parameter.secret && !parameter.optional && parameter.defaultValue.isEmpty() &&
                               m_settings.dialogue.secrets.value(parameter.name).isEmpty();
        if (!isMissing)
            continue;
        const auto secret = askSecret(parameter.title.in(m_options.talk.language));
        if (!secret || secret->isEmpty()) {
            m_messages.complain("value", noteText({QStringLiteral("value.secret"), {parameter.name}}, m_options.talk.language),
                                {{QStringLiteral("name"), parameter.name}});
            setFailed();
            return false;
        }
        m_settings.dialogue.secrets.insert(parameter.name, *secret);
    }
    return true;
}

void TalkVerb::say(const char *event, const QString &text, QJsonObject fields)
{
    fields.insert(QStringLiteral("text"), text);
    m_messages.say(event, text, fields);
}

void TalkVerb::stateChanged(DialogueState state)
{
    if (state == DialogueState::Talking)
        m_lines.hasEnded() ? m_quiet.start() : m_lines.wantLine();
}

void TalkVerb::pausedBefore(int step)
{
    const DialogueStep &next = m_dialogue->steps[step];
    const QString command = next.kind == StepKind::Send ? next.text + QStringLiteral(": ") : QString();
    say("step", QStringLiteral("-- %1. %2%3").arg(step + 1).arg(command, next.explanation.in(m_options.talk.language)),
        {{QStringLiteral("step"), step}});
    if (m_lines.hasEnded())
        m_client.runOn();
    else
        m_lines.wantLine();
}

void TalkVerb::lineTyped(const QString &text)
{
    const bool isPaused = m_client.state() == DialogueState::Paused;
    if (isPaused && text.isEmpty()) {
        m_client.next();
    } else if (isPaused && text == u":skip") {
        m_client.skip();
    } else if (isPaused && text == u":run") {
        m_client.runOn();
    } else if (text == u":quit") {
        setFailed();
        m_client.cancel();
    } else {
        m_client.sendLine(text);
        m_lines.wantLine();
    }
}

/// Nobody is there to step any more; what a terminal session still says is waited for.
void TalkVerb::inputEnded()
{
    if (m_client.state() == DialogueState::Paused)
        m_client.runOn();
    else if (m_client.state() == DialogueState::Talking)
        m_quiet.start();
}

void TalkVerb::outputCame(const DialogueOutput &came)
{
    m_quiet.heard();
    if (came.kind == DialogueOutput::Kind::Terminal) {
        output().write(Bytes::copyOf(came.bytes));
        return;
    }
    if (came.kind == DialogueOutput::Kind::Text) {
        output().write(Bytes::copyOf(shownText(came.bytes).toUtf8()));
        return;
    }
    for (const QByteArray &line : came.bytes.trimmed().split('\n'))
        say(eventOf(came.kind), QLatin1String(prefixOf(came.kind)) + shownText(line));
}

void TalkVerb::menuCame(const QList<GopherItem> &items)
{
    QByteArray text;
    for (const GopherItem &item : items)
        text += menuLine(item).toUtf8() + '\n';
    output().write(Bytes::copyOf(text));
}

void TalkVerb::ended(const DialogueResult &result)
{
    const DialogueLanguage language = m_options.talk.language;
    const bool isCancelled = result.outcome == DialogueResult::Outcome::Cancelled;
    if (!result.isDone() && !isCancelled && result.error.code != ErrorCode::None) {
        failed(result.error);
    } else if (!result.isDone() && !isCancelled) {
        QString text = noteText(result.reason, language);
        if (!result.hint.isEmpty())
            text += u' ' + result.hint.in(language);
        m_messages.complain(result.outcome == DialogueResult::Outcome::Refused ? "refused" : "failed", text,
                            {{QStringLiteral("text"), text}, {QStringLiteral("step"), result.step}});
        setFailed();
    }
    if (m_interrupted)
        setFailed();
    closed();
}

void TalkVerb::closeSocket()
{
    m_interrupted = true;
    if (m_client.state() == DialogueState::Idle)
        closed();
    else
        m_client.cancel();
}

QString TalkVerb::statisticsText() const
{
    return QStringLiteral("received %1 bytes, sent %2 bytes").arg(m_status.received).arg(m_status.sent);
}

QJsonObject TalkVerb::statistics() const
{
    return {{QStringLiteral("received"), qint64(m_status.received)}, {QStringLiteral("sent"), qint64(m_status.sent)}};
}

} // namespace wirebench
