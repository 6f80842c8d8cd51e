#include "core/http/httptarget.h"

#include <algorithm>

namespace wirebench {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Empty on a mistake, which no segment is that anybody asks to decode.
QByteArray decoded(QByteArrayView segment)
{
    QByteArray bytes;
    bytes.reserve(segment.size());
    for (qsizetype i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            bytes.append(segment[i]);
            continue;
        }
        const int high = i + 2 < segment.size() ? hexValue(segment[i + 1]) : -1;
        const int low = i + 2 < segment.size() ? hexValue(segment[i + 2]) : -1;
        if (high < 0 || low < 0)
            return {};
        bytes.append(char(high * 16 + low));
        i += 2;
    }
    return bytes;
}

/// Of "http://host:80/path?query" what begins with the path.
QByteArrayView withoutAuthority(QByteArrayView target)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (target.size() < scheme.size() ||
            target.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
            continue;
        const QByteArrayView rest = target.sliced(scheme.size());
        const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '/' || c == '?'; });
        const QByteArrayView path = rest.sliced(end - rest.begin());
        return path.isEmpty() || path.startsWith('?') ? QByteArrayView("/") : path;
    }
    return target;
}

/// False for a name that no file can have.
bool canExist(const QByteArray &name)
{
#ifdef Q_OS_WIN
    if (name.contains('\\') || name.contains(':'))
        return false;
#endif
    return !name.contains('/');
}

void addName(HttpTargetPath &path, const QByteArray &name)
{
    path.endsWithSlash = name == "." || name == "..";
    if (name == ".")
        return;
    if (name != "..") {
        path.leadsNowhere = path.leadsNowhere || !canExist(name);
        path.names.append(name);
    } else if (path.names.isEmpty()) {
        path.leadsNowhere = true;
    } else {
        path.names.removeLast();
    }
}

tl::unexpected<Error> mistake(QByteArrayView target, const char *why)
{
    return failure(
        {ErrorCode::InvalidUrl, {QString::fromUtf8(target.toByteArray()), QString::fromLatin1(why)}});
}

} // namespace

Result<HttpTargetPath> parseHttpTarget(QByteArrayView target)
{
    QByteArrayView rest = withoutAuthority(target);
    if (!rest.startsWith('/'))
        return mistake(target, "a path that begins with a slash is missing");
    HttpTargetPath path;
    if (const qsizetype question = rest.indexOf('?'); question >= 0) {
        path.query = rest.sliced(question + 1).toByteArray();
        rest = rest.first(question);
    }
    while (!rest.isEmpty()) {
        rest = rest.sliced(1);
        const qsizetype slash = rest.indexOf('/');
        const QByteArrayView segment = rest.first(slash < 0 ? rest.size() : slash);
        rest = rest.sliced(segment.size());
        if (segment.isEmpty()) {
            path.endsWithSlash = true;
            continue;
        }
        const QByteArray name = decoded(segment);
        if (name.isEmpty())
            return mistake(target, "two hexadecimal digits belong behind %");
        if (name.contains('\0'))
            return mistake(target, "a NUL is in it");
        addName(path, name);
    }
    return path;
}

QByteArray encodedName(QByteArrayView name)
{
    return name.toByteArray().toPercentEncoding();
}

QByteArray encodedPath(const HttpTargetPath &path)
{
    QByteArray text;
    for (const QByteArray &name : path.names)
        text += '/' + encodedName(name);
    return path.endsWithSlash || text.isEmpty() ? text + '/' : text;
}

} // namespace wirebench
