#include "ui/chat/faultsbutton.h"

#include "ui/chat/chatwords.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

namespace wirebench {

FaultsButton::FaultsButton(LabFaults possible, QWidget *parent) : QToolButton(parent)
{
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    for (const LabFault fault : labFaults) {
        if (!possible.testFlag(fault))
            continue;
        auto *action = new QAction(menu);
        menu->addAction(action);
        action->setCheckable(true);
        m_switches.insert(fault, action);
        connect(action, &QAction::triggered, this, [this, fault](bool on) {
            m_faults.setFlag(fault, on);
            showWords();
            Q_EMIT faultsChanged(m_faults);
        });
    }
    setMenu(menu);
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
}

void FaultsButton::retranslate()
{
    for (auto it = m_switches.cbegin(); it != m_switches.cend(); ++it) {
        it.value()->setText(faultTitle(it.key()));
        it.value()->setToolTip(faultExplanation(it.key()));
    }
    showWords();
}

void FaultsButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

LabFaults FaultsButton::faults() const
{
    return m_faults;
}

void FaultsButton::setFaults(LabFaults faults)
{
    m_faults = faults;
    for (auto it = m_switches.cbegin(); it != m_switches.cend(); ++it)
        it.value()->setChecked(faults.testFlag(it.key()));
    showWords();
}

void FaultsButton::showWords()
{
    const QString list = faultList(m_faults);
    const int count = qPopulationCount(quint32(m_faults.toInt()));
    setText(count == 0 ? tr("behaves well") : count == 1 ? list : tr("%1 faults").arg(count));
    setToolTip(count == 0 ? tr("Make it misbehave on purpose, to see what programs make of it")
                          : tr("Misbehaves on purpose: %1").arg(list));
}

} // namespace wirebench
