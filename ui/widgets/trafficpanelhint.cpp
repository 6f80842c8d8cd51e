#include "ui/widgets/trafficpanelhint.h"

#include "ui/models/numbertext.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

TrafficPanelHint::TrafficPanelHint(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_text(new QLabel), m_button(new QPushButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isFiltered)
            Q_EMIT resetFilterRequested();
        else
            Q_EMIT showClearedRequested();
    });
    connect(&m_look, &Look::changed, this, &TrafficPanelHint::applyLook);
    applyLook();
}

void TrafficPanelHint::setEmptyText(const QString &text)
{
    m_emptyText = text;
}

void TrafficPanelHint::showModel(const TrafficModel &model)
{
    setVisible(model.rowCount() == 0 && !model.isBusy());
    if (isHidden())
        return;
    m_isFiltered = model.filteredOut() > 0;
    if (m_isFiltered)
        ask(tr("No record matches the filter. %1 are hidden.").arg(formatCount(model.filteredOut())),
            tr("Show all"));
    else if (model.hiddenCount() > 0)
        ask(tr("Cleared. New calls appear here."), tr("Show cleared"));
    else
        ask(m_emptyText.isEmpty() ? tr("No socket call yet. Each one appears here as it happens.")
                                  : m_emptyText,
            {});
}

void TrafficPanelHint::ask(const QString &text, const QString &buttonText)
{
    m_text->setText(text);
    m_button->setText(buttonText);
    m_button->setVisible(!buttonText.isEmpty());
}

QString TrafficPanelHint::text() const
{
    return m_text->text();
}

void TrafficPanelHint::applyLook()
{
    // The table's font is that of data; what it says itself is not.
    setFont(m_look.baseFont());
    QPalette quiet = m_text->palette();
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    quiet.setColor(QPalette::Text, m_look.color(ColorRole::QuietText)); // on a ground of the role Base
    m_text->setPalette(quiet);
}

} // namespace wirebench
