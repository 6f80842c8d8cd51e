#pragma once

#include "core/dialogue/dialogue.h"

#include <QAbstractTableModel>

namespace wirebench {

class Look;

/// The steps of a dialogue as lines: how far each is, and the sentence that explains it. GUI thread; owned by
/// its panel.
class DialogueStepsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State : quint8 { Ahead, Next, Busy, Done, Failed };
    enum Column { StateColumn, SentenceColumn, columns };

    /// @param look must outlive the model
    explicit DialogueStepsModel(const Look &look, QObject *parent = nullptr);

    void setDialogue(const DialoguePtr &dialogue);
    void setLanguage(DialogueLanguage language);

    /// All are ahead again.
    void rewind();
    void begin(int step);
    void end(int step);
    /// It stands before this step.
    void stopBefore(int step);
    void fail(int step);
    /// Where something happens, or happened last; -1 if nothing has.
    int currentRow() const { return m_current; }
    State state(int row) const { return m_states.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void currentChanged(int row);

private:
    void set(int step, State state);
    QString stateWord(State state) const;

    const Look &m_look;
    DialoguePtr m_dialogue;
    DialogueLanguage m_language = DialogueLanguage::English;
    QList<int> m_steps;   ///< those that are shown
    QList<State> m_states; ///< as many
    int m_current = -1;
};

} // namespace wirebench
