#include "core/chat/chattext.h"

#include "core/payload/preview.h"

#include <limits>

namespace wirebench {

namespace {

QString visible(QByteArrayView part)
{
    constexpr qsizetype most = std::numeric_limits<int>::max() / 4;
    return previewLine(part, int(std::min(part.size() + 1, most)));
}

} // namespace

QString chatText(QByteArrayView line)
{
    QString text;
    for (qsizetype tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t')) {
        text += visible(line.first(tab)) + u'\t';
        line = line.sliced(tab + 1);
    }
    return text + visible(line);
}

QByteArray chatLine(const QString &typed)
{
    QString line = typed;
    line.replace(QStringLiteral("\r\n"), QStringLiteral(" "));
    line.replace(u'\n', u' ').replace(u'\r', u' ');
    return line.toUtf8() + '\n';
}

} // namespace wirebench
