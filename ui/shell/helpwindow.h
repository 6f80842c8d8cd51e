#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLabel;
class QGridLayout;

namespace wirebench {

class Look;

/// What F1 opens: the first thing to try, and every key with what it does, taken from the actions
/// themselves. Stays open beside the window. GUI thread; owned by the main window.
class HelpWindow final : public QDialog
{
    Q_OBJECT

public:
    HelpWindow(Look &look, QWidget *parent);

    /// Actions without a shortcut are left out.
    void setActions(const QList<QAction *> &actions);

private:
    QLabel *m_firstSteps;
    QGridLayout *m_keys;
};

} // namespace wirebench
