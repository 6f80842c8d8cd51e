#pragma once

#include "core/chat/classboard.h"

namespace wirebench::test {

/// A row of the board as the lab would tell it.
inline BoardRow student(quint32 id, const QString &name, const QList<LabPort> &ports = {})
{
    BoardRow row;
    row.id = id;
    row.name = name;
    row.address = QStringLiteral("192.168.1.%1").arg(id);
    for (const LabPort port : ports) {
        row.ports.append(port);
        row.open.append(ConnectionId{id * 10 + quint32(port)});
    }
    return row;
}

inline void reach(BoardRow &row, Exercise exercise, const QList<quint64> &evidence)
{
    row.marks[size_t(exercise)] = {true, 1'000'000, {row.id}, evidence};
}

} // namespace wirebench::test
