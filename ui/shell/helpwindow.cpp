#include "ui/shell/helpwindow.h"

#include "ui/widgets/columnscroller.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace wirebench {

HelpWindow::HelpWindow(Look &look, QWidget *parent)
    : QDialog(parent), m_firstSteps(new QLabel), m_keys(new QGridLayout)
{
    setWindowTitle(tr("Wirebench Help"));
    m_firstSteps->setWordWrap(true);
    m_firstSteps->setTextFormat(Qt::PlainText);
    m_firstSteps->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_firstSteps->setText(
        tr("1.  Choose Examples, C3. A server and a client are filled in.\n"
           "2.  In the tab TCP server press Listen. Watch the call strip: socket, bind, listen, accept.\n"
           "3.  In the tab TCP client press Connect. The answer appears, and each call that made it happen "
           "is a line of the traffic table.\n"
           "4.  Choose a line: the inspector shows its bytes, what the call does, and why it waited.\n"
           "Now let a program of your own stand at one of the ends."));

    auto *keys = new QWidget;
    keys->setLayout(m_keys);
    m_keys->setContentsMargins(0, 0, 0, 0);
    auto *content = new QWidget;
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->addWidget(m_firstSteps);
    contentLayout->addWidget(keys);
    contentLayout->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(new ColumnScroller(content), 1);
    layout->addWidget(buttons);
    const auto applyLook = [this, &look, contentLayout] {
        m_keys->setHorizontalSpacing(2 * look.unit());
        contentLayout->setSpacing(2 * look.unit());
        resize(size().expandedTo({70 * look.unit(), 80 * look.unit()}));
    };
    connect(&look, &Look::changed, this, applyLook);
    applyLook();
}

void HelpWindow::setActions(const QList<QAction *> &actions)
{
    while (QLayoutItem *item = m_keys->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        auto *key = new QLabel(action->shortcut().toString(QKeySequence::NativeText));
        auto *what = new QLabel(action->text().remove(u'&').remove(u'…'));
        what->setWordWrap(true);
        m_keys->addWidget(key, row, 0, Qt::AlignLeft | Qt::AlignTop);
        m_keys->addWidget(what, row, 1, Qt::AlignTop);
        ++row;
    }
    m_keys->setColumnStretch(1, 1);
}

} // namespace wirebench
