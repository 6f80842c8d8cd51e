#include "core/web/downloadname.h"

#include "core/base/filename.h"

#include <optional>

namespace wirebench {

namespace {

/// One parameter of a field, "; NAME=VALUE", from @p position on, which goes on behind it. Quoted strings
/// have their quotes and backslashes taken off (RFC 9110, 5.6.6).
struct Parameter
{
    QByteArray name;
    QByteArray value;
};

QByteArray takeQuoted(const QByteArray &field, qsizetype &position)
{
    QByteArray value;
    for (++position; position < field.size() && field[position] != '"'; ++position) {
        if (field[position] == '\\' && position + 1 < field.size())
            ++position;
        value += field[position];
    }
    return value;
}

std::optional<Parameter> takeParameter(const QByteArray &field, qsizetype &position)
{
    position = field.indexOf(';', position);
    const qsizetype equals = position < 0 ? -1 : field.indexOf('=', position);
    if (equals < 0)
        return std::nullopt;
    Parameter parameter{field.mid(position + 1, equals - position - 1).trimmed().toLower(), {}};
    position = equals + 1;
    while (position < field.size() && field[position] == ' ')
        ++position;
    if (position < field.size() && field[position] == '"') {
        parameter.value = takeQuoted(field, position);
        return parameter;
    }
    const qsizetype semicolon = field.indexOf(';', position);
    parameter.value = field.mid(position, semicolon < 0 ? -1 : semicolon - position).trimmed();
    return parameter;
}

/// UTF-8''na%C3%AFve.txt (RFC 8187); empty for another charset.
QString extendedValue(const QByteArray &value)
{
    const QByteArray charset = value.left(value.indexOf('\'')).toLower();
    const QByteArray bytes = QByteArray::fromPercentEncoding(value.mid(value.lastIndexOf('\'') + 1));
    if (charset == "utf-8")
        return QString::fromUtf8(bytes);
    return charset == "iso-8859-1" ? QString::fromLatin1(bytes) : QString();
}

QString nameOf(const QByteArray &contentDisposition)
{
    QString plain;
    qsizetype position = 0;
    while (const auto parameter = takeParameter(contentDisposition, position)) {
        if (parameter->name == "filename*") {
            if (const QString extended = extendedValue(parameter->value); !extended.isEmpty())
                return extended;
        }
        if (parameter->name == "filename")
            plain = QString::fromUtf8(parameter->value);
    }
    return plain;
}

} // namespace

QString downloadName(const QUrl &url, const QByteArray &contentDisposition)
{
    QString name = harmlessFileName(nameOf(contentDisposition));
    if (name.isEmpty())
        name = harmlessFileName(url.fileName(QUrl::FullyDecoded));
    return name.isEmpty() ? QStringLiteral("index.html") : name;
}

} // namespace wirebench
