#pragma once

#include "core/traffic/recordnotes.h"

#include <QObject>
#include <QString>

namespace wirebench {

/// Marks and comments that a person puts on records, by record id. They lie beside the log, never in it,
/// and outlive the records they belong to. Owned by the application, shared by all traffic models, on the
/// GUI thread. Grows only by hand, so it has no limit.
class Annotations final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool isMarked(quint64 id) const;
    void setMarked(quint64 id, bool marked);
    QString comment(quint64 id) const;
    /// An empty @p comment takes it away.
    void setComment(quint64 id, const QString &comment);

    /// The next record after @p id that has a mark or a comment, from the start again behind the last one;
    /// 0 if there is none at all.
    quint64 next(quint64 id) const;

    /// All of them, for files.
    const RecordNotes &notes() const { return m_notes; }
    /// Those of a recording, before anybody looks.
    void setNotes(const RecordNotes &notes) { m_notes = notes; }

Q_SIGNALS:
    void changed(quint64 id);

private:
    void forgetIfEmpty(quint64 id);

    RecordNotes m_notes;
};

} // namespace wirebench
