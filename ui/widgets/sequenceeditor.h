#pragma once

#include "core/messages/savedmessages.h"

#include <QDialog>

class QPushButton;
class QSpinBox;
class QTableWidget;

namespace wirebench {

class Look;

/// The steps of one sequence, in a window of its own: which message, how long to wait before it, how many
/// times; and how often the whole. Steps are added from the saved messages of the same tab. GUI thread; owned
/// by the tab.
class SequenceEditor final : public QDialog
{
    Q_OBJECT

public:
    /// @param messages those that can be added
    SequenceEditor(Look &look, const QString &name, const SavedSequence &sequence,
                   const QList<SavedEntry> &messages, QWidget *parent = nullptr);

    SavedSequence sequence() const;
    QTableWidget *table() const { return m_table; }
    QSpinBox *rounds() const { return m_rounds; }

    void addStep(const SequenceStep &step);
    void moveSelected(int by);
    void removeSelected();

private:
    void layOut(const QList<SavedEntry> &messages);
    void fillRow(int row);
    void takeEdit(int row, int column);
    void showWhatApplies();

    Look &m_look;
    QList<SequenceStep> m_steps;
    QTableWidget *m_table;
    QSpinBox *m_rounds;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    bool m_filling = false;
};

} // namespace wirebench
