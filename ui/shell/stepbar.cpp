#include "ui/shell/stepbar.h"

#include "ui/models/numbertext.h"
#include "ui/models/stepmode.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/look.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace wirebench {

namespace {

constexpr int mostInMenu = 20;

} // namespace

/// One line that is cut where there is no room for it.
class StepBar::Line final : public QWidget
{
public:
    explicit Line(Look &look) : m_look(look)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    }

    void setTexts(const QString &text, const QString &quiet)
    {
        m_text = text;
        m_quiet = quiet;
        const QString all = quiet.isEmpty() ? text : text + QStringLiteral(" · ") + quiet;
        setAccessibleName(all);
        setToolTip(QStringLiteral("<span>%1</span>").arg(all.toHtmlEscaped())); // names are data, not markup
        updateGeometry();
        QWidget::update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(m_look.stateFont());
        return {metrics.horizontalAdvance(m_text) + quietWidth() + m_look.unit(), m_look.controlHeight()};
    }
    QSize minimumSizeHint() const override { return {8 * m_look.unit(), m_look.controlHeight()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(m_look.stateFont());
        painter.setPen(m_look.color(ColorRole::Text));
        const QFontMetrics metrics(m_look.stateFont());
        const int room = width() - quietWidth();
        const QString shown = metrics.elidedText(m_text, Qt::ElideRight, room);
        const QRect first = QStyle::visualRect(layoutDirection(), rect(), QRect(0, 0, room, height()));
        painter.drawText(first, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        const QRect rest(qMin(room, metrics.horizontalAdvance(shown)), 0, quietWidth(), height());
        painter.setFont(m_look.baseFont());
        painter.setPen(m_look.color(ColorRole::QuietText));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest),
                         Qt::AlignTrailing | Qt::AlignVCenter | Qt::TextSingleLine, m_quiet);
    }

private:
    int quietWidth() const
    {
        const QFontMetrics metrics(m_look.baseFont());
        return m_quiet.isEmpty() ? 0 : metrics.horizontalAdvance(m_quiet) + 2 * m_look.unit();
    }

    Look &m_look;
    QString m_text;
    QString m_quiet;
};

StepBar::StepBar(Look &look, StepMode &mode, QAction *toggle, QAction *next, QWidget *parent)
    : QWidget(parent), m_look(look), m_mode(mode), m_toggle(toggle), m_next(next), m_runOn(new QAction(this)),
      m_symbol(new QLabel), m_title(new QLabel), m_line(new Line(look)), m_choose(new QToolButton),
      m_menu(new QMenu(this)), m_nextButton(new ActionButton), m_runOnButton(new ActionButton)
{
    m_nextButton->setAction(next);
    WorkbenchStyle::setPrimary(m_nextButton, true);
    m_runOnButton->setAction(m_runOn);
    m_choose->setMenu(m_menu);
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_choose->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    row->addWidget(m_symbol);
    row->addWidget(m_title);
    row->addWidget(m_line, 1);
    for (QWidget *button : std::initializer_list<QWidget *>{m_choose, m_nextButton, m_runOnButton})
        row->addWidget(button);

    connect(toggle, &QAction::triggered, &mode, &StepMode::setOn);
    connect(next, &QAction::triggered, &mode, &StepMode::next);
    connect(m_runOn, &QAction::triggered, &mode, [&mode] { mode.setOn(false); });
    connect(m_menu, &QMenu::aboutToShow, this, &StepBar::fillMenu);
    connect(&mode, &StepMode::changed, this, &StepBar::update);
    connect(&look, &Look::changed, this, &StepBar::applyLook);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { leaveKeyTo(now); });
    retranslate();
    applyLook();
    hide();
    update();
}

StepBar::~StepBar() = default;

void StepBar::update()
{
    const bool isOn = m_mode.isOn();
    m_toggle->setChecked(isOn);
    m_next->setEnabled(isOn);
    if (isOn && isHidden())
        begin();
    else if (!isOn && !isHidden())
        end();
    m_choose->setEnabled(m_mode.count() > 1);
    if (m_mode.held().isEmpty())
        m_line->setTexts(tr("No call waits."), tr("The next one will, as soon as it can be made."));
    else
        m_line->setTexts(tr("Next: %1").arg(describe(m_mode.held().first())),
                         m_mode.count() > 1 ? tr("waiting: %1").arg(formatCount(m_mode.count())) : QString());
}

