#include "core/http/httpbody.h"

#include "core/base/errnotext.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>

namespace wirebench {

namespace {

struct FormLine
{
    QString name;
    QString value;
    QString text; ///< all of it
    int position = 0;
};

Error invalidLine(const FormLine &line)
{
    Error error{ErrorCode::InvalidFormField, {line.text}};
    error.position = line.position;
    return error;
}

Result<QList<FormLine>> formLines(const QString &text)
{
    QList<FormLine> lines;
    int position = 0;
    for (QString line : text.split(u'\n')) {
        const int begin = position;
        position += int(line.size()) + 1;
        if (line.endsWith(u'\r'))
            line.chop(1);
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype equals = line.indexOf(u'=');
        const FormLine form{line.left(equals).trimmed(), line.mid(equals + 1), line, begin};
        if (equals < 0 || form.name.isEmpty())
            return failure(invalidLine(form));
        lines.append(form);
    }
    return lines;
}

/// A byte of application/x-www-form-urlencoded, as browsers write it (WHATWG URL, 5.2).
void appendEncoded(QByteArray &out, char byte)
{
    const bool letter =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    if (letter || byte == '*' || byte == '-' || byte == '.' || byte == '_')
        out += byte;
    else if (byte == ' ')
        out += '+';
    else
        out += '%' + QByteArray(1, byte).toHex().toUpper();
}

QByteArray urlEncoded(const QString &text)
{
    QByteArray out;
    for (const char byte : text.toUtf8())
        appendEncoded(out, byte);
    return out;
}

/// A name inside quotes in Content-Disposition; browsers escape these three and no others (RFC 7578, 2).
QByteArray dispositionName(const QString &name)
{
    return name.toUtf8().replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
}

QByteArray typeOf(const QString &path)
{
    return QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).name().toLatin1();
}

Result<HttpBody::Segment> fileSegment(const QByteArray &before, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure({ErrorCode::FileUnreadable, {path, errnoText(ENOENT)}});
    if (!info.isFile())
        return failure({ErrorCode::FileUnreadable, {path, errnoText(info.isDir() ? EISDIR : ESPIPE)}});
    if (!info.isReadable())
        return failure({ErrorCode::FileUnreadable, {path, errnoText(EACCES)}});
    return HttpBody::Segment{before, path, info.size()};
}

/// Up to the next semicolon, or what stands in quotes. @p text goes on behind the semicolon.
QString takeWord(QStringView &text)
{
    const bool quoted = text.startsWith(u'"') && text.indexOf(u'"', 1) > 0;
    const qsizetype end = quoted ? text.indexOf(u'"', 1) : text.indexOf(u';');
    const qsizetype semicolon = quoted ? text.indexOf(u';', end) : end;
    const QString word = (quoted ? text.mid(1, end - 1) : text.left(end < 0 ? text.size() : end)).toString();
    text = semicolon < 0 ? QStringView() : text.mid(semicolon + 1);
    return word;
}

/// Whether @p text begins with @p key, which is taken off then.
bool takeKey(QStringView &text, QLatin1String key)
{
    text = text.trimmed();
    if (!text.startsWith(key, Qt::CaseInsensitive))
        return false;
    text = text.mid(key.size());
    return true;
}

/// Text that is written in quotes because it begins with @.
QString textOf(const QString &value)
{
    const bool quoted = value.size() > 2 && value.startsWith(QLatin1String("\"@")) && value.endsWith(u'"');
    return quoted ? value.mid(1, value.size() - 2) : value;
}

Result<HttpFormField> readFormField(const FormLine &line)
{
    HttpFormField field;
    field.name = line.name;
    if (!line.value.startsWith(u'@')) {
        field.text = textOf(line.value);
        return field;
    }
    QStringView rest = QStringView(line.value).mid(1);
    field.filePath = takeWord(rest);
    while (!rest.isEmpty()) {
        if (takeKey(rest, QLatin1String("type=")))
            field.type = takeWord(rest).toUtf8();
        else if (takeKey(rest, QLatin1String("filename=")))
            field.fileName = takeWord(rest);
        else
            return failure(invalidLine(line));
    }
    const bool hasControl =
        std::any_of(field.type.begin(), field.type.end(), [](char c) { return c >= 0 && c < ' '; });
    if (hasControl || field.filePath.isEmpty())
        return failure(invalidLine(line));
    return field;
}

QByteArray disposition(const QByteArray &boundary, const QString &name)
{
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + dispositionName(name) + '"';
}

/// Appends one part, and leaves in @p pending what is to stand before the next.
Result<void> appendPart(HttpBody &body, QByteArray &pending, const HttpFormField &field,
                        const QByteArray &boundary)
{
    pending += disposition(boundary, field.name);
    if (field.filePath.isEmpty()) {
        pending += "\r\n\r\n" + field.text.toUtf8() + "\r\n";
        return {};
    }
    const QString fileName = field.fileName.isEmpty() ? QFileInfo(field.filePath).fileName() : field.fileName;
    pending += "; filename=\"" + dispositionName(fileName) +
               "\"\r\nContent-Type: " + (field.type.isEmpty() ? typeOf(field.filePath) : field.type) +
               "\r\n\r\n";
    const auto segment = fileSegment(pending, field.filePath);
    if (!segment)
        return failure(segment.error());
    body.segments.append(*segment);
    pending = "\r\n";
    return {};
}

QByteArray randomBoundary()
{
    QByteArray random(12, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::global()->bounded(256));
    return "----wirebench" + random.toHex();
}

} // namespace

qint64 HttpBody::size() const
{
    qint64 size = 0;
    for (const Segment &segment : segments)
        size += segment.bytes.size() + (segment.filePath.isEmpty() ? 0 : segment.fileSize);
    return size;
}

HttpBody bytesBody(const QByteArray &bytes, const QByteArray &contentType)
{
    HttpBody body{{}, contentType, true};
    if (!bytes.isEmpty())
        body.segments.append({bytes, {}, 0});
    return body;
}

Result<HttpBody> fileBody(const QString &path, const QByteArray &contentType)
{
    const auto segment = fileSegment({}, path);
    if (!segment)
        return failure(segment.error());
    return HttpBody{{*segment}, contentType.isEmpty() ? typeOf(path) : contentType, true};
}

Result<HttpBody> formBody(const QString &lines)
{
    const auto fields = formLines(lines);
    if (!fields)
        return failure(fields.error());
    QByteArray bytes;
    for (const FormLine &field : *fields)
        bytes += (bytes.isEmpty() ? "" : "&") + urlEncoded(field.name) + '=' + urlEncoded(field.value);
    return bytesBody(bytes, "application/x-www-form-urlencoded");
}

Result<QList<HttpFormField>> readFormFields(const QString &lines)
{
    const auto split = formLines(lines);
    if (!split)
        return failure(split.error());
    QList<HttpFormField> fields;
    for (const FormLine &line : *split) {
        const auto field = readFormField(line);
        if (!field)
            return failure(field.error());
        fields.append(*field);
    }
    return fields;
}

Result<HttpBody> multipartBody(const QString &lines, QByteArray boundary)
{
    const auto fields = readFormFields(lines);
    if (!fields)
        return failure(fields.error());
    if (boundary.isEmpty())
        boundary = randomBoundary();
    HttpBody body{{}, "multipart/form-data; boundary=" + boundary, true};
    QByteArray pending;
    for (const HttpFormField &field : *fields) {
        const auto done = appendPart(body, pending, field, boundary);
        if (!done)
            return failure(done.error());
    }
    body.segments.append({pending + "--" + boundary + "--\r\n", {}, 0});
    return body;
}

} // namespace wirebench
