#include "ui/widgets/hexeditor.h"

#include "ui/widgets/look.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

#include <utility>

namespace wirebench {

namespace {

/// -1 for what is no hex digit.
int digitOf(const QString &text)
{
    bool ok = false;
    const int digit = text.size() == 1 ? text.toInt(&ok, 16) : -1;
    return ok ? digit : -1;
}

bool isTyped(const QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    const bool isPlain =
        modifiers == Qt::NoModifier || modifiers == Qt::GroupSwitchModifier ||
        modifiers == (Qt::ControlModifier | Qt::AltModifier); // AltGr, where that is how it comes
    return isPlain && !event->text().isEmpty() && event->text().front().isPrint();
}

} // namespace

HexEditor::HexEditor(Look &look, QWidget *parent) : QAbstractScrollArea(parent), m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_look, &Look::changed, this, &HexEditor::applyLook);
    applyLook();
    retranslate();
}

void HexEditor::setBytes(const QByteArray &bytes)
{
    m_document.setBytes(bytes);
    m_anchor = m_cursor = 0;
    m_onSecond = false;
    arrange();
    showCursor();
}

// --- cursor -----------------------------------------------------------------------------------------------

void HexEditor::setInText(bool inText)
{
    m_inText = inText;
    m_onSecond = false;
    showCursor();
}

void HexEditor::setOverwriting(bool overwrites)
{
    m_overwrites = overwrites;
    showCursor();
}

void HexEditor::select(qsizetype start, qsizetype end)
{
    m_anchor = std::clamp<qsizetype>(start, 0, bytes().size());
    moveCursor(end, true);
}

void HexEditor::goTo(qsizetype offset)
{
    moveCursor(offset, false);
}

void HexEditor::moveCursor(qsizetype to, bool extend)
{
    m_cursor = std::clamp<qsizetype>(to, 0, bytes().size());
    m_onSecond = false;
    if (!extend)
        m_anchor = m_cursor;
    showCursor();
}

void HexEditor::showCursor()
{
    ensureVisible();
    viewport()->update();
    describe();
    Q_EMIT cursorMoved();
}

// --- editing ----------------------------------------------------------------------------------------------

/// In place of what is chosen, or of what is overwritten.
void HexEditor::put(QByteArrayView inserted)
{
    const qsizetype start = selectionStart();
    const qsizetype chosenLength = selectionEnd() - start;
    const qsizetype length = chosenLength == 0 && m_overwrites ? inserted.size() : chosenLength;
    if (!m_document.replace(start, length, inserted)) {
        Q_EMIT refused();
        return;
    }
    changed(start + inserted.size());
}

void HexEditor::changed(qsizetype cursor)
{
    arrange();
    moveCursor(cursor, false);
    Q_EMIT edited();
}

/// The first digit makes a byte, the second completes it.
void HexEditor::typeDigit(int digit)
{
    if (m_onSecond) {
        const char whole = char((quint8(bytes()[m_cursor]) & 0xf0) | digit);
        (void)m_document.replace(m_cursor, 1, QByteArrayView(&whole, 1), true);
        changed(m_cursor + 1);
        return;
    }
    const qsizetype at = selectionStart();
    const bool keepsLow = m_overwrites && !hasSelection() && at < bytes().size();
    const char begun = char((digit << 4) | (keepsLow ? bytes()[at] & 0x0f : 0));
    const qsizetype sizeBefore = bytes().size();
    put(QByteArrayView(&begun, 1));
    if (bytes().size() == sizeBefore && m_cursor != at + 1)
        return; // refused
    moveCursor(at, false);
    m_onSecond = true;
    showCursor();
}

void HexEditor::typeText(const QString &text)
{
    put(text.toUtf8());
}

void HexEditor::erase(bool backwards)
{
    const bool hadSelection = hasSelection();
    qsizetype start = selectionStart();
    qsizetype length = selectionEnd() - start;
    if (!hadSelection) {
        start -= backwards && !m_onSecond ? 1 : 0; // a byte that was just begun stands behind the cursor
        length = 1;
    }
    if (start < 0 || start >= bytes().size())
        return;
    (void)m_document.replace(start, length, {});
    changed(start);
}

void HexEditor::undo()
{
    if (const auto cursor = m_document.undo())
        changed(*cursor);
}

void HexEditor::redo()
{
    if (const auto cursor = m_document.redo())
        changed(*cursor);
}

// --- clipboard --------------------------------------------------------------------------------------------

QByteArray HexEditor::chosen() const
{
    return hasSelection() ? bytes().mid(selectionStart(), selectionEnd() - selectionStart()) : bytes();
}

void HexEditor::copy(ByteNotation notation) const
{
    QGuiApplication::clipboard()->setText(byteText(chosen(), notation));
}

