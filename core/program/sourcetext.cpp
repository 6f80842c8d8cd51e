#include "core/program/sourcetext.h"

namespace wirebench {

namespace {

constexpr qsizetype widestComment = 90;

} // namespace

void SourceText::setTitle(const QString &title, const QString &firstLine)
{
    m_title = title;
    m_firstLine = firstLine;
}

void SourceText::note(const QString &sentence)
{
    if (!m_notes.contains(sentence))
        m_notes += sentence;
}

void SourceText::need(const QString &line)
{
    if (!m_needs.contains(line))
        m_needs += line;
}

void SourceText::add(const QString &lines)
{
    const QString blanks(indent(), u' ');
    for (QString line : lines.split(u'\n')) {
        while (line.endsWith(u' ')) // before a literal that begins in the next line
            line.chop(1);
        m_body += (line.isEmpty() ? QString() : blanks + line) + u'\n';
    }
}

void SourceText::comment(const QString &text)
{
    m_body += commented(text, indent());
}

void SourceText::begin(const QString &line)
{
    add(line);
    ++m_depth;
}

void SourceText::end(const QString &line)
{
    --m_depth;
    if (!line.isEmpty())
        add(line);
}

QString SourceText::commented(const QString &text, int indent) const
{
    const QString sign = m_comments == Comments::Hash ? QStringLiteral("# ") : QStringLiteral("// ");
    const QString start = QString(indent, u' ') + sign;
    QString result;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && start.size() + line.size() + 1 + word.size() > widestComment) {
            result += start + line + u'\n';
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    return result + start + line + u'\n';
}

QString SourceText::text() const
{
    QString text = m_firstLine.isEmpty() ? QString() : m_firstLine + u'\n';
    text += commented(m_title, 0);
    for (const QString &sentence : m_notes)
        text += commented(QStringLiteral("Note: ") + sentence, 0);
    QStringList needs = m_needs;
    needs.sort();
    if (!needs.isEmpty())
        text += u'\n' + needs.join(u'\n') + u'\n';
    return text + u'\n' + m_body;
}

} // namespace wirebench
