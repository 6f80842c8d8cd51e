#pragma once

#include <QComboBox>

namespace wirebench {

/// The choice of one of this machine's network interfaces, or of none ("automatic"). Looks anew each time it
/// is opened: interfaces come and go. GUI thread; owned by its parent.
class InterfaceCombo final : public QComboBox
{
    Q_OBJECT

public:
    explicit InterfaceCombo(QWidget *parent = nullptr);

    /// Empty: automatic.
    QString name() const { return currentData().toString(); }
    /// One that this machine does not have is kept: the workspace may come from another.
    void setName(const QString &name);

    void showPopup() override;

private:
    void refresh();
};

} // namespace wirebench
