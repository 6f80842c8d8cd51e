#include "ui/widgets/timelinepage.h"

#include "core/net/acceptqueue.h"
#include "core/net/socketdiag.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/timelineview.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int tickMs = 100;
constexpr int queueMs = 200;
constexpr int mostPictureHeight = 20'000; // pixels
constexpr size_t mostModes = 200;

} // namespace

TimelinePage::TimelinePage(const TrafficPageContext &context, QWidget *parent)
    : TrafficPage(parent), m_log(context.log), m_look(context.look), m_controls(new QWidget),
      m_save(new QToolButton), m_notice(new Notice(context.look)), m_view(new TimelineView(m_timeline.runs(), context.look))
{
    makeControls();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_view, 1);
    connect(m_view, &TimelineView::recordWanted, this, &TrafficPage::recordWanted);
    connect(m_save, &QToolButton::clicked, this, &TimelinePage::chooseFile);
    connect(&m_look, &Look::changed, this, &TimelinePage::applyLook);
    connect(&m_timer, &QTimer::timeout, this, &TimelinePage::tick);
    m_queueTimer.setInterval(queueMs);
    connect(&m_queueTimer, &QTimer::timeout, this, &TimelinePage::lookAtQueues);
    retranslate();
    applyLook();
}

TimelinePage::~TimelinePage()
{
    delete m_view; // it looks at a member
}

void TimelinePage::makeControls()
{
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(m_save);
}

void TimelinePage::setSessionEndpoints(const QList<EndpointId> &endpoints)
{
    m_timeline = ServerTimeline(endpoints);
    if (isVisible())
        tick();
}

void TimelinePage::setSettings(std::function<SessionSettings()> settings)
{
    m_settings = std::move(settings);
    QTimer::singleShot(0, this, [this] { // once the session has been filled in
        settingsEdited();
        m_view->setHint(hint());
    });
}

/// A page that stays empty says where it would not.
QString TimelinePage::hint() const
{
    const std::optional<SessionSettings> settings = m_settings ? std::optional(m_settings()) : std::nullopt;
    if (settings && std::holds_alternative<UdpSettings>(*settings))
        return tr("UDP has no queue of clients: a datagram waits in the receive buffer, and whoever sends it waits for "
                  "nobody. The timeline of a TCP server shows who waits.");
    if (settings && (std::holds_alternative<TcpClientSettings>(*settings) ||
                     std::holds_alternative<HttpRequestSettings>(*settings) ||
                     std::holds_alternative<DownloadSettings>(*settings) ||
                     std::holds_alternative<ChatClientSettings>(*settings)))
        return tr("A client has no clients. Open the server in another tab: its timeline has a row for each of its "
                  "clients, and this one among them. For what this client waits, see the ladder.");
    return tr("Each client of a TCP server gets a row here: how long it waits in the queue, and how long it is "
              "served. Listen, let some connect, listen again with another number at a time, and compare.");
}

void TimelinePage::tick()
{
    settingsEdited();
    const bool isNew = m_timeline.read(m_log.snapshot());
    if (isNew)
        nameRuns();
    const auto hasClients = [](const TimelineRun &run) {
        return std::any_of(run.clients.begin(), run.clients.end(),
                           [](const TimelineClient &client) { return client.closedNs < 0; });
    };
    const bool isLive = std::any_of(m_timeline.runs().begin(), m_timeline.runs().end(), hasClients);
    if (isNew || isLive || m_wasLive)
        m_view->refresh(m_log.now());
    m_wasLive = isLive;
    m_timer.setInterval(m_timeline.isUpToDate() ? tickMs : 0);
    m_save->setEnabled(!m_timeline.runs().empty());
}

/// Programs elsewhere tell the log nothing before their accept(); the system knows that they wait.
void TimelinePage::lookAtQueues()
{
    QList<std::pair<quint32, QList<SocketAddress>>> runs;
    for (const TimelineRun &run : m_timeline.runs()) {
        if (run.isRunning())
            runs.append({run.number, run.listening});
    }
    if (runs.isEmpty() || m_queues.isRunning())
        return;
    m_queues.start(
        [runs, now = m_log.now()](const std::atomic_bool &) {
            QueueLook look{now, {}};
            for (const auto &[run, addresses] : runs) {
                for (const SocketAddress &address : addresses) {
                    if (!address.isUnix()) // its clients have no names
                        look.peers.append({run, waitingClients(address)});
                }
            }
            return look;
        },
        [this](const QueueLook &look) { takeQueues(look); });
}

