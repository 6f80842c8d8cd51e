#include "ui/widgets/errordetails.h"

#include "core/explain/errorexplainer.h"
#include "ui/widgets/explainlanguage.h"
#include "ui/widgets/look.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QtMath>

namespace wirebench {

ErrorDetails::ErrorDetails(Look &look, QWidget *parent) : QTextEdit(parent), m_look(look)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

bool ErrorDetails::explains(const Error &error)
{
    return !explainError(error, explainTexts()).isEmpty();
}

void ErrorDetails::setError(const Error &error)
{
    const ExplainTexts &texts = explainTexts();
    const ErrorExplanation explanation = explainError(error, texts);
    clear();
    if (!explanation.name.isEmpty()) {
        addParagraph(explanation.name + QStringLiteral(": ") + explanation.meaning, true);
        addParagraph(explanation.cause + u' ' + explanation.remedy, false);
    }
    for (const ErrorTopic &topic : explanation.topics) {
        addParagraph(topic.title, true);
        addParagraph(topic.text, false);
    }
    moveCursor(QTextCursor::Start);
    updateGeometry();
}

void ErrorDetails::addParagraph(const QString &text, bool isHeading)
{
    QTextCharFormat format;
    QFont font = m_look.baseFont();
    if (isHeading)
        font.setWeight(QFont::DemiBold);
    format.setFont(font);
    format.setForeground(m_look.color(ColorRole::Text));
    QTextBlockFormat block;
    block.setTopMargin(isHeading && !document()->isEmpty() ? m_look.gap() : 0);
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        end.insertBlock();
    end.setBlockFormat(block);
    end.insertText(text, format);
}

QSize ErrorDetails::sizeHint() const
{
    const int most = mostLines * QFontMetrics(m_look.baseFont()).lineSpacing();
    const int wanted = qCeil(document()->size().height());
    return {60 * fontMetrics().averageCharWidth(), qMin(most, wanted)};
}

QSize ErrorDetails::minimumSizeHint() const
{
    return {10 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

/// Another width, another height.
void ErrorDetails::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

} // namespace wirebench
