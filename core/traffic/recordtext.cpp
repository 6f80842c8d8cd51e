#include "core/traffic/recordtext.h"

#include "core/payload/payload.h"
#include "core/payload/utf8.h"

#include <QChar>

#include <algorithm>
#include <chrono>

namespace wirebench {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;

bool isPlainAscii(char byte)
{
    return byte >= 0x20 && byte < 0x7F && byte != '\\';
}

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isPlain(char32_t codePoint)
{
    if (codePoint < 0x20)
        return codePoint == '\t' || codePoint == '\r' || codePoint == '\n';
    const bool control = codePoint >= 0x7F && codePoint < 0xA0;
    return !control && codePoint != QChar::ByteOrderMark && !QChar::isNonCharacter(codePoint);
}

QByteArray padded(qint64 number, int digits)
{
    return QByteArray::number(number).rightJustified(digits, '0');
}

// Three significant digits at most: 3.2, 45.1, 870.
QByteArray shortNumber(qint64 value, qint64 unit)
{
    const qint64 tenths = value / (unit / 10);
    if (tenths >= 1000 || tenths % 10 == 0)
        return QByteArray::number(tenths / 10);
    return QByteArray::number(tenths / 10) + '.' + QByteArray::number(tenths % 10);
}

} // namespace

// Most of a payload is plain, and copying runs of it is 20 times as fast as building an escape for each
// byte. A digit never stands first in a run: toEscapes() must see it behind a NUL.
void appendEscaped(QByteArray &out, QByteArrayView bytes)
{
    const char *at = bytes.begin();
    while (at != bytes.end()) {
        const char *plain = std::find_if_not(at, bytes.end(), isPlainAscii);
        out.append(at, plain - at);
        at = std::find_if(plain, bytes.end(), [](char byte) { return isPlainAscii(byte) && !isDigit(byte); });
        out += toEscapes({plain, at}).toUtf8();
    }
}

bool isPlainText(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const Utf8Step step = utf8Step(bytes);
        if (step.kind != Utf8Step::Kind::Letter || !isPlain(step.letter))
            return false;
        bytes = bytes.sliced(step.size);
    }
    return true;
}

QByteArray isoTime(qint64 wallNs)
{
    // Not QDateTime: it knows no nanoseconds, and a million records need this a million times.
    using namespace std::chrono;
    const sys_time<nanoseconds> time{nanoseconds(wallNs)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    return padded(int(date.year()), 4) + '-' + padded(unsigned(date.month()), 2) + '-' +
           padded(unsigned(date.day()), 2) + 'T' + padded(clock.hours().count(), 2) + ':' +
           padded(clock.minutes().count(), 2) + ':' + padded(clock.seconds().count(), 2) + '.' +
           padded(clock.subseconds().count(), 9) + 'Z';
}

QByteArray secondsText(qint64 ns, int decimals)
{
    const QByteArray sign = ns < 0 ? "-" : "";
    const quint64 magnitude = ns < 0 ? 0 - quint64(ns) : quint64(ns);
    const QByteArray fraction = padded(qint64(magnitude % nsPerSecond), 9).left(decimals);
    return sign + QByteArray::number(magnitude / nsPerSecond) + '.' + fraction;
}

QByteArray durationText(qint64 ns)
{
    if (ns < 1'000)
        return QByteArray::number(ns) + " ns";
    if (ns < 1'000'000)
        return shortNumber(ns, 1'000) + " µs";
    if (ns < nsPerSecond)
        return shortNumber(ns, 1'000'000) + " ms";
    return shortNumber(ns, nsPerSecond) + " s";
}

} // namespace wirebench
