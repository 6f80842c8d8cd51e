#pragma once

#include "core/chat/labport.h"

#include <QHash>
#include <QToolButton>

namespace wirebench {

/// What a service does wrong on purpose: a button that says it in words and opens the switches. GUI thread;
/// owned by its parent.
class FaultsButton final : public QToolButton
{
    Q_OBJECT

public:
    /// @param possible what is offered
    explicit FaultsButton(LabFaults possible, QWidget *parent = nullptr);

    LabFaults faults() const;
    /// Those that are not offered are kept, too. Does not say faultsChanged().
    void setFaults(LabFaults faults);

Q_SIGNALS:
    void faultsChanged(wirebench::LabFaults faults);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showWords();

    QHash<LabFault, QAction *> m_switches;
    LabFaults m_faults;
};

} // namespace wirebench
