#include "core/http/httpwriter.h"

#include <algorithm>

namespace wirebench {

namespace {

bool isTokenLetter(char c)
{
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return true;
    return c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return code < 0x20 || code == 0x7f;
}

/// Tabs are allowed in values and reasons (RFC 9110, 5.5); all other controls would break the line, or do
/// what nobody sees.
bool isLineText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return isControl(c) && c != '\t'; });
}

bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() &&
           std::none_of(text.begin(), text.end(), [](char c) { return isControl(c) || c == ' '; });
}

Result<void> appendFields(QByteArray &bytes, const HttpFields &fields)
{
    for (const HttpField &field : fields) {
        if (!isToken(field.name) || !isLineText(field.value))
            return failure(
                {ErrorCode::InvalidHttpField, {QString::fromUtf8(field.name + ": " + field.value)}});
        bytes.append(field.name).append(": ").append(field.value).append("\r\n");
    }
    bytes.append("\r\n");
    return {};
}

QByteArray version(int minor)
{
    return minor == 0 ? "HTTP/1.0" : "HTTP/1.1";
}

struct Reason
{
    int status;
    const char *phrase;
};

constexpr Reason reasons[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {102, "Processing"},
    {103, "Early Hints"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {207, "Multi-Status"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {305, "Use Proxy"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {451, "Unavailable For Legal Reasons"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {511, "Network Authentication Required"},
};

/// One line as it was typed, trimmed. @return nothing if it is no field.
Result<HttpField> parseFieldLine(QStringView line, int position)
{
    const qsizetype colon = line.indexOf(QLatin1Char(':'));
    const QByteArray name = line.first(std::max<qsizetype>(colon, 0)).toUtf8();
    const QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1).trimmed().toUtf8();
    if (!isToken(name) || !isLineText(value))
        return failure({ErrorCode::InvalidHttpField, {line.toString()}, 0, position});
    return HttpField{name, value};
}

} // namespace

Result<QByteArray> writeHead(const HttpRequestHead &head)
{
    if (!isToken(head.method))
        return failure({ErrorCode::InvalidHttpMethod, {QString::fromUtf8(head.method)}});
    if (!isTarget(head.target)) {
        return failure(
            {ErrorCode::InvalidUrl,
             {QString::fromUtf8(head.target), QStringLiteral("a blank or control character is in it")}});
    }
    QByteArray bytes = head.method + ' ' + head.target + ' ' + version(head.minorVersion) + "\r\n";
    if (const Result<void> appended = appendFields(bytes, head.fields); !appended)
        return tl::unexpected(appended.error());
    return bytes;
}

Result<QByteArray> writeHead(const HttpResponseHead &head)
{
    const bool inRange = head.status >= 100 && head.status <= 999; // three digits, whatever they mean
    if (!inRange || !isLineText(head.reason))
        return failure({ErrorCode::InvalidHttpField,
                        {QString::fromUtf8(QByteArray::number(head.status) + ' ' + head.reason)}});
    QByteArray bytes =
        version(head.minorVersion) + ' ' + QByteArray::number(head.status) + ' ' + head.reason + "\r\n";
    if (const Result<void> appended = appendFields(bytes, head.fields); !appended)
        return tl::unexpected(appended.error());
    return bytes;
}

QByteArray chunk(QByteArrayView bytes)
{
    QByteArray chunk = QByteArray::number(bytes.size(), 16);
    chunk.reserve(chunk.size() + bytes.size() + 4);
    return chunk.append("\r\n").append(bytes.data(), bytes.size()).append("\r\n");
}

QByteArray lastChunk(const HttpFields &trailer)
{
    QByteArray bytes = "0\r\n";
    if (appendFields(bytes, trailer))
        return bytes;
    return "0\r\n\r\n"; // a trailer that would break the message is left out
}

QByteArray reasonPhrase(int status)
{
    const auto found = std::find_if(std::begin(reasons), std::end(reasons),
                                    [status](const Reason &reason) { return reason.status == status; });
    return found == std::end(reasons) ? QByteArray() : QByteArray(found->phrase);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenLetter);
}

Result<HttpFields> parseFieldLines(const QString &text)
{
    HttpFields fields;
    qsizetype begin = 0;
    while (begin <= text.size()) {
        qsizetype end = text.indexOf(QLatin1Char('\n'), begin);
        if (end < 0)
            end = text.size();
        const QStringView line = QStringView(text).sliced(begin, end - begin).trimmed();
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#'))) {
            const Result<HttpField> field = parseFieldLine(line, int(begin));
            if (!field)
                return tl::unexpected(field.error());
            fields.append(field->name, field->value);
        }
        begin = end + 1;
    }
    return fields;
}

QString fieldLines(const HttpFields &fields)
{
    QStringList lines;
    for (const HttpField &field : fields)
        lines.append(QString::fromUtf8(field.name + ": " + field.value));
    return lines.join(QLatin1Char('\n'));
}

} // namespace wirebench
