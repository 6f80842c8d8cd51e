#pragma once

#include <QHash>
#include <QTableView>

#include <optional>

namespace wirebench {

class Look;
class TrafficModel;

/// The traffic table: draws a TrafficModel, follows its end, and keeps still what is being read. GUI
/// thread; owned by its parent. Colours, arrows and notes are drawn by its delegate.
///
/// It follows the end until the user scrolls up or chooses a row, and again when the user comes back to
/// the end. Rows that the log drops at the front, and rows that come at the end, never move the others.
class TrafficView final : public QTableView
{
    Q_OBJECT

public:
    /// Model and look outlive the view.
    TrafficView(TrafficModel &model, Look &look, QWidget *parent = nullptr);

    bool isFollowing() const { return m_following; }
    /// True also goes to the end.
    void setFollowing(bool following);

    /// The record that was chosen last, 0 if none was. Stays when its row goes.
    quint64 currentRecord() const { return m_currentRecord; }
    /// Chooses a record and makes it visible. False if it has no row.
    bool goTo(quint64 id);
    /// The ids of the chosen rows from top to bottom, at most @p limit.
    QList<quint64> selectedRecords(int limit) const;
    /// What the user made of the columns' widths: characters by column.
    const QHash<int, int> &columnWidths() const { return m_userWidth; }
    void setColumnWidths(const QHash<int, int> &widths);
    /// Opens the field for the comment on the current record, in its row.
    void editComment();

Q_SIGNALS:
    void followingChanged(bool following);
    void currentRecordChanged(quint64 id);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

protected Q_SLOTS:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    /// What is on screen, to be found again after the rows were made anew.
    struct Place
    {
        quint64 topRecord = 0;
        int offset = 0; ///< pixels of the top row that are scrolled out
    };

    void afterInsert();
    void afterRemove();
    void beforeReset();
    void afterReset();
    void followUserScroll();
    void applyLook();
    void fitColumns();
    QList<int> columnCharacters() const;
    void keepUserWidth(int column, int width);
    int textWidth(int characters) const;
    void select(int row);

    TrafficModel &m_model;
    Look &m_look;
    bool m_following = true;
    bool m_focusing = false;
    bool m_moving = false; ///< this class moves the current row, not the user
    quint64 m_currentRecord = 0;
    std::optional<int> m_scrollAfterRemove;
    Place m_place;
    int m_numberDigits = 0;
    bool m_fitting = false;      ///< this class sets the widths, not the user
    QHash<int, int> m_userWidth; ///< in characters, by column
};

} // namespace wirebench
