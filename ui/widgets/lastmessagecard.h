#pragma once

#include "core/base/ids.h"
#include "core/traffic/trafficlog.h"

#include <QList>
#include <QTimer>
#include <QWidget>

namespace wirebench {

class Look;

/// The last message that a session has sent or received, as large as it fits: for people at the back of a
/// classroom. A reader of the log, some times a second while it is visible. Plain text; what cannot be seen is
/// shown as a symbol. GUI thread; owned by the session's page.
class LastMessageCard final : public QWidget
{
    Q_OBJECT

public:
    /// Log and look outlive the card.
    LastMessageCard(const TrafficLog &log, Look &look, QWidget *parent = nullptr);

    /// Whose messages: those of a session. Forgets what was shown.
    void setEndpoints(const QList<EndpointId> &endpoints);

    /// What stands in large letters; empty before the first message.
    QString message() const { return m_message; }
    /// The line above it: direction, peer and size.
    QString heading() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    /// Looks at the log now. Called by the timer.
    void poll();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void take(const SocketCall &call);
    QFont fittingFont(const QRect &room) const;

    const TrafficLog &m_log;
    Look &m_look;
    QList<EndpointId> m_endpoints;
    quint64 m_nextId = 0; ///< the first record that was not looked at
    Direction m_direction = Direction::None;
    QString m_peer;
    quint64 m_bytes = 0;
    QString m_message;
    QTimer m_timer;
};

} // namespace wirebench
