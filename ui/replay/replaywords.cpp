#include "ui/replay/replaywords.h"

#include "ui/models/numbertext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace wirebench {

namespace {

struct ReplayWords
{
    Q_DECLARE_TR_FUNCTIONS(ReplayWords)
};

constexpr qint64 nsPerTenth = 100'000'000;

QString padded(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

} // namespace

QString momentText(qint64 ns)
{
    const qint64 tenths = ns / nsPerTenth;
    const qint64 minutes = tenths / 600;
    const QString seconds =
        padded(tenths / 10 % 60) + QLocale().decimalPoint() + QString::number(tenths % 10);
    if (minutes < 60)
        return QString::number(minutes) + u':' + seconds;
    return QString::number(minutes / 60) + u':' + padded(minutes % 60) + u':' + seconds;
}

QString speedText(double speed)
{
    return QLocale().toString(speed, 'g', 3) + u'×';
}

QString recordingText(const Recording &recording)
{
    const std::vector<qint64> &times = recording.times;
    const qint64 first = times.empty() ? 0 : times.front();
    const QDateTime made = recording.log->wallClock(first);
    const auto count = qint64(times.size());
    const QStringList parts{QLocale().toString(made, QStringLiteral("d MMM yyyy HH:mm:ss")),
                            count == 1 ? ReplayWords::tr("1 record")
                                       : ReplayWords::tr("%1 records").arg(formatCount(count)),
                            momentText(times.empty() ? 0 : times.back() - first)};
    return parts.join(QStringLiteral(" · "));
}

QString recordingRemark(const Recording &recording)
{
    QStringList remarks;
    if (recording.cutShort)
        remarks.append(ReplayWords::tr("The file ends inside a record, which was left out."));
    if (recording.limited)
        remarks.append(ReplayWords::tr("The file is longer than what fits: only the first %1 records are here.")
                           .arg(formatCount(qint64(recording.times.size()))));
    if (recording.renumbered)
        remarks.append(ReplayWords::tr("The file has only some records of its log: they are numbered anew."));
    if (recording.times.empty())
        remarks.append(ReplayWords::tr("There is no record in the file."));
    return remarks.join(u' ');
}

} // namespace wirebench
