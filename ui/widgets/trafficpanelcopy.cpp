#include "ui/widgets/trafficpanelcopy.h"

#include "ui/models/trafficmodel.h"

#include <QStringList>

namespace wirebench {

namespace {

QString rowText(const TrafficModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < TrafficModel::ColumnCount; ++column)
        cells << model.index(row, column).data().toString();
    cells.insert(TrafficModel::BytesColumn, QLatin1String(directionName(model.record(row).direction)));
    return cells.join(u'\t');
}

} // namespace

QString rowsText(const TrafficModel &model, const QList<quint64> &records)
{
    QStringList lines;
    for (const quint64 id : records) {
        if (const int row = model.rowOf(id); row >= 0 && lines.size() < copiedRows)
            lines << rowText(model, row);
    }
    return lines.join(u'\n');
}

QByteArray payloadBytes(const TrafficModel &model, const QList<quint64> &records)
{
    QByteArray bytes;
    for (const quint64 id : records) {
        const int row = model.rowOf(id);
        if (row < 0)
            continue;
        const QByteArrayView payload = model.record(row).payload.view();
        bytes += payload.first(std::min(payload.size(), copiedBytes - bytes.size()));
    }
    return bytes;
}

} // namespace wirebench
