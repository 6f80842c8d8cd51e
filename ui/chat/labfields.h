#pragma once

#include "core/workspace/chatsettings.h"

#include <QObject>

class QCheckBox;
class QSpinBox;

namespace wirebench {

class Look;
class SettingsRow;

/// The fields of the lab that are rarely changed: its lines, what counts as being stuck, the limits of one
/// client. They open with "More", which says in a few words how they stand. GUI thread; owned by the lab's
/// tab.
class LabFields final : public QObject
{
    Q_OBJECT

public:
    /// The look outlives the fields.
    explicit LabFields(Look &look, QObject *parent = nullptr);

    /// Becomes a child of whoever lays it out.
    SettingsRow *row() const { return m_row; }

    void show(const LabServerSettings &settings);
    /// Writes what stands in the fields; what is finer than a field shows stays until the field is changed.
    void read(LabServerSettings &settings) const;

Q_SIGNALS:
    void edited();

protected:
    bool event(QEvent *event) override;

private:
    void retranslate();
    void fieldEdited();
    void showHints();

    SettingsRow *m_row;
    QSpinBox *m_interval;
    QSpinBox *m_fewest;
    QSpinBox *m_most;
    QSpinBox *m_stuckAfter;
    QSpinBox *m_linesPerSecond;
    QSpinBox *m_stalled;
    QCheckBox *m_announces;
    bool m_loading = false;
};

} // namespace wirebench
