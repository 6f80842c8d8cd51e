#pragma once

#include "ui/widgets/callstep.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QToolButton;

namespace wirebench {

class CallStepButton;
class Look;

/// The calls of a session in order, as small steps: `socket ✓ ─ bind ✓ ─ listen(5) ✓ ─ accept … waiting
/// 3.2 s`. Shows the newest that fit; a step more with … at the left stands for those before. GUI thread;
/// owned by the tab, which hands it the steps when they change.
///
/// One stop of the Tab key; ← → Home End move among the steps (also to those that did not fit), a click,
/// Enter or the space bar asks for a step to be explained. Each step is a button to assistive technology.
class CallStrip final : public QWidget
{
    Q_OBJECT

public:
    /// Log time: TrafficLog::now().
    using Clock = std::function<qint64()>;

    /// @param look must outlive the strip
    CallStrip(Look &look, Clock nowNs, QWidget *parent = nullptr);
    ~CallStrip() override;

    /// Repeated steps are joined ("recv ×12"). Cheap when nothing has changed. Beyond the last
    /// maximumSteps (after joining) the oldest are left out.
    void setSteps(const QList<CallStep> &steps);
    /// Calls that wait in step mode, behind those. They take the place of a step that waits in the same call.
    void setHeld(const QList<CallStep> &held);
    const QList<CallStep> &steps() const { return m_steps; }
    static constexpr int maximumSteps = 200;

    /// What is said while there is no step: one sentence that teaches how to get some.
    void setEmptyText(const QString &text);

    /// True while the time of a waiting step is kept up to date.
    bool isClockRunning() const { return m_timer.isActive(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void stepActivated(quint64 recordId);
    /// A call that has not returned, and so has no record. @p sinceNs: log time
    void waitingActivated(wirebench::Call call, qint64 sinceNs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void takeSteps();
    void arrange();
    void showRange(int first, int end);
    void keepFocusOnStep(int shown);
    CallStepButton *buttonAt(int slot);
    int widthOf(const CallStep &step);
    int connectorWidth() const;
    int focusStop() const;
    QRect placed(const QRect &logical) const;
    qint64 waited(const CallStep &step) const;
    void activate(int index);
    void moveTo(int index);
    bool isWaiting() const;
    void updateClock();
    void retranslate();
    void applyLook();

    Look &m_look;
    Clock m_nowNs;
    QTimer m_timer; // runs only while a step waits and the strip is visible
    QToolButton *m_earlier;
    CallStepButton *m_ruler; // never shown: measures a step before it has a button
    QString m_emptyText;
    QList<CallStep> m_made; // as they were given
    QList<CallStep> m_held;
    QList<CallStep> m_steps; // both, joined
    QList<CallStepButton *> m_buttons; // as many as have been needed; those in use come first
    int m_first = 0;                   // the first step shown
    int m_shown = 0;                   // how many are shown
    int m_current = -1;                // the step with the focus, -1: none, the newest is followed
    bool m_moving = false;
};

} // namespace wirebench