void TimelinePage::takeQueues(const QueueLook &look)
{
    tick(); // who has been accepted meanwhile
    if (!m_timeline.isUpToDate())
        return;
    for (const auto &[run, peers] : look.peers)
        m_timeline.seenWaiting(run, peers, look.lookedNs);
}

/// Remembered as it is typed, because the page may be opened long after the run began.
void TimelinePage::settingsEdited()
{
    if (!m_settings)
        return;
    const SessionSettings settings = m_settings();
    const auto *server = std::get_if<TcpServerSettings>(&settings);
    if (!server)
        return;
    const Mode mode{m_modes.empty() ? 0 : m_log.now(), server->concurrency, server->poolSize};
    const bool isSame = !m_modes.empty() && m_modes.back().concurrency == mode.concurrency &&
                        m_modes.back().poolSize == mode.poolSize;
    if (!isSame)
        m_modes.push_back(mode);
    if (m_modes.size() > mostModes)
        m_modes.erase(m_modes.begin());
}

void TimelinePage::nameRuns()
{
    for (const TimelineRun &run : m_timeline.runs()) {
        const auto after = std::find_if(m_modes.begin(), m_modes.end(),
                                        [&run](const Mode &mode) { return mode.sinceNs > run.beginNs; });
        if (after != m_modes.begin())
            m_timeline.setTitle(run.number, titleOf(*(after - 1)));
    }
}

QString TimelinePage::titleOf(const Mode &mode)
{
    if (mode.concurrency == Concurrency::OneAtATime)
        return tr("One at a time");
    return mode.concurrency == Concurrency::Pool ? tr("A pool of %1").arg(mode.poolSize) : tr("All at once");
}

void TimelinePage::showRecord(quint64 id)
{
    const LogSnapshot log = m_log.snapshot();
    if (log.contains(id))
        m_view->showConnection(log.at(id).flow->connection);
}

void TimelinePage::showEvent(QShowEvent *event)
{
    TrafficPage::showEvent(event);
    m_timer.start(tickMs);
    if (!m_log.isRecording() && hasSocketDiag())
        m_queueTimer.start();
    tick();
}

void TimelinePage::hideEvent(QHideEvent *event)
{
    TrafficPage::hideEvent(event);
    m_timer.stop();
    m_queueTimer.stop();
}

void TimelinePage::chooseFile()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the timeline"), QStringLiteral("timeline.svg"),
                                                      tr("Pictures (*.svg *.png)"));
    if (path.isEmpty())
        return;
    m_notice->clear();
    if (!savePicture(path))
        m_notice->showError({ErrorCode::FileUnwritable, {path, QString()}});
}

bool TimelinePage::savePicture(const QString &path)
{
    const QSize size = m_view->pictureSize(mostPictureHeight);
    if (!path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
        QPixmap picture(size);
        QPainter painter(&picture);
        m_view->paintPicture(painter, size);
        painter.end();
        return picture.save(path);
    }
    QSvgGenerator svg;
    svg.setFileName(path);
    svg.setSize(size);
    svg.setViewBox(QRect(QPoint(), size));
    svg.setTitle(title());
    QPainter painter;
    if (!painter.begin(&svg))
        return false;
    m_view->paintPicture(painter, size);
    return painter.end();
}

// ---- words and measures

QString TimelinePage::title() const
{
    return tr("Timeline");
}

void TimelinePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    TrafficPage::changeEvent(event);
}

void TimelinePage::retranslate()
{
    m_view->setAccessibleName(tr("Timeline of the clients"));
    m_view->setHint(hint());
    m_save->setToolTip(tr("Save the timeline as a picture"));
    m_save->setAccessibleName(tr("Save the timeline"));
    nameRuns();
}

void TimelinePage::applyLook()
{
    m_controls->layout()->setSpacing(m_look.unit());
    m_controls->layout()->setContentsMargins(0, 0, 0, m_look.gap());
    m_save->setIcon(m_look.icon(QStringLiteral("export")));
    m_save->setFixedHeight(m_look.controlHeight());
}

} // namespace wirebench
