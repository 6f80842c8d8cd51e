#include "ui/widgets/connectionspanel.h"

#include "core/net/socketdiag.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QDataStream>
#include <QElapsedTimer>
#include <QEvent>
#include <QHBoxLayout>
#include <QIODevice>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace wirebench {

namespace {

// What is done on a listening socket.
constexpr quint32 listeningCalls = 1u << int(Call::Socket) | 1u << int(Call::SetSockOpt) |
                                   1u << int(Call::Bind) | 1u << int(Call::Listen) | 1u << int(Call::Accept);

constexpr int refreshMs = 500;
// Where there are many sockets, looking takes at most a tenth of a core.
constexpr int restForEachMs = 9;
constexpr int stateVersion = 1;

} // namespace

ConnectionsPanel::ConnectionsPanel(const TrafficLog &log, Look &look, QWidget *parent)
    : TrafficPage(parent), m_log(log), m_look(look), m_model(log), m_order(&m_model), m_controls(new QWidget),
      m_scope(new QComboBox), m_status(new QLabel), m_notice(new Notice(look)),
      m_list(new ListTable(look, &m_order, tr("Connections"))), m_own(std::make_shared<OwnSockets>())
{
    makeControls();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    m_list->setSortable(ConnectionsModel::SessionColumn);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionsPanel::refresh);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &ConnectionsPanel::applyScope);
    connect(m_list, &ListTable::activated, this,
            [this](int row) { Q_EMIT recordsWanted(OwnSocket(m_order.socketAt(row))); });
    connect(this, &ConnectionsPanel::recordsWanted, this, &ConnectionsPanel::wantRecordsOf);
    connect(&m_look, &Look::changed, this, &ConnectionsPanel::applyLook);
    setSessionEndpoints({});
    retranslate();
    applyLook();
}

ConnectionsPanel::~ConnectionsPanel()
{
    // The models are members and die before the children that look at them.
    delete m_list;
}

void ConnectionsPanel::makeControls()
{
    m_status->setTextFormat(Qt::PlainText);
    m_scope->addItems({QString(), QString()});
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_scope);
    row->addWidget(m_status, 1);
}

// ---- readings

void ConnectionsPanel::refresh()
{
    // A hidden panel's job may still run when it is shown again: two must not use the same OwnSockets.
    if (m_job.isRunning())
        return;
    m_timer.stop();
    m_job.start(
        [own = m_own, log = m_log.snapshot()](const std::atomic_bool &) {
            QElapsedTimer timer;
            timer.start();
            Result<OwnSocketList> list = own->read(log);
            return Reading{std::move(list), timer.elapsed()};
        },
        [this](const Reading &reading) { take(reading); });
}

void ConnectionsPanel::take(const Reading &reading)
{
    m_hasRead = true;
    if (reading.list) {
        m_notice->clear();
        apply(*reading.list);
    } else {
        m_notice->showError(reading.list.error());
    }
    if (isVisible())
        m_timer.start(int(qMax(qint64(refreshMs), restForEachMs * reading.tookMs)));
}

/// Rows that come and go above must not move those that are being read. Where the order itself changes
/// (by a queue, say), the place in the list is kept instead.
void ConnectionsPanel::apply(const OwnSocketList &list)
{
    QTableView &view = *m_list->view();
    const bool isSteady = ConnectionsModel::isSteady(m_order.sortColumn());
    const QPersistentModelIndex top = isSteady ? view.indexAt(QPoint(0, 0)) : QModelIndex();
    const int before = top.isValid() ? view.rowViewportPosition(top.row()) : 0;
    m_model.apply(list.sockets);
    m_leftOut = list.leftOut;
    if (top.isValid() && view.verticalScrollBar()->value() > 0) {
        static_cast<QAbstractItemView &>(view).doItemsLayout(); // or the scroll bar has its old range
        QScrollBar &bar = *view.verticalScrollBar();
        bar.setValue(bar.value() + view.rowViewportPosition(top.row()) - before);
    }
    showStatus();
}

