#include "core/dialogue/dotreader.h"

namespace wirebench {

ReadStep DotReader::read(QByteArrayView &bytes, QByteArray &text)
{
    while (!bytes.isEmpty()) {
        const char c = bytes.front();
        switch (m_at) {
        case At::Inside: {
            const qsizetype end = bytes.indexOf('\n');
            const qsizetype size = end < 0 ? bytes.size() : end + 1;
            text.append(bytes.data(), size);
            bytes = bytes.sliced(size);
            m_at = end < 0 ? At::Inside : At::LineStart;
            continue;
        }
        case At::LineStart:
            if (c != '.') {
                m_at = At::Inside;
                continue;
            }
            m_at = At::Dot;
            break;
        case At::Dot: // the dot itself is never text
            if (c == '\n') {
                bytes = bytes.sliced(1);
                m_at = At::LineStart;
                return ReadStep::Done;
            }
            if (c != '\r') {
                m_at = At::Inside;
                continue;
            }
            m_at = At::DotCr;
            break;
        case At::DotCr:
            if (c == '\n') {
                bytes = bytes.sliced(1);
                m_at = At::LineStart;
                return ReadStep::Done;
            }
            text.append('\r');
            m_at = At::Inside;
            continue;
        }
        bytes = bytes.sliced(1);
    }
    return ReadStep::More;
}

QByteArray dotStuffed(QByteArrayView text)
{
    QByteArray stuffed;
    stuffed.reserve(text.size() + text.size() / 32 + 16);
    bool isLineStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\n') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
                ++i;
            stuffed += "\r\n";
            isLineStart = true;
            continue;
        }
        if (isLineStart && c == '.')
            stuffed += '.';
        stuffed += c;
        isLineStart = false;
    }
    if (!isLineStart)
        stuffed += "\r\n";
    return stuffed += ".\r\n";
}

} // namespace wirebench
