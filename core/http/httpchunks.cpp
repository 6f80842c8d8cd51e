#include "core/http/httpchunks.h"

#include <algorithm>
#include <limits>

namespace wirebench {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && c != '\t') || code == 0x7f;
}

} // namespace

void HttpChunks::begin(qint64 limit)
{
    m_limit = limit;
    m_at = At::FirstDigit;
    m_size = 0;
    m_line.resize(0);
    m_fault = {};
}

HttpChunks::State HttpChunks::take(QByteArrayView input, qint64 mostData, HttpAnatomy &anatomy,
                                   qsizetype &consumed, qsizetype &data)
{
    qsizetype used = 0;
    State state = State::NeedMore;
    while (state == State::NeedMore && used < input.size()) {
        if (m_at == At::Data)
            break;
        state = step(input[used++], anatomy);
    }
    data = 0;
    if (state == State::NeedMore && m_at == At::Data && used < input.size()) {
        data = std::min<qint64>({input.size() - used, m_size, mostData});
        anatomy.add(HttpPartKind::Body, quint64(data));
        used += data;
        m_size -= data;
        if (m_size == 0)
            m_at = At::DataReturn;
        state = State::Data;
    }
    consumed = used;
    return state;
}

HttpChunks::State HttpChunks::step(char c, HttpAnatomy &anatomy)
{
    if (m_at == At::DataReturn || m_at == At::DataFeed)
        return stepDataEnd(c, anatomy);
    m_line.append(c);
    if (m_line.size() > m_limit)
        return refuse(ErrorCode::HttpHeadTooLarge, anatomy);
    if (m_at == At::LineFeed)
        return stepLineFeed(c, anatomy);
    return m_at == At::Extension ? stepExtension(c, anatomy) : stepSize(c, anatomy);
}

HttpChunks::State HttpChunks::stepSize(char c, HttpAnatomy &anatomy)
{
    const int digit = hexDigit(c);
    if (digit >= 0 && m_at != At::Blank) {
        if (m_size > (std::numeric_limits<qint64>::max() - digit) / 16)
            return refuse(ErrorCode::HttpChunkSize, anatomy);
        m_size = m_size * 16 + digit;
        m_at = At::Digits;
        anatomy.add(HttpPartKind::ChunkSize, 1);
        return State::NeedMore;
    }
    if (c == '\n' && m_at == At::Digits)
        return refuse(ErrorCode::HttpBareLineEnd, anatomy);
    if (c == '\r' && m_at == At::Digits) {
        m_at = At::LineFeed;
        anatomy.add(HttpPartKind::LineEnd, 1);
        return State::NeedMore;
    }
    const bool blank = c == ' ' || c == '\t';
    if (m_at == At::FirstDigit || (!blank && c != ';'))
        return refuse(ErrorCode::HttpChunkSize, anatomy);
    m_at = blank ? At::Blank : At::Extension;
    anatomy.add(HttpPartKind::ChunkExtension, 1);
    return State::NeedMore;
}

HttpChunks::State HttpChunks::stepExtension(char c, HttpAnatomy &anatomy)
{
    if (c == '\n')
        return refuse(ErrorCode::HttpBareLineEnd, anatomy);
    if (c == '\r')
        m_at = At::LineFeed;
    else if (isControl(c))
        return refuse(ErrorCode::HttpChunkSize, anatomy);
    anatomy.add(c == '\r' ? HttpPartKind::LineEnd : HttpPartKind::ChunkExtension, 1);
    return State::NeedMore;
}

HttpChunks::State HttpChunks::stepLineFeed(char c, HttpAnatomy &anatomy)
{
    if (c != '\n')
        return refuse(ErrorCode::HttpBareLineEnd, anatomy, 2);
    anatomy.add(HttpPartKind::LineEnd, 1);
    anatomy.close();
    if (m_size == 0)
        return State::Last;
    m_at = At::Data;
    return State::NeedMore;
}

HttpChunks::State HttpChunks::stepDataEnd(char c, HttpAnatomy &anatomy)
{
    if (c != (m_at == At::DataReturn ? '\r' : '\n'))
        return refuse(ErrorCode::HttpChunkEnd, anatomy);
    anatomy.add(HttpPartKind::LineEnd, 1);
    if (m_at == At::DataReturn) {
        m_at = At::DataFeed;
    } else {
        anatomy.close();
        begin(m_limit);
    }
    return State::NeedMore;
}

HttpChunks::State HttpChunks::refuse(ErrorCode code, HttpAnatomy &anatomy, qsizetype back)
{
    anatomy.add(HttpPartKind::Fault, 1);
    m_fault = {code, back};
    return State::Bad;
}

} // namespace wirebench
