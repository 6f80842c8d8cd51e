#pragma once

#include "core/timeline/servertimeline.h"
#include "ui/models/pooljob.h"
#include "ui/widgets/trafficpage.h"

#include <QTimer>

#include <vector>

class QToolButton;

namespace wirebench {

class Notice;
class TimelineView;

/// The timeline of a TCP server as a page of the traffic zone: one row for each client, its time in the queue and its
/// service, this run below the ones before it. Reads the log while it is visible, some milliseconds a tick. GUI thread.
class TimelinePage final : public TrafficPage
{
    Q_OBJECT

public:
    explicit TimelinePage(const TrafficPageContext &context, QWidget *parent = nullptr);
    ~TimelinePage() override;

    QString id() const override { return QStringLiteral("timeline"); }
    QString title() const override;
    /// The picture as a file.
    QWidget *controls() const override { return m_controls; }
    void setSessionEndpoints(const QList<EndpointId> &endpoints) override;
    void setSettings(std::function<SessionSettings()> settings) override;
    void settingsEdited() override;
    void showRecord(quint64 id) override;

    const ServerTimeline &timeline() const { return m_timeline; }
    TimelineView *view() const { return m_view; }
    /// Reads what is new in the log. Called by a timer.
    void tick();
    /// As SVG or PNG, by the suffix. False if the file cannot be written.
    bool savePicture(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// With how many clients at a time a server is set to work, since a log time.
    struct Mode
    {
        qint64 sinceNs = 0;
        Concurrency concurrency = Concurrency::AllAtOnce;
        int poolSize = 0;
    };

    /// Who waited for which run when the system was asked.
    struct QueueLook
    {
        qint64 lookedNs = 0;
        QList<std::pair<quint32, QList<SocketAddress>>> peers;
    };

    void makeControls();
    void lookAtQueues();
    void takeQueues(const QueueLook &look);
    void nameRuns();
    static QString titleOf(const Mode &mode);
    void chooseFile();
    void applyLook();
    QString hint() const;
    void retranslate();

    const TrafficLog &m_log;
    Look &m_look;
    std::function<SessionSettings()> m_settings;
    ServerTimeline m_timeline;
    QWidget *m_controls;
    QToolButton *m_save;
    Notice *m_notice;
    TimelineView *m_view;
    PoolJob<QueueLook> m_queues;
    QTimer m_timer;
    QTimer m_queueTimer;
    std::vector<Mode> m_modes; ///< oldest first
    bool m_wasLive = false;
};

} // namespace wirebench
