#pragma once

#include "core/chat/classboard.h"

#include <QByteArray>
#include <QStringList>

namespace wirebench {

/// The board as a CSV file (RFC 4180, UTF-8): one line for each student, a column for each exercise with the
/// time of day at which it was reached. A field that a spreadsheet would take for a formula begins with an
/// apostrophe.
struct BoardCsvOptions
{
    bool namesHidden = false; ///< "student 1", without addresses
    qint64 wallStartMs = 0;   ///< milliseconds since 1970 at log time 0
    QStringList titles;       ///< of the columns: student, address, exercises; empty: English ones
};
QByteArray boardCsv(const QList<BoardRow> &rows, const BoardCsvOptions &options);

} // namespace wirebench
