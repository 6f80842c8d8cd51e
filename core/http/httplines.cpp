#include "core/http/httplines.h"

#include "core/http/httpwriter.h"

#include <algorithm>

namespace wirebench {

namespace {

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t') || code == 0x7f;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

void HttpLines::begin(Section section, qint64 limit, int fields)
{
    m_section = section;
    m_limit = limit;
    m_mostFields = fields;
    m_at = At::Begin;
    m_started = section == Section::Trailer;
    m_line = {};
    m_fault = {};
    m_fields.clear();
    m_bytes.resize(0); // keeps its room for the next head
}

HttpLines::State HttpLines::take(QByteArrayView input, qsizetype &consumed)
{
    const qsizetype before = m_bytes.size();
    const qsizetype most = std::min<qint64>(input.size(), std::max<qint64>(m_limit + 1 - before, 0));
    State state = State::NeedMore;
    qsizetype used = 0;
    while (state == State::NeedMore && used < most) {
        state = step(input[used], before + used);
        ++used;
    }
    m_bytes.append(input.data(), used);
    consumed = used;
    if (state != State::Bad && m_bytes.size() > m_limit)
        return refuse(ErrorCode::HttpHeadTooLarge, m_limit);
    return state;
}

HttpLines::State HttpLines::step(char c, qsizetype at)
{
    switch (m_at) {
    case At::Begin:
        return beginLine(c, at);
    case At::Start:
        return stepStart(c, at);
    case At::Name:
        return stepName(c, at);
    case At::BeforeValue:
    case At::Value:
        return stepValue(c, at);
    case At::LineFeed:
        return endLine(c, at);
    }
    return State::NeedMore;
}

HttpLines::State HttpLines::beginLine(char c, qsizetype at)
{
    m_line = {Line::Kind::Blank, at, at, at, at, at};
    // Some clients send an empty line behind a body; a server should overlook it (RFC 9112, 2.2).
    if (c == '\r' && (m_started || m_section == Section::Request)) {
        m_at = At::LineFeed;
        return State::NeedMore;
    }
    if (c == '\n' && m_started)
        return refuse(ErrorCode::HttpBareLineEnd, at);
    if (m_started)
        return beginField(c, at);
    m_line.kind = Line::Kind::Start;
    m_at = At::Start;
    return stepStart(c, at);
}

HttpLines::State HttpLines::beginField(char c, qsizetype at)
{
    if (isBlank(c))
        return refuse(ErrorCode::HttpFoldedField, at);
    if (m_fields.size() >= m_mostFields)
        return refuse(ErrorCode::HttpTooManyFields, at);
    m_line.kind = Line::Kind::Field;
    m_at = At::Name;
    return stepName(c, at);
}

HttpLines::State HttpLines::stepStart(char c, qsizetype at)
{
    if (c == '\n')
        return refuse(ErrorCode::HttpBareLineEnd, at);
    if (c == '\r' && at > m_line.begin) {
        m_line.end = at;
        m_at = At::LineFeed;
        return State::NeedMore;
    }
    return isControl(c) ? refuse(ErrorCode::HttpStartLine, at) : State::NeedMore;
}

HttpLines::State HttpLines::stepName(char c, qsizetype at)
{
    if (c == '\n')
        return refuse(ErrorCode::HttpBareLineEnd, at);
    if (c == ':' && at > m_line.begin) {
        m_line.colon = at;
        m_line.value = m_line.valueEnd = at + 1;
        m_at = At::BeforeValue;
        return State::NeedMore;
    }
    return isToken({&c, 1}) ? State::NeedMore : refuse(ErrorCode::HttpFieldName, at);
}

HttpLines::State HttpLines::stepValue(char c, qsizetype at)
{
    if (c == '\n')
        return refuse(ErrorCode::HttpBareLineEnd, at);
    if (c == '\r') {
        if (m_at == At::BeforeValue)
            m_line.value = m_line.valueEnd = at;
        m_line.end = at;
        m_at = At::LineFeed;
        return State::NeedMore;
    }
    if (isControl(c))
        return refuse(ErrorCode::HttpFieldValue, at);
    if (isBlank(c))
        return State::NeedMore;
    if (m_at == At::BeforeValue)
        m_line.value = at;
    m_line.valueEnd = at + 1;
    m_at = At::Value;
    return State::NeedMore;
}

HttpLines::State HttpLines::endLine(char c, qsizetype at)
{
    if (c != '\n')
        return refuse(ErrorCode::HttpBareLineEnd, at - 1);
    m_at = At::Begin;
    if (m_line.kind == Line::Kind::Field)
        m_fields.append(m_line);
    if (m_line.kind == Line::Kind::Blank && m_started)
        return State::End;
    if (m_line.kind == Line::Kind::Start)
        m_started = true;
    return State::Line;
}

HttpLines::State HttpLines::refuse(ErrorCode code, qsizetype at)
{
    m_fault = {code, at};
    return State::Bad;
}

} // namespace wirebench
