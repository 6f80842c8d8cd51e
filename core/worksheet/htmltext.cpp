#include "core/worksheet/htmltext.h"

#include "core/payload/preview.h"

#include <QStringList>

namespace wirebench {

namespace {

QString escapedPart(const QString &line)
{
    // By way of UTF-8, which takes half surrogates away.
    const QByteArray utf8 = line.toUtf8();
    QString visible = previewLine(utf8, int(utf8.size()) + 1).toHtmlEscaped();
    // What is left of what XML 1.0 knows no notation for (2.2).
    visible.replace(QChar(0xFFFE), QChar(0xFFFD)).replace(QChar(0xFFFF), QChar(0xFFFD));
    return visible.replace(u'\'', QStringLiteral("&#39;"));
}

QString escapedLine(const QString &line)
{
    QStringList parts = line.split(u'\t'); // indents programs
    for (QString &part : parts)
        part = escapedPart(part);
    return parts.join(u'\t');
}

} // namespace

QByteArray htmlText(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = escapedLine(line);
    return lines.join(u'\n').toUtf8();
}

QByteArray htmlElement(QByteArrayView name, const QString &text, QByteArrayView cssClass)
{
    QByteArray html = "<" + name.toByteArray();
    if (!cssClass.isEmpty())
        html += " class=\"" + cssClass.toByteArray() + '"';
    return html + '>' + htmlText(text) + "</" + name.toByteArray() + '>';
}

} // namespace wirebench
