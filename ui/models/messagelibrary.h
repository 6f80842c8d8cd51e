#pragma once

#include "core/messages/savedmessages.h"

#include <QHash>
#include <QObject>

namespace wirebench {

/// The saved messages and sequences of the window: the one place where they are, shared by all tabs. Every
/// change of a list can be undone. GUI thread; owned by the application, outlives the tabs.
class MessageLibrary final : public QObject
{
    Q_OBJECT

public:
    explicit MessageLibrary(QObject *parent = nullptr) : QObject(parent) {}

    const SavedMessages &messages() const { return m_messages; }
    const QList<SavedEntry> &entries(MessageKind kind) const { return m_messages.of(kind); }

    /// What was in the file, at the start. Nothing of it can be undone.
    void load(const SavedMessages &messages);
    /// One step of undo. False if it would be too many lines: nothing has changed then.
    bool set(MessageKind kind, const QList<SavedEntry> &entries);
    /// Behind the others.
    bool append(MessageKind kind, const QList<SavedEntry> &entries);

    bool canUndo(MessageKind kind) const { return !m_undo.value(int(kind)).isEmpty(); }
    void undo(MessageKind kind);

Q_SIGNALS:
    void changed(wirebench::MessageKind kind);

private:
    SavedMessages m_messages;
    QHash<int, QList<QList<SavedEntry>>> m_undo; ///< by kind, newest last
};

} // namespace wirebench
