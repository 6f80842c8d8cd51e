#pragma once

#include <QPlainTextEdit>
#include <QStringList>

namespace wirebench {

class Look;

/// A field for text of several lines that remembers what was sent: ↑ in the first line goes back, ↓ in
/// the last line forward again, at the end to what was being typed. What is changed in a recalled text
/// is kept too until the next remember(). Tab leaves the field. GUI thread; owned by its parent.
class HistoryField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int maximumEntries = 50;

    /// @param look must outlive the field
    explicit HistoryField(Look &look, QWidget *parent = nullptr);

    /// What was typed, each line break as \n. Other than toPlainText() this keeps no-break spaces.
    QString text() const;
    /// Replaces the text in one step of undo.
    void setText(const QString &text);

    /// Adds what stands in the field to the history, newest last; an equal older entry goes.
    void remember();
    const QStringList &history() const { return m_history; }
    void setHistory(const QStringList &newestLast);

    /// Underlines @p length characters from @p position as wrong; the text stays as it is.
    void markMistake(int position, int length);
    void clearMistake();
    bool hasMistake() const { return !extraSelections().isEmpty(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void historyChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    bool isAtEdge(QTextCursor::MoveOperation direction) const;
    bool recall(int step);
    void startWalk();
    void applyLook();
    int heightOfLines(int lines) const;

    Look &m_look;
    QStringList m_history;
    QStringList m_walk;  // the history as edited on the way, and what was being typed as its last
    int m_position = -1; // in m_walk; -1: no walk has begun
    int m_mistakePosition = -1;
    int m_mistakeLength = 0;
};

} // namespace wirebench
