#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QWidget;

namespace wirebench {

class Look;

/// What can be done with a recording: words, icons, keys. The keys work while the focus is in the page. GUI
/// thread; owned by the page.
class ReplayActions final : public QObject
{
    Q_OBJECT

public:
    /// @param page gets the actions, for their keys
    ReplayActions(Look &look, QWidget *page);

    QAction *toStart = nullptr;
    QAction *stepBack = nullptr;
    QAction *play = nullptr; ///< and pause
    QAction *stepForward = nullptr;
    QAction *toEnd = nullptr;
    QAction *slower = nullptr;
    QAction *faster = nullptr;
    QAction *skipSilences = nullptr; ///< checkable

    QList<QAction *> all() const;
    /// What the next press of `play` does.
    void showPlaying(bool playing);
    void setEnabled(bool enabled);
    void retranslate();

private:
    QAction *make(const QString &icon, const QList<QKeySequence> &keys);
    void applyLook();
    void say(QAction *action, const QString &text, const QString &toolTip) const;

    Look &m_look;
    QWidget *const m_page;
    bool m_playing = false;
};

} // namespace wirebench
