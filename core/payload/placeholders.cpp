#include "core/payload/placeholders.h"

#include <QRandomGenerator>

#include <algorithm>
#include <optional>

namespace wirebench {

namespace {

// A group's number has at most this many digits: PCRE2 allows more groups, a typed reply does not need them.
constexpr int mostNumberDigits = 2;

bool isNameUnit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

QByteArray inEncoding(const QString &value, TextEncoding encoding)
{
    const PayloadFormat format{PayloadNotation::Text, encoding};
    if (const auto bytes = encodePayload(value, format))
        return *bytes;
    QByteArray bytes; // a Unix path in an encoding that lacks its letters
    for (const QChar unit : value)
        bytes += encodePayload(QString(unit), format).value_or("?");
    return bytes;
}

} // namespace

/// Cuts a text into its parts. Every piece between placeholders is a run of the text, so that positions stay
/// true.
class TemplateReader
{
public:
    TemplateReader(const QString &text, const PayloadFormat &format, PayloadTemplate::Captures captures)
        : m_text(text), m_format(format), m_captures(captures == PayloadTemplate::Captures::Allowed)
    {
    }

    Result<PayloadTemplate> read();

private:
    using Kind = PayloadTemplate::Kind;

    bool isSpecial(qsizetype at) const;
    bool isDoubled(qsizetype at) const { return at + 1 < m_text.size() && m_text[at + 1] == m_text[at]; }
    Result<void> addPiece(qsizetype from, qsizetype to);
    Result<qsizetype> addSpecial(qsizetype at);
    Result<qsizetype> addName(qsizetype at);
    Result<qsizetype> addCapture(qsizetype at);
    Result<qsizetype> addNamedCapture(qsizetype at);
    tl::unexpected<Error> mistake(qsizetype at, qsizetype end) const;

    const QString &m_text;
    const PayloadFormat &m_format;
    const bool m_captures;
    QByteArray m_ending;
    PayloadTemplate m_read;
};

Result<PayloadTemplate> TemplateReader::read()
{
    const Result<QByteArray> ending = encodePayload(QString(), m_format);
    if (!ending)
        return failure(ending.error());
    m_ending = *ending;
    m_read.m_encoding = m_format.encoding;
    qsizetype from = 0;
    for (qsizetype at = 0; at < m_text.size();) {
        if (!isSpecial(at)) {
            ++at;
            continue;
        }
        // Of a doubled sign the first stays in the piece before it.
        const bool doubled = isDoubled(at);
        if (const auto added = addPiece(from, doubled ? at + 1 : at); !added)
            return failure(added.error());
        const Result<qsizetype> next = doubled ? at + 2 : addSpecial(at);
        if (!next)
            return failure(next.error());
        from = at = *next;
    }
    if (const auto added = addPiece(from, m_text.size()); !added)
        return failure(added.error());
    m_read.m_parts.push_back({Kind::Bytes, m_ending, {}});
    return m_read;
}

bool TemplateReader::isSpecial(qsizetype at) const
{
    return m_text[at] == u'{' || m_text[at] == u'}' || (m_captures && m_text[at] == u'$');
}

Result<void> TemplateReader::addPiece(qsizetype from, qsizetype to)
{
    if (from == to)
        return {};
    const QString piece = m_text.mid(from, to - from);
    Result<QByteArray> bytes = encodePayload(piece, m_format);
    if (!bytes) {
        Error error = bytes.error();
        error.position += int(from);
        if (error.arguments.value(0) == piece && error.code != ErrorCode::Unencodable)
            error.arguments[0] = m_text;
        return failure(error);
    }
    bytes->chop(m_ending.size()); // comes once, at the end of all
    m_read.m_parts.push_back({Kind::Bytes, *bytes, {}});
    return {};
}

/// What stands behind the sign.
Result<qsizetype> TemplateReader::addSpecial(qsizetype at)
{
    if (m_text[at] == u'{')
        return addName(at);
    if (m_text[at] == u'$')
        return addCapture(at);
    return mistake(at, at + 1);
}

Result<qsizetype> TemplateReader::addName(qsizetype at)
{
    struct Known
    {
        QStringView name;
        Kind kind;
    };
    static constexpr Known names[] = {{u"time", Kind::Time},
                                      {u"unix", Kind::Unix},
                                      {u"counter", Kind::Counter},
                                      {u"random", Kind::Random},
                                      {u"peer", Kind::Peer}};
    const qsizetype end = m_text.indexOf(u'}', at);
    if (end < 0)
        return mistake(at, m_text.size());
    const QStringView name = QStringView(m_text).mid(at + 1, end - at - 1);
    const auto known =
        std::find_if(std::begin(names), std::end(names), [name](const Known &k) { return k.name == name; });
    if (known == std::end(names))
        return mistake(at, end + 1);
    m_read.m_parts.push_back({known->kind, {}, {}});
    return end + 1;
}

Result<qsizetype> TemplateReader::addCapture(qsizetype at)
{
    if (at + 1 < m_text.size() && m_text[at + 1] == u'{')
        return addNamedCapture(at);
    qsizetype end = at + 1;
    while (end < m_text.size() && end - at <= mostNumberDigits && isDigit(m_text[end]))
        ++end;
    if (end == at + 1)
        return mistake(at, std::min(at + 2, m_text.size()));
    const int number = m_text.mid(at + 1, end - at - 1).toInt();
    m_read.m_parts.push_back({Kind::Capture, {}, {number, {}, at}});
    return end;
}

/// ${name}, and ${1} where a digit follows.
Result<qsizetype> TemplateReader::addNamedCapture(qsizetype at)
{
    const qsizetype end = m_text.indexOf(u'}', at);
    if (end < 0)
        return mistake(at, m_text.size());
    const QString name = m_text.mid(at + 2, end - at - 2);
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isNameUnit))
        return mistake(at, end + 1);
    const bool isNumber = std::all_of(name.begin(), name.end(), isDigit);
    if (isNumber && name.size() > mostNumberDigits)
        return mistake(at, end + 1);
    m_read.m_parts.push_back(
        {Kind::Capture, {}, {isNumber ? name.toInt() : -1, isNumber ? QString() : name, at}});
    return end + 1;
}

