#pragma once

#include "core/workspace/settings.h"

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace wirebench {

class SessionPage;

/// One of the window's tabs, as the application hands it to the shell, which knows no tab by itself: to
/// add a tab, the application adds one of these.
struct TabKind
{
    QString id; ///< "tcp-server": the same word as the verb of the command line
    std::function<QString()> title; ///< in the window's language
    /// Whether a session with these settings belongs here.
    std::function<bool(const SessionSettings &)> accepts;
    /// What a new session starts with.
    std::function<SessionSettings()> defaults;
    /// Makes the page of a session. @p name is how the log calls it.
    std::function<SessionPage *(const QString &name, const SessionSettings &settings, QWidget *parent)> create;
};

} // namespace wirebench
