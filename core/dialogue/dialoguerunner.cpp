#include "core/dialogue/dialoguerunner.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype mostKept = 64 * 1024; ///< of lines that conditions look at

QString tlsMode(const DialogueScope &scope)
{
    return scope.values.value(QStringLiteral("tls"));
}

} // namespace

DialogueRunner::DialogueRunner(DialoguePtr dialogue, const DialogueValues &values, const RunnerOptions &options)
    : m_dialogue(std::move(dialogue)), m_options(options), m_scope{defaultValues(*m_dialogue), {}},
      m_stepping(options.stepping), m_reader(ReplyReader::make(m_dialogue->family)),
      m_telnet(options.terminalColumns, options.terminalRows)
{
    for (auto value = values.begin(); value != values.end(); ++value)
        m_scope.values.insert(value.key(), value.value());
    for (const DialogueParameter &parameter : m_dialogue->parameters) {
        if (parameter.secret && !options.showSecrets)
            m_scope.secrets.insert(parameter.name);
    }
}

DialogueRunner::~DialogueRunner() = default;

// --- the person ---

void DialogueRunner::start()
{
    if (m_at >= 0)
        return;
    m_at = 0;
    advance();
}

void DialogueRunner::next()
{
    if (isTalking()) {
        m_stepDone = true;
        advance();
        return;
    }
    m_stepping = true;
    m_released = m_paused;
    m_paused = false;
    advance();
}

void DialogueRunner::runOn()
{
    m_stepping = false;
    m_paused = false;
    advance();
}

void DialogueRunner::skip()
{
    if (!m_paused)
        return;
    m_paused = false;
    ++m_at;
    advance();
}

void DialogueRunner::typed(const QString &text)
{
    if (m_finished || (!m_paused && !isTalking()))
        return;
    const bool breaksTheLine = std::any_of(text.begin(), text.end(),
                                           [](QChar c) { return c == u'\r' || c == u'\n' || c.isNull(); });
    if (breaksTheLine) {
        tell("typed.line");
        return;
    }
    if (!m_connected || m_ended) {
        tell("typed.closed");
        return;
    }
    if (m_paused) {
        m_takenOver = true;
        manualInput(); // what came before answers something else
        m_hasManualReply = false;
    }
    const bool isTelnet = m_dialogue->family == ReplyFamily::Telnet;
    const QByteArray line = text.toUtf8();
    if (!isTelnet || !m_telnet.serverEchoes())
        output(DialogueOutput::Kind::Typed, line + '\n');
    m_sent = text;
    give(SendBytes{isTelnet ? TelnetOptions::written(line) + "\r\n" : line + "\r\n", {}});
}

void DialogueRunner::cancel()
{
    DialogueResult result;
    result.outcome = DialogueResult::Outcome::Cancelled;
    result.reason = {QStringLiteral("end.cancelled"), {}};
    result.step = m_at;
    finish(result);
}

// --- the network ---

void DialogueRunner::connected(const QString &peerHost)
{
    m_connected = true;
    m_peerHost = peerHost;
    m_secured = tlsMode(m_scope) == u"at-once";
    m_stepDone = true;
    advance();
}

void DialogueRunner::secured()
{
    m_secured = true;
    m_stepDone = true;
    tell("tls.secured");
    advance();
}

void DialogueRunner::received(QByteArrayView bytes)
{
    m_input.append(bytes.data(), bytes.size());
    if (m_paused && m_takenOver)
        manualInput();
    else
        advance();
}

void DialogueRunner::ended()
{
    m_ended = true;
    advance();
}

void DialogueRunner::messageSent()
{
    m_stepDone = true;
    advance();
}

void DialogueRunner::dataConnected()
{
    m_stepDone = true;
    advance();
}

void DialogueRunner::dataReceived(QByteArrayView bytes)
{
    m_dataInput.append(bytes.data(), bytes.size());
    advance();
}

void DialogueRunner::dataEnded()
{
    m_dataEnded = true;
    m_dataOpen = false;
    advance();
}

void DialogueRunner::dataSent()
{
    m_dataOpen = false;
    m_stepDone = true;
    advance();
}

void DialogueRunner::fileSaved()
{
    m_savePending = false;
    advance();
}

/// The connection may have broken because of what the server is about to say on the other one.
void DialogueRunner::dataFailed(const Error &error)
{
    const bool waitsForIt = m_inStep && (step().kind == StepKind::SendFile || step().kind == StepKind::Read);
    m_dataOpen = false;
    m_dataEnded = true;
    if (!waitsForIt && !(m_inStep && step().kind == StepKind::Expect)) {
        failed(error);
        return;
    }
    m_dataError = error;
    if (std::exchange(m_saving, false))
        give(DropFile{});
    m_savesOnReply = false;
    m_stepDone = m_stepDone || waitsForIt;
    advance();
}

void DialogueRunner::failed(const Error &error)
{
    DialogueResult result;
    result.outcome = DialogueResult::Outcome::Failed;
    result.error = error;
    result.step = m_at;
    finish(m_outcome.value_or(result));
}

void DialogueRunner::timedOut(int milliseconds)
{
    if (isWaiting())
        fail("end.silent", {QString::number(milliseconds / 1000), m_sent});
}

// --- through the steps ---

void DialogueRunner::advance()
{
    while (!m_finished && !m_paused && m_at >= 0) {
        if (!m_inStep) {
            enterStep();
            continue;
        }
        if (proceed() == Progress::Waits)
            return;
        if (!m_inStep) // it was refused, and takes leave
            continue;
        m_inStep = false;
        give(TellStepEnded{m_at});
        ++m_at;
    }
}

