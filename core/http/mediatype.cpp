#include "core/http/mediatype.h"

#include "core/http/httpwriter.h"

namespace wirebench {

namespace {

/// A walk over the text from left to right.
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) {}

    bool atEnd() const { return m_at == m_text.size(); }
    qsizetype position() const { return m_at; }

    void skipBlanks()
    {
        while (!atEnd() && (m_text[m_at] == ' ' || m_text[m_at] == '\t'))
            ++m_at;
    }
    bool take(char c)
    {
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    /// Empty if there is none.
    QByteArray takeToken()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && isToken(m_text.sliced(m_at, 1)))
            ++m_at;
        return m_text.sliced(begin, m_at - begin).toByteArray();
    }
    /// Behind its opening quote (RFC 9110, 5.6.4). @return whether it was closed
    bool takeQuoted(QByteArray &value)
    {
        while (!atEnd()) {
            char c = m_text[m_at++];
            if (c == '"')
                return true;
            if (c == '\\' && !atEnd())
                c = m_text[m_at++];
            value.append(c);
        }
        return false;
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// @return false at a mistake
bool takeParameter(Scanner &scanner, HttpFields &parameters)
{
    const QByteArray name = scanner.takeToken().toLower();
    if (name.isEmpty() || !scanner.take('='))
        return false;
    QByteArray value;
    if (scanner.take('"')) {
        if (!scanner.takeQuoted(value))
            return false;
    } else {
        value = scanner.takeToken();
        if (value.isEmpty())
            return false;
    }
    parameters.append(name, value);
    return true;
}

bool takeParameters(Scanner &scanner, HttpFields &parameters)
{
    while (true) {
        scanner.skipBlanks();
        if (scanner.atEnd())
            return true;
        if (!scanner.take(';'))
            return false;
        scanner.skipBlanks();
        if (scanner.atEnd())
            return true;
        Scanner ahead = scanner;
        if (ahead.take(';'))
            continue;
        if (!takeParameter(scanner, parameters))
            return false;
    }
}

} // namespace

bool MediaType::isJson() const
{
    return ((type == "application" || type == "text") && subtype == "json") || subtype.endsWith("+json");
}

bool MediaType::isText() const
{
    if (type == "text" || isJson() || subtype.endsWith("+xml"))
        return true;
    static const QList<QByteArray> readable{"xml",        "javascript", "ecmascript", "x-www-form-urlencoded",
                                            "x-sh",       "x-yaml",     "yaml",       "toml",
                                            "sql",        "x-ndjson",   "json-seq",   "graphql",
                                            "x-httpd-php"};
    return type == "application" && readable.contains(subtype);
}

Result<MediaType> parseMediaType(QByteArrayView text)
{
    MediaType media;
    Scanner scanner(text);
    scanner.skipBlanks();
    media.type = scanner.takeToken().toLower();
    bool good = !media.type.isEmpty() && scanner.take('/');
    if (good)
        media.subtype = scanner.takeToken().toLower();
    good = good && !media.subtype.isEmpty() && takeParameters(scanner, media.parameters);
    if (!good)
        return failure({ErrorCode::InvalidMediaType, {QString::fromUtf8(text)}, 0, int(scanner.position())});
    return media;
}

} // namespace wirebench
