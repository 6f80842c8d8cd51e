#include "core/web/httpanswer.h"

#include "core/base/errorsentence.h"
#include "core/http/httpwriter.h"

namespace wirebench {

qint64 HttpAnswer::bodySize() const
{
    qint64 size = 0;
    for (const Part &part : parts)
        size += part.bytes.size() + part.length;
    return size;
}

HttpAnswer bareAnswer(int status, HttpFields fields)
{
    HttpAnswer answer;
    answer.head.status = status;
    answer.head.reason = reasonPhrase(status);
    answer.head.fields = std::move(fields);
    if (status != 204 && status != 304) // these end with their head (RFC 9110, 8.6)
        answer.head.fields.append("Content-Length", "0");
    return answer;
}

HttpAnswer wholeAnswer(int status, const QByteArray &type, const QByteArray &body)
{
    HttpAnswer answer;
    answer.head.status = status;
    answer.head.reason = reasonPhrase(status);
    answer.head.fields = {{"Content-Type", type}, {"Content-Length", QByteArray::number(body.size())}};
    answer.parts = {{body, 0, 0}};
    return answer;
}

HttpAnswer refusal(int status, const QString &why)
{
    const QByteArray title = QByteArray::number(status) + ' ' + reasonPhrase(status);
    return wholeAnswer(status, "text/plain; charset=utf-8", title + "\n\n" + why.toUtf8() + '\n');
}

HttpAnswer refusal(const Error &error)
{
    return refusal(statusFor(error), englishErrorText(error));
}

int statusFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::HttpVersion:
        return 505;
    case ErrorCode::HttpHeadTooLarge:
    case ErrorCode::HttpTooManyFields:
        return 431;
    case ErrorCode::HttpBodyTooLarge:
        return 413;
    case ErrorCode::HttpTransferCoding: // one that is not known; a known one in the wrong place is a mistake
        return error.arguments.value(1).contains(QStringLiteral("chunked"), Qt::CaseInsensitive) ? 400 : 501;
    default:
        return 400;
    }
}

} // namespace wirebench
