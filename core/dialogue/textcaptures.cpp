#include "core/dialogue/textcaptures.h"

#include <algorithm>

namespace wirebench {

void TextCaptures::begin(const QList<DialogueCapture> &captures, bool menu)
{
    *this = {};
    m_menu = menu;
    for (const DialogueCapture &capture : captures) {
        auto regex = BoundedRegex::compile(capture.pattern, true);
        if (!regex)
            continue;
        m_patterns.append({capture, *regex, capture.each ? m_tables.size() : -1});
        if (capture.each)
            m_tables.append({capture.name, capture.columns, {}});
    }
}

void TextCaptures::add(QByteArrayView part)
{
    if (m_patterns.isEmpty() && !m_menu)
        return;
    while (!part.isEmpty()) {
        if (m_skipping) {
            const qsizetype end = part.indexOf('\n');
            m_skipping = end < 0;
            part = part.sliced(end < 0 ? part.size() : end + 1);
            continue;
        }
        const ReadStep step = m_line.read(part);
        if (step == ReadStep::Done) {
            addLine(m_line.take());
        } else if (step == ReadStep::Bad) {
            m_line = ReplyLine();
            m_skipping = true;
            m_isCut = true;
        }
    }
}

void TextCaptures::end()
{
    if (!m_line.isEmpty())
        addLine(m_line.take());
}

bool TextCaptures::hasRoom(qsizetype bytes)
{
    const bool fits = m_rows < mostRows && m_bytes + bytes <= mostBytes;
    m_isCut = m_isCut || !fits;
    if (fits) {
        ++m_rows;
        m_bytes += bytes;
    }
    return fits;
}

void TextCaptures::addLine(const QByteArray &line)
{
    if (m_menu) {
        m_menuEnded = m_menuEnded || line == ".";
        if (!m_menuEnded && !line.isEmpty() && hasRoom(line.size()))
            m_items.append(gopherItem(line));
        return;
    }
    if (m_patterns.isEmpty())
        return;
    const QString text = shownText(line);
    for (Pattern &pattern : m_patterns)
        tryOn(pattern, text);
}

void TextCaptures::tryOn(Pattern &pattern, const QString &line)
{
    if (pattern.found && !pattern.capture.each)
        return;
    QRegularExpressionMatch match;
    if (pattern.regex.search(line, match) != BoundedRegex::Found::Yes)
        return;
    pattern.found = true;
    if (!pattern.capture.each) {
        m_values.append({pattern.capture.name, match.captured(1)});
        return;
    }
    if (!hasRoom(line.size()))
        return;
    QStringList row = match.capturedTexts().mid(1);
    row.resize(std::max<qsizetype>(row.size(), pattern.regex.groups()));
    m_tables[pattern.table].rows.append(row);
}

} // namespace wirebench
