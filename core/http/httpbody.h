#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace wirebench {

/// A body that is made of bytes and files in turn, so that files are streamed and never loaded. A value.
struct HttpBody
{
    struct Segment
    {
        QByteArray bytes;
        QString filePath;    ///< sent behind the bytes, if not empty
        qint64 fileSize = 0; ///< as it was when the body was made; what is announced and sent
    };
    QList<Segment> segments;
    QByteArray contentType; ///< empty: none is said
    bool present = false;   ///< an empty body is not the same as none: it announces its length of 0

    qint64 size() const;
};

/// Bodies of what a person types. Errors: FileUnreadable (only regular files are taken: a pipe has no length
/// to announce), InvalidFormField (with the position of the line). Empty lines are left out.
HttpBody bytesBody(const QByteArray &bytes, const QByteArray &contentType);
/// @param contentType empty: what the file's name tells.
Result<HttpBody> fileBody(const QString &path, const QByteArray &contentType);
/// "NAME=VALUE" lines as application/x-www-form-urlencoded (UTF-8).
Result<HttpBody> formBody(const QString &lines);
/// "NAME=VALUE" and "NAME=@FILE[;type=TYPE][;filename=NAME]" lines as multipart/form-data (RFC 7578). Text
/// that begins with @ stands in quotes: NAME="@text"; so does a FILE or filename with a semicolon.
/// @param boundary empty: a random one.
Result<HttpBody> multipartBody(const QString &lines, QByteArray boundary = {});

/// One line of a multipart form, as multipartBody() reads it.
struct HttpFormField
{
    QString name;
    QString text;
    QString filePath; ///< empty: it is text
    QByteArray type;  ///< empty: what the file's name tells
    QString fileName; ///< empty: the file's own
};
Result<QList<HttpFormField>> readFormFields(const QString &lines);

} // namespace wirebench
