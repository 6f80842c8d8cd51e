#include "ui/http/cookiespanel.h"

#include "ui/http/cookiesmodel.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"

#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace wirebench {

CookiesPanel::CookiesPanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new CookiesModel(this)),
      m_list(new ListTable(look, m_model, tr("Cookies"))), m_add(new QPushButton(tr("&Add"))),
      m_delete(new QPushButton(tr("&Delete"))), m_clear(new QPushButton(tr("Delete all")))
{
    m_list->setSamples({QStringLiteral("session_id"),
                        QStringLiteral("0123456789abcdef"),
                        QStringLiteral("www.example.org"),
                        QStringLiteral("/path"),
                        {}});
    m_list->setHint(
        tr("No cookies. Those that answers set appear here and go out with the next request that they "
           "belong to; “Add” makes one by hand."));
    m_list->view()->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                                    QAbstractItemView::AnyKeyPressed);
    m_add->setToolTip(tr("Make a cookie by hand"));
    m_delete->setToolTip(tr("Delete the chosen cookies"));
    auto *buttons = new FlowLayout;
    for (QPushButton *button : {m_add, m_delete, m_clear})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(m_add, &QPushButton::clicked, this, &CookiesPanel::add);
    connect(m_delete, &QPushButton::clicked, this, [this] { m_model->remove(m_list->selectedRows()); });
    connect(m_clear, &QPushButton::clicked, m_model, &CookiesModel::clear);
    connect(m_model, &CookiesModel::edited, this, &CookiesPanel::edited);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CookiesPanel::showWhatApplies);
    connect(m_model, &CookiesModel::edited, this, &CookiesPanel::showWhatApplies);
    connect(m_list, &ListTable::selectionChanged, this, &CookiesPanel::showWhatApplies);
    connect(&m_look, &Look::changed, this, &CookiesPanel::applyLook);
    applyLook();
    showWhatApplies();
}

void CookiesPanel::add()
{
    QNetworkCookie cookie("name", "value");
    cookie.setDomain(m_host.isEmpty() ? QStringLiteral("localhost") : m_host);
    cookie.setPath(QStringLiteral("/"));
    const QModelIndex index = m_model->index(m_model->add(cookie), CookiesModel::NameColumn);
    m_list->view()->setCurrentIndex(index);
    m_list->view()->setFocus();
    m_list->view()->edit(index);
}

void CookiesPanel::showWhatApplies()
{
    m_delete->setEnabled(!m_list->selectedRows().isEmpty());
    m_clear->setEnabled(m_model->rowCount() > 0);
}

void CookiesPanel::applyLook()
{
    layout()->setSpacing(m_look.gap());
}

} // namespace wirebench
