#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// The actions of one session of downloads: their words, icons and shortcuts, used by its buttons, menus and
/// keys alike. GUI thread; owned by the tab.
class DownloadActions final : public QObject
{
    Q_OBJECT

public:
    /// @param tab gets the actions, so that their shortcuts work in it.
    DownloadActions(Look &look, QWidget *tab);

    QAction *const download;   ///< Download, or Cancel while it runs
    QAction *const retry;      ///< the selected ones
    QAction *const cancelOne;  ///< the selected ones
    QAction *const openFolder;
    QAction *const copyPicture; ///< of the timeline
    QAction *const clearRuns;   ///< of the timeline

    QList<QAction *> all() const { return {download, retry, cancelOne, openFolder, copyPicture, clearRuns}; }
    /// All words of the primary action.
    static QStringList downloadWords();

    void setRunning(bool running);
    void setSelected(bool canRetry, bool canCancel);
    void retranslate();

private:
    void updateIcons();

    Look &m_look;
    bool m_running = false;
};

} // namespace wirebench
