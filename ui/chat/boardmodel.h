#pragma once

#include "core/chat/classboard.h"
#include "core/traffic/trafficlog.h"

#include <QAbstractTableModel>

#include <vector>

namespace wirebench {

class Look;

/// The class board as a table: a row for each student, in the order in which they came, a column for each
/// exercise: "✓" reached, "…" at it, "!" stuck at it. GUI thread; fed by its owner with the batches of
/// LabService::boardChanged().
class BoardModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StudentColumn,
        TroubleColumn,
        FirstExercise,
        ColumnCount = FirstExercise + exerciseCount,
    };
    enum Role {
        SortRole = Qt::UserRole, ///< what the column is sorted by
    };

    /// The log gives the time of day. Log and look outlive the model.
    BoardModel(const TrafficLog &log, const Look &look, QObject *parent = nullptr);

    void apply(const QList<BoardRow> &changed, const QList<quint32> &gone);
    void clear();
    /// "student 3" instead of pseudonym and address.
    void setNamesHidden(bool hidden);

    const QList<BoardRow> &rows() const { return m_rows; }
    /// The newest record that shows how a cell came about; 0 where there is none.
    quint64 evidence(int row, int column) const;
    /// Of an exercise that is not reached, those on which it would be; of another column all of the
    /// student's.
    QList<ConnectionId> connections(int row, int column) const;
    /// A name, or its number while names are hidden.
    QString nameText(int row) const;
    /// The same of a pseudonym or an address; of one that is in no row while names are hidden: "somebody".
    QString nameText(const QString &who) const;
    /// How a cell stands, in a sentence; empty where there is nothing to say.
    QString details(int row, int column) const;
    int stuckCount() const;
    /// Who is in the chat: "Ada" in both directions, "Grace · reads", "Linus · writes".
    QStringList chatters() const;
    int rowOf(quint32 id) const; ///< -1 if it is not shown
    /// The exercise of a column; only for those of an exercise.
    static Exercise exerciseAt(int column) { return Exercise(column - FirstExercise); }
    static bool isExercise(int column) { return column >= FirstExercise && column < ColumnCount; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Stand : quint8 { NotBegun, At, Stuck, Reached };

    Stand stand(const BoardRow &row, Exercise exercise) const;
    QString text(int row, int column) const;
    QString reachedText(const BoardRow &student, Exercise exercise) const;
    QVariant sortKey(int row, int column) const;
    QVariant color(int row, int column) const;
    QString clock(qint64 timeNs, const QString &format) const;
    void repaint();

    const TrafficLog &m_log;
    const Look &m_look;
    QList<BoardRow> m_rows; ///< by rising id
    bool m_namesHidden = false;
};

} // namespace wirebench
