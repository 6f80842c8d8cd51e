#include "ui/http/sentrequestspanel.h"

#include "ui/http/sentrequestsmodel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"

#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace wirebench {

SentRequestsPanel::SentRequestsPanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new SentRequestsModel(this)),
      m_list(new ListTable(look, m_model, tr("History"))), m_clear(new QPushButton(tr("&Forget all")))
{
    m_list->setSamples({QStringLiteral("DELETE"),
                        QStringLiteral("http://localhost:8080/a/longer/path"),
                        QStringLiteral("404 Not Found"),
                        QStringLiteral("12.3 ms"),
                        {}});
    m_list->setHint(
        tr("What is sent in this session is listed here. A click brings it back into the fields."));
    m_clear->setToolTip(tr("Empty this list; it is also kept with the workspace, without passwords"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_clear, 0, Qt::AlignLeft);
    connect(m_list->view(), &QTableView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &ListTable::activated, this, &SentRequestsPanel::choose);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_model->clear();
        Q_EMIT edited();
    });
    const auto showWhatApplies = [this] { m_clear->setEnabled(m_model->rowCount() > 0); };
    connect(m_model, &QAbstractItemModel::rowsInserted, this, showWhatApplies);
    connect(m_model, &QAbstractItemModel::modelReset, this, showWhatApplies);
    showWhatApplies();
    connect(&m_look, &Look::changed, this, &SentRequestsPanel::applyLook);
    applyLook();
}

void SentRequestsPanel::choose(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        Q_EMIT chosen(m_model->at(row).curl);
}

void SentRequestsPanel::applyLook()
{
    layout()->setSpacing(m_look.gap());
}

} // namespace wirebench
