#pragma once

#include "ui/widgets/callstep.h"

#include <QAbstractButton>
#include <QColor>
#include <QFont>

namespace wirebench {

class Look;

/// One step of the call strip as a flat button: name, arguments, and a symbol with a word for its state.
/// GUI thread; owned by the strip, which reuses it for other steps.
class CallStepButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CallStepButton(Look &look, QWidget *parent);

    /// @param waited how long a waiting step has waited, in nanoseconds
    void setStep(const CallStep &step, qint64 waited);
    const CallStep &step() const { return m_step; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void focusChanged(bool focused);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Segment
    {
        QString text;
        QString icon; ///< drawn instead of the text, if not empty
        QColor ink;
    };

    QList<Segment> segments() const;
    void drawSegments(QPainter *painter, QRect room) const;
    int widthOf(const Segment &segment) const;
    void describe();

    Look &m_look;
    CallStep m_step;
    qint64 m_waited = 0;
};

/// A time of waiting as it is shown while it runs: "3.2 s", "2 min 5 s", "1 h 2 min".
QString runningTime(qint64 ns);

} // namespace wirebench
