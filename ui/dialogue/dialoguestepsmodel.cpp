#include "ui/dialogue/dialoguestepsmodel.h"

#include "ui/widgets/look.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr int indentOfDepth = 3; // blanks

QString symbolOf(DialogueStepsModel::State state)
{
    switch (state) {
    case DialogueStepsModel::State::Ahead:
        return {};
    case DialogueStepsModel::State::Next:
        return QStringLiteral("▸");
    case DialogueStepsModel::State::Busy:
        return QStringLiteral("…");
    case DialogueStepsModel::State::Done:
        return QStringLiteral("✓");
    case DialogueStepsModel::State::Failed:
        return QStringLiteral("!");
    }
    return {};
}

ColorRole colorOf(DialogueStepsModel::State state)
{
    switch (state) {
    case DialogueStepsModel::State::Ahead:
        return ColorRole::QuietText;
    case DialogueStepsModel::State::Next:
        return ColorRole::Accent;
    case DialogueStepsModel::State::Busy:
        return ColorRole::Waiting;
    case DialogueStepsModel::State::Done:
        return ColorRole::Done;
    case DialogueStepsModel::State::Failed:
        return ColorRole::Trouble;
    }
    return ColorRole::Text;
}

} // namespace

DialogueStepsModel::DialogueStepsModel(const Look &look, QObject *parent)
    : QAbstractTableModel(parent), m_look(look)
{
}

void DialogueStepsModel::setDialogue(const DialoguePtr &dialogue)
{
    beginResetModel();
    m_dialogue = dialogue;
    m_steps.clear();
    for (int i = 0; dialogue && i < dialogue->steps.size(); ++i) {
        if (dialogue->steps[i].isShown())
            m_steps.append(i);
    }
    m_states = QList<State>(m_steps.size(), State::Ahead);
    m_current = -1;
    endResetModel();
}

void DialogueStepsModel::setLanguage(DialogueLanguage language)
{
    m_language = language;
    if (!m_steps.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void DialogueStepsModel::rewind()
{
    m_states.fill(State::Ahead);
    m_current = -1;
    if (!m_steps.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void DialogueStepsModel::set(int step, State state)
{
    const int row = int(m_steps.indexOf(step));
    if (row < 0)
        return;
    m_states[row] = state;
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
    if (state != State::Done && m_current != row) {
        m_current = row;
        Q_EMIT currentChanged(row);
    }
}

void DialogueStepsModel::begin(int step)
{
    set(step, State::Busy);
}

void DialogueStepsModel::end(int step)
{
    set(step, State::Done);
}

void DialogueStepsModel::stopBefore(int step)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_states[row] == State::Next) // it was left out
            set(m_steps[row], State::Ahead);
    }
    set(step, State::Next);
}

void DialogueStepsModel::fail(int step)
{
    set(step, State::Failed);
}

int DialogueStepsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps.size());
}

int DialogueStepsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns);
}

QString DialogueStepsModel::stateWord(State state) const
{
    switch (state) {
    case State::Ahead:
        return tr("still to come");
    case State::Next:
        return tr("comes next");
    case State::Busy:
        return tr("happens now");
    case State::Done:
        return tr("done");
    case State::Failed:
        return tr("ended here");
    }
    return {};
}

QVariant DialogueStepsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_steps.size())
        return {};
    const DialogueStep &step = m_dialogue->steps[m_steps[index.row()]];
    const State state = m_states[index.row()];
    const QString &sentence = step.explanation.in(m_language);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == StateColumn ? symbolOf(state)
                                             : QString(std::max(step.depth - 1, 0) * indentOfDepth, u' ') + sentence;
    case Qt::ForegroundRole:
        if (index.column() == SentenceColumn && state == State::Done)
            return m_look.color(ColorRole::Text);
        return m_look.color(colorOf(state));
    case Qt::ToolTipRole:
        return step.text.isEmpty() ? sentence : sentence + u'\n' + step.text;
    case Qt::AccessibleTextRole:
        return index.column() == StateColumn ? stateWord(state) : sentence;
    default:
        return {};
    }
}

} // namespace wirebench
