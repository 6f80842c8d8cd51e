#include "ui/widgets/statelabel.h"

#include "ui/widgets/look.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace wirebench {

namespace {

struct StateSign
{
    const char *icon;
    ColorRole role;
};

StateSign signOf(StateKind kind)
{
    switch (kind) {
    case StateKind::Busy:
        return {"waiting", ColorRole::Waiting};
    case StateKind::Well:
        return {"state-active", ColorRole::Done};
    case StateKind::Trouble:
        return {"warning", ColorRole::Trouble};
    case StateKind::Idle:
        break;
    }
    return {"state-idle", ColorRole::QuietText};
}

QFont wordFont(const Look &look)
{
    QFont font = look.stateFont();
    font.setBold(true);
    return font;
}

} // namespace

StateLabel::StateLabel(Look &look, QWidget *parent) : QWidget(parent), m_look(look), m_copy(new QAction(this))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &StateLabel::copy);
    connect(&m_look, &Look::changed, this, &StateLabel::applyLook);
    retranslate();
}

void StateLabel::setState(StateKind kind, const QString &word, const QString &details)
{
    if (kind == m_kind && word == m_word && details == m_details)
        return;
    m_kind = kind;
    m_word = word;
    m_details = details;
    m_copy->setEnabled(!details.isEmpty());
    setAccessibleName(tr("State: %1").arg(text()));
    QAccessibleEvent named(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
    updateGeometry();
    update();
}

QString StateLabel::text() const
{
    return m_details.isEmpty() ? m_word : m_word + u' ' + m_details;
}

int StateLabel::symbolSide() const
{
    return style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
}

int StateLabel::detailsOffset() const
{
    const int word = QFontMetrics(wordFont(m_look)).horizontalAdvance(m_word);
    return symbolSide() + m_look.gap() + word + (m_details.isEmpty() ? 0 : m_look.unit());
}

QRect StateLabel::detailsRect(int width) const
{
    const QFontMetrics word(wordFont(m_look));
    const QFontMetrics details(m_look.baseFont());
    const int left = detailsOffset();
    const int top = (m_look.controlHeight() - word.height()) / 2 + word.ascent() - details.ascent();
    const QRect room(left, top, qMax(1, width - left), 1 << 20);
    return details.boundingRect(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_details);
}

int StateLabel::heightForWidth(int width) const
{
    const int bottom = m_details.isEmpty() ? 0 : detailsRect(width).bottom() + 1 + m_look.gap();
    return qMax(m_look.controlHeight(), bottom);
}

QSize StateLabel::sizeHint() const
{
    const int details = QFontMetrics(m_look.baseFont()).horizontalAdvance(m_details);
    return {detailsOffset() + details + 1, m_look.controlHeight()};
}

QSize StateLabel::minimumSizeHint() const
{
    const int least = m_details.isEmpty() ? 0 : 12 * m_look.unit();
    return {qMin(detailsOffset() + least, sizeHint().width()), m_look.controlHeight()};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const StateSign sign = signOf(m_kind);
    const int side = symbolSide();
    const int height = m_look.controlHeight();
    const auto place = [this](const QRect &logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    m_look.icon(QString::fromLatin1(sign.icon), sign.role)
        .paint(&painter, place({0, (height - side) / 2, side, side}));
    const QFont font = wordFont(m_look);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(m_look.color(sign.role));
    const QRect word(side + m_look.gap(), (height - metrics.height()) / 2,
                     metrics.horizontalAdvance(m_word) + 1, metrics.height());
    painter.drawText(place(word), Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, m_word);
    if (m_details.isEmpty())
        return;
    painter.setFont(m_look.baseFont());
    painter.setPen(m_look.color(ColorRole::Text));
    const QRect details = detailsRect(width()).adjusted(0, 0, 1, 0);
    painter.drawText(place(details), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_details);
}

void StateLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void StateLabel::retranslate()
{
    m_copy->setText(tr("Copy"));
    setAccessibleName(tr("State: %1").arg(text()));
}

void StateLabel::copy() const
{
    QGuiApplication::clipboard()->setText(m_details);
}

void StateLabel::applyLook()
{
    updateGeometry();
    update();
}

} // namespace wirebench
