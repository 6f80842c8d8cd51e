#include "ui/udp/peerspanel.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

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

#include <algorithm>

namespace wirebench {

PeersPanel::PeersPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_model(new PeersModel(log, this)), m_title(new QLabel),
      m_losses(new QLabel), m_pages(new QStackedWidget), m_table(new QTableView), m_hint(new QLabel),
      m_copy(new QToolButton)
{
    makeTable(actions);
    m_pages->addWidget(makeHint());
    m_pages->addWidget(m_table);
    m_losses->setWordWrap(true);
    m_losses->setTextFormat(Qt::PlainText);
    m_losses->setTextInteractionFlags(Qt::TextSelectableByMouse);

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
    layout->addWidget(m_losses);
    layout->addWidget(m_pages, 1);

    connect(m_model, &QAbstractItemModel::rowsInserted, this, &PeersPanel::showPeers);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &PeersPanel::showPeers);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PeersPanel::showPeers);
    connect(&look, &Look::changed, this, &PeersPanel::applyLook);
    applyLook();
    setLosses(0, 0);
    setSuggestion({});
}

void PeersPanel::makeTable(const QList<QAction *> &actions)
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
    m_table->setAccessibleName(tr("Peers"));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions(actions);
    connect(m_table, &QTableView::activated, this, &PeersPanel::activated);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PeersPanel::selectionChanged);
}

QWidget *PeersPanel::makeHint()
{
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setToolTip(tr("Copy the command"));
    m_copy->setAccessibleName(tr("Copy the command"));
    m_copy->setAutoRaise(true);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_suggestion); });
    auto *empty = new QWidget;
    auto *row = new QHBoxLayout(empty);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_hint, 1, Qt::AlignTop);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    return empty;
}

QList<int> PeersPanel::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<ConnectionId> PeersPanel::selectedPeers() const
{
    QList<ConnectionId> peers;
    for (const int row : selectedRows())
        peers.append(m_model->peerAt(row));
    return peers;
}

QStringList PeersPanel::selectedAddresses() const
{
    QStringList addresses;
    for (const int row : selectedRows())
        addresses.append(m_model->addressAt(row).toString());
    return addresses;
}

void PeersPanel::setLosses(quint64 kernelDropped, quint64 lostSimulated)
{
    m_kernelDropped = kernelDropped > 0;
    QStringList words;
    if (m_kernelDropped)
        words.append(tr("! %1 dropped by the system: the receive buffer was full")
                         .arg(formatCount(qint64(kernelDropped))));
    if (lostSimulated > 0)
        words.append(tr("%1 lost by the simulated network").arg(formatCount(qint64(lostSimulated))));
    m_losses->setText(words.join(QStringLiteral(" · ")));
    m_losses->setVisible(!words.isEmpty());
    colourLosses();
}

/// What is simulated is wanted, and no trouble.
void PeersPanel::colourLosses()
{
    QPalette ink;
    ink.setColor(QPalette::WindowText, m_look.color(m_kernelDropped ? ColorRole::Trouble : ColorRole::Text));
    m_losses->setPalette(ink);
}

void PeersPanel::setSuggestion(const QString &command)
{
    m_suggestion = command;
    m_hint->setText(command.isEmpty()
                        ? tr("Everybody who is heard or sent to becomes a line here. Press Open first.")
                        : tr("Nobody has been heard yet. Try in a terminal:\n%1").arg(command));
    m_copy->setVisible(!command.isEmpty());
    showPeers();
}

void PeersPanel::showPeers()
{
    m_title->setText(tr("Peers (%1)").arg(formatCount(m_model->rowCount())));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void PeersPanel::applyLook()
{
    m_title->setFont(m_look.stateFont());
    m_copy->setIcon(m_look.icon(QStringLiteral("copy")));
    colourLosses();
    layout()->setSpacing(m_look.gap());
    fitTable();
}

/// Rows for one line, and columns as wide as their headers and what usually stands in them.
void PeersPanel::fitTable()
{
    const QFontMetrics metrics(m_table->font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + m_look.gap());
    const QStringList samples = {QStringLiteral("192.168.100.100:65535"), QStringLiteral("1,234 (123.4 KiB)"),
                                 QStringLiteral("1,234 (123.4 KiB)"), QStringLiteral("00:00:00")};
    const QHeaderView &header = *m_table->horizontalHeader();
    for (int column = 0; column < PeersModel::ColumnCount; ++column) {
        const int content = metrics.horizontalAdvance(samples[column]) + 2 * m_look.unit();
        m_table->setColumnWidth(column, qMax(content, header.sectionSizeHint(column)));
    }
}

void PeersPanel::changeEvent(QEvent *event)
{
    // A new font arrives some time after Look::changed(), and headers measure with the one they have.
    if (event->type() == QEvent::FontChange)
        fitTable();
    QWidget::changeEvent(event);
}

QByteArray PeersPanel::saveState() const
{
    return m_table->horizontalHeader()->saveState();
}

void PeersPanel::restoreState(const QByteArray &state)
{
    m_table->horizontalHeader()->restoreState(state);
}

} // namespace wirebench
