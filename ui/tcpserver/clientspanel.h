#pragma once

#include "core/base/error.h"
#include "ui/models/clientsmodel.h"

#include <QWidget>

class QAction;
class QLabel;

namespace wirebench {

class ListTable;
class Look;
class Notice;

/// The clients of a server, those in its accept queue, and the buttons that end a connection. While there
/// is none it says how to get one. GUI thread; owned by the server's tab.
class ClientsPanel final : public QWidget
{
    Q_OBJECT

public:
    /// @param actions what can be done with the selected clients; not owned.
    ClientsPanel(const TrafficLog &log, Look &look, const QList<QAction *> &actions, QWidget *parent = nullptr);

    ClientsModel &model() { return *m_model; }
    /// The connected clients among the selected rows.
    QList<ConnectionId> selectedClients() const;

    /// The line above the table: clients, and how full the accept queue is.
    /// @param queueLength -1: unknown.
    void setCounts(int serving, int queueLength, int backlog);
    /// What a user may do to get a client: one command, empty while the server does not listen.
    void setSuggestion(const QString &command);
    /// Something went wrong with one client: says with which.
    void showClientError(ConnectionId client, const Error &error);
    void clearError();

    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

Q_SIGNALS:
    void selectionChanged();

private:
    bool isOpen(int row) const;
    void applyLook();

    Look &m_look;
    ClientsModel *m_model;
    QLabel *m_title;
    ListTable *m_list;
    Notice *m_notice;
};

} // namespace wirebench