void HexEditor::cut()
{
    if (!hasSelection())
        return;
    copy(m_inText ? ByteNotation::Text : ByteNotation::Hex);
    erase(false);
}

void HexEditor::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.isEmpty())
        put(m_inText ? text.toUtf8() : bytesOfText(text));
}

void HexEditor::fillMenu(QMenu &menu)
{
    const auto add = [&](const QString &word, bool enabled, auto &&act, const QKeySequence &keys = {}) {
        menu.addAction(word, keys, this, act)->setEnabled(enabled);
    };
    const bool hasBytes = !bytes().isEmpty();
    add(
        tr("Undo"), m_document.canUndo(), [this] { undo(); }, QKeySequence::Undo);
    add(
        tr("Redo"), m_document.canRedo(), [this] { redo(); }, QKeySequence::Redo);
    menu.addSeparator();
    add(
        tr("Cut"), hasSelection(), [this] { cut(); }, QKeySequence::Cut);
    add(tr("Copy as hex"), hasBytes, [this] { copy(ByteNotation::Hex); });
    add(tr("Copy as text"), hasBytes, [this] { copy(ByteNotation::Text); });
    add(tr("Copy as C array"), hasBytes, [this] { copy(ByteNotation::CArray); });
    add(tr("Copy as Python bytes"), hasBytes, [this] { copy(ByteNotation::Python); });
    add(
        tr("Paste"), true, [this] { paste(); }, QKeySequence::Paste);
    menu.addSeparator();
    add(
        tr("Select all"), hasBytes, [this] { selectAll(); }, QKeySequence::SelectAll);
}

void HexEditor::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    fillMenu(menu);
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    menu.exec(byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
}

// --- keys and mouse ---------------------------------------------------------------------------------------

bool HexEditor::focusNextPrevChild(bool next)
{
    return QWidget::focusNextPrevChild(next); // Tab is no byte here: it leads on
}

void HexEditor::keyPressEvent(QKeyEvent *event)
{
    if (!commandByKey(event) && !moveByKey(event) && !editByKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

bool HexEditor::commandByKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy(m_inText ? ByteNotation::Text : ByteNotation::Hex);
    else if (event->matches(QKeySequence::Cut))
        cut();
    else if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::Undo))
        undo();
    else if (event->matches(QKeySequence::Redo))
        redo();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else
        return false;
    return true;
}

bool HexEditor::moveByKey(QKeyEvent *event)
{
    const bool moves = event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown;
    if (!moves)
        return false;
    const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isSideways && event->modifiers().testFlag(Qt::ControlModifier))
        setInText(event->key() == Qt::Key_Right);
    else
        moveCursor(keyTarget(event), event->modifiers().testFlag(Qt::ShiftModifier));
    return true;
}

qsizetype HexEditor::keyTarget(const QKeyEvent *event) const
{
    const bool isFar = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype perLine = m_columns.perLine;
    const qsizetype lineStart = m_cursor - m_cursor % perLine;
    switch (event->key()) {
    case Qt::Key_Left:
        return m_cursor - 1;
    case Qt::Key_Right:
        return m_cursor + 1;
    case Qt::Key_Up:
        return m_cursor - perLine;
    case Qt::Key_Down:
        return m_cursor + perLine;
    case Qt::Key_PageUp:
        return m_cursor - visibleLines() * perLine;
    case Qt::Key_PageDown:
        return m_cursor + visibleLines() * perLine;
    case Qt::Key_Home:
        return isFar ? 0 : lineStart;
    default:
        return isFar ? bytes().size() : lineStart + perLine - 1;
    }
}

bool HexEditor::editByKey(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Insert && event->modifiers() == Qt::NoModifier)
        setOverwriting(!m_overwrites);
    else if (event->key() == Qt::Key_Backspace)
        erase(true);
    else if (event->key() == Qt::Key_Delete)
        erase(false);
    else if (!isTyped(event))
        return false;
    else if (m_inText)
        typeText(event->text());
    else if (const int digit = digitOf(event->text()); digit >= 0)
        typeDigit(digit);
    return true;
}

void HexEditor::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_inText && !event->commitString().isEmpty())
        typeText(event->commitString());
    event->accept();
}

void HexEditor::moveByMouse(const QPoint &point, bool extend)
{
    const qsizetype line = verticalScrollBar()->value() + (point.y() - m_look.gap()) / m_lineHeight;
    const qreal x = point.x() + horizontalScrollBar()->value() - m_look.unit();
    const HexColumns::Place place = m_columns.at(int(x / m_characterWidth));
    if (!extend)
        m_inText = place.inText;
    const qsizetype at = std::max<qsizetype>(0, line) * m_columns.perLine + place.index;
    moveCursor(at, extend);
}

void HexEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveByMouse(event->position().toPoint(), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveByMouse(event->position().toPoint(), true);
}

} // namespace wirebench
