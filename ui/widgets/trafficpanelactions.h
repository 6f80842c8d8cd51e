#pragma once

#include <QActionGroup>
#include <QObject>

namespace wirebench {

class Look;

/// What can be done with the traffic table, as actions: the one place of their words, icons and shortcuts,
/// for buttons and menus alike. The panel connects them. GUI thread; owned by the panel.
class TrafficPanelActions final : public QObject
{
    Q_OBJECT

public:
    TrafficPanelActions(Look &look, QWidget *panel);

    QAction *find; ///< to the filter field
    QAction *findNext;
    QAction *findPrevious;
    QAction *follow; ///< checkable
    QAction *pause;  ///< checkable
    QAction *clear;
    QAction *showCleared;
    QAction *exportRecords;
    QAction *copyRow;
    QAction *copyText;
    QAction *copyHex;
    QAction *saveMessage;
    QAction *mark;
    QAction *comment;
    QAction *nextNote;
    QAction *filterPeer;
    QAction *filterCall;
    QActionGroup *timeFormats; ///< data: int(TimeFormat)

    /// The action Pause says what it will do next.
    void showPaused(bool paused);
    /// For a change of language.
    void retranslate();

private:
    QAction *make(const char *icon, const QKeySequence &shortcut = {});

    Look &m_look;
    QWidget *m_panel;
};

} // namespace wirebench
