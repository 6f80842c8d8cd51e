#pragma once

#include "core/base/bytes.h"

#include <QAbstractScrollArea>

#include <algorithm>

namespace wirebench {

class Look;

/// Bytes as offset, hex and ASCII, sixteen to a line. Makes only the lines that are on screen, so that 10 MB
/// show at once. Bytes are chosen with mouse or keys and copied as hex, text or escapes. GUI thread; owned by
/// its parent.
class HexView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// @param look outlives the view
    explicit HexView(Look &look, QWidget *parent = nullptr);

    /// Shows these bytes from the start, with nothing chosen.
    void setBytes(const Bytes &bytes);
    const Bytes &bytes() const { return m_bytes; }

    /// The chosen bytes are [selectionStart(), selectionEnd()); both equal the cursor if none are.
    qsizetype selectionStart() const { return std::min(m_anchor, m_cursor); }
    qsizetype selectionEnd() const { return std::max(m_anchor, m_cursor); }
    bool hasSelection() const { return m_anchor != m_cursor; }
    /// Out of range is cut.
    void select(qsizetype start, qsizetype end);
    void selectAll() { select(0, m_bytes.size()); }

    /// The chosen bytes to the clipboard; all of them if none are chosen.
    void copyAsHex() const;
    void copyAsText() const;    ///< as UTF-8
    void copyAsEscapes() const; ///< readable, and exact: \r \n \xHH

    QSize sizeHint() const override;

Q_SIGNALS:
    void selectionChanged(qsizetype start, qsizetype end);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyLook();
    void updateScrollBars();
    void retranslate();
    void describe();
    void moveCursor(qsizetype to, bool extend);
    void ensureCursorVisible();
    bool moveByKey(QKeyEvent *event);
    qsizetype keyTarget(QKeyEvent *event) const;
    qsizetype positionAt(const QPoint &point) const;
    void paintLine(QPainter *painter, qsizetype line, int top) const;
    void paintSelection(QPainter *painter, qsizetype line, int top) const;
    Bytes chosen() const;
    qsizetype visibleLines() const;

    Look &m_look;
    Bytes m_bytes;
    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    int m_lineHeight = 1;
    qreal m_characterWidth = 1;
};

} // namespace wirebench
