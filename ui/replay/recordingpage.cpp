#include "ui/replay/recordingpage.h"

#include "ui/replay/recordingloader.h"
#include "ui/replay/replayactions.h"
#include "ui/replay/replaywords.h"
#include "ui/replay/transportbar.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/columnscroller.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QTabBar>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int tickMs = 16;
constexpr int progressSteps = 1000;
constexpr int nameUnits = 28; // of Look::unit(): the widest name

/// Keys that the widget with the focus needs for itself. Fields for text see to that on their own.
bool needsKey(const QWidget *focused, int key)
{
    const bool isArrow = key == Qt::Key_Left || key == Qt::Key_Right;
    if (qobject_cast<const QAbstractButton *>(focused))
        return key == Qt::Key_Space;
    if (qobject_cast<const QAbstractSlider *>(focused) || qobject_cast<const QTabBar *>(focused))
        return isArrow;
    return qobject_cast<const QComboBox *>(focused) && (isArrow || key == Qt::Key_Space);
}

} // namespace

RecordingPage::RecordingPage(Look &look, const QString &path, QWidget *parent)
    : QWidget(parent), m_look(look), m_path(path), m_loader(new RecordingLoader(this)),
      m_actions(new ReplayActions(look, this)), m_symbol(new QLabel), m_word(new QLabel), m_details(new QLabel),
      m_notice(new Notice(look)), m_transport(new TransportBar(look, *m_actions))
{
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->addWidget(makeHead());
    m_column->addWidget(m_notice);
    m_column->addWidget(makeWaiting());
    m_column->addWidget(m_transport);
    m_column->addStretch();
    // On a small screen at a large scale the controls alone may fill the window.
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new ColumnScroller(content));
    m_transport->hide();
    m_actions->setEnabled(false);
    m_clock.start();
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &RecordingPage::tick);
    connectActions();
    connect(&look, &Look::changed, this, &RecordingPage::applyLook);
    retranslate();
    applyLook();
    m_loader->start(path);
}

RecordingPage::~RecordingPage()
{
    // It reads the log, which is a member and dies before the children.
    delete m_traffic;
}

QWidget *RecordingPage::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    for (QLabel *label : {m_word, m_details}) {
        label->setTextFormat(Qt::PlainText); // names of files are data
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_details->setWordWrap(true);
    row->addWidget(m_symbol);
    row->addWidget(m_word);
    row->addWidget(m_details, 1);
    return head;
}

QWidget *RecordingPage::makeWaiting()
{
    m_waiting = new QWidget;
    m_waitingText = new QLabel;
    m_progress = new QProgressBar;
    m_progress->setRange(0, progressSteps);
    m_giveUp = new QAction(this);
    auto *button = new ActionButton;
    button->setAction(m_giveUp);
    auto *row = new QHBoxLayout(m_waiting);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_waitingText);
    row->addWidget(m_progress, 1);
    row->addWidget(button);
    connect(m_giveUp, &QAction::triggered, this, [this] {
        m_loader->cancel();
        Q_EMIT closeWanted();
    });
    connect(m_loader, &RecordingLoader::progressed, m_progress,
            [this](double share) { m_progress->setValue(int(share * progressSteps)); });
    connect(m_loader, &RecordingLoader::loaded, this, &RecordingPage::take);
    connect(m_loader, &RecordingLoader::failed, this, &RecordingPage::refuse);
    return m_waiting;
}

void RecordingPage::connectActions()
{
    const auto on = [this](QAction *action, auto handler) {
        connect(action, &QAction::triggered, this, [this, handler] {
            handler(*m_player);
            showPlayer();
        });
    };
    on(m_actions->play, [this](ReplayPlayer &player) {
        if (player.state() == ReplayPlayer::State::Playing)
            player.pause();
        else
            player.play(clockNs());
    });
    on(m_actions->stepForward, [](ReplayPlayer &player) { player.stepForward(); });
    on(m_actions->stepBack, [](ReplayPlayer &player) { player.stepBack(); });
    on(m_actions->toStart, [](ReplayPlayer &player) { player.toStart(); });
    on(m_actions->toEnd, [](ReplayPlayer &player) { player.toEnd(); });
    on(m_actions->slower, [](ReplayPlayer &player) { player.slower(); });
    on(m_actions->faster, [](ReplayPlayer &player) { player.faster(); });
    connect(m_actions->skipSilences, &QAction::toggled, this, [this](bool skips) {
        if (m_player)
            m_player->setSkipsSilences(skips);
    });
    connect(m_transport, &TransportBar::moved, this, [this](double share) {
        m_player->seek(qint64(share * double(m_player->durationNs())));
        showPlayer();
    });
}

