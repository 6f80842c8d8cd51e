// How the hex editor is drawn and measured, and what it says to assistive technology.

#include "ui/models/numbertext.h"
#include "ui/widgets/hexeditor.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QtMath>

namespace wirebench {

namespace {

constexpr int leastLines = 3;
constexpr int usualLines = 6;

QChar shownAs(char byte)
{
    return byte >= ' ' && byte <= '~' ? QChar::fromLatin1(byte) : QChar(u'·');
}

QString hexOf(char byte)
{
    return QString::number(quint8(byte), 16).rightJustified(2, u'0');
}

} // namespace

qsizetype HexEditor::lineCount() const
{
    return bytes().size() / m_columns.perLine + 1; // the cursor may stand behind the last byte
}

qsizetype HexEditor::visibleLines() const
{
    return std::max(1, (viewport()->height() - m_look.gap()) / m_lineHeight);
}

/// As many bytes to a line as fit, and the scroll bars for that.
void HexEditor::arrange()
{
    const int room = int((viewport()->width() - 2 * m_look.unit()) / m_characterWidth);
    m_columns = HexColumns::forWidth(room);
    const int width = int(m_columns.width() * m_characterWidth) + 2 * m_look.unit();
    verticalScrollBar()->setPageStep(int(visibleLines()));
    verticalScrollBar()->setRange(0, int(std::max<qsizetype>(0, lineCount() - visibleLines())));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(int(m_characterWidth) + 1);
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
}

void HexEditor::ensureVisible()
{
    const int line = int(m_cursor / m_columns.perLine);
    QScrollBar *bar = verticalScrollBar();
    const int last = bar->value() + int(visibleLines()) - 1;
    if (line < bar->value())
        bar->setValue(line);
    else if (line > last)
        bar->setValue(bar->value() + line - last);
}

/// In the viewport.
QRectF HexEditor::cells(qsizetype line, int column, int count) const
{
    const qreal left = m_look.unit() - horizontalScrollBar()->value() + column * m_characterWidth;
    const qreal top = m_look.gap() + qreal(line - verticalScrollBar()->value()) * m_lineHeight;
    return {left, top, count * m_characterWidth, qreal(m_lineHeight)};
}

QRect HexEditor::cursorRect() const
{
    const int index = int(m_cursor % m_columns.perLine);
    const int column = m_inText ? m_columns.text(index) : m_columns.hex(index) + int(m_onSecond);
    return cells(m_cursor / m_columns.perLine, column, 1).toAlignedRect();
}

void HexEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_look.color(ColorRole::Base));
    painter.setFont(m_look.dataFont());
    const qsizetype first = verticalScrollBar()->value();
    const qsizetype last = std::min(first + viewport()->height() / m_lineHeight + 1, lineCount() - 1);
    for (qsizetype line = first; line <= last; ++line) {
        paintSelection(painter, line);
        paintLine(painter, line);
    }
    paintCursor(painter);
}

void HexEditor::paintSelection(QPainter &painter, qsizetype line) const
{
    const qsizetype lineStart = line * m_columns.perLine;
    const qsizetype start = std::max(selectionStart(), lineStart);
    const qsizetype end = std::min(selectionEnd(), lineStart + m_columns.perLine);
    if (start >= end)
        return;
    const int from = int(start - lineStart);
    const int to = int(end - lineStart) - 1;
    const QColor color = m_look.color(ColorRole::Selection);
    painter.fillRect(cells(line, m_columns.hex(from), m_columns.hex(to) + 2 - m_columns.hex(from)), color);
    painter.fillRect(cells(line, m_columns.text(from), to - from + 1), color);
}

void HexEditor::paintLine(QPainter &painter, qsizetype line) const
{
    const qsizetype start = line * m_columns.perLine;
    const QByteArray part = bytes().mid(start, m_columns.perLine);
    const auto draw = [&](int column, const QString &text) {
        painter.drawText(cells(line, column, int(text.size()) + 1),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    painter.setPen(m_look.color(ColorRole::QuietText));
    draw(0, QString::number(start, 16).rightJustified(HexColumns::offsetDigits, u'0'));
    painter.setPen(m_look.color(ColorRole::Text));
    QString characters;
    for (int i = 0; i < part.size(); ++i) {
        draw(m_columns.hex(i), hexOf(part[i]));
        characters += shownAs(part[i]);
    }
    draw(m_columns.text(0), characters);
}

/// A bar before the byte, or a box around what is overwritten; in the other column a quiet line below it.
void HexEditor::paintCursor(QPainter &painter) const
{
    const QRect cursor = cursorRect();
    const int width = std::max(2, m_look.unit() / 5);
    const qsizetype line = m_cursor / m_columns.perLine;
    const int index = int(m_cursor % m_columns.perLine);
    const QRectF other =
        m_inText ? cells(line, m_columns.hex(index), 2) : cells(line, m_columns.text(index), 1);
    painter.fillRect(QRectF(other.left(), other.bottom() - width, other.width(), width),
                     m_look.color(ColorRole::QuietText));
    if (!hasFocus())
        return;
    const QColor color = m_look.color(ColorRole::Accent);
    if (m_overwrites)
        painter.fillRect(QRect(cursor.left(), cursor.bottom() - 2 * width, cursor.width(), 2 * width), color);
    else
        painter.fillRect(QRect(cursor.left() - 1, cursor.top(), width, cursor.height()), color);
}

// --- measures and words -----------------------------------------------------------------------------------

void HexEditor::resizeEvent(QResizeEvent *)
{
    arrange();
    ensureVisible();
}

void HexEditor::applyLook()
{
    const QFontMetricsF metrics(m_look.dataFont());
    m_lineHeight = qCeil(metrics.height()) + m_look.gap() / 2;
    m_characterWidth = metrics.horizontalAdvance(u'0');
    arrange();
    updateGeometry();
    viewport()->update();
}

QSize HexEditor::sizeHint() const
{
    const int width = int(HexColumns{16}.width() * m_characterWidth) + 2 * m_look.unit();
    return {width + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(), usualLines * m_lineHeight};
}

QSize HexEditor::minimumSizeHint() const
{
    const int width = int(HexColumns{4}.width() * m_characterWidth) + 2 * m_look.unit();
    return {width + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(),
            leastLines * m_lineHeight + m_look.gap() + 2 * frameWidth()};
}

bool HexEditor::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void HexEditor::retranslate()
{
    setAccessibleName(tr("Bytes of the message"));
    setToolTip(tr(
        "Hex digits, or letters in the right column (Ctrl+→, Ctrl+←). Insert switches between inserting and "
        "overwriting. What is pasted may be hex, a C array, Python bytes or text."));
    describe();
}

void HexEditor::describe()
{
    QString words = m_inText ? tr("characters") : tr("hex digits");
    if (hasSelection())
        words +=
            QStringLiteral(", ") + tr("bytes %1 to %2 of %3 chosen")
                                       .arg(formatCount(selectionStart()), formatCount(selectionEnd() - 1),
                                            formatCount(bytes().size()));
    else if (m_cursor < bytes().size())
        words += QStringLiteral(", ") +
                 tr("byte %1 of %2: %3")
                     .arg(formatCount(m_cursor), formatCount(bytes().size()), hexOf(bytes()[m_cursor]));
    else
        words += QStringLiteral(", ") + tr("at the end, %1 bytes").arg(formatCount(bytes().size()));
    setAccessibleDescription(words);
}

} // namespace wirebench
