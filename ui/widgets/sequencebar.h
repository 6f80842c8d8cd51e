#pragma once

#include "core/messages/sequencerunner.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace wirebench {

class Look;

/// How far a sequence is, and the buttons that pause, go on and stop. Hidden until one is run; says how it
/// ended until the next. GUI thread; owned by the panel of saved messages.
class SequenceBar final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    SequenceBar(SequenceRunner &runner, Look &look, QWidget *parent = nullptr);

    QString text() const;
    QToolButton *pauseButton() const { return m_pause; }
    QToolButton *stopButton() const { return m_stop; }
    /// While it runs; then it says so.
    void setName(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();
    void ended(bool complete);
    QString progressText() const;

    SequenceRunner &m_runner;
    Look &m_look;
    QString m_name;
    QString m_end; ///< how the last run ended
    QLabel *m_label;
    QProgressBar *m_progress;
    QToolButton *m_pause;
    QToolButton *m_stop;
};

} // namespace wirebench
