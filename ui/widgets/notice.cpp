#include "ui/widgets/notice.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/errordetails.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/look.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

class AccessibleNotice final : public QAccessibleWidget
{
public:
    explicit AccessibleNotice(Notice *notice) : QAccessibleWidget(notice, QAccessible::AlertMessage) {}
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *notice = qobject_cast<Notice *>(object);
    return notice ? new AccessibleNotice(notice) : nullptr;
}

} // namespace

/// A text that wraps, can be selected and is as high as its lines. QLabel knows one colour only, unless
/// it is given markup.
class Notice::Paragraph final : public QTextEdit
{
public:
    explicit Paragraph(QWidget *parent) : QTextEdit(parent)
    {
        setReadOnly(true);
        setFrameShape(QFrame::NoFrame);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setTabChangesFocus(true);
        setFocusPolicy(Qt::ClickFocus);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        viewport()->setAutoFillBackground(false);
        document()->setDocumentMargin(0);
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    int heightForWidth(int width) const override
    {
        const std::unique_ptr<QTextDocument> copy(document()->clone());
        copy->setDefaultFont(font());
        copy->setTextWidth(width);
        return qCeil(copy->size().height()) + 2 * m_rim;
    }
    QSize sizeHint() const override
    {
        const int width = 60 * fontMetrics().averageCharWidth();
        return {width, heightForWidth(width)};
    }
    QSize minimumSizeHint() const override
    {
        return {10 * fontMetrics().averageCharWidth(), fontMetrics().height() + 2 * m_rim};
    }
    /// Pixels above and below, so that the first line stands beside the symbol.
    void setRim(int rim)
    {
        m_rim = rim;
        setViewportMargins(0, rim, 0, rim);
        updateGeometry();
    }

    void append(const QString &text, const QColor &ink, const QFont &font)
    {
        QTextCharFormat format;
        format.setForeground(ink);
        format.setFont(font);
        QTextCursor end(document());
        end.movePosition(QTextCursor::End);
        end.insertText(text, format);
        updateGeometry();
    }

private:
    int m_rim = 0;
};

Notice::Notice(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_row(new QHBoxLayout), m_symbol(new QLabel(this)),
      m_paragraph(new Paragraph(this)), m_close(new QToolButton(this)), m_more(new QToolButton(this))
{
    static const bool installed = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(installed)
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_row);
    m_row->addWidget(m_symbol, 0, Qt::AlignTop);
    m_row->addWidget(m_paragraph, 1);
    m_row->addWidget(m_more, 0, Qt::AlignTop);
    m_row->addWidget(m_close, 0, Qt::AlignTop);
    m_more->setAutoRaise(true);
    m_more->setCheckable(true);
    m_more->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_more->hide();
    setTabOrder(m_paragraph, m_more);
    setTabOrder(m_more, m_close);
    connect(m_more, &QToolButton::toggled, this, &Notice::setExplaining);
    m_close->setAutoRaise(true);
    m_close->setIcon(m_look.icon(QStringLiteral("close"), ColorRole::QuietText));
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    connect(&m_look, &Look::changed, this, &Notice::applyLook);
    retranslate();
    applyLook();
    hide();
}

void Notice::showError(const Error &error)
{
    const ErrorText text = errorText(error);
    withdrawOffer();
    m_error = error;
    m_kind = Kind::Trouble;
    m_cause = text.cause;
    m_remedy = text.remedy;
    m_detail = text.errnoName;
    offerDetails();
    announce();
}

void Notice::showText(Kind kind, const QString &cause, const QString &remedy, const QString &detail)
{
    withdrawOffer();
    m_error.reset();
    offerDetails();
    m_kind = kind;
    m_cause = cause;
    m_remedy = remedy;
    m_detail = detail;
    announce();
}

void Notice::offer(QAction *action)
{
    withdrawOffer();
    m_offer = new ActionButton(this);
    m_offer->setAction(action);
    m_row->insertWidget(m_row->indexOf(m_close), m_offer, 0, Qt::AlignTop);
    setTabOrder(m_more, m_offer);
    setTabOrder(m_offer, m_close);
}

void Notice::withdrawOffer()
{
    if (!m_offer)
        return;
    m_offer->hide();
    m_offer->deleteLater(); // its click may have led here
    m_offer = nullptr;
}

/// Another error, another explanation: it is closed until it is asked for.
void Notice::offerDetails()
{
    setExplaining(false);
    m_more->setVisible(canExplain());
}

bool Notice::canExplain() const
{
    return m_error && ErrorDetails::explains(*m_error);
}

bool Notice::isExplaining() const
{
    return m_details && !m_details->isHidden();
}

void Notice::setExplaining(bool on)
{
    on = on && canExplain();
    if (on && !m_details) {
        m_details = new ErrorDetails(m_look, this);
        m_details->setAccessibleName(tr("Explanation of the error"));
        layout()->addWidget(m_details);
        setTabOrder(m_more, m_details);
    }
    if (m_details) {
        if (on)
            m_details->setError(*m_error);
        m_details->setVisible(on);
    }
    m_more->setChecked(on);
    m_more->setText(on ? tr("Less") : tr("More"));
    updateGeometry();
}

void Notice::clear()
{
    withdrawOffer();
    m_error.reset();
    offerDetails();
    m_cause.clear();
    m_remedy.clear();
    m_detail.clear();
    hide();
}

QString Notice::text() const
{
    return ErrorText{m_cause, m_remedy, m_detail}.line();
}

void Notice::setDismissable(bool dismissable)
{
    m_close->setVisible(dismissable);
}

void Notice::announce()
{
    compose();
    setVisible(!isEmpty());
    if (isEmpty())
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Notice::compose()
{
    const bool trouble = m_kind == Kind::Trouble;
    const QFont base = m_look.baseFont();
    m_paragraph->clear();
    m_paragraph->append(m_cause, m_look.color(trouble ? ColorRole::Trouble : ColorRole::Text), base);
    if (!m_remedy.isEmpty())
        m_paragraph->append(u' ' + m_remedy, m_look.color(ColorRole::Text), base);
    if (!m_detail.isEmpty())
        m_paragraph->append(QStringLiteral("  ") + m_detail, m_look.color(ColorRole::QuietText),
                            m_look.dataFont());
    const QString symbol = trouble ? QStringLiteral("warning") : QStringLiteral("info");
    const int side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const QIcon icon = m_look.icon(symbol, trouble ? ColorRole::Trouble : ColorRole::QuietText);
    m_symbol->setPixmap(icon.pixmap(QSize(side, side), devicePixelRatioF()));
    setAccessibleName(text());
}

void Notice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Notice::retranslate()
{
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(tr("Dismiss"));
    m_symbol->setAccessibleName(QString());
    m_paragraph->setAccessibleName(tr("Message"));
    m_more->setToolTip(tr("What this means, the usual causes, and what to try"));
    m_more->setAccessibleName(tr("Explain this error"));
    m_more->setText(isExplaining() ? tr("Less") : tr("More"));
    if (m_details)
        m_details->setAccessibleName(tr("Explanation of the error"));
    if (isExplaining())
        m_details->setError(*m_error);
    if (m_error) {
        const ErrorText text = errorText(*m_error);
        m_cause = text.cause;
        m_remedy = text.remedy;
        compose();
    }
}

void Notice::applyLook()
{
    const int height = m_look.controlHeight();
    m_symbol->setFixedHeight(height);
    m_close->setFixedSize(height, height);
    m_more->setFixedHeight(height);
    static_cast<QVBoxLayout *>(layout())->setSpacing(m_look.gap());
    if (isExplaining())
        m_details->setError(*m_error);
    m_paragraph->setRim((height - QFontMetrics(m_look.baseFont()).height()) / 2);
    compose();
}

} // namespace wirebench
