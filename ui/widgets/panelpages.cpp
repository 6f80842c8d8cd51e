#include "ui/widgets/panelpages.h"

#include "ui/widgets/look.h"

#include <QComboBox>
#include <QGridLayout>
#include <QTabBar>

#include <utility>

namespace wirebench {

namespace {

QSize leastSize(const QWidget *widget)
{
    return widget->minimumSizeHint().expandedTo(widget->minimumSize());
}

} // namespace

PanelPages::PanelPages(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_bar(new QTabBar), m_choice(new QComboBox), m_grid(new QGridLayout(this))
{
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->addWidget(m_bar, 0, 0, Qt::AlignTop);
    m_grid->addWidget(m_choice, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    m_choice->hide();
    m_grid->setColumnStretch(1, 1);
    m_grid->setRowStretch(2, 1);
    m_grid->setVerticalSpacing(0);
    m_grid->setSizeConstraint(QLayout::SetNoConstraint); // the line breaks where it is too long
    connect(m_bar, &QTabBar::currentChanged, this, &PanelPages::showCurrent);
    connect(m_bar, &QTabBar::currentChanged, m_choice, &QComboBox::setCurrentIndex);
    connect(m_choice, &QComboBox::currentIndexChanged, m_bar, &QTabBar::setCurrentIndex);
    connect(&m_look, &Look::changed, this, &PanelPages::applyLook);
    applyLook();
}

void PanelPages::addPage(const QString &id, const QString &title, QWidget *controls, QWidget *page)
{
    m_pages.push_back({id, controls, page});
    place(m_pages.back());
    m_grid->addWidget(page, 2, 0, 1, 2);
    m_bar->addTab(title);
    m_choice->addItem(title);
    showCurrent();
}

void PanelPages::place(const Page &page)
{
    m_grid->removeWidget(page.controls);
    if (m_controlsBelow)
        m_grid->addWidget(page.controls, 1, 0, 1, 2);
    else
        m_grid->addWidget(page.controls, 0, 1);
}

/// One line for all pages, or for none: it must not jump when another page is shown.
void PanelPages::fitLine()
{
    int widest = 0;
    for (const Page &page : m_pages)
        widest = qMax(widest, leastSize(page.controls).width());
    const bool narrow = m_bar->sizeHint().width() > width();
    m_bar->setVisible(!narrow);
    m_choice->setVisible(narrow);
    m_bar->updateGeometry(); // its titles may have changed while it was hidden: Qt would keep the old width
    m_choice->updateGeometry();
    const QWidget *first = narrow ? static_cast<const QWidget *>(m_choice) : m_bar;
    const bool below = first->sizeHint().width() + m_grid->horizontalSpacing() + widest > width();
    if (std::exchange(m_controlsBelow, below) == below)
        return;
    for (const Page &page : m_pages)
        place(page);
}

QSize PanelPages::minimumSizeHint() const
{
    QSize least = m_bar->minimumSizeHint().expandedTo(m_choice->minimumSizeHint());
    for (const Page &page : m_pages)
        least = least.expandedTo(leastSize(page.controls)).expandedTo(leastSize(page.widget));
    return {least.width(), m_grid->minimumSize().height()};
}

void PanelPages::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitLine();
}

void PanelPages::setTitle(const QString &id, const QString &title)
{
    const int index = indexOf(id);
    if (index < 0 || m_bar->tabText(index) == title)
        return;
    m_bar->setTabText(index, title);
    m_choice->setItemText(index, title);
    fitLine();
}

void PanelPages::setBarName(const QString &accessibleName)
{
    m_bar->setAccessibleName(accessibleName);
    m_choice->setAccessibleName(accessibleName);
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
    fitLine();
}

} // namespace wirebench