void RecordingPage::take(const RecordingPtr &recording)
{
    m_recording = recording;
    m_annotations.setNotes(recording->notes);
    m_player.emplace(recording);
    m_traffic = new TrafficPanel(*recording->log, m_annotations, m_look);
    delete m_column->takeAt(m_column->count() - 1); // the stretch
    m_column->addWidget(m_traffic, 1);
    m_waiting->hide();
    m_transport->show();
    m_actions->setEnabled(true);
    retranslate();
    showPlayer();
    if (isVisible())
        m_transport->focusPlay();
    if (m_playsAtOnce)
        m_actions->play->trigger();
    Q_EMIT settled(true);
}

void RecordingPage::refuse(const Error &error)
{
    m_waiting->hide();
    m_notice->setDismissable(false);
    m_notice->showError(error);
    Q_EMIT settled(false);
}

void RecordingPage::playAtOnce()
{
    m_playsAtOnce = true;
    if (m_player && m_player->state() != ReplayPlayer::State::Playing)
        m_actions->play->trigger();
}

void RecordingPage::tick()
{
    m_player->advance(clockNs());
    showPlayer();
}

void RecordingPage::showPlayer()
{
    const bool plays = m_player->state() == ReplayPlayer::State::Playing;
    if (plays != m_timer.isActive())
        plays ? m_timer.start() : m_timer.stop();
    m_transport->showPlayer(*m_player);
    m_actions->stepForward->setEnabled(m_player->shownRecords() < m_player->records());
    m_actions->toEnd->setEnabled(m_actions->stepForward->isEnabled());
    m_actions->stepBack->setEnabled(m_player->shownRecords() > 0);
    m_actions->toStart->setEnabled(m_actions->stepBack->isEnabled());
}

// ---- for the window

QString RecordingPage::name() const
{
    return QFileInfo(m_path).fileName();
}

QList<QAction *> RecordingPage::sessionActions() const
{
    return m_actions->all();
}

QList<QAction *> RecordingPage::trafficActions() const
{
    if (!m_traffic)
        return {};
    const TrafficPanelActions &of = m_traffic->panelActions();
    return {of.find, of.findNext, of.findPrevious, of.follow, of.pause,
            of.clear, of.mark,    of.comment,      of.nextNote, of.exportRecords};
}

void RecordingPage::focusControls()
{
    m_transport->focusPlay();
}

QString RecordingPage::headText() const
{
    return m_word->text() + u' ' + m_details->text();
}

// ---- keys, measures and words

bool RecordingPage::event(QEvent *event)
{
    // Not taken here, the key would be a shortcut of the page before the widget sees it.
    if (event->type() == QEvent::ShortcutOverride &&
        needsKey(QApplication::focusWidget(), static_cast<QKeyEvent *>(event)->key())) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void RecordingPage::applyLook()
{
    const int unit = m_look.unit();
    m_column->setContentsMargins(2 * unit, unit, 2 * unit, unit);
    m_column->setSpacing(unit);
    m_symbol->setPixmap(m_look.icon(QStringLiteral("recording"), ColorRole::Waiting).pixmap(2 * unit, 2 * unit));
    m_word->setFont(m_look.stateFont());
    showName();
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, m_look.color(ColorRole::Waiting));
    m_word->setPalette(palette);
    palette.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_details->setPalette(palette);
}

/// Names of files may be as wide as the window.
void RecordingPage::showName()
{
    const QFontMetrics letters(m_look.stateFont());
    m_word->setText(tr("Recording %1").arg(letters.elidedText(name(), Qt::ElideMiddle, nameUnits * m_look.unit())));
    m_word->setToolTip(m_path.toHtmlEscaped());
}

void RecordingPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void RecordingPage::retranslate()
{
    showName();
    m_waitingText->setText(tr("Reading the file…"));
    m_progress->setAccessibleName(tr("Reading the file…"));
    m_giveUp->setText(tr("Cancel"));
    if (!m_recording)
        return;
    m_details->setText(recordingText(*m_recording));
    if (const QString remark = recordingRemark(*m_recording); !remark.isEmpty())
        m_notice->showText(Notice::Kind::Info, remark);
    m_traffic->setEmptyText(
        tr("Nothing has happened yet at this moment of the recording. Space plays it, the full stop shows the next record."));
    showPlayer();
}

} // namespace wirebench
