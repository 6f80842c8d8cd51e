#include "core/practice/dottext.h"

namespace wirebench {

qsizetype DotTextReader::add(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (used < bytes.size() && !isDone())
        take(bytes[used++]);
    return used;
}

/// | place     | CR        | LF               | .                 | other       |
/// | LineStart | Return    | a line (bareLf)  | Dot               | Line        |
/// | Dot       | DotReturn | Done (bareLf)    | Line, keeps "."   | Line        |
/// | DotReturn |           | Done             |                   |             |
/// | Return    | Return    | LineStart        | Line              | Line        |
void DotTextReader::take(char byte)
{
    if (m_bareLf && byte == '\n') {
        if (m_place == Place::Dot || m_place == Place::DotReturn)
            m_place = Place::Done;
        else
            endLine();
        return;
    }
    switch (m_place) {
    case Place::LineStart:
        if (byte == '.') {
            m_place = Place::Dot;
            return;
        }
        break;
    case Place::Dot:
        if (byte == '\r') {
            m_place = Place::DotReturn;
            return;
        }
        break; // the first dot of several, or one that should not be alone: taken away (RFC 5321, 4.5.2)
    case Place::DotReturn:
        if (byte == '\n') {
            m_place = Place::Done;
            return;
        }
        keep(QByteArrayView("\r", 1));
        break;
    case Place::Return:
        if (byte == '\n') {
            endLine();
            return;
        }
        keep(QByteArrayView("\r", 1));
        break;
    case Place::Line:
    case Place::Done:
        break;
    }
    if (byte == '\r') {
        m_place = Place::Return;
        return;
    }
    m_place = Place::Line;
    keep(QByteArrayView(&byte, 1));
}

void DotTextReader::endLine()
{
    m_place = Place::LineStart;
    keep(QByteArrayView("\r\n", 2));
}

void DotTextReader::keep(QByteArrayView bytes)
{
    if (m_text.size() + bytes.size() > m_limit)
        m_isTooLong = true;
    else if (!m_isTooLong)
        m_text.append(bytes);
}

QByteArray withDots(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 16 + 8);
    qsizetype begin = 0;
    while (begin < text.size()) {
        qsizetype end = text.indexOf('\n', begin);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        end = end < 0 ? text.size() : end;
        if (end > begin && text[end - 1] == '\r')
            --end;
        if (text[begin] == '.')
            result += '.';
        result.append(text.sliced(begin, end - begin));
        result += "\r\n";
        begin = next;
    }
    return result + ".\r\n";
}

} // namespace wirebench
