// The steps of DialogueRunner: how each begins, and what it waits for.
#include "core/dialogue/dialoguerunner.h"

#include "core/dialogue/dataaddress.h"

#include <algorithm>

namespace wirebench {

void DialogueRunner::begin()
{
    switch (step().kind) {
    case StepKind::Connect:
        give(ConnectControl{m_scope.values.value(QStringLiteral("tls")) == u"at-once"});
        break;
    case StepKind::Expect:
        beginExpect();
        break;
    case StepKind::Send:
        beginSend();
        break;
    case StepKind::SendMessage:
        m_sent = QStringLiteral("…");
        give(SendMessageBody{});
        break;
    case StepKind::StartTls:
        beginTls();
        break;
    case StepKind::OpenData:
        beginOpenData();
        break;
    case StepKind::SendFile:
        beginSendFile();
        break;
    case StepKind::Read:
        beginRead();
        break;
    case StepKind::Close:
        m_connected = false;
        give(CloseControl{});
        break;
    default: // Talk begins with whatever there is; the others are passed
        break;
    }
}

DialogueRunner::Progress DialogueRunner::proceed()
{
    switch (step().kind) {
    case StepKind::Connect:
    case StepKind::StartTls:
    case StepKind::SendMessage:
    case StepKind::OpenData:
    case StepKind::SendFile:
        if (m_ended && !m_stepDone) {
            fail("end.closed", {m_sent});
            return Progress::Waits;
        }
        return whenDone();
    case StepKind::Expect:
        return expect();
    case StepKind::Read:
        return read();
    case StepKind::Talk:
        return talk();
    default:
        return Progress::Ended;
    }
}

// --- sending ---

void DialogueRunner::beginSend()
{
    m_hasManualReply = false;
    if (m_ended || !m_connected) {
        fail("end.closed", {m_sent});
        return;
    }
    FilledLine line = fillLine(step().text, m_scope);
    if (!line.problem.isEmpty()) {
        fail(line.problem.key.toLatin1().constData(), line.problem.arguments);
        return;
    }
    QByteArray tag;
    if (step().tagged) {
        tag = 'a' + QByteArray::number(++m_tag) + ' ';
        if (auto *imap = dynamic_cast<ImapReplyReader *>(m_reader.get()))
            imap->expectTag(tag.chopped(1));
    }
    m_sent = QString::fromLatin1(tag) + line.display;
    output(DialogueOutput::Kind::Sent, m_sent.toUtf8() + '\n');
    sendLine(tag + line.bytes, tag + line.shown);
}

void DialogueRunner::sendLine(const QByteArray &line, const QByteArray &shown)
{
    const QByteArray end = "\r\n";
    give(SendBytes{line + end, shown == line ? QByteArray() : shown + end});
}

/// What has come in clear behind the server's word for it may be anybody's (RFC 3207, 6).
void DialogueRunner::beginTls()
{
    if (!m_input.isEmpty())
        fail("tls.injected");
    else if (m_ended)
        fail("end.closed", {m_sent});
    else
        give(SecureControl{});
}

void DialogueRunner::beginOpenData()
{
    const QByteArray reply = m_reply.lines.value(m_reply.lines.size() - 1);
    const auto address = step().addressFrom == u"epsv" ? extendedPassiveAddress(reply) : passiveAddress(reply);
    if (!address) {
        fail("data.address", {shownText(reply.left(200))});
        return;
    }
    if (!isSameHost(*address, m_peerHost)) {
        if (!m_options.allowOtherDataHost) {
            fail("data.other-host", {address->host, m_peerHost});
            return;
        }
        tell("data.other-host.allowed", {address->host, m_peerHost});
    }
    m_dataOpen = true;
    m_dataEnded = false;
    m_dataError = {};
    m_dataInput.clear();
    give(OpenDataConnection{*address});
}

void DialogueRunner::beginSendFile()
{
    if (m_dataError.code != ErrorCode::None) {
        m_stepDone = true;
        return;
    }
    if (m_dataProtected)
        give(SecureData{});
    give(SendDataFile{fillText(step().text, m_scope)});
}

// --- replies ---

void DialogueRunner::beginExpect()
{
    m_captures.begin(step().captures, false);
    if (auto *imap = dynamic_cast<ImapReplyReader *>(m_reader.get()))
        imap->setSink(step().saveName.isEmpty() ? nullptr : this);
}

DialogueRunner::Progress DialogueRunner::expect()
{
    while (!m_stepDone) {
        if (m_hasManualReply) {
            judge();
            continue;
        }
        QByteArrayView view(m_input);
        const ReadStep read = m_reader->read(view);
        m_input.remove(0, m_input.size() - view.size());
        if (m_finished)
            return Progress::Waits;
        if (read == ReadStep::Bad) {
            const QByteArray &line = m_reader->badLine();
            fail(line.isEmpty() ? "reply.long" : "reply.bad", {shownText(line.left(200))});
            return Progress::Waits;
        }
        if (read == ReadStep::More) {
            if (!m_ended)
                return Progress::Waits;
            if (!step().optional) {
                fail("end.closed", {m_sent});
                return Progress::Waits;
            }
            m_stepDone = true;
            continue;
        }
        m_reply = m_reader->take();
        tellReply();
        if (!isPreliminary())
            judge();
    }
    return m_inStep && !m_savePending ? Progress::Ended : (m_inStep ? Progress::Waits : Progress::Ended);
}

/// "120 Service ready in 3 minutes": the reply that counts follows (RFC 959, 4.2).
bool DialogueRunner::isPreliminary() const
{
    const bool wantsIt = std::any_of(step().accept.begin(), step().accept.end(),
                                     [](const QString &code) { return code.startsWith(u'1'); });
    return m_dialogue->protocol == u"ftp" && m_reply.code.startsWith(u'1') && !wantsIt;
}

void DialogueRunner::tellReply()
{
    m_lastLines.clear();
    for (const QByteArray &line : m_reply.lines) {
        output(DialogueOutput::Kind::Reply, line + '\n');
        keepLines(line + '\n');
    }
    const auto meanings =
        wireMeanings(m_reply.lines.value(m_reply.lines.size() - 1) + "\r\n", Direction::Received, m_dialogue->protocol, 1);
    if (!meanings.isEmpty())
        give(TellReplied{meanings.first()});
}

bool DialogueRunner::isAccepted() const
{
    if (step().optional)
        return true;
    if (step().accept.isEmpty() && m_dialogue->family == ReplyFamily::ThreeDigit)
        return m_reply.code.startsWith(u'2');
    if (step().accept.isEmpty())
        return isSuccess(m_dialogue->family, m_reply.code);
    return std::any_of(step().accept.begin(), step().accept.end(),
                       [this](const QString &code) { return m_reply.code.startsWith(code); });
}

void DialogueRunner::judge()
{
    m_hasManualReply = false;
    m_stepDone = true;
    if (!isAccepted()) {
        refuse();
        return;
    }
    if (m_dataError.code != ErrorCode::None && m_reply.code.startsWith(u'2')) {
        failed(std::exchange(m_dataError, {}));
        return;
    }
    if (step().protectsData && m_reply.code.startsWith(u'2'))
        m_dataProtected = true;
    for (const QByteArray &line : m_reply.lines)
        m_captures.addLine(line);
    tellCaptures();
    if (m_savesOnReply && m_reply.code.startsWith(u'2')) {
        m_savesOnReply = m_saving = false;
        m_savePending = true;
        give(EndFile{});
    }
}

/// A person has taken over: it is shown as it comes, and the last reply is kept for a step that expects one.
void DialogueRunner::manualInput()
{
    const QByteArray input = std::exchange(m_input, {});
    output(DialogueOutput::Kind::Reply, input);
    QByteArrayView view(input);
    while (m_reader && !view.isEmpty()) {
        const ReadStep read = m_reader->read(view);
        if (read == ReadStep::Done) {
            m_reply = m_reader->take();
            m_hasManualReply = true;
        } else if (read == ReadStep::Bad) { // a list, a document: no reply
            m_reader = ReplyReader::make(m_dialogue->family);
            const qsizetype end = view.indexOf('\n');
            view = view.sliced(end < 0 ? view.size() : end + 1);
        }
    }
}

bool DialogueRunner::literalBegun(qint64 size)
{
    if (size > m_options.mostSavedBytes) {
        fail("text.long", {QString::number(m_options.mostSavedBytes)});
        return false;
    }
    beginSave();
    return true;
}

void DialogueRunner::literalBytes(QByteArrayView bytes)
{
    if (m_saving)
        give(AppendFile{bytes.toByteArray()});
}

void DialogueRunner::literalEnded()
{
    m_saving = false;
    m_savePending = true;
    give(EndFile{});
}

// --- texts ---

void DialogueRunner::beginSave()
{
    m_saving = true;
    give(BeginFile{fillText(step().saveFolder, m_scope), fillText(step().saveName, m_scope)});
}

void DialogueRunner::beginRead()
{
    m_textSize = 0;
    m_textEnded = false;
    m_lastLines.clear();
    m_dot = {};
    m_captures.begin(step().captures, step().menu);
    if (step().from == ReadFrom::Data && m_dataProtected && !m_dataEnded)
        give(SecureData{});
    if (!step().saveName.isEmpty() && m_dataError.code == ErrorCode::None)
        beginSave();
}

DialogueRunner::Progress DialogueRunner::read()
{
    if (!m_textEnded) {
        const Progress progress = step().from == ReadFrom::Data ? readData() : readControl();
        if (progress == Progress::Waits)
            return Progress::Waits;
        m_textEnded = true;
        endText();
    }
    return m_savePending ? Progress::Waits : Progress::Ended;
}

DialogueRunner::Progress DialogueRunner::readData()
{
    addText(std::exchange(m_dataInput, {}));
    return m_dataEnded && !m_finished ? Progress::Ended : Progress::Waits;
}

DialogueRunner::Progress DialogueRunner::readControl()
{
    if (step().until == ReadUntil::End) {
        addText(std::exchange(m_input, {}));
        return m_ended && !m_finished ? Progress::Ended : Progress::Waits;
    }
    QByteArray text;
    QByteArrayView view(m_input);
    const ReadStep read = m_dot.read(view, text);
    m_input.remove(0, m_input.size() - view.size());
    addText(text);
    if (m_finished)
        return Progress::Waits;
    if (read == ReadStep::Done)
        return Progress::Ended;
    if (m_ended)
        fail("end.cut", {m_sent});
    return Progress::Waits;
}

void DialogueRunner::addText(const QByteArray &part)
{
    m_textSize += part.size();
    const qint64 most = m_saving ? m_options.mostSavedBytes : mostShown;
    if (m_textSize > most) {
        fail("text.long", {QString::number(most)});
        return;
    }
    if (part.isEmpty())
        return;
    if (m_saving) {
        give(AppendFile{part});
        return;
    }
    if (!step().menu)
        output(DialogueOutput::Kind::Text, part);
    keepLines(part);
    m_captures.add(part);
}

void DialogueRunner::endText()
{
    m_captures.end();
    tellCaptures();
    if (step().menu)
        give(TellMenu{m_captures.items()});
    if (!m_saving)
        return;
    const bool isConfirmed = m_reply.code.startsWith(u'2');
    if (step().from == ReadFrom::Data && !isConfirmed) { // the server has yet to say that this was all of it
        m_savesOnReply = true;
        return;
    }
    m_saving = false;
    m_savePending = true;
    give(EndFile{});
}

void DialogueRunner::tellCaptures()
{
    for (const DialogueTable &table : m_captures.tables()) {
        QStringList firsts;
        for (const QStringList &row : table.rows)
            firsts += row.value(0);
        m_lists.insert(table.name, firsts);
        m_scope.values.insert(table.name, firsts.isEmpty() ? QString() : firsts.last());
        give(table);
    }
    for (const auto &[name, value] : m_captures.values()) {
        m_scope.values.insert(name, value);
        give(TellCaptured{name, value});
    }
    if (m_captures.isCut())
        tell("text.rows", {QString::number(TextCaptures::mostRows)});
}

DialogueRunner::Progress DialogueRunner::talk()
{
    const QByteArray input = std::exchange(m_input, {});
    if (m_dialogue->family == ReplyFamily::Telnet) {
        TelnetOptions::Reading reading = m_telnet.read(input);
        output(DialogueOutput::Kind::Terminal, reading.text);
        for (const DialogueNote &note : reading.notes)
            give(note);
        if (!reading.answers.isEmpty() && !m_ended)
            give(SendBytes{reading.answers, {}});
    } else {
        output(DialogueOutput::Kind::Terminal, input);
    }
    return m_ended || m_stepDone ? Progress::Ended : Progress::Waits;
}

} // namespace wirebench
