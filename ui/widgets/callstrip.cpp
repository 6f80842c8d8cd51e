#include "ui/widgets/callstrip.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/callstepbutton.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace wirebench {

namespace {

constexpr int tickMs = 100;

} // namespace

CallStrip::CallStrip(Look &look, Clock nowNs, QWidget *parent)
    : QWidget(parent), m_look(look), m_nowNs(std::move(nowNs)), m_earlier(new QToolButton(this)),
      m_ruler(new CallStepButton(look, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_earlier->setText(QStringLiteral("…"));
    m_earlier->setAutoRaise(true);
    m_earlier->setFocusPolicy(Qt::NoFocus); // the arrow keys lead there
    m_earlier->hide();
    m_ruler->hide();
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &CallStrip::arrange);
    connect(m_earlier, &QToolButton::clicked, this, [this] { moveTo(m_first - 1); });
    connect(&m_look, &Look::changed, this, &CallStrip::applyLook);
    retranslate();
    applyLook();
}

CallStrip::~CallStrip()
{
    // A button that loses the focus in its destructor must not find half a strip.
    for (CallStepButton *button : m_buttons)
        button->disconnect(this);
}

void CallStrip::setSteps(const QList<CallStep> &steps)
{
    m_made = steps;
    takeSteps();
}

void CallStrip::setHeld(const QList<CallStep> &held)
{
    m_held = held;
    takeSteps();
}

void CallStrip::takeSteps()
{
    QList<CallStep> joined = collapsed(m_made);
    const auto isSameCall = [&joined](const CallStep &held) { return held.call == joined.last().call; };
    if (!joined.isEmpty() && joined.last().state == CallStep::State::Waiting &&
        std::any_of(m_held.begin(), m_held.end(), isSameCall))
        joined.removeLast();
    joined += m_held;
    if (joined.size() > maximumSteps)
        joined.remove(0, joined.size() - maximumSteps);
    if (joined == m_steps)
        return;
    m_steps = std::move(joined);
    setAccessibleDescription(m_steps.isEmpty() ? m_emptyText : QString());
    if (m_current >= m_steps.size())
        m_current = -1;
    updateClock();
    arrange();
}

void CallStrip::setEmptyText(const QString &text)
{
    m_emptyText = text;
    setAccessibleDescription(m_steps.isEmpty() ? m_emptyText : QString());
    update();
}

QSize CallStrip::sizeHint() const
{
    return {40 * m_look.unit(), m_look.controlHeight()};
}

QSize CallStrip::minimumSizeHint() const
{
    return {12 * m_look.unit(), m_look.controlHeight()};
}

// --- which steps are shown --------------------------------------------------------------------------------

CallStepButton *CallStrip::buttonAt(int slot)
{
    while (m_buttons.size() <= slot) {
        auto *button = new CallStepButton(m_look, this);
        const int own = int(m_buttons.size());
        connect(button, &CallStepButton::clicked, this, [this, own] { activate(m_first + own); });
        connect(button, &CallStepButton::focusChanged, this, [this, own](bool focused) {
            if (focused)
                m_current = m_first + own;
            else if (!m_moving)
                m_current = -1; // the strip follows the newest again
        });
        m_buttons.append(button);
    }
    return m_buttons[slot];
}

qint64 CallStrip::waited(const CallStep &step) const
{
    return step.state == CallStep::State::Waiting ? qMax<qint64>(0, m_nowNs() - step.waitingSinceNs) : 0;
}

int CallStrip::widthOf(const CallStep &step)
{
    m_ruler->setStep(step, waited(step));
    return m_ruler->sizeHint().width();
}

int CallStrip::connectorWidth() const
{
    return m_look.unit();
}

void CallStrip::arrange()
{
    if (m_steps.isEmpty()) {
        showRange(0, 0);
        return;
    }
    // From the step that must be seen (the focused one, otherwise the newest) to the left, as far as the
    // room goes; then to the right with what is left of it.
    const int last = int(m_steps.size()) - 1;
    const int anchor = m_current >= 0 ? qMin(m_current, last) : last;
    int room = width() - widthOf(m_steps[anchor]);
    int first = anchor;
    const int earlier = m_earlier->sizeHint().width() + connectorWidth();
    while (first > 0) {
        const int more = widthOf(m_steps[first - 1]) + connectorWidth();
        if (more > room - (first - 1 > 0 ? earlier : 0))
            break;
        room -= more;
        --first;
    }
    room -= first > 0 ? earlier : 0;
    int end = anchor + 1;
    while (end <= last) {
        const int more = widthOf(m_steps[end]) + connectorWidth();
        if (more > room)
            break;
        room -= more;
        ++end;
    }
    showRange(first, end);
}

