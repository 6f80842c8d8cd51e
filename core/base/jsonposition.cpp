#include "core/base/jsonposition.h"

#include <QJsonParseError>
#include <QStringList>

namespace wirebench {

namespace {

/// Steps over the values of a JSON text. Never beyond its end, whatever the text is.
class Walker
{
public:
    explicit Walker(const QByteArray &text) : m_text(text) { skipBlanks(); }

    qsizetype offset() const { return m_at; }
    bool enterMember(const QString &name);
    bool enterElement(int index);

private:
    char at() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks();
    QByteArray takeString();
    void skipValue();
    bool skipComma();

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

void Walker::skipBlanks()
{
    while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
        ++m_at;
}

/// With its quotation marks.
QByteArray Walker::takeString()
{
    const qsizetype from = m_at++;
    while (m_at < m_text.size() && m_text[m_at] != '"')
        m_at += m_text[m_at] == '\\' ? 2 : 1;
    m_at = qMin(m_at + 1, m_text.size());
    return m_text.mid(from, m_at - from);
}

void Walker::skipValue()
{
    int depth = 0;
    do {
        const char letter = at();
        if (letter == '"') {
            takeString();
        } else if (letter == '{' || letter == '[') {
            ++depth;
            ++m_at;
        } else if (letter == '}' || letter == ']') {
            --depth;
            ++m_at;
        } else {
            ++m_at;
        }
        if (depth == 0 && (at() == ',' || at() == '}' || at() == ']'))
            break;
    } while (m_at < m_text.size());
}

bool Walker::skipComma()
{
    skipBlanks();
    if (at() != ',')
        return false;
    ++m_at;
    skipBlanks();
    return true;
}

bool Walker::enterMember(const QString &name)
{
    const qsizetype start = m_at;
    if (at() == '{') {
        ++m_at;
        skipBlanks();
        while (at() == '"') {
            const QByteArray written = takeString();
            // Names may hold escapes: the parser of Qt reads them.
            const QString read = QJsonDocument::fromJson('[' + written + ']')[0].toString();
            skipBlanks();
            ++m_at; // the colon
            skipBlanks();
            if (read == name)
                return true;
            skipValue();
            if (!skipComma())
                break;
        }
    }
    m_at = start;
    return false;
}

bool Walker::enterElement(int index)
{
    const qsizetype start = m_at;
    if (at() == '[') {
        ++m_at;
        skipBlanks();
        for (int i = 0; i < index; ++i) {
            skipValue();
            if (!skipComma()) {
                m_at = start;
                return false;
            }
        }
        return true;
    }
    return false;
}

bool enter(Walker &walker, const QString &part)
{
    return part.startsWith(u'[') ? walker.enterElement(part.mid(1).toInt()) : walker.enterMember(part);
}

/// "LINE:COLUMN", both from 1, the column in bytes: as compilers write it.
QString lineAndColumn(const QByteArray &text, qsizetype offset)
{
    const QByteArray before = text.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return QStringLiteral("%1:%2").arg(line).arg(column);
}

/// "a.b[3].c" as a, b, [3, c.
QStringList partsOf(QString path)
{
    path.replace(u'[', QStringLiteral(".["));
    path.remove(u']');
    return path.split(u'.', Qt::SkipEmptyParts);
}

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &text, ErrorCode code, const QString &name)
{
    QJsonParseError mistake;
    const QJsonDocument document = QJsonDocument::fromJson(text, &mistake);
    if (mistake.error == QJsonParseError::NoError)
        return document;
    const QString reason =
        lineAndColumn(text, mistake.offset) + QStringLiteral(": ") + mistake.errorString();
    return failure({code, {name, reason}, 0, mistake.offset});
}

int jsonLine(const QByteArray &text, const QString &path)
{
    Walker walker(text);
    for (const QString &part : partsOf(path)) {
        if (!enter(walker, part))
            break;
    }
    return int(text.left(walker.offset()).count('\n')) + 1;
}

} // namespace wirebench
