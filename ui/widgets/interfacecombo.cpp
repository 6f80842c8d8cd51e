#include "ui/widgets/interfacecombo.h"

#include "core/net/localaddresses.h"

#include <QSignalBlocker>

namespace wirebench {

InterfaceCombo::InterfaceCombo(QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    refresh();
}

void InterfaceCombo::setName(const QString &name)
{
    if (findData(name) < 0)
        addItem(name, name);
    setCurrentIndex(findData(name));
}

void InterfaceCombo::showPopup()
{
    refresh();
    QComboBox::showPopup();
}

void InterfaceCombo::refresh()
{
    const QSignalBlocker quiet(this); // what is chosen stays chosen
    const QString chosen = name();
    clear();
    addItem(tr("automatic"), QString());
    for (const QString &known : interfaceNames())
        addItem(known, known);
    setName(chosen);
}

} // namespace wirebench
