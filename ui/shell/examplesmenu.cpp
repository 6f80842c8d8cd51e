#include "ui/shell/examplesmenu.h"

#include <QCoreApplication>

namespace wirebench {

ExamplesMenu::ExamplesMenu(QWidget *parent) : QMenu(parent)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::triggered, this,
            [this](const QAction *action) { Q_EMIT chosen(action->data().toString()); });
    retranslate();
}

QString ExamplesMenu::titleOf(const Example &example)
{
    return QCoreApplication::translate("Example", example.title);
}

QString ExamplesMenu::explanationOf(const Example &example)
{
    return QCoreApplication::translate("Example", example.explanation);
}

void ExamplesMenu::retranslate()
{
    setTitle(tr("Examp&les"));
    clear();
    for (const Example &example : examples()) {
        QAction *action = addAction(example.id + QStringLiteral("   ") + titleOf(example));
        action->setData(example.id);
        action->setToolTip(explanationOf(example));
    }
}

} // namespace wirebench