void CallStrip::showRange(int first, int end)
{
    m_first = first;
    const int shown = end - first;
    int x = 0;
    m_earlier->setVisible(first > 0);
    if (first > 0) {
        m_earlier->setGeometry(placed(QRect(0, 0, m_earlier->sizeHint().width(), height())));
        x = m_earlier->width() + connectorWidth();
    }
    for (int slot = 0; slot < shown; ++slot) {
        CallStepButton *button = buttonAt(slot);
        const CallStep &step = m_steps[first + slot];
        button->setStep(step, waited(step));
        const int wanted = qMin(button->sizeHint().width(), qMax(0, width() - x));
        button->setGeometry(placed(QRect(x, 0, wanted, height())));
        button->setFocusPolicy(first + slot == focusStop() ? Qt::StrongFocus : Qt::ClickFocus);
        button->show();
        x += wanted + connectorWidth();
    }
    keepFocusOnStep(shown);
    for (qsizetype slot = shown; slot < m_buttons.size(); ++slot)
        m_buttons[slot]->hide();
    m_shown = shown;
    update();
}

void CallStrip::keepFocusOnStep(int shown)
{
    const auto focused = [](const CallStepButton *button) { return button->hasFocus(); };
    if (std::none_of(m_buttons.begin(), m_buttons.end(), focused))
        return;
    const int slot = focusStop() - m_first;
    if (slot < 0 || slot >= shown || m_buttons[slot]->hasFocus())
        return;
    const bool wasMoving = std::exchange(m_moving, true);
    m_buttons[slot]->setFocus(Qt::OtherFocusReason);
    m_moving = wasMoving;
}

int CallStrip::focusStop() const
{
    return m_current >= 0 ? m_current : int(m_steps.size()) - 1;
}

QRect CallStrip::placed(const QRect &logical) const
{
    return QStyle::visualRect(layoutDirection(), rect(), logical);
}

// --- what the user does -----------------------------------------------------------------------------------

void CallStrip::activate(int index)
{
    if (index < 0 || index >= m_steps.size())
        return;
    const CallStep &step = m_steps[index];
    if (step.recordId != 0)
        Q_EMIT stepActivated(step.recordId);
    else
        Q_EMIT waitingActivated(step.call, step.state == CallStep::State::Held ? m_nowNs() : step.waitingSinceNs);
}

void CallStrip::moveTo(int index)
{
    if (m_steps.isEmpty())
        return;
    m_moving = true;
    m_current = qBound(0, index, int(m_steps.size()) - 1);
    const int target = m_current;
    arrange();
    m_buttons[target - m_first]->setFocus(Qt::OtherFocusReason);
    m_moving = false;
}

void CallStrip::keyPressEvent(QKeyEvent *event)
{
    const int here = focusStop();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(here + (mirrored ? 1 : -1));
        return;
    case Qt::Key_Right:
        moveTo(here + (mirrored ? -1 : 1));
        return;
    case Qt::Key_Home:
        moveTo(0);
        return;
    case Qt::Key_End:
        moveTo(int(m_steps.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(here);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

// --- the running time -------------------------------------------------------------------------------------

bool CallStrip::isWaiting() const
{
    const auto waits = [](const CallStep &step) { return step.state == CallStep::State::Waiting; };
    return std::any_of(m_steps.begin(), m_steps.end(), waits);
}

void CallStrip::updateClock()
{
    const bool needed = isVisible() && isWaiting();
    if (needed == m_timer.isActive())
        return;
    if (needed)
        m_timer.start();
    else
        m_timer.stop();
}

// --- what Qt asks for -------------------------------------------------------------------------------------

void CallStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_steps.isEmpty()) {
        painter.setFont(m_look.baseFont());
        painter.setPen(m_look.color(ColorRole::QuietText));
        const QString shown =
            QFontMetrics(m_look.baseFont()).elidedText(m_emptyText, Qt::ElideRight, width());
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        return;
    }
    const int thickness = qMax(1, m_look.unit() / 9);
    for (int slot = m_first > 0 ? 0 : 1; slot < m_shown; ++slot) {
        const QRect button = placed(m_buttons[slot]->geometry());
        const QRect line(button.left() - connectorWidth(), height() / 2, connectorWidth(), thickness);
        painter.fillRect(placed(line), m_look.color(ColorRole::QuietText));
    }
}

void CallStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CallStrip::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    updateClock();
    arrange();
}

void CallStrip::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateClock();
}

void CallStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
    // Qt hands on the application's font later than the Look says that it has changed.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void CallStrip::retranslate()
{
    setAccessibleName(tr("Socket calls"));
    m_earlier->setAccessibleName(tr("Earlier calls"));
    m_earlier->setToolTip(tr("Earlier calls (also with the arrow keys)"));
}

void CallStrip::applyLook()
{
    updateGeometry();
    arrange();
}

} // namespace wirebench
