#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace wirebench {

class TrafficModel;

/// What the traffic table gives to the clipboard. Plain functions; GUI thread. Records without a row are
/// left out.

/// Rows that are taken at most: a clipboard is no export.
inline constexpr int copiedRows = 10'000;
/// Bytes of payload that are taken at most.
inline constexpr qsizetype copiedBytes = 16 * 1024 * 1024;

/// The cells as they are shown, with a tab between two and a line for each row; before Bytes the word for the
/// direction, which the table says by arrow and colour.
QString rowsText(const TrafficModel &model, const QList<quint64> &records);

/// The payloads, one after the other.
QByteArray payloadBytes(const TrafficModel &model, const QList<quint64> &records);

} // namespace wirebench
