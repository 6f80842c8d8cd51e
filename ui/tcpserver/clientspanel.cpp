#include "ui/tcpserver/clientspanel.h"

#include "ui/widgets/errortext.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

ClientsPanel::ClientsPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new ClientsModel(log, this)), m_title(new QLabel),
      m_pages(new QStackedWidget), m_table(new QTableView), m_hint(new QLabel), m_copy(new QToolButton),
      m_notice(new Notice(look))
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAccessibleName(tr("Clients"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(actions);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ClientsPanel::selectionChanged);

    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setToolTip(tr("Copy the command"));
    m_copy->setAccessibleName(tr("Copy the command"));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_suggestion); });
    auto *empty = new QWidget;
    auto *emptyRow = new QHBoxLayout(empty);
    emptyRow->setContentsMargins(0, 0, 0, 0);
    emptyRow->addWidget(m_hint, 1, Qt::AlignTop);
    emptyRow->addWidget(m_copy, 0, Qt::AlignTop);
    m_pages->addWidget(empty);
    m_pages->addWidget(m_table);

    auto *header = new QHBoxLayout;
    header->addWidget(m_title, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        header->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ClientsPanel::showTableOrHint);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ClientsPanel::showTableOrHint);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ClientsPanel::showTableOrHint);
    connect(&look, &Look::changed, this, &ClientsPanel::applyLook);
    applyLook();
    setCounts(0, -1, 0);
    setSuggestion({});
}

QList<ConnectionId> ClientsPanel::selectedClients() const
{
    QList<ConnectionId> clients;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (isOpen(index.row()))
            clients.append(m_model->clientAt(index.row()));
    }
    return clients;
}

/// Neither in the accept queue nor closed.
bool ClientsPanel::isOpen(int row) const
{
    const QVariant state = m_model->data(m_model->index(row, 0), ClientsModel::StateRole);
    return m_model->clientAt(row).isValid() && state.toInt() != int(ClientsModel::State::Closed);
}

void ClientsPanel::setCounts(int serving, int queueLength, int backlog)
{
    QString text = tr("Clients (%1)").arg(serving);
    if (queueLength > 0)
        text += QStringLiteral("   ") + tr("accept queue %1, backlog %2").arg(queueLength).arg(backlog);
    m_title->setText(text);
    m_title->setToolTip(queueLength > 0 ? tr("Clients that the system has connected and the server has not accepted "
                                             "yet. Linux lets one more wait than listen() was told.")
                                        : QString());
}

void ClientsPanel::setSuggestion(const QString &command)
{
    m_suggestion = command;
    m_hint->setText(command.isEmpty() ? tr("Each client that connects becomes a line here. Press Listen first.")
                                      : tr("No client yet. Try in a terminal:\n%1").arg(command));
    m_copy->setVisible(!command.isEmpty());
    showTableOrHint();
}

/// Says who it was: of five thousand clients, one was reset.
void ClientsPanel::showClientError(ConnectionId client, const Error &error)
{
    const QString peer = m_model->peerOf(client);
    const ErrorText text = errorText(error);
    if (peer.isEmpty())
        m_notice->showError(error);
    else
        m_notice->showText(Notice::Kind::Trouble, tr("Client %1: %2").arg(peer, text.cause), {}, text.errnoName);
}

void ClientsPanel::clearError()
{
    m_notice->clear();
}

void ClientsPanel::showTableOrHint()
{
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void ClientsPanel::applyLook()
{
    m_title->setFont(m_look.stateFont());
    m_copy->setIcon(m_look.icon(QStringLiteral("copy")));
    layout()->setSpacing(m_look.gap());
    fitTable();
}

/// Rows for one line, and columns as wide as their headers and what usually stands in them.
void ClientsPanel::fitTable()
{
    const QFontMetrics metrics(m_table->font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + m_look.gap());
    const QStringList samples = {QStringLiteral("192.168.100.100:65535"), tr("server sends no more"),
                                 QStringLiteral("1,234 KB"), QStringLiteral("1,234 KB"),
                                 QStringLiteral("1,234 KB"), QStringLiteral("00:00:00")};
    const QHeaderView &header = *m_table->horizontalHeader();
    for (int column = 0; column < ClientsModel::ColumnCount; ++column) {
        const int content = metrics.horizontalAdvance(samples[column]) + m_look.unit();
        m_table->setColumnWidth(column, qMax(content, header.sectionSizeHint(column)));
    }
}

void ClientsPanel::changeEvent(QEvent *event)
{
    // A new font arrives some time after Look::changed(), and headers measure with the one they have.
    if (event->type() == QEvent::FontChange)
        fitTable();
    QWidget::changeEvent(event);
}

QByteArray ClientsPanel::saveState() const
{
    return m_table->horizontalHeader()->saveState();
}

void ClientsPanel::restoreState(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
}

} // namespace wirebench
