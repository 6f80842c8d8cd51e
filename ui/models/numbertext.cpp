#include "ui/models/numbertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace wirebench {

namespace {

struct NumberText
{
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

struct Unit
{
    double size;
    const char *name;
};

constexpr std::array<Unit, 4> timeUnits{{{1, "ns"}, {1e3, "µs"}, {1e6, "ms"}, {1e9, "s"}}};

QString threeDigits(double value)
{
    const double size = std::abs(value);
    // 9.995 is written as 10.0, so the borders lie where rounding carries.
    const int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace

QString formatCount(qint64 count)
{
    return QLocale().toString(count);
}

QString formatBytes(qint64 bytes)
{
    constexpr qint64 kibi = 1024;
    if (bytes < kibi)
        return formatCount(bytes) + u' ' + NumberText::tr("B");
    constexpr std::array<const char *, 4> names{
        QT_TRANSLATE_NOOP("NumberText", "KiB"), QT_TRANSLATE_NOOP("NumberText", "MiB"),
        QT_TRANSLATE_NOOP("NumberText", "GiB"), QT_TRANSLATE_NOOP("NumberText", "TiB")};
    double value = double(bytes) / kibi;
    size_t unit = 0;
    for (; value >= 1023.95 && unit + 1 < names.size(); ++unit)
        value /= kibi;
    return QLocale().toString(value, 'f', 1) + u' ' + NumberText::tr(names[unit]);
}

QString formatDuration(qint64 ns)
{
    const double size = std::abs(double(ns));
    if (size < timeUnits[1].size)
        return formatCount(ns) + QStringLiteral(" ns");
    size_t unit = 1;
    while (unit + 1 < timeUnits.size() && size / timeUnits[unit].size >= 999.5)
        ++unit;
    return threeDigits(double(ns) / timeUnits[unit].size) + u' ' + QString::fromUtf8(timeUnits[unit].name);
}

QString formatSeconds(qint64 ns)
{
    return QLocale().toString(double(ns) / 1e9, 'f', 6);
}

} // namespace wirebench
