#pragma once

#include <QString>

#include <map>

namespace wirebench {

/// What a person has put on a record.
struct RecordNote
{
    bool marked = false;
    QString comment;

    bool isEmpty() const { return !marked && comment.isEmpty(); }
    friend bool operator==(const RecordNote &, const RecordNote &) = default;
};

/// By record id. Empty notes are not in it.
using RecordNotes = std::map<quint64, RecordNote>;

} // namespace wirebench
