#pragma once

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QSlider;

namespace wirebench {

class ActionButton;
class Look;
class ReplayActions;
class ReplayPlayer;

/// The controls of a recording: beginning, back, play, next, end; the time line; the moment in words; the
/// speed; silences. Knows no recording: shows what it is told and says where the time line was moved to. GUI
/// thread; owned by the recording's page.
class TransportBar final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    TransportBar(Look &look, ReplayActions &actions, QWidget *parent = nullptr);

    void showPlayer(const ReplayPlayer &player);
    /// Where keys work.
    void focusPlay();

    QSlider *timeLine() const { return m_timeLine; }
    QString momentText() const;
    QString speedText() const;

Q_SIGNALS:
    /// @param share from 0 to 1 of the whole time
    void moved(double share);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeGroup(const QList<QWidget *> &parts);
    QWidget *makeButton(QAction *action);
    void reserveRoom();
    void applyLook();
    void retranslate();

    Look &m_look;
    ReplayActions &m_actions;
    ActionButton *m_play;
    QSlider *m_timeLine;
    QLabel *m_moment;
    QLabel *m_speed;
    QCheckBox *m_skip;
    QList<QWidget *> m_groups;
    QString m_widestMoment; ///< what m_moment says at the end
};

} // namespace wirebench
