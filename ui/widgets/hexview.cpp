#include "ui/widgets/hexview.h"

#include "core/payload/hexdump.h"
#include "core/payload/payload.h"
#include "core/payload/preview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace wirebench {

namespace {

constexpr int perLine = hexDumpBytesPerLine;
constexpr int lineCharacters = hexDumpAsciiColumn(perLine - 1) + 2;

} // namespace

HexView::HexView(Look &look, QWidget *parent) : QAbstractScrollArea(parent), m_look(look)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&m_look, &Look::changed, this, &HexView::applyLook);
    applyLook();
    retranslate();
}

void HexView::setBytes(const Bytes &bytes)
{
    m_bytes = bytes;
    m_anchor = m_cursor = 0;
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
    describe();
    Q_EMIT selectionChanged(0, 0);
}

void HexView::select(qsizetype start, qsizetype end)
{
    m_anchor = std::clamp<qsizetype>(start, 0, m_bytes.size());
    moveCursor(end, true);
}

// ---- copying

Bytes HexView::chosen() const
{
    return hasSelection() ? m_bytes.sliced(selectionStart(), selectionEnd() - selectionStart()) : m_bytes;
}

void HexView::copyAsHex() const
{
    QGuiApplication::clipboard()->setText(toHexText(chosen().view()));
}

void HexView::copyAsText() const
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(chosen().view()));
}

void HexView::copyAsEscapes() const
{
    QGuiApplication::clipboard()->setText(toEscapes(chosen().view()));
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy as hex"), QKeySequence::Copy, this, &HexView::copyAsHex);
    menu.addAction(tr("Copy as text"), this, &HexView::copyAsText);
    menu.addAction(tr("Copy with escapes"), this, &HexView::copyAsEscapes);
    menu.addSeparator();
    menu.addAction(tr("Select all"), QKeySequence::SelectAll, this, &HexView::selectAll);
    menu.setEnabled(!m_bytes.isEmpty());
    menu.exec(event->globalPos());
}

// ---- cursor

void HexView::moveCursor(qsizetype to, bool extend)
{
    m_cursor = std::clamp<qsizetype>(to, 0, m_bytes.size());
    if (!extend)
        m_anchor = m_cursor;
    viewport()->update();
    describe();
    Q_EMIT selectionChanged(selectionStart(), selectionEnd());
}

void HexView::ensureCursorVisible()
{
    const int line = int(m_cursor / perLine);
    QScrollBar *bar = verticalScrollBar();
    const int lastVisible = bar->value() + int(visibleLines()) - 1;
    if (line < bar->value())
        bar->setValue(line);
    else if (line > lastVisible)
        bar->setValue(bar->value() + line - lastVisible);
}

qsizetype HexView::keyTarget(QKeyEvent *event) const
{
    const bool far = event->modifiers().testFlag(Qt::ControlModifier);
    const qsizetype page = visibleLines() * perLine;
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
        return m_cursor - page;
    case Qt::Key_PageDown:
        return m_cursor + page;
    case Qt::Key_Home:
        return far ? 0 : m_cursor - m_cursor % perLine;
    case Qt::Key_End:
        return far ? m_bytes.size() : m_cursor - m_cursor % perLine + perLine;
    default:
        return -1;
    }
}

bool HexView::moveByKey(QKeyEvent *event)
{
    const bool moves = (event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown);
    if (!moves)
        return false;
    moveCursor(keyTarget(event), event->modifiers().testFlag(Qt::ShiftModifier));
    ensureCursorVisible();
    return true;
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyAsHex();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (!moveByKey(event))
        QAbstractScrollArea::keyPressEvent(event);
}

qsizetype HexView::positionAt(const QPoint &point) const
{
    const qsizetype line = verticalScrollBar()->value() + (point.y() - m_look.gap()) / m_lineHeight;
    const int column = int((point.x() + horizontalScrollBar()->value() - m_look.unit()) / m_characterWidth);
    int byte = 0;
    if (column >= hexDumpAsciiColumn(0)) {
        byte = std::min(perLine, column - hexDumpAsciiColumn(0));
    } else {
        while (byte < perLine && column >= hexDumpHexColumn(byte) + 2)
            ++byte;
    }
    return std::clamp<qsizetype>(line * perLine + byte, 0, m_bytes.size());
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        moveCursor(positionAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return;
    // The byte under the pointer belongs to the choice when it is dragged forwards.
    const qsizetype at = positionAt(event->position().toPoint());
    moveCursor(at >= m_anchor ? at + 1 : at, true);
    ensureCursorVisible();
}

// ---- drawing

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_look.color(ColorRole::Base));
    painter.setFont(m_look.dataFont());
    painter.translate(m_look.unit() - horizontalScrollBar()->value(), m_look.gap());
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last =
        std::min(first + viewport()->height() / m_lineHeight + 1, hexDumpLineCount(m_bytes.size()) - 1);
    for (qsizetype line = first; line <= last; ++line) {
        const int top = int(line - first) * m_lineHeight;
        paintSelection(&painter, line, top);
        paintLine(&painter, line, top);
    }
}