QString StepBar::describe(const HeldCall &call)
{
    const QString name = QString::fromLatin1(callName(call.call));
    const QString &endpoint = call.flow->endpoint->name;
    if (!call.flow->peer.isValid())
        return tr("%1 on %2", "a call, a session").arg(name, endpoint);
    return tr("%1 on %2 (%3)", "a call, a session, its peer").arg(name, endpoint, call.flow->peer.toString());
}

void StepBar::begin()
{
    m_focusBefore = window()->focusWidget();
    show();
    window()->installEventFilter(this);
    m_nextButton->setFocus(Qt::ShortcutFocusReason);
}

void StepBar::end()
{
    window()->removeEventFilter(this);
    const bool hasFocus = window()->focusWidget() && isAncestorOf(window()->focusWidget());
    hide();
    if (hasFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::ShortcutFocusReason);
}

/// A part of the window with a use of its own for Space (a recording plays with it) keeps it: two shortcuts with one
/// key would block each other.
void StepBar::leaveKeyTo(const QWidget *focused)
{
    const QKeySequence space(Qt::Key_Space);
    bool isTaken = false;
    for (const QWidget *around = focused; around && !around->isWindow(); around = around->parentWidget()) {
        for (const QAction *action : around->actions())
            isTaken = isTaken || action->shortcuts().contains(space);
    }
    m_next->setShortcut(isTaken ? QKeySequence() : space);
}

/// Made when it is shown: what waits changes all the time.
void StepBar::fillMenu()
{
    m_menu->clear();
    for (const HeldCall &call : m_mode.held().first(qMin<qsizetype>(mostInMenu, m_mode.held().size()))) {
        QAction *action = m_menu->addAction(describe(call).replace(u'&', QStringLiteral("&&")));
        connect(action, &QAction::triggered, &m_mode, [this, call] { m_mode.letGo(call); });
    }
}

/// Keys that nobody below has wanted come to the window.
bool StepBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_mode.setOn(false);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

int StepBar::widthOf(const QList<const QWidget *> &parts) const
{
    int width = 4 * m_look.unit();
    for (const QWidget *part : parts)
        width += part->sizeHint().width() + m_look.unit();
    return width;
}

QSize StepBar::minimumSizeHint() const
{
    const int line = m_line->minimumSizeHint().width();
    return {widthOf({m_symbol, m_nextButton, m_runOnButton}) + line, m_look.controlHeight() + 2 * m_look.gap()};
}

void StepBar::fit()
{
    const int line = 20 * m_look.unit(); // a call and a session
    m_choose->setVisible(width() >= widthOf({m_symbol, m_choose, m_nextButton, m_runOnButton}) + line);
    m_title->setVisible(width() >= widthOf({m_symbol, m_title, m_choose, m_nextButton, m_runOnButton}) + line);
}

void StepBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), qMax(1, m_look.unit() / 9)), m_look.color(ColorRole::Line));
}

void StepBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void StepBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StepBar::retranslate()
{
    setAccessibleName(tr("Step mode"));
    m_title->setText(tr("Step mode"));
    m_choose->setText(tr("Choose"));
    m_choose->setToolTip(tr("Let another call go than the one that has waited longest"));
    m_choose->setAccessibleName(tr("Choose the next call"));
    m_menu->setAccessibleName(tr("Calls that wait"));
    m_runOn->setText(tr("Run On"));
    m_runOn->setToolTip(tr("End step mode: all calls that wait go, in their order (Esc)"));
    update();
}

void StepBar::applyLook()
{
    m_symbol->setPixmap(m_look.icon(QStringLiteral("step"), ColorRole::Waiting)
                            .pixmap(QSize(2 * m_look.unit(), 2 * m_look.unit()), devicePixelRatioF()));
    m_title->setFont(m_look.stateFont());
    QPalette ink = m_title->palette();
    ink.setColor(QPalette::WindowText, m_look.color(ColorRole::Waiting));
    m_title->setPalette(ink);
    m_runOn->setIcon(m_look.icon(QStringLiteral("resume")));
    m_choose->setFixedHeight(m_look.controlHeight());
    layout()->setContentsMargins(2 * m_look.unit(), m_look.gap(), 2 * m_look.unit(), m_look.gap());
    layout()->setSpacing(m_look.unit());
    fit();
    updateGeometry();
}

} // namespace wirebench