void ConnectionsPanel::showEvent(QShowEvent *event)
{
    TrafficPage::showEvent(event);
    refresh();
}

void ConnectionsPanel::hideEvent(QHideEvent *event)
{
    TrafficPage::hideEvent(event);
    m_timer.stop();
}

// ---- scope

void ConnectionsPanel::setSessionEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    m_scope->setVisible(!endpoints.isEmpty());
    applyScope();
}

void ConnectionsPanel::applyScope()
{
    m_order.setEndpoints(m_scope->currentIndex() == 0 ? m_endpoints : QList<EndpointId>());
    showStatus();
}

void ConnectionsPanel::wantRecordsOf(const OwnSocket &socket)
{
    FilterSpec spec;
    spec.peer = (socket.loggedPeer.isValid() ? socket.loggedPeer : socket.system.peer).toString();
    if (socket.system.state == SocketState::Listen)
        spec.calls = listeningCalls;
    Q_EMIT filterWanted(spec, socket.endpoint ? socket.endpoint->id : EndpointId());
}

// ---- words and measures

QString ConnectionsPanel::title() const
{
    return tr("Connections");
}

void ConnectionsPanel::showStatus()
{
    const int rows = m_order.rowCount();
    QString text = rows == 1 ? tr("1 socket") : tr("%1 sockets").arg(formatCount(rows));
    if (m_leftOut > 0)
        text += QStringLiteral(" · ") + tr("%1 more are not shown").arg(formatCount(m_leftOut));
    m_status->setText(m_hasRead && hasSocketDiag() ? text : QString());
    const bool ofSession = !m_endpoints.isEmpty() && m_scope->currentIndex() == 0;
    m_list->setHint(!hasSocketDiag() ? tr("This system does not tell programs of their sockets. Linux does.")
                    : ofSession
                        ? tr("This session has no socket. Each one appears here as soon as it is made, "
                             "with its state as the operating system tells it.")
                        : tr("This program has no socket. Each one appears here as soon as it is made, "
                             "with its state as the operating system tells it."));
}

QString ConnectionsPanel::statusText() const
{
    return m_status->text();
}

void ConnectionsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    TrafficPage::changeEvent(event);
}

void ConnectionsPanel::retranslate()
{
    m_scope->setItemText(0, tr("This session"));
    m_scope->setItemText(1, tr("All sessions"));
    m_scope->setAccessibleName(tr("Scope of the connections"));
    m_status->setAccessibleName(tr("How many sockets there are"));
    m_list->setSamples({QStringLiteral("TCP server 10"), QStringLiteral("TCP"),
                        QStringLiteral("192.168.1.100:65535"), QStringLiteral("192.168.1.100:65535"),
                        QStringLiteral("ESTABLISHED"), QStringLiteral("123.4 KiB"),
                        QStringLiteral("123.4 KiB"), QStringLiteral("123 ms"), QStringLiteral("1,234"),
                        tr("2 clients wait, backlog 5"), QStringLiteral("00:00:00")});
    showStatus();
}

void ConnectionsPanel::applyLook()
{
    m_controls->layout()->setSpacing(m_look.unit());
    m_controls->layout()->setContentsMargins(0, 0, 0, m_look.gap());
    m_scope->setFixedHeight(m_look.controlHeight());
    QPalette quiet = m_status->palette();
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_status->setPalette(quiet);
}

// ---- state

QByteArray ConnectionsPanel::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << m_scope->currentIndex() << m_list->saveState();
    return state;
}

void ConnectionsPanel::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    int scope = 0;
    QByteArray list;
    in >> version >> scope >> list;
    if (in.status() != QDataStream::Ok || version != stateVersion)
        return;
    m_scope->setCurrentIndex(scope == 1 ? 1 : 0);
    m_list->restoreState(list);
}

} // namespace wirebench
