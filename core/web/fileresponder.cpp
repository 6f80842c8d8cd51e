#include "core/web/fileresponder.h"

#include "core/base/errnotext.h"
#include "core/base/errorsentence.h"
#include "core/http/folderlisting.h"
#include "core/http/httpconditions.h"
#include "core/http/httpdate.h"
#include "core/http/httptarget.h"
#include "core/http/httpwriter.h"

#include <QRandomGenerator>

#include <algorithm>

namespace wirebench {

namespace {

using Kind = FoundInFolder::Kind;

// What is read with the look at a file: small ones go out with their head in one send().
constexpr qint64 startSize = 64 * 1024;
constexpr const char *allowed = "GET, HEAD, OPTIONS";
constexpr const char *indexNames[] = {"index.html", "index.htm"};

bool isKnownMethod(const QByteArray &method)
{
    constexpr const char *known[] = {"POST", "PUT", "DELETE", "CONNECT", "TRACE", "PATCH"};
    return std::any_of(std::begin(known), std::end(known), [&](const char *one) { return method == one; });
}

HttpAnswer missing()
{
    return refusal(404, QStringLiteral("There is nothing at this address."));
}

HttpAnswer forbidden()
{
    return refusal(403, QStringLiteral("This server is not permitted to show it."));
}

HttpAnswer without(const FoundInFolder &found)
{
    if (found.kind == Kind::Forbidden)
        return forbidden();
    if (found.kind == Kind::Failed)
        return refusal(500,
                       QStringLiteral("It cannot be read now: %1.").arg(errnoText(found.systemError)));
    return missing();
}

HttpAnswer movedTo(const QByteArray &location)
{
    HttpAnswer answer = refusal(301, QStringLiteral("It is at %1").arg(QString::fromLatin1(location)));
    answer.head.fields.append("Location", location);
    return answer;
}

void addValidators(HttpFields &fields, const HttpValidators &validators)
{
    fields.append("Last-Modified", httpDate(validators.lastModified));
    fields.append("ETag", validators.entityTag);
}

HttpAnswer unsatisfied(qint64 size)
{
    HttpAnswer answer =
        refusal(416, QStringLiteral("The file has %1 bytes, and none of those asked for.").arg(size));
    answer.head.fields.append("Content-Range", unsatisfiedRange(size));
    return answer;
}

} // namespace

std::unique_ptr<HttpAnswer> FileResponder::answerToMethod(const QByteArray &method)
{
    if (method == "GET" || method == "HEAD")
        return nullptr;
    if (method == "OPTIONS")
        return std::make_unique<HttpAnswer>(bareAnswer(204, {{"Allow", allowed}}));
    const bool isKnown = isKnownMethod(method);
    auto answer = std::make_unique<HttpAnswer>(refusal(
        isKnown ? 405 : 501, QStringLiteral("Files are read here: GET, HEAD and OPTIONS are answered.")));
    answer->head.fields.append("Allow", allowed);
    return answer;
}

HttpAnswer FileResponder::answer(const HttpRequestHead &request, qint64 now)
{
    if (const auto refused = answerToMethod(request.method))
        return std::move(*refused);
    const auto path = parseHttpTarget(request.target);
    if (!path)
        return refusal(400, englishErrorText(path.error()));
    if (path->leadsNowhere)
        return missing();
    FoundInFolder found = m_files.find(path->names);
    if (found.kind == Kind::File)
        return path->endsWithSlash ? missing() : file(request, std::move(found.file), now);
    if (found.kind != Kind::Folder)
        return without(found);
    if (path->endsWithSlash)
        return folder(request, path->names, now);
    const QByteArray query = path->query.isEmpty() ? QByteArray() : '?' + path->query;
    return movedTo(encodedPath(*path) + '/' + query);
}

HttpAnswer FileResponder::folder(const HttpRequestHead &request, const QList<QByteArray> &names, qint64 now)
{
    for (const char *name : indexNames) {
        FoundInFolder found = m_files.find(names + QList<QByteArray>{name});
        if (found.kind == Kind::File)
            return file(request, std::move(found.file), now);
        if (found.kind == Kind::Forbidden || found.kind == Kind::Failed)
            return without(found);
    }
    return m_listing ? listing(names) : forbidden();
}

HttpAnswer FileResponder::listing(const QList<QByteArray> &names) const
{
    const FolderFiles::Entries found = m_files.entries(names);
    if (found.kind != Kind::Folder)
        return found.kind == Kind::Missing ? missing() : forbidden();
    HttpAnswer answer =
        wholeAnswer(200, "text/html; charset=utf-8", folderListing(names, found.entries, found.leftOut));
    answer.head.fields.append("Cache-Control", "no-cache");
    return answer;
}

HttpAnswer FileResponder::file(const HttpRequestHead &request, FolderFile found, qint64 now)
{
    const HttpValidators validators{entityTag(found.size(), found.modifiedNs(), found.inode()),
                                    found.modifiedNs() / 1'000'000'000};
    const HttpCondition condition = checkConditions(request, validators, now);
    if (condition == HttpCondition::Failed)
        return refusal(412, QStringLiteral("The file is another one than the condition names."));
    HttpAnswer answer;
    if (condition == HttpCondition::NotModified) {
        answer = bareAnswer(304);
        addValidators(answer.head.fields, validators);
        return answer;
    }
    RequestedRanges asked;
    if (request.method == "GET" && mayAnswerRange(request.fields, validators, now))
        asked = requestedRanges(request.fields.value("Range"), found.size());
    if (asked.kind == RequestedRanges::Kind::Unsatisfiable)
        return unsatisfied(found.size());
    answer = content(std::move(found), asked);
    if (answer.head.status < 300)
        addValidators(answer.head.fields, validators);
    return answer;
}

HttpAnswer FileResponder::content(FolderFile found, const RequestedRanges &asked)
{
    QByteArray start(qsizetype(std::min(startSize, found.size())), Qt::Uninitialized);
    const qint64 got = found.read(0, start.data(), start.size());
    if (got != start.size()) // unreadable, or shorter since the look at it
        return refusal(500, QStringLiteral("The file cannot be read."));
    const QByteArray type = m_types.typeOf(found.name(), start);
    const bool isWhole = asked.kind == RequestedRanges::Kind::Whole;
    HttpAnswer answer = isWhole ? whole(std::move(found), start) : parts(std::move(found), asked.parts, type);
    if (!answer.head.fields.contains("Content-Type"))
        answer.head.fields.append("Content-Type", type);
    answer.head.fields.append("Content-Length", QByteArray::number(answer.bodySize()));
    answer.head.fields.append("Accept-Ranges", "bytes");
    return answer;
}

HttpAnswer FileResponder::whole(FolderFile found, const QByteArray &start)
{
    HttpAnswer answer;
    answer.head.status = 200;
    answer.head.reason = reasonPhrase(200);
    answer.parts = {{start, start.size(), found.size() - start.size()}};
    answer.file = std::move(found);
    return answer;
}

/// One part as it is, several as multipart/byteranges (RFC 9110, 14.6).
HttpAnswer FileResponder::parts(FolderFile found, const QList<ByteRange> &ranges, const QByteArray &type)
{
    HttpAnswer answer;
    answer.head.status = 206;
    answer.head.reason = reasonPhrase(206);
    if (ranges.size() == 1) {
        answer.head.fields.append("Content-Range", contentRange(ranges.first(), found.size()));
        answer.parts = {{{}, ranges.first().first, ranges.first().length}};
    } else {
        const QByteArray boundary = QByteArray::number(QRandomGenerator::global()->generate64(), 16);
        answer.head.fields.append("Content-Type", "multipart/byteranges; boundary=" + boundary);
        for (const ByteRange &range : ranges) {
            const QByteArray head = "\r\n--" + boundary + "\r\nContent-Type: " + type +
                                    "\r\nContent-Range: " + contentRange(range, found.size()) + "\r\n\r\n";
            answer.parts.append({head, range.first, range.length});
        }
        answer.parts.append({"\r\n--" + boundary + "--\r\n", 0, 0});
    }
    answer.file = std::move(found);
    return answer;
}

} // namespace wirebench
