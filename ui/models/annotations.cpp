#include "ui/models/annotations.h"

namespace wirebench {

bool Annotations::isMarked(quint64 id) const
{
    const auto note = m_notes.find(id);
    return note != m_notes.end() && note->second.marked;
}

void Annotations::setMarked(quint64 id, bool marked)
{
    if (isMarked(id) == marked)
        return;
    m_notes[id].marked = marked;
    forgetIfEmpty(id);
    Q_EMIT changed(id);
}

QString Annotations::comment(quint64 id) const
{
    const auto note = m_notes.find(id);
    return note != m_notes.end() ? note->second.comment : QString();
}

void Annotations::setComment(quint64 id, const QString &comment)
{
    const QString trimmed = comment.trimmed();
    if (this->comment(id) == trimmed)
        return;
    m_notes[id].comment = trimmed;
    forgetIfEmpty(id);
    Q_EMIT changed(id);
}

quint64 Annotations::next(quint64 id) const
{
    if (m_notes.empty())
        return 0;
    const auto after = m_notes.upper_bound(id);
    return after != m_notes.end() ? after->first : m_notes.begin()->first;
}

void Annotations::forgetIfEmpty(quint64 id)
{
    const auto note = m_notes.find(id);
    if (note->second.isEmpty())
        m_notes.erase(note);
}

} // namespace wirebench