/// Begins the next step, or stops before it. Steps that are not shown are gone through.
bool DialogueRunner::enterStep()
{
    while (m_at < m_dialogue->steps.size()) {
        if (passesStep())
            continue;
        if (m_stepping && !m_released) {
            m_paused = true;
            give(TellPaused{m_at});
            return false;
        }
        m_released = false;
        m_takenOver = false;
        m_inStep = true;
        m_stepDone = false;
        give(TellStepBegun{m_at});
        begin();
        return true;
    }
    finish(m_outcome.value_or(DialogueResult()));
    return false;
}

bool DialogueRunner::passesStep()
{
    const DialogueStep &next = step();
    switch (next.kind) {
    case StepKind::If:
        m_at = conditionsHold() ? m_at + 1 : next.otherwise;
        return true;
    case StepKind::Repeat:
        if (conditionsHold())
            repeat();
        else
            m_at = next.otherwise;
        return true;
    case StepKind::Again:
    case StepKind::Jump:
        m_at = next.otherwise;
        return true;
    default:
        break;
    }
    if (conditionsHold())
        return false;
    ++m_at;
    return true;
}

/// Of a table's first column, a parameter, or a value that was captured: "4 7 9".
QStringList DialogueRunner::elementsOf(const QString &list) const
{
    if (m_lists.contains(list))
        return m_lists.value(list);
    const QString value = m_scope.values.value(list);
    return m_dialogue->parameter(list) ? listElements(value) : value.split(u' ', Qt::SkipEmptyParts);
}

void DialogueRunner::repeat()
{
    const QString list = step().text;
    const QStringList elements = elementsOf(list);
    int &turn = m_turns[m_at];
    if (turn < elements.size()) {
        m_scope.values.insert(step().name, elements[turn++]);
        ++m_at;
        return;
    }
    turn = 0;
    m_at = step().otherwise;
}

bool DialogueRunner::isOffered(const QString &words) const
{
    const QByteArrayList wanted = words.toUtf8().toUpper().split(' ');
    for (QByteArray line : m_lastLines.toUpper().split('\n')) {
        if (m_dialogue->family == ReplyFamily::ThreeDigit && line.size() > 3 && (line[3] == '-' || line[3] == ' '))
            line.remove(0, line.first(3).toInt() > 0 ? 4 : 0);
        const QByteArrayList offered = line.simplified().split(' ');
        if (std::all_of(wanted.begin(), wanted.end(), [&](const QByteArray &word) { return offered.contains(word); }))
            return true;
    }
    return false;
}

bool DialogueRunner::holds(const DialogueCondition &condition) const
{
    const QString value = m_scope.values.value(condition.name);
    switch (condition.kind) {
    case DialogueCondition::Kind::Given:
        return !value.isEmpty();
    case DialogueCondition::Kind::Is:
        return condition.words.contains(value);
    case DialogueCondition::Kind::Reply:
        return std::any_of(condition.words.begin(), condition.words.end(),
                           [&](const QString &word) { return m_reply.code.startsWith(word); });
    case DialogueCondition::Kind::Offered:
        return isOffered(condition.words.value(0));
    case DialogueCondition::Kind::Secured:
        return m_secured;
    }
    return false;
}

bool DialogueRunner::conditionsHold() const
{
    const QList<DialogueCondition> &conditions = step().conditions;
    return std::all_of(conditions.begin(), conditions.end(), [this](const DialogueCondition &condition) {
        return holds(condition) != condition.negated;
    });
}

// --- ends ---

void DialogueRunner::refuse()
{
    DialogueResult result;
    result.outcome = DialogueResult::Outcome::Refused;
    result.reason = {QStringLiteral("end.refused"), {m_sent, shownText(m_reply.lines.value(m_reply.lines.size() - 1))}};
    if (m_sent.isEmpty())
        result.reason.key = QStringLiteral("end.refused.greeting");
    result.hint = step().refusal;
    result.step = m_at;
    leave(result);
}

void DialogueRunner::fail(const char *key, const QStringList &arguments)
{
    DialogueResult result;
    result.outcome = DialogueResult::Outcome::Failed;
    result.reason = {QLatin1String(key), arguments};
    result.step = m_at;
    finish(m_outcome.value_or(result));
}

/// The server is told that it is over, as it would be after a success; whatever happens then, the outcome stands.
void DialogueRunner::leave(const DialogueResult &result)
{
    if (isLeaving() || m_ended || m_dialogue->farewell <= m_at) {
        finish(m_outcome.value_or(result));
        return;
    }
    m_outcome = result;
    if (std::exchange(m_dataOpen, false))
        give(CloseData{});
    if (std::exchange(m_saving, false))
        give(DropFile{});
    m_savesOnReply = false;
    m_dataError = {};
    m_inStep = false;
    m_at = m_dialogue->farewell;
}

void DialogueRunner::finish(const DialogueResult &result)
{
    give(TellFinished{result});
    m_finished = true;
    m_paused = false;
    m_inStep = false;
}

void DialogueRunner::output(DialogueOutput::Kind kind, QByteArray bytes)
{
    if (kind != DialogueOutput::Kind::Terminal)
        bytes.replace("\r", "");
    if (!bytes.isEmpty())
        give(DialogueOutput{kind, bytes});
}

void DialogueRunner::tell(const char *key, const QStringList &arguments)
{
    give(DialogueNote{QLatin1String(key), arguments});
}

void DialogueRunner::keepLines(QByteArrayView part)
{
    if (m_lastLines.size() < mostKept)
        m_lastLines.append(part.data(), std::min(part.size(), mostKept - m_lastLines.size()));
}

} // namespace wirebench
