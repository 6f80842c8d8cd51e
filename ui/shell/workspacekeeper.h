#pragma once

#include "core/workspace/workspace.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace wirebench {

/// Keeps what is typed: writes the workspace to one file a moment after each change and at the end, and
/// reads it at the next start. GUI thread; owned by the application.
class WorkspaceKeeper final : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<Workspace()>;

    /// @param path the file; its folder is made when it is first written.
    WorkspaceKeeper(QString path, Source source, QObject *parent = nullptr);

    /// Where the last state of the window is kept: beside the user's other application data.
    static QString defaultPath();

    /// The kept state. FileUnreadable before the first start. When there is a file that cannot be used, it
    /// is set aside under another name, so that nothing in it is lost: see setAsidePath().
    Result<Workspace> load();
    /// Where load() has put a file that it could not use; empty if there was none.
    QString setAsidePath() const { return m_setAsidePath; }

    /// Something has changed: writes soon, once for many changes.
    void changed();
    /// Writes now. False if it could not; failed() has said why.
    bool saveNow();

Q_SIGNALS:
    void failed(const wirebench::Error &error);

private:
    void setAside();

    const QString m_path;
    const Source m_source;
    QTimer m_timer;
    QString m_setAsidePath;
    bool m_saidFailure = false; ///< a full disk is said once, not at every key
};

} // namespace wirebench
