#include "core/http/httpchallenge.h"

#include <algorithm>

namespace wirebench {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype blanksAt(QByteArrayView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && isBlank(text[end]))
        ++end;
    return end - from;
}

/// Up to a blank or an equals sign.
QByteArrayView wordAt(QByteArrayView text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return isBlank(c) || c == '='; });
    return text.first(end - text.begin());
}

/// Whether an element of the list begins with NAME=VALUE, with blanks around the sign if need be; a token of
/// Negotiate may end with equals signs, too.
bool isParameter(QByteArrayView element)
{
    const QByteArrayView name = wordAt(element);
    const qsizetype at = name.size() + blanksAt(element, name.size());
    return !name.isEmpty() && at + 1 < element.size() && element[at] == '=' && element[at + 1] != '=';
}

QByteArray unquoted(QByteArrayView text)
{
    if (!text.startsWith('"'))
        return text.toByteArray();
    QByteArray value;
    for (qsizetype i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        value += text[i];
    }
    return value;
}

void addParameter(HttpChallenge &challenge, QByteArrayView element)
{
    const qsizetype equals = element.indexOf('=');
    challenge.parameters.append(element.first(equals).trimmed().toByteArray(),
                                unquoted(element.sliced(equals + 1).trimmed()));
}

} // namespace

QList<HttpChallenge> challengesIn(const HttpFields &fields)
{
    QList<HttpChallenge> challenges;
    for (const QByteArray &element : fields.elements("WWW-Authenticate")) {
        QByteArrayView rest = element;
        if (!isParameter(rest)) {
            const QByteArrayView scheme = wordAt(rest);
            challenges.append({scheme.toByteArray(), {}});
            rest = rest.sliced(scheme.size()).trimmed();
        }
        if (!challenges.isEmpty() && isParameter(rest))
            addParameter(challenges.last(), rest);
    }
    return challenges;
}

} // namespace wirebench
