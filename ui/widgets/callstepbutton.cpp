#include "ui/widgets/callstepbutton.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QtMath>

namespace wirebench {

namespace {

ColorRole inkOf(CallStep::State state)
{
    switch (state) {
    case CallStep::State::Waiting:
    case CallStep::State::Held:
        return ColorRole::Waiting;
    case CallStep::State::Failed:
        return ColorRole::Trouble;
    case CallStep::State::Done:
        break;
    }
    return ColorRole::Done;
}

QString iconOf(CallStep::State state)
{
    switch (state) {
    case CallStep::State::Waiting:
        return QStringLiteral("waiting");
    case CallStep::State::Held:
        return QStringLiteral("step");
    case CallStep::State::Failed:
        return QStringLiteral("warning");
    case CallStep::State::Done:
        break;
    }
    return QStringLiteral("check");
}

} // namespace

QString runningTime(qint64 ns)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("CallStrip", text); };
    const qint64 seconds = ns / 1'000'000'000;
    if (seconds < 60) {
        // Cut, not rounded: a clock does not show time that has not passed.
        const double tenths = double(ns / 100'000'000) / 10;
        return words(QT_TRANSLATE_NOOP("CallStrip", "%1 s")).arg(QLocale().toString(tenths, 'f', 1));
    }
    if (seconds < 3600)
        return words(QT_TRANSLATE_NOOP("CallStrip", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
    return words(QT_TRANSLATE_NOOP("CallStrip", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
}

CallStepButton::CallStepButton(Look &look, QWidget *parent) : QAbstractButton(parent), m_look(look)
{
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void CallStepButton::setStep(const CallStep &step, qint64 waited)
{
    const bool sameStep = step == m_step;
    const bool sameTime = waited / 100'000'000 == m_waited / 100'000'000;
    m_waited = waited;
    if (sameStep && sameTime && !text().isEmpty())
        return;
    m_step = step;
    if (!sameStep || text().isEmpty())
        describe();
    updateGeometry();
    update();
}

void CallStepButton::describe()
{
    QString words = QString::fromLatin1(callName(m_step.call));
    setText(words);
    if (!m_step.arguments.isEmpty())
        words += u'(' + m_step.arguments + u')';
    if (m_step.state == CallStep::State::Waiting)
        words = tr("%1: waiting").arg(words);
    else if (m_step.state == CallStep::State::Held)
        words = (m_step.isNext ? tr("%1: held by step mode, the next to go (Space)") : tr("%1: held by step mode")).arg(words);
    else if (m_step.state == CallStep::State::Failed)
        words = tr("%1: failed, %2").arg(words, m_step.errnoName);
    else if (m_step.count > 1)
        words = tr("%1: done, %2 times").arg(words, formatCount(m_step.count));
    else
        words = tr("%1: done").arg(words);
    setAccessibleName(words);
    setToolTip(QStringLiteral("<span>%1</span>").arg(words.toHtmlEscaped())); // never markup from data
}

QList<CallStepButton::Segment> CallStepButton::segments() const
{
    const QColor ink = m_look.color(inkOf(m_step.state));
    const QColor quiet = m_look.color(ColorRole::QuietText);
    QList<Segment> all{{QString::fromLatin1(callName(m_step.call)), {}, m_look.color(ColorRole::Text)}};
    if (!m_step.arguments.isEmpty())
        all.append({u'(' + m_step.arguments + u')', {}, quiet});
    if (m_step.count > 1)
        all.append({QStringLiteral(" ×") + formatCount(m_step.count), {}, quiet});
    all.append({{}, iconOf(m_step.state), ink});
    if (m_step.state == CallStep::State::Waiting)
        all.append({u' ' + tr("waiting %1").arg(runningTime(m_waited)), {}, ink});
    else if (m_step.state == CallStep::State::Held)
        all.append({u' ' + (m_step.isNext ? tr("held, press Space") : tr("held")), {}, ink});
    else if (m_step.state == CallStep::State::Failed)
        all.append({u' ' + m_step.errnoName, {}, ink});
    return all;
}

int CallStepButton::widthOf(const Segment &segment) const
{
    const QFontMetricsF metrics(m_look.stateFont());
    return segment.icon.isEmpty() ? qCeil(metrics.horizontalAdvance(segment.text))
                                  : qCeil(metrics.height()) + m_look.gap();
}

QSize CallStepButton::sizeHint() const
{
    int width = 2 * m_look.gap();
    for (const Segment &segment : segments())
        width += widthOf(segment);
    return {width, m_look.controlHeight()};
}

void CallStepButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.color(isDown() ? ColorRole::Line : ColorRole::Selection));
        painter.drawRoundedRect(rect(), 0.45 * m_look.unit(), 0.45 * m_look.unit());
    }
    drawSegments(&painter, rect().adjusted(m_look.gap(), 0, -m_look.gap(), 0));
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.state |= QStyle::State_KeyboardFocusChange;
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

void CallStepButton::drawSegments(QPainter *painter, QRect room) const
{
    painter->setFont(m_look.stateFont());
    const QFontMetrics metrics(m_look.stateFont());
    for (const Segment &segment : segments()) {
        if (room.width() <= 0)
            return;
        const QRect cell(room.left(), room.top(), qMin(widthOf(segment), room.width()), room.height());
        room.setLeft(room.left() + widthOf(segment));
        if (!segment.icon.isEmpty()) {
            const ColorRole role = inkOf(m_step.state);
            m_look.icon(segment.icon, role)
                .paint(painter, cell.adjusted(m_look.gap(), 0, 0, 0), Qt::AlignCenter);
            continue;
        }
        const bool fits = cell.width() == widthOf(segment);
        painter->setPen(segment.ink);
        painter->drawText(cell.adjusted(0, 0, 1, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          fits ? segment.text
                               : metrics.elidedText(segment.text, Qt::ElideRight, cell.width()));
    }
}

void CallStepButton::keyPressEvent(QKeyEvent *event)
{
    // A button alone would take the arrow keys for those of the window; here they are the strip's.
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore();
}

void CallStepButton::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    Q_EMIT focusChanged(true);
}

void CallStepButton::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    Q_EMIT focusChanged(false);
}

void CallStepButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QAbstractButton::changeEvent(event);
}

} // namespace wirebench
