#pragma once

#include "core/net/ownsockets.h"
#include "ui/models/connectionsorder.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/trafficpage.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;

namespace wirebench {

class ListTable;
class Look;
class Notice;

/// What the operating system says of this program's own sockets, beside the log: their states, queues and
/// round trips, about twice a second while it is visible. Reads in the thread pool. GUI thread; owned by the
/// traffic panel.
class ConnectionsPanel final : public TrafficPage
{
    Q_OBJECT

public:
    /// Log and look outlive the panel.
    ConnectionsPanel(const TrafficLog &log, Look &look, QWidget *parent = nullptr);
    ~ConnectionsPanel() override;

    QString id() const override { return QStringLiteral("connections"); }
    QString title() const override;
    /// The scope, and how many sockets there are.
    QWidget *controls() const override { return m_controls; }
    void setSessionEndpoints(const QList<EndpointId> &endpoints) override;
    ListTable *list() const { return m_list; }
    QComboBox *scopeField() const { return m_scope; }
    QString statusText() const;

    /// Looks now, unless it does already.
    void refresh();

    /// The columns, the order and the scope.
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

Q_SIGNALS:
    /// Double click or Enter: the user wants to see the calls on this socket.
    void recordsWanted(const wirebench::OwnSocket &socket);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Reading
    {
        Result<OwnSocketList> list;
        qint64 tookMs = 0;
    };

    void makeControls();
    void take(const Reading &reading);
    void apply(const OwnSocketList &list);
    void applyScope();
    void wantRecordsOf(const OwnSocket &socket);
    void showStatus();
    void applyLook();
    void retranslate();

    const TrafficLog &m_log;
    Look &m_look;
    ConnectionsModel m_model;
    ConnectionsOrder m_order;
    QWidget *m_controls;
    QComboBox *m_scope;
    QLabel *m_status;
    Notice *m_notice;
    ListTable *m_list;
    QList<EndpointId> m_endpoints;
    qint64 m_leftOut = 0;
    bool m_hasRead = false;
    std::shared_ptr<OwnSockets> m_own; ///< used by one job at a time
    PoolJob<Reading> m_job;
    QTimer m_timer;
};

} // namespace wirebench
