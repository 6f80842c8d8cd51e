#include "core/http/httpconditions.h"

#include "core/http/httpdate.h"

#include <algorithm>

namespace wirebench {

namespace {

bool isWeak(const QByteArray &tag)
{
    return tag.startsWith("W/");
}

bool matchesStrongly(const QByteArray &asked, const QByteArray &tag)
{
    return !isWeak(asked) && asked == tag;
}

bool matchesWeakly(const QByteArray &asked, const QByteArray &tag)
{
    return (isWeak(asked) ? asked.sliced(2) : asked) == tag;
}

template <typename Matches>
bool listMatches(const HttpFields &fields, const char *name, const QByteArray &tag, Matches matches)
{
    const QList<QByteArray> asked = fields.elements(name);
    return asked == QList<QByteArray>{"*"} ||
           std::any_of(asked.begin(), asked.end(), [&](const QByteArray &one) { return matches(one, tag); });
}

/// Steps 1 and 2: somebody wants to act on the version that he knows.
bool isStillWhatWasMeant(const HttpFields &fields, const HttpValidators &file, qint64 now)
{
    if (fields.contains("If-Match"))
        return listMatches(fields, "If-Match", file.entityTag, matchesStrongly);
    const auto since = parseHttpDate(fields.value("If-Unmodified-Since"), now);
    return !since || file.lastModified <= *since;
}

/// Steps 3 and 4: somebody has a version already.
bool isKnownAlready(const HttpRequestHead &request, const HttpValidators &file, qint64 now)
{
    if (request.fields.contains("If-None-Match"))
        return listMatches(request.fields, "If-None-Match", file.entityTag, matchesWeakly);
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    const auto since = parseHttpDate(request.fields.value("If-Modified-Since"), now);
    return isRead && since && file.lastModified <= *since;
}

} // namespace

QByteArray entityTag(qint64 size, qint64 modifiedNs, quint64 inode)
{
    return '"' + QByteArray::number(size, 16) + '-' + QByteArray::number(quint64(modifiedNs), 16) + '-' +
           QByteArray::number(inode, 16) + '"';
}

HttpCondition checkConditions(const HttpRequestHead &request, const HttpValidators &file, qint64 now)
{
    if (!isStillWhatWasMeant(request.fields, file, now))
        return HttpCondition::Failed;
    if (!isKnownAlready(request, file, now))
        return HttpCondition::Holds;
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    return isRead ? HttpCondition::NotModified : HttpCondition::Failed;
}

bool mayAnswerRange(const HttpFields &fields, const HttpValidators &file, qint64 now)
{
    if (!fields.contains("If-Range"))
        return true;
    const QByteArray asked = fields.value("If-Range");
    if (asked.startsWith('"') || isWeak(asked))
        return matchesStrongly(asked, file.entityTag);
    return parseHttpDate(asked, now) == file.lastModified && file.lastModified < now - 1;
}

} // namespace wirebench
