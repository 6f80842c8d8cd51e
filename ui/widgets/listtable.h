#pragma once

#include <QHash>
#include <QList>
#include <QStackedWidget>
#include <QStringList>

class QAbstractItemModel;
class QAction;
class QLabel;
class QTableView;
class QToolButton;

namespace wirebench {

class Look;

/// A list of a session (its clients, peers, connections): a table with one line a row, and in its place,
/// while it has none, what will appear and how to make it appear. Rows are copied as text by Ctrl+C. GUI
/// thread; owned by its panel.
class ListTable final : public QStackedWidget
{
    Q_OBJECT

public:
    /// @param model outlives the table, as does the look. @param name accessible, and for tests.
    ListTable(Look &look, QAbstractItemModel *model, const QString &name, QWidget *parent = nullptr);

    /// What usually stands in each column: as wide as this or its header it becomes, until the user says
    /// otherwise. The last takes what is left.
    void setSamples(const QStringList &samples);
    /// What the empty list says. @param command is what one may type to fill it, with a button that copies
    /// it; may be empty.
    void setHint(const QString &text, const QString &command = {});
    /// Offered for the chosen rows by right click; not owned.
    void addRowActions(const QList<QAction *> &actions);
    /// By a click on a column's header, the model's sort(); off at first.
    void setSortable(int column, Qt::SortOrder order = Qt::AscendingOrder);

    QTableView *view() const { return m_view; }
    QString hint() const;
    QList<int> selectedRows() const; ///< from top to bottom
    /// The chosen rows as they are shown: a tab between two cells, a line for each row.
    QString selectedText() const;

    /// The columns' widths as the user made them, and the order.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void selectionChanged();
    /// Double click or Enter.
    void activated(int row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeView(const QString &name);
    QWidget *makeHint();
    void showTableOrHint();
    void applyLook();
    void fitTable();
    void keepUserWidth(int column, int width);

    Look &m_look;
    QTableView *m_view;
    QLabel *m_hint;
    QToolButton *m_copyCommand;
    QAction *m_copyRows;
    QString m_command;
    QStringList m_samples;
    QHash<int, int> m_userWidth; ///< in characters, by column
    bool m_fitting = false;      ///< this class sets the widths, not the user
};

} // namespace wirebench
