#pragma once

#include "core/workspace/settings.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

class QWidget;

namespace wirebench {

class SessionPage;

/// One kind of session, with the page that shows it.
struct PageKind
{
    QString id; ///< "tcp-server": the same word as the verb of the command line
    std::function<QString()> title; ///< in the window's language; its sessions are called so, with a number
    /// Whether a session with these settings is of this kind.
    std::function<bool(const SessionSettings &)> accepts;
    /// What a new session starts with.
    std::function<SessionSettings()> defaults;
    /// Makes the page of a session. @p name is how the log calls it.
    std::function<SessionPage *(const QString &name, const SessionSettings &settings, QWidget *parent)> create;
};

/// One of the window's tabs, as the application hands it to the shell, which knows no tab by itself: to
/// add a tab, the application adds one of these. A tab has one kind of session or several (HTTP: requests,
/// downloads, servers); it opens with one of each.
struct TabKind
{
    QString id;
    std::function<QString()> title; ///< in the window's language
    QList<PageKind> pages;          ///< never empty

    /// Null if a session with these settings does not belong here.
    const PageKind *pageFor(const SessionSettings &settings) const
    {
        const auto found = std::find_if(pages.begin(), pages.end(),
                                        [&](const PageKind &page) { return page.accepts(settings); });
        return found == pages.end() ? nullptr : &*found;
    }
    bool accepts(const SessionSettings &settings) const { return pageFor(settings) != nullptr; }
};

} // namespace wirebench
