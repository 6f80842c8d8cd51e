#pragma once

#include "core/worksheet/worksheet.h"

namespace wirebench {

/// The log of a worksheet as a table, and the sentence on what is not in it. Belongs to one thread.
class WorksheetTable
{
public:
    /// Both outlive the table.
    WorksheetTable(const WorksheetContent &content, const WorksheetLog &log) : m_content(content), m_log(log) {}

    /// Walks through the log. False if it was cancelled.
    bool read(const std::atomic_bool &cancelled);
    QByteArray html() const;

    qint64 rows() const { return m_rows; }
    qint64 matching() const { return m_matching; }
    bool hasRow(quint64 id) const { return id >= m_firstId && id <= m_lastId; }

private:
    void add(const SocketCall &call);
    QByteArray dataCell(const SocketCall &call) const;
    QByteArray head() const;
    QString leftOut() const;

    const WorksheetContent &m_content;
    const WorksheetLog &m_log;
    QByteArray m_body;
    qint64 m_rows = 0;
    qint64 m_matching = 0;
    quint64 m_firstId = 1;
    quint64 m_lastId = 0;
};

} // namespace wirebench
