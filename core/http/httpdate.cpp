#include "core/http/httpdate.h"

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <algorithm>

namespace wirebench {

namespace {

constexpr const char *monthNames[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *dayNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char *longDayNames[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
constexpr int yearsAhead = 50;

using Words = QList<QByteArrayView>;

template <typename Names>
bool isOneOf(QByteArrayView word, const Names &names)
{
    return std::any_of(std::begin(names), std::end(names), [&](const char *name) { return word == name; });
}

/// Exactly so many digits.
std::optional<int> number(QByteArrayView digits, qsizetype length)
{
    if (digits.size() != length ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return digits.toByteArray().toInt();
}

/// 1 to 12, or 0.
int monthOf(QByteArrayView name)
{
    const auto found = std::find_if(std::begin(monthNames), std::end(monthNames),
                                    [&](const char *known) { return name == known; });
    return found == std::end(monthNames) ? 0 : int(found - std::begin(monthNames)) + 1;
}

Words split(QByteArrayView text, char separator)
{
    Words words;
    for (qsizetype end = text.indexOf(separator); end >= 0; end = text.indexOf(separator)) {
        words.append(text.first(end));
        text = text.sliced(end + 1);
    }
    words.append(text);
    return words;
}

std::optional<qint64> moment(std::optional<int> year, int month, std::optional<int> dayOfMonth,
                             QByteArrayView time)
{
    const Words parts = split(time, ':');
    if (!year || month == 0 || !dayOfMonth || parts.size() != 3)
        return std::nullopt;
    const auto hour = number(parts[0], 2);
    const auto minute = number(parts[1], 2);
    const auto second = number(parts[2], 2);
    if (!hour || !minute || !second || *second > 60)
        return std::nullopt;
    const QDate day(*year, month, *dayOfMonth);
    const QTime clock(*hour, *minute, std::min(*second, 59));
    if (!day.isValid() || !clock.isValid())
        return std::nullopt;
    return QDateTime(day, clock, Qt::UTC).toSecsSinceEpoch() +
           (*second == 60 ? 1 : 0); // a leap second is the next minute's first
}

/// Sun, 06 Nov 1994 08:49:37 GMT
std::optional<qint64> parseFixdate(const Words &words)
{
    if (words.size() != 6 || !words[0].endsWith(',') || !isOneOf(words[0].chopped(1), dayNames) ||
        words[5] != "GMT")
        return std::nullopt;
    return moment(number(words[3], 4), monthOf(words[2]), number(words[1], 2), words[4]);
}

/// Sunday, 06-Nov-94 08:49:37 GMT
std::optional<qint64> parseRfc850(const Words &words, qint64 now)
{
    if (words.size() != 4 || !words[0].endsWith(',') || !isOneOf(words[0].chopped(1), longDayNames) ||
        words[3] != "GMT")
        return std::nullopt;
    const Words parts = split(words[1], '-');
    if (parts.size() != 3)
        return std::nullopt;
    const auto lastDigits = number(parts[2], 2);
    if (!lastDigits)
        return std::nullopt;
    const int thisYear = QDateTime::fromSecsSinceEpoch(now, Qt::UTC).date().year();
    int year = thisYear - thisYear % 100 + *lastDigits;
    if (year > thisYear + yearsAhead)
        year -= 100;
    return moment(year, monthOf(parts[1]), number(parts[0], 2), words[2]);
}

/// Sun Nov  6 08:49:37 1994: a day below 10 has a blank in place of its first digit.
std::optional<qint64> parseAsctime(Words words)
{
    const bool isPadded = words.size() == 6 && words[2].isEmpty();
    if (isPadded)
        words.removeAt(2);
    if (words.size() != 5 || !isOneOf(words[0], dayNames))
        return std::nullopt;
    return moment(number(words[4], 4), monthOf(words[1]), number(words[2], isPadded ? 1 : 2), words[3]);
}

QByteArray digits(int value, int width)
{
    return QByteArray::number(value).rightJustified(width, '0');
}

} // namespace

QByteArray httpDate(qint64 seconds)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    const QDate date = moment.date();
    const QTime time = moment.time();
    if (!moment.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    return QByteArray(dayNames[date.dayOfWeek() - 1]) + ", " + digits(date.day(), 2) + ' ' +
           monthNames[date.month() - 1] + ' ' + digits(date.year(), 4) + ' ' + digits(time.hour(), 2) + ':' +
           digits(time.minute(), 2) + ':' + digits(time.second(), 2) + " GMT";
}

std::optional<qint64> parseHttpDate(QByteArrayView text, qint64 now)
{
    constexpr qsizetype longest = 40;
    if (text.size() > longest)
        return std::nullopt;
    const Words words = split(text, ' ');
    if (const auto fixdate = parseFixdate(words))
        return fixdate;
    if (const auto rfc850 = parseRfc850(words, now))
        return rfc850;
    return parseAsctime(words);
}

} // namespace wirebench
