#include "ui/shell/sessionslot.h"

#include "ui/widgets/sessionpage.h"

#include <QVBoxLayout>

namespace wirebench {

SessionSlot::SessionSlot(const QString &name, const SessionSettings &settings, Make make)
    : m_name(name), m_settings(settings), m_make(std::move(make))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
}

SessionPage *SessionSlot::page()
{
    if (m_page)
        return m_page;
    m_page = m_make(m_name, m_settings, this);
    layout()->addWidget(m_page);
    Q_EMIT pageMade(m_page);
    return m_page;
}

QString SessionSlot::name() const
{
    return m_page ? m_page->name() : m_name;
}

void SessionSlot::setName(const QString &name)
{
    m_name = name;
    if (m_page)
        m_page->setName(name);
}

SessionSettings SessionSlot::settings() const
{
    return m_page ? m_page->settings() : m_settings;
}

bool SessionSlot::isRunning() const
{
    return m_page && m_page->isRunning();
}

void SessionSlot::showEvent(QShowEvent *event)
{
    // What becomes a child now would be shown, and laid out, a turn later: after a frame of nothing.
    page()->show();
    layout()->activate();
    QWidget::showEvent(event);
}

} // namespace wirebench
