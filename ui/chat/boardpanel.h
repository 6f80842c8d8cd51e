#pragma once

#include "ui/chat/boardmodel.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLabel;
class QModelIndex;
class QSortFilterProxyModel;

namespace wirebench {

class ListTable;
class Look;
class Notice;

/// The class board with its controls: how many need help, hiding the names, export, a new board, and below
/// the table what the exercise of the chosen column is. GUI thread; owned by the lab's tab.
class BoardPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param actions of the board, as buttons; not owned. Log and look outlive the panel.
    BoardPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent = nullptr);

    BoardModel &model() { return *m_model; }
    ListTable *list() const { return m_list; }
    /// For the line of the pages' tabs. Made for whoever shows them.
    QWidget *controls() const { return m_controls; }

    bool areNamesHidden() const;
    void setNamesHidden(bool hidden);
    /// What a student may type first; empty while nothing listens.
    void setSuggestion(const QString &command);
    /// Asks for a file. See writeCsv().
    void exportCsv();
    /// Says in the panel how it went.
    void writeCsv(const QString &path);
    /// The record of a cell is no longer in the log.
    void showLostEvidence();
    QString explanation() const;

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void namesHiddenChanged();
    /// Click or Enter on a cell: its calls are wanted. Where it is not reached yet, the newest call of
    /// whoever tries.
    void evidenceWanted(quint64 record);
    /// Others stand on the board, or names are hidden or not.
    void studentsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void makeControls(const QList<QAction *> &actions);
    void activate(const QModelIndex &index);
    void explain(const QModelIndex &cell);
    void explainColumn(int column);
    void showCounts();
    void applyLook();

    const TrafficLog &m_log;
    Look &m_look;
    BoardModel *m_model;
    QSortFilterProxyModel *m_order;
    QWidget *m_controls;
    QLabel *m_counts;
    QCheckBox *m_hide;
    ListTable *m_list;
    QLabel *m_explanation;
    QString m_suggestion;
    int m_explained = -1;        ///< the column
    bool m_explainsCell = false; ///< and not a column
    Notice *m_notice;
};

} // namespace wirebench
