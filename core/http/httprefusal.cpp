#include "core/http/httprefusal.h"

#include "core/payload/preview.h"

namespace wirebench {

namespace {

constexpr int excerptLength = 60; ///< characters: what a sentence can carry

bool looksLikeHttp(QByteArrayView line, bool isRequest)
{
    return isRequest ? line.indexOf(" HTTP/") >= 0 : line.startsWith("HTTP/");
}

} // namespace

QString httpExcerpt(QByteArrayView bytes, HttpExcerpt keep)
{
    if (keep == HttpExcerpt::KeepBegin || bytes.size() <= excerptLength)
        return previewLine(bytes, excerptLength);
    return QChar(0x2026) + previewLine(bytes.last(excerptLength - 1), excerptLength - 1);
}

HttpRefusal refusalAt(ErrorCode code, QByteArrayView shown, quint64 at)
{
    return {{code, {QString(), httpExcerpt(shown), QString::number(at)}}, at};
}

HttpRefusal refusalByLimit(ErrorCode code, qint64 limit, quint64 at)
{
    return {{code, {QString(), QString::number(limit), QString::number(at)}}, at};
}

HttpRefusal HttpLineRefusals::ofLine(bool isRequest, qint64 byteLimit, qint64 fieldLimit) const
{
    const HttpLines::Fault &fault = m_lines.fault();
    const HttpLines::Line &line = m_lines.line();
    const QByteArrayView text = QByteArrayView(m_lines.bytes()).sliced(line.begin);
    const quint64 at = m_linesAt + quint64(fault.offset);
    if (fault.code == ErrorCode::HttpHeadTooLarge)
        return refusalByLimit(fault.code, byteLimit, at);
    if (fault.code == ErrorCode::HttpTooManyFields)
        return refusalByLimit(fault.code, fieldLimit, at);
    const bool isStart = line.kind == HttpLines::Line::Kind::Start;
    // Another protocol may well end its lines otherwise: that is not what is wrong with it here.
    const ErrorCode code = isStart && !looksLikeHttp(text, isRequest) ? ErrorCode::HttpStartLine : fault.code;
    HttpRefusal refusal = refusalAt(code, {}, at);
    refusal.error.arguments[1] = httpExcerpt(text, HttpExcerpt::KeepEnd);
    if (isStart)
        refusal.partOffset = m_linesAt + quint64(line.begin);
    return refusal;
}

HttpRefusal HttpLineRefusals::ofStartLine(ErrorCode code, bool isRequest) const
{
    const HttpLines::Line &line = m_lines.line();
    const QByteArrayView text = QByteArrayView(m_lines.bytes()).sliced(line.begin, line.end - line.begin);
    const quint64 begin = m_linesAt + quint64(line.begin);
    const qsizetype version = isRequest ? text.indexOf(' ', text.indexOf(' ') + 1) + 1 : 0;
    const QByteArrayView word = text.sliced(version);
    if (code != ErrorCode::HttpVersion || !word.startsWith("HTTP/"))
        return refusalAt(ErrorCode::HttpStartLine, text, begin);
    const qsizetype blank = word.indexOf(' ');
    return refusalAt(code, blank < 0 ? word : word.first(blank), begin + quint64(version));
}

HttpRefusal HttpLineRefusals::ofField(ErrorCode code, qsizetype field) const
{
    if (field < 0 || field >= m_lines.fields().size())
        return refusalAt(code, {}, m_linesAt + quint64(m_lines.line().begin));
    const HttpLines::Line &line = m_lines.fields().at(field);
    const qsizetype from = code == ErrorCode::HttpFieldName ? line.begin : line.value;
    const QByteArrayView text = QByteArrayView(m_lines.bytes()).sliced(from, line.valueEnd - from);
    return refusalAt(code, text, m_linesAt + quint64(from));
}

} // namespace wirebench
