#pragma once

#include "core/net/ownsockets.h"
#include "ui/models/connectionsorder.h"
#include "ui/models/pooljob.h"

#include <QTimer>
#include <QWidget>

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
class ConnectionsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Log and look outlive the panel.
    ConnectionsPanel(const TrafficLog &log, Look &look, QWidget *parent = nullptr);
    ~ConnectionsPanel() override;

    /// Whose sockets "This session" means. Without one all are shown and no scope is offered.
    void setSessionEndpoint(EndpointId endpoint);

    /// For the line above: the scope, and how many sockets there are. Made for whoever shows them.
    QWidget *controls() const { return m_controls; }
    ListTable *list() const { return m_list; }
    QComboBox *scopeField() const { return m_scope; }
    QString statusText() const;

    /// Looks now, unless it does already.
    void refresh();

    /// The columns, the order and the scope.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

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
    EndpointId m_endpoint;
    qint64 m_leftOut = 0;
    bool m_hasRead = false;
    std::shared_ptr<OwnSockets> m_own; ///< used by one job at a time
    PoolJob<Reading> m_job;
    QTimer m_timer;
};

} // namespace wirebench
