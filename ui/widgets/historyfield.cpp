#include "ui/widgets/historyfield.h"

#include "ui/widgets/look.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QStyle>
#include <QTextBlock>

namespace wirebench {

HistoryField::HistoryField(Look &look, QWidget *parent) : QPlainTextEdit(parent), m_look(look)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    connect(&m_look, &Look::changed, this, &HistoryField::applyLook);
    applyLook();
}

QString HistoryField::text() const
{
    QString text = document()->toRawText();
    for (QChar &unit : text) {
        // Qt's paragraph and line separators, and the borders of frames.
        if (unit == QChar::ParagraphSeparator || unit == QChar::LineSeparator || unit == QChar(0xfdd0) ||
            unit == QChar(0xfdd1))
            unit = u'\n';
    }
    return text;
}

void HistoryField::setText(const QString &text)
{
    if (text == this->text())
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    cursor.endEditBlock();
    moveCursor(QTextCursor::End);
}

// --- history ----------------------------------------------------------------------------------------------

void HistoryField::remember()
{
    m_position = -1;
    const QString entry = text();
    if (entry.isEmpty() || (!m_history.isEmpty() && m_history.last() == entry))
        return;
    m_history.removeAll(entry);
    m_history.append(entry);
    if (m_history.size() > maximumEntries)
        m_history.removeFirst();
    Q_EMIT historyChanged();
}

void HistoryField::setHistory(const QStringList &newestLast)
{
    const qsizetype surplus = qMax<qsizetype>(0, newestLast.size() - maximumEntries);
    m_history = newestLast.mid(surplus);
    m_position = -1;
}

void HistoryField::startWalk()
{
    m_walk = m_history;
    // What was just sent stands in the field still: going back starts before it.
    if (m_walk.isEmpty() || m_walk.last() != text())
        m_walk.append(text());
    m_position = int(m_walk.size()) - 1;
}

bool HistoryField::recall(int step)
{
    if (m_position < 0)
        startWalk();
    const int target = m_position + step;
    if (target < 0 || target >= m_walk.size())
        return false;
    m_walk[m_position] = text();
    m_position = target;
    setText(m_walk[target]);
    return true;
}

bool HistoryField::isAtEdge(QTextCursor::MoveOperation direction) const
{
    QTextCursor cursor = textCursor();
    return !cursor.hasSelection() && !cursor.movePosition(direction);
}

void HistoryField::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && event->key() == Qt::Key_Up && isAtEdge(QTextCursor::Up) && recall(-1)) {
        // The next ↑ goes further back, even from a text of several lines.
        moveCursor(QTextCursor::Start);
        moveCursor(QTextCursor::EndOfLine);
        return;
    }
    if (plain && event->key() == Qt::Key_Down && isAtEdge(QTextCursor::Down) && recall(+1))
        return;
    QPlainTextEdit::keyPressEvent(event);
}

bool HistoryField::canInsertFromMimeData(const QMimeData *source) const
{
    // A file that is dropped belongs to whoever is around this field; its name is no text to send.
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

// --- mistakes ---------------------------------------------------------------------------------------------

void HistoryField::markMistake(int position, int length)
{
    m_mistakePosition = position;
    m_mistakeLength = length;
    const int end = qMax(0, document()->characterCount() - 1);
    const int from = qBound(0, position, qMax(0, end - 1));
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    mark.cursor.setPosition(from);
    mark.cursor.setPosition(qMin(end, from + qMax(1, length)), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(m_look.color(ColorRole::Trouble));
    mark.format.setForeground(m_look.color(ColorRole::Trouble));
    setExtraSelections({mark});
}

void HistoryField::clearMistake()
{
    m_mistakePosition = -1;
    setExtraSelections({});
}

// --- looks ------------------------------------------------------------------------------------------------

int HistoryField::heightOfLines(int lines) const
{
    const int around = 2 * (frameWidth() + int(document()->documentMargin()));
    return lines * QFontMetrics(m_look.dataFont()).lineSpacing() + around;
}

QSize HistoryField::sizeHint() const
{
    return {50 * QFontMetrics(m_look.dataFont()).averageCharWidth(), heightOfLines(4)};
}

QSize HistoryField::minimumSizeHint() const
{
    return {16 * QFontMetrics(m_look.dataFont()).averageCharWidth(), heightOfLines(2)};
}

void HistoryField::applyLook()
{
    setFont(m_look.dataFont());
    document()->setDocumentMargin(m_look.gap());
    setCursorWidth(style()->pixelMetric(QStyle::PM_TextCursorWidth, nullptr, this));
    if (m_mistakePosition >= 0)
        markMistake(m_mistakePosition, m_mistakeLength);
    updateGeometry();
}

} // namespace wirebench
