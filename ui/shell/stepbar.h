#pragma once

#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace wirebench {

class ActionButton;
class Look;
class StepMode;
struct HeldCall;

/// The line below the tabs while step mode is on: which call goes next, how many wait, and the buttons that let one of
/// them go or end the mode. Hidden while it is off. GUI thread; owned by the main window.
///
/// Space is the next call unless a text field has the focus; so the focus goes to its button when the mode begins, and
/// back when it ends. Esc ends it unless somebody else wants that key.
class StepBar final : public QWidget
{
    Q_OBJECT

public:
    /// @param toggle and @param next the window's actions: their words and keys. @param mode and @param look outlive
    /// the bar.
    StepBar(Look &look, StepMode &mode, QAction *toggle, QAction *next, QWidget *parent = nullptr);
    ~StepBar() override;

    /// "recv on TCP server 1 (127.0.0.1:50412)"
    static QString describe(const HeldCall &call);

    /// Where there is little room it does without its title, then without the choice.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Line;

    void update();
    void begin();
    void end();
    void fillMenu();
    void leaveKeyTo(const QWidget *focused);
    void retranslate();
    void applyLook();
    void fit();
    int widthOf(const QList<const QWidget *> &parts) const;

    Look &m_look;
    StepMode &m_mode;
    QAction *m_toggle;
    QAction *m_next;
    QAction *m_runOn;
    QLabel *m_symbol;
    QLabel *m_title;
    Line *m_line;
    QToolButton *m_choose;
    QMenu *m_menu;
    ActionButton *m_nextButton;
    ActionButton *m_runOnButton;
    QPointer<QWidget> m_focusBefore;
};

} // namespace wirebench