void HexView::paintSelection(QPainter *painter, qsizetype line, int top) const
{
    const qsizetype start = std::max(selectionStart(), line * perLine);
    const qsizetype end = std::min(selectionEnd(), (line + 1) * perLine);
    const auto fill = [&](int firstColumn, int endColumn, ColorRole role) {
        const qreal left = firstColumn * m_characterWidth;
        painter->fillRect(QRectF(left, top, endColumn * m_characterWidth - left, m_lineHeight),
                          m_look.color(role));
    };
    if (start < end) {
        const int from = int(start % perLine);
        const int to = int((end - 1) % perLine);
        fill(hexDumpHexColumn(from), hexDumpHexColumn(to) + 2, ColorRole::Selection);
        fill(hexDumpAsciiColumn(from), hexDumpAsciiColumn(to) + 1, ColorRole::Selection);
    }
    if (hasFocus() && m_cursor / perLine == line) {
        const qreal left = hexDumpHexColumn(int(m_cursor % perLine)) * m_characterWidth - 1;
        painter->fillRect(QRectF(left, top, std::max(2, m_look.unit() / 5), m_lineHeight),
                          m_look.color(ColorRole::Accent));
    }
}

void HexView::paintLine(QPainter *painter, qsizetype line, int top) const
{
    const QString text = hexDumpLine(m_bytes.view(), line);
    const int offsetEnd = hexDumpHexColumn(0);
    const auto draw = [&](int column, const QString &part, ColorRole role) {
        painter->setPen(m_look.color(role));
        painter->drawText(QRectF(column * m_characterWidth, top,
                                 part.size() * m_characterWidth + m_lineHeight, m_lineHeight),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, part);
    };
    draw(0, text.left(offsetEnd), ColorRole::QuietText);
    draw(offsetEnd, text.mid(offsetEnd), ColorRole::Text);
}

// ---- measures and words

qsizetype HexView::visibleLines() const
{
    return std::max(1, (viewport()->height() - m_look.gap()) / m_lineHeight);
}

void HexView::updateScrollBars()
{
    const qsizetype lines = hexDumpLineCount(m_bytes.size());
    verticalScrollBar()->setPageStep(int(visibleLines()));
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, lines - visibleLines())));
    const int width = int(lineCharacters * m_characterWidth) + 2 * m_look.unit();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(m_characterWidth) + 1);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

void HexView::resizeEvent(QResizeEvent *)
{
    updateScrollBars();
}

void HexView::applyLook()
{
    const QFontMetricsF metrics(m_look.dataFont());
    m_lineHeight = qCeil(metrics.height()) + m_look.gap() / 2;
    m_characterWidth = metrics.horizontalAdvance(u'0');
    updateScrollBars();
    viewport()->update();
}

QSize HexView::sizeHint() const
{
    return {int(lineCharacters * m_characterWidth) + 2 * m_look.unit() +
                verticalScrollBar()->sizeHint().width(),
            6 * m_lineHeight};
}

bool HexView::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void HexView::retranslate()
{
    setAccessibleName(tr("Bytes as hex"));
    describe();
}

void HexView::describe()
{
    QString words;
    if (hasSelection()) {
        words = tr("bytes %1 to %2 of %3 chosen: %4")
                    .arg(formatCount(selectionStart()), formatCount(selectionEnd() - 1),
                         formatCount(m_bytes.size()),
                         toHexText(m_bytes
                                       .sliced(selectionStart(),
                                               qMin(selectionEnd() - selectionStart(), qsizetype(perLine)))
                                       .view()));
    } else if (m_cursor < m_bytes.size()) {
        const quint8 byte = quint8(m_bytes.view()[m_cursor]);
        words = tr("byte %1 of %2: %3")
                    .arg(formatCount(m_cursor), formatCount(m_bytes.size()),
                         QString::number(byte, 16).rightJustified(2, u'0'));
    }
    setAccessibleDescription(words);
}

} // namespace wirebench