tl::unexpected<Error> TemplateReader::mistake(qsizetype at, qsizetype end) const
{
    constexpr qsizetype longest = 20; // of what a sentence repeats
    return failure(
        {ErrorCode::InvalidPlaceholder, {m_text, m_text.mid(at, std::min(end - at, longest))}, 0, int(at)});
}

PlaceholderValues PlaceholderValues::now(quint64 counter, const QString &peer)
{
    return {QDateTime::currentDateTime(), counter, QRandomGenerator::global()->generate(), peer};
}

const std::vector<PlaceholderName> &placeholderNames()
{
    static const std::vector<PlaceholderName> names = {
        {"time", QT_TRANSLATE_NOOP("Placeholders", "date and time of this machine, to the millisecond")},
        {"unix", QT_TRANSLATE_NOOP("Placeholders", "seconds since 1970, UTC")},
        {"counter", QT_TRANSLATE_NOOP("Placeholders", "1 for the first message, 2 for the next, and so on")},
        {"random", QT_TRANSLATE_NOOP("Placeholders", "a random number from 0 to 4294967295")},
        {"peer", QT_TRANSLATE_NOOP("Placeholders", "address and port of who is sent to")},
    };
    return names;
}

Result<PayloadTemplate> PayloadTemplate::read(const QString &text, const PayloadFormat &format,
                                              Captures captures)
{
    return TemplateReader(text, format, captures).read();
}

PayloadTemplate PayloadTemplate::plain(const QByteArray &bytes)
{
    PayloadTemplate plain;
    plain.m_parts.push_back({Kind::Bytes, bytes, {}});
    return plain;
}

QByteArray PayloadTemplate::filled(const PlaceholderValues &values, const CaptureSource *captures) const
{
    QByteArray bytes;
    for (const Part &part : m_parts)
        bytes += value(part, values, captures);
    return bytes;
}

QByteArray PayloadTemplate::value(const Part &part, const PlaceholderValues &values,
                                  const CaptureSource *captures) const
{
    switch (part.kind) {
    case Kind::Bytes:
        return part.bytes;
    case Kind::Time:
        return inEncoding(values.time.toString(Qt::ISODateWithMs), m_encoding);
    case Kind::Unix:
        return inEncoding(QString::number(values.time.toSecsSinceEpoch()), m_encoding);
    case Kind::Counter:
        return inEncoding(QString::number(values.counter), m_encoding);
    case Kind::Random:
        return inEncoding(QString::number(values.random), m_encoding);
    case Kind::Peer:
        return inEncoding(values.peer, m_encoding);
    case Kind::Capture:
        break;
    }
    if (!captures)
        return {};
    return part.capture.number >= 0 ? captures->captured(part.capture.number)
                                    : captures->captured(part.capture.name);
}

bool PayloadTemplate::isPlain() const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [](const Part &p) { return p.kind == Kind::Bytes; });
}

std::vector<PayloadTemplate::Capture> PayloadTemplate::captures() const
{
    std::vector<Capture> found;
    for (const Part &part : m_parts) {
        if (part.kind == Kind::Capture)
            found.push_back(part.capture);
    }
    return found;
}

Result<QByteArray> encodePayload(const QString &text, const PayloadFormat &format,
                                 const PlaceholderValues &values)
{
    const Result<PayloadTemplate> read = PayloadTemplate::read(text, format);
    if (!read)
        return failure(read.error());
    return read->filled(values);
}

} // namespace wirebench
