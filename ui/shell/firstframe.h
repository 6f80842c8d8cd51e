#pragma once

#include <QObject>

class QWidget;

namespace wirebench {

/// Says once that a window has painted its first frame, or that it paints none (minimised, or behind others): what takes
/// time is left for then, so that something is seen at once. GUI thread; owned by the window.
class FirstFrame final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostWaitingMs = 500;

    explicit FirstFrame(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void passed();

private:
    void pass();

    bool m_passed = false;
};

} // namespace wirebench
