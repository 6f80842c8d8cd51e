#include "ui/models/messagelibrary.h"

namespace wirebench {

namespace {

constexpr qsizetype undoSteps = 50; // lists share what did not change

} // namespace

void MessageLibrary::load(const SavedMessages &messages)
{
    m_messages = messages;
    m_undo.clear();
    for (const MessageKind kind : messageKinds)
        Q_EMIT changed(kind);
}

bool MessageLibrary::set(MessageKind kind, const QList<SavedEntry> &entries)
{
    if (entries.size() > messagelimits::entries)
        return false;
    if (entries == m_messages.of(kind))
        return true;
    QList<QList<SavedEntry>> &undo = m_undo[int(kind)];
    undo += m_messages.of(kind);
    if (undo.size() > undoSteps)
        undo.removeFirst();
    m_messages.of(kind) = entries;
    Q_EMIT changed(kind);
    return true;
}

bool MessageLibrary::append(MessageKind kind, const QList<SavedEntry> &entries)
{
    return set(kind, m_messages.of(kind) + entries);
}

void MessageLibrary::undo(MessageKind kind)
{
    if (!canUndo(kind))
        return;
    m_messages.of(kind) = m_undo[int(kind)].takeLast();
    Q_EMIT changed(kind);
}

} // namespace wirebench
