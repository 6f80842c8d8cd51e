#pragma once

#include "core/http/httpmessage.h"
#include "core/web/folderfiles.h"

#include <QByteArray>
#include <QList>

namespace wirebench {

/// What a server answers to one request: a head, and a body that is made of bytes and parts of one open file
/// in turn, so that files are streamed and never loaded. Whoever sends it adds what belongs to the
/// connection.
struct HttpAnswer
{
    struct Part
    {
        QByteArray bytes;
        qint64 offset = 0; ///< in the file
        qint64 length = 0; ///< that follows the bytes
    };
    HttpResponseHead head;
    QList<Part> parts;
    FolderFile file; ///< of the parts that have a length

    qint64 bodySize() const; ///< bytes
};

/// An answer without a body: 204 and 304 by themselves, others with a length of 0.
HttpAnswer bareAnswer(int status, HttpFields fields = {});
/// A body in one piece.
HttpAnswer wholeAnswer(int status, const QByteArray &type, const QByteArray &body);
/// Why a request was not answered, as plain text: the status and a sentence.
HttpAnswer refusal(int status, const QString &why);
/// The same in the words of an error.
HttpAnswer refusal(const Error &error);
/// The status that a request with this mistake is answered with: 400, 413, 431, 501, 505.
int statusFor(const Error &error);

} // namespace wirebench
