#include "ui/replay/transportbar.h"

#include "core/replay/replayplayer.h"
#include "ui/models/numbertext.h"
#include "ui/replay/replayactions.h"
#include "ui/replay/replaywords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/look.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <utility>

namespace wirebench {

namespace {

constexpr int timeLineSteps = 100'000; // finer than any screen
constexpr int timeLineUnits = 14;      // of Look::unit(): its least width

} // namespace

TransportBar::TransportBar(Look &look, ReplayActions &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_actions(actions), m_play(new ActionButton), m_timeLine(new QSlider(Qt::Horizontal)),
      m_moment(new QLabel), m_speed(new QLabel), m_skip(new QCheckBox)
{
    m_play->setAction(actions.play);
    WorkbenchStyle::setPrimary(m_play, true);
    m_timeLine->setRange(0, timeLineSteps);
    m_timeLine->setSingleStep(timeLineSteps / 200);
    m_timeLine->setPageStep(timeLineSteps / 20);
    m_timeLine->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_speed->setAlignment(Qt::AlignCenter);
    connect(m_timeLine, &QSlider::valueChanged, this,
            [this](int value) { Q_EMIT moved(double(value) / timeLineSteps); });
    connect(m_skip, &QCheckBox::toggled, actions.skipSilences, &QAction::setChecked);
    connect(actions.skipSilences, &QAction::toggled, m_skip, &QCheckBox::setChecked);
    connect(actions.skipSilences, &QAction::changed, m_skip,
            [this] { m_skip->setEnabled(m_actions.skipSilences->isEnabled()); });

    auto *flow = new FlowLayout(this);
    flow->addWidget(makeGroup({makeButton(actions.toStart), makeButton(actions.stepBack), m_play,
                               makeButton(actions.stepForward), makeButton(actions.toEnd)}));
    flow->addWidget(m_timeLine);
    flow->addWidget(m_moment);
    flow->addWidget(makeGroup({makeButton(actions.slower), m_speed, makeButton(actions.faster)}));
    flow->addWidget(m_skip);
    connect(&look, &Look::changed, this, &TransportBar::applyLook);
    retranslate();
    applyLook();
}

QWidget *TransportBar::makeGroup(const QList<QWidget *> &parts)
{
    auto *group = new QWidget;
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *part : parts)
        row->addWidget(part);
    m_groups.append(group);
    return group;
}

QWidget *TransportBar::makeButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TransportBar::focusPlay()
{
    m_play->setFocus();
}

void TransportBar::showPlayer(const ReplayPlayer &player)
{
    const double share = player.durationNs() > 0 ? double(player.positionNs()) / double(player.durationNs())
                                                 : double(player.shownRecords() > 0);
    if (!m_timeLine->isSliderDown()) {
        const QSignalBlocker blocker(m_timeLine);
        m_timeLine->setValue(int(share * timeLineSteps));
    }
    const QString moment = tr("%1 of %2 · record %3 of %4")
                               .arg(wirebench::momentText(player.positionNs()), wirebench::momentText(player.durationNs()),
                                    formatCount(player.shownRecords()), formatCount(player.records()));
    m_moment->setText(moment);
    // As the last moment is wide, so that the bar stands still.
    const QString last = wirebench::momentText(player.durationNs());
    const QString count = formatCount(player.records());
    const QString widest = tr("%1 of %2 · record %3 of %4").arg(last, last, count, count);
    if (std::exchange(m_widestMoment, widest) != widest)
        reserveRoom();
    m_speed->setText(wirebench::speedText(player.speed()));
    m_actions.slower->setEnabled(player.canBeSlower());
    m_actions.faster->setEnabled(player.canBeFaster());
    m_actions.showPlaying(player.state() == ReplayPlayer::State::Playing);
}

QString TransportBar::momentText() const
{
    return m_moment->text();
}

QString TransportBar::speedText() const
{
    return m_speed->text();
}

void TransportBar::applyLook()
{
    m_timeLine->setMinimumWidth(timeLineUnits * m_look.unit());
    m_timeLine->setFixedHeight(m_look.controlHeight());
    for (QWidget *group : m_groups) {
        group->layout()->setSpacing(m_look.gap());
        for (QToolButton *button : group->findChildren<QToolButton *>())
            button->setFixedSize(m_look.controlHeight(), m_look.controlHeight());
    }
    reserveRoom();
}

/// With the bar's own font: those of its labels follow later.
void TransportBar::reserveRoom()
{
    m_moment->setMinimumWidth(fontMetrics().horizontalAdvance(m_widestMoment) + m_look.gap());
    m_speed->setMinimumWidth(fontMetrics().horizontalAdvance(wirebench::speedText(0.25)) + m_look.unit());
}

void TransportBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        reserveRoom();
    QWidget::changeEvent(event);
}

void TransportBar::retranslate()
{
    m_actions.retranslate();
    m_play->reserveWords({tr("Play"), tr("Pause")});
    m_timeLine->setAccessibleName(tr("Time line of the recording"));
    m_timeLine->setToolTip(tr("Drag to go to another moment"));
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("Speed"));
    m_skip->setText(m_actions.skipSilences->text());
    m_skip->setToolTip(m_actions.skipSilences->toolTip());
}

} // namespace wirebench
