#include "ui/widgets/panelpages.h"

#include "ui/widgets/look.h"

#include <QGridLayout>
#include <QTabBar>

namespace wirebench {

PanelPages::PanelPages(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_bar(new QTabBar), m_grid(new QGridLayout(this))
{
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_bar, 0, 0, Qt::AlignTop);
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(1, 1);
    m_grid->setVerticalSpacing(0);
    connect(m_bar, &QTabBar::currentChanged, this, &PanelPages::showCurrent);
    connect(&m_look, &Look::changed, this, &PanelPages::applyLook);
    applyLook();
}

void PanelPages::addPage(const QString &id, const QString &title, QWidget *controls, QWidget *page)
{
    const int row = 0;
    m_grid->addWidget(controls, row, 1);
    m_grid->addWidget(page, row + 1, 0, 1, 2);
    m_pages.push_back({id, controls, page});
    m_bar->addTab(title);
    showCurrent();
}

void PanelPages::setTitle(const QString &id, const QString &title)
{
    if (const int index = indexOf(id); index >= 0)
        m_bar->setTabText(index, title);
}

int PanelPages::indexOf(const QString &id) const
{
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i].id == id)
            return int(i);
    }
    return -1;
}

QString PanelPages::current() const
{
    const int index = m_bar->currentIndex();
    return index < 0 || index >= int(m_pages.size()) ? QString() : m_pages[size_t(index)].id;
}

void PanelPages::showPage(const QString &id)
{
    if (const int index = indexOf(id); index >= 0)
        m_bar->setCurrentIndex(index);
}

void PanelPages::showCurrent()
{
    const QString id = current();
    for (const Page &page : m_pages) {
        page.controls->setVisible(page.id == id);
        page.widget->setVisible(page.id == id);
    }
    Q_EMIT currentChanged(id);
}

void PanelPages::applyLook()
{
    m_grid->setHorizontalSpacing(m_look.unit());
}

} // namespace wirebench
