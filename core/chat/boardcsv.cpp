#include "core/chat/boardcsv.h"

#include <QDateTime>

namespace wirebench {

namespace {

QByteArray field(QString text)
{
    // What a spreadsheet would take for a formula comes from strangers here.
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r'))
        text = u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return text.toUtf8();
}

QByteArray lineOf(const QStringList &fields)
{
    QByteArray line;
    for (const QString &text : fields)
        line += (line.isEmpty() && &text == &fields.front() ? QByteArray() : QByteArray(",")) + field(text);
    return line + "\r\n";
}

QStringList usualTitles()
{
    QStringList titles = {QStringLiteral("student"), QStringLiteral("address")};
    for (int exercise = 0; exercise < exerciseCount; ++exercise)
        titles += QString::fromUtf8(exerciseName(Exercise(exercise)));
    return titles + QStringList{QStringLiteral("lines sent"), QStringLiteral("trouble")};
}

QString clock(const BoardMark &mark, qint64 wallStartMs)
{
    if (!mark.reached)
        return {};
    return QDateTime::fromMSecsSinceEpoch(wallStartMs + mark.timeNs / 1'000'000)
        .toString(QStringLiteral("HH:mm:ss"));
}

} // namespace

QByteArray boardCsv(const QList<BoardRow> &rows, const BoardCsvOptions &options)
{
    QByteArray file = lineOf(options.titles.isEmpty() ? usualTitles() : options.titles);
    int number = 0;
    for (const BoardRow &row : rows) {
        ++number;
        QStringList fields = {options.namesHidden ? QStringLiteral("student %1").arg(number) : row.name,
                              options.namesHidden ? QString() : row.address};
        for (const BoardMark &mark : row.marks)
            fields += clock(mark, options.wallStartMs);
        fields += QString::number(row.linesSent);
        fields += QString::fromLatin1(troubleName(row.trouble));
        file += lineOf(fields);
    }
    return file;
}

} // namespace wirebench
