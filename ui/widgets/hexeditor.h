#pragma once

#include "core/payload/bytetext.h"
#include "ui/models/hexdocument.h"
#include "ui/widgets/hexcolumns.h"

#include <QAbstractScrollArea>

#include <algorithm>

class QAction;
class QMenu;

namespace wirebench {

class Look;

/// Bytes that are edited in place: offset, hex and characters, with a cursor in either. Digits typed in the
/// hex column make a byte each two; letters in the other go in as UTF-8. Inserts or overwrites. Draws only
/// what is on screen, so that 1 MiB, the most that it takes, is as quick as ten bytes. Tab leaves it. GUI
/// thread; owned by its parent.
class HexEditor final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// @param look outlives the editor
    explicit HexEditor(Look &look, QWidget *parent = nullptr);

    const QByteArray &bytes() const { return m_document.bytes(); }
    /// Without a history, the cursor at the start. Does not say edited().
    void setBytes(const QByteArray &bytes);

    qsizetype cursor() const { return m_cursor; }
    bool isInText() const { return m_inText; }
    void setInText(bool inText);
    bool isOverwriting() const { return m_overwrites; }
    void setOverwriting(bool overwrites);
    /// The chosen bytes are [selectionStart(), selectionEnd()); both equal the cursor if none are.
    qsizetype selectionStart() const { return std::min(m_anchor, m_cursor); }
    qsizetype selectionEnd() const { return std::max(m_anchor, m_cursor); }
    bool hasSelection() const { return m_anchor != m_cursor; }
    void select(qsizetype start, qsizetype end);
    void selectAll() { select(0, bytes().size()); }
    /// Puts the cursor there and shows it; out of range is cut.
    void goTo(qsizetype offset);

    /// The chosen bytes; all of them if none are chosen.
    void copy(ByteNotation notation) const;
    void cut();
    /// Any notation (bytesOfText()), in the column of characters as it stands.
    void paste();
    void undo();
    void redo();
    const HexColumns &columns() const { return m_columns; }
    /// Where the cursor's byte is on the viewport.
    QRect cursorRect() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();
    /// Cursor, selection, column or mode.
    void cursorMoved();
    /// More than the most that it takes.
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    void applyLook();
    void retranslate();
    void describe();
    void arrange();
    void moveCursor(qsizetype to, bool extend);
    void showCursor();
    void ensureVisible();
    bool editByKey(QKeyEvent *event);
    bool commandByKey(QKeyEvent *event);
    bool moveByKey(QKeyEvent *event);
    qsizetype keyTarget(const QKeyEvent *event) const;
    void typeDigit(int digit);
    void typeText(const QString &text);
    void erase(bool backwards);
    void put(QByteArrayView bytes);
    void changed(qsizetype cursor);
    void moveByMouse(const QPoint &point, bool extend);
    QByteArray chosen() const;
    void fillMenu(QMenu &menu);
    qsizetype lineCount() const;
    qsizetype visibleLines() const;
    QRectF cells(qsizetype line, int column, int count) const;
    void paintLine(QPainter &painter, qsizetype line) const;
    void paintSelection(QPainter &painter, qsizetype line) const;
    void paintCursor(QPainter &painter) const;

    Look &m_look;
    HexDocument m_document;
    HexColumns m_columns;
    qsizetype m_anchor = 0;
    qsizetype m_cursor = 0;
    bool m_onSecond = false; ///< the next digit is the second of the byte before the cursor's end
    bool m_inText = false;
    bool m_overwrites = false;
    int m_lineHeight = 1;
    qreal m_characterWidth = 1;
};

} // namespace wirebench
