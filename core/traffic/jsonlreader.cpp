#include "core/traffic/jsonlreader.h"

#include "core/traffic/recordtext.h"

#include <QDateTime>
#include <QJsonDocument>

#include <limits>

namespace wirebench {

namespace {

constexpr QLatin1StringView formatName("wirebench-log");
constexpr qint64 nsPerSecond = 1'000'000'000;

/// What isoTime() writes, from 1970 on. Other notations of the same moment do not occur.
std::optional<qint64> fromIsoTime(const QString &text)
{
    constexpr qsizetype secondsEnd = 19;
    constexpr qint64 latest = 9'000'000'000; // seconds: within what 64 bits of nanoseconds hold
    if (text.size() <= secondsEnd + 1) // Qt takes "2026-11-22T10" for a time
        return std::nullopt;
    const QDateTime seconds = QDateTime::fromString(text.left(secondsEnd) + u'Z', Qt::ISODate);
    const qint64 whole = seconds.isValid() ? seconds.toSecsSinceEpoch() : -1;
    if (whole < 0 || whole > latest)
        return std::nullopt;
    const qint64 ns = whole * nsPerSecond + QStringView(text).mid(secondsEnd + 1).chopped(1).toLongLong();
    return QString::fromLatin1(isoTime(ns)) == text ? std::optional(ns) : std::nullopt;
}

} // namespace

Result<void> JsonLinesReader::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && !m_error) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        if (m_pending.size() + part.size() > longestLine)
            return refuse(QStringLiteral("> %1 B").arg(longestLine));
        bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
        if (end < 0) {
            m_pending.append(part.data(), part.size());
        } else if (m_pending.isEmpty()) {
            line(part);
        } else {
            m_pending.append(part.data(), part.size());
            line(std::exchange(m_pending, {}));
        }
    }
    if (m_error)
        return failure(*m_error);
    return {};
}

Result<void> JsonLinesReader::finish()
{
    if (m_error)
        return failure(*m_error);
    m_cutShort = !m_pending.isEmpty();
    m_pending.clear();
    if (m_lines == 0)
        return refuse(QStringLiteral("format = ? (\"%1\")").arg(formatName));
    return {};
}

Result<void> JsonLinesReader::line(QByteArrayView bytes)
{
    QJsonParseError mistake;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), bytes.size()), &mistake);
    if (mistake.error != QJsonParseError::NoError)
        return refuse(QStringLiteral("JSON, byte %1: %2").arg(mistake.offset).arg(mistake.errorString()));
    if (!document.isObject())
        return refuse(QStringLiteral("JSON ({…})"));
    const Result<void> taken = m_lines == 0 ? takeHeader(document.object()) : takeRecord(document.object());
    if (taken)
        ++m_lines;
    return taken;
}

Result<void> JsonLinesReader::takeHeader(const QJsonObject &object)
{
    if (object[QLatin1StringView("format")].toString() != formatName)
        return refuse(QStringLiteral("format ≠ \"%1\"").arg(formatName));
    const qint64 found = object[QLatin1StringView("version")].toInteger();
    if (found != version)
        return refuse(QStringLiteral("version = %1 (%2)").arg(found).arg(version));
    const auto started = fromIsoTime(object[QLatin1StringView("started")].toString());
    if (!started)
        return refuse(QStringLiteral("started ≠ \"2026-11-22T10:03:12.123456789Z\""));
    m_header.generator = object[QLatin1StringView("generator")].toString();
    m_header.startedNs = *started;
    m_header.recordingOf = object[QLatin1StringView("recordingOf")].toString();
    m_parser.setLatest(std::numeric_limits<qint64>::max() - *started);
    return {};
}

Result<void> JsonLinesReader::takeRecord(const QJsonObject &object)
{
    std::optional<LoggedRecord> record = m_parser.parse(object);
    if (!record)
        return refuse(m_parser.fault());
    if (record->call.id <= m_lastId)
        return refuse(QStringLiteral("id = %1 (%2…)").arg(record->call.id).arg(m_lastId + 1));
    m_lastId = record->call.id;
    m_sink(std::move(*record));
    return {};
}

Result<void> JsonLinesReader::refuse(const QString &reason)
{
    m_error = Error{ErrorCode::FileNotLog, {QString(), QString::number(m_lines + 1), reason}};
    return failure(*m_error);
}

} // namespace wirebench
