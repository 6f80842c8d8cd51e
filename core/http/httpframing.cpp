#include "core/http/httpframing.h"

#include <limits>
#include <optional>

namespace wirebench {

namespace {

using Outcome = tl::expected<HttpFraming, HttpFramingFault>;

bool isNamed(const HttpField &field, QByteArrayView name)
{
    return field.name.size() == name.size() && name.compare(field.name, Qt::CaseInsensitive) == 0;
}

tl::unexpected<HttpFramingFault> fault(ErrorCode code, qsizetype field)
{
    return tl::unexpected<HttpFramingFault>(HttpFramingFault{code, field});
}

/// Digits alone, as Content-Length has them: no sign, no blank, nothing beyond 2^63-1.
std::optional<qint64> length(QByteArrayView digits)
{
    if (digits.isEmpty())
        return {};
    qint64 value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return {};
        const int digit = c - '0';
        if (value > (std::numeric_limits<qint64>::max() - digit) / 10)
            return {};
        value = value * 10 + digit;
    }
    return value;
}

/// The fields that say where the body ends, found in one walk.
struct Announced
{
    qsizetype lengthField = -1;
    qsizetype secondLength = -1;
    qsizetype codingField = -1;
    qsizetype secondCoding = -1;
    QByteArrayView lengthText;
    QByteArrayView coding;
};

Announced announcedBy(const HttpFields &fields)
{
    Announced found;
    qsizetype index = -1;
    for (const HttpField &field : fields) {
        ++index;
        if (isNamed(field, "Content-Length")) {
            (found.lengthField < 0 ? found.lengthField : found.secondLength) = index;
            if (found.secondLength < 0)
                found.lengthText = field.value;
        } else if (isNamed(field, "Transfer-Encoding")) {
            (found.codingField < 0 ? found.codingField : found.secondCoding) = index;
            if (found.secondCoding < 0)
                found.coding = field.value;
        }
    }
    return found;
}

/// Two lengths are refused even where they agree: some reader on the way may take the other one.
Outcome byLength(const Announced &found)
{
    if (found.secondLength >= 0)
        return fault(ErrorCode::HttpLengthsConflict, found.secondLength);
    if (found.lengthText.contains(','))
        return fault(ErrorCode::HttpLengthsConflict, found.lengthField);
    const std::optional<qint64> value = length(found.lengthText);
    if (!value)
        return fault(ErrorCode::HttpContentLength, found.lengthField);
    return HttpFraming{HttpFraming::Kind::Length, *value};
}

Outcome byCoding(const Announced &found, int minorVersion)
{
    if (found.lengthField >= 0)
        return fault(ErrorCode::HttpLengthsConflict, std::max(found.lengthField, found.codingField));
    if (found.secondCoding >= 0)
        return fault(ErrorCode::HttpTransferCoding, found.secondCoding);
    // HTTP/1.0 has no transfer codings: who sends one has taken it over from elsewhere (RFC 9112, 6.1).
    if (minorVersion < 1 || found.coding.compare("chunked", Qt::CaseInsensitive) != 0)
        return fault(ErrorCode::HttpTransferCoding, found.codingField);
    return HttpFraming{HttpFraming::Kind::Chunked, -1};
}

Outcome byFields(const HttpFields &fields, int minorVersion, HttpFraming::Kind otherwise)
{
    const Announced found = announcedBy(fields);
    if (found.codingField >= 0)
        return byCoding(found, minorVersion);
    if (found.lengthField >= 0)
        return byLength(found);
    return HttpFraming{otherwise, -1};
}

bool isWithoutBody(int status, QByteArrayView method)
{
    return (status >= 100 && status < 200) || status == 204 || status == 304 || method == "HEAD";
}

/// None where all is well; the index of a second Host, or -1 for none at all.
std::optional<qsizetype> hostFault(const HttpRequestHead &head)
{
    int hosts = 0;
    qsizetype index = -1;
    for (const HttpField &field : head.fields) {
        ++index;
        if (isNamed(field, "Host") && ++hosts > 1)
            return index;
    }
    if (hosts == 0 && head.minorVersion >= 1)
        return -1;
    return {};
}

} // namespace

Outcome framingOf(const HttpRequestHead &head)
{
    if (const std::optional<qsizetype> field = hostFault(head))
        return fault(ErrorCode::HttpHostField, *field);
    return byFields(head.fields, head.minorVersion, HttpFraming::Kind::None);
}

Outcome framingOf(const HttpResponseHead &head, QByteArrayView method)
{
    if (method == "CONNECT" && head.status >= 200 && head.status < 300)
        return HttpFraming{}; // a tunnel begins; the fields mean nothing (RFC 9110, 9.3.6)
    const Outcome framing = byFields(head.fields, head.minorVersion, HttpFraming::Kind::Close);
    if (framing && isWithoutBody(head.status, method))
        return HttpFraming{};
    return framing;
}

} // namespace wirebench
