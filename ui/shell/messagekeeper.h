#pragma once

#include "ui/models/messagelibrary.h"

#include <QObject>
#include <QTimer>

namespace wirebench {

/// Keeps the saved messages in one file of the user: reads it at the start, and writes it a moment after each
/// change and at the end. GUI thread; owned by the application, ends before the library.
class MessageKeeper final : public QObject
{
    Q_OBJECT

public:
    MessageKeeper(MessageLibrary &library, QString path, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~MessageKeeper() override;

    /// Beside what else the user's window keeps.
    static QString defaultPath();

    /// Puts what is in the file into the library. A file that cannot be used is set aside under another name,
    /// so that nothing in it is lost: the error says what is wrong, setAsidePath() where it is now. That
    /// there is none is no error.
    Result<void> load();
    QString setAsidePath() const { return m_setAsidePath; }
    /// If there is something new. False if it could not; failed() has said why.
    bool saveNow();

Q_SIGNALS:
    void failed(const wirebench::Error &error);

private:
    MessageLibrary &m_library;
    const QString m_path;
    QString m_setAsidePath;
    QTimer m_timer;
    bool m_dirty = false;
    bool m_saidFailure = false; ///< a full disk is said once, not at every change
};

} // namespace wirebench
