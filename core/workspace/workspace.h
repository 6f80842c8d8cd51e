#pragma once

#include "core/workspace/settings.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace wirebench {

/// Everything that a window was left with: what is kept from one run to the next, and what stands in a
/// `.wirebench` file that a teacher prepares. A value; knows no window: geometry is bytes that only the
/// window understands.
struct Workspace
{
    QList<Session> sessions;
    int currentSession = -1;   ///< index of the one in front; -1: none
    QList<int> shownSessions;  ///< the one that each tab shows when it is in front, at most one per tab
    QString theme;             ///< "light", "dark", "high-contrast"; empty or unknown: as the system has it
    QString language;          ///< "en", "fr"; empty or unknown: as the system has it
    double scale = 1;          ///< of the whole window, 0.75 … 3
    QByteArray windowGeometry; ///< empty: not part of this workspace (a demonstration for other screens)
    QMap<QString, QByteArray> widgetStates; ///< splitters, table headers: by the widget's name

    friend bool operator==(const Workspace &, const Workspace &) = default;
};

/// What a file may hold: far above what a window can show, low enough that a wrong file does no harm.
namespace workspacelimits {
inline constexpr qint64 fileBytes = 16 * 1024 * 1024;
inline constexpr int sessions = 1000;
inline constexpr int widgetStates = 1000;
} // namespace workspacelimits

QJsonObject toJson(const Workspace &workspace);
/// As sessionFromJson(). Indices that point nowhere are forgotten, since they lose nothing.
/// Errors: FileNotWorkspace (another format, a later version, a member that cannot be used).
Result<Workspace> workspaceFromJson(const QJsonObject &object);

/// Writes the file whole or not at all: what was there before stays until the new one is complete.
/// Errors: FileUnwritable.
Result<void> saveWorkspace(const Workspace &workspace, const QString &path);

/// Errors: FileUnreadable; FileTooLarge; FileNotWorkspace, whose arguments[1] is "LINE:COLUMN: reason"
/// and whose position is the offset in bytes where the file is not JSON, or "member = value (wanted)"
/// where it is. The caller keeps what it has until this has succeeded.
Result<Workspace> loadWorkspace(const QString &path);

} // namespace wirebench
