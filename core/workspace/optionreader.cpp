#include "core/workspace/optionreader.h"

#include "core/base/errorsentence.h"
#include "core/payload/payload.h"

#include <cmath>

namespace wirebench {

namespace {

constexpr double longestSeconds = 24 * 60 * 60;

} // namespace

void OptionReader::refuse(const QString &message)
{
    if (m_mistake.isEmpty())
        m_mistake = message;
}

void OptionReader::refuse(const char *name, const QString &why)
{
    refuse(QStringLiteral("--%1: %2").arg(QLatin1String(name), why));
}

int OptionReader::integer(const char *name, int defaultValue, IntRange range)
{
    if (!has(name))
        return defaultValue;
    bool ok = false;
    const int value = text(name).toInt(&ok);
    if (ok && range.contains(value))
        return value;
    refuse(name, QStringLiteral("“%1” is not a whole number from %2 to %3.")
                     .arg(text(name))
                     .arg(range.lowest)
                     .arg(range.highest));
    return defaultValue;
}

int OptionReader::seconds(const char *name, int defaultMs)
{
    if (!has(name))
        return defaultMs;
    bool ok = false;
    const double value = text(name).toDouble(&ok);
    if (ok && value >= 0.001 && value <= longestSeconds)
        return int(std::lround(value * 1000));
    refuse(name, QStringLiteral("“%1” is not a number of seconds from 0.001 to %2.")
                     .arg(text(name))
                     .arg(longestSeconds));
    return defaultMs;
}

int OptionReader::secondsOrNever(const char *name, int defaultMs)
{
    bool ok = false;
    const bool isNever = has(name) && text(name).toDouble(&ok) == 0 && ok;
    return isNever ? 0 : seconds(name, defaultMs);
}

QByteArray OptionReader::escaped(const char *name, const QString &text)
{
    PayloadFormat format;
    format.notation = PayloadNotation::Escapes;
    const auto bytes = encodePayload(text, format);
    if (bytes)
        return *bytes;
    refuse(name, englishErrorText(bytes.error()));
    return {};
}

double OptionReader::share(const char *name, double defaultValue)
{
    if (!has(name))
        return defaultValue;
    QString number = text(name);
    const bool isPercent = number.endsWith(u'%');
    if (isPercent)
        number.chop(1);
    bool ok = false;
    const double value = number.toDouble(&ok) / (isPercent ? 100 : 1);
    if (ok && value >= 0 && value <= 1)
        return value;
    refuse(name, QStringLiteral("“%1” is not a share from 0 to 1, nor from 0% to 100%.").arg(text(name)));
    return defaultValue;
}

} // namespace wirebench
