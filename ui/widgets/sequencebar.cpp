#include "ui/widgets/sequencebar.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace wirebench {

SequenceBar::SequenceBar(SequenceRunner &runner, Look &look, QWidget *parent)
    : QWidget(parent), m_runner(runner), m_look(look), m_label(new QLabel), m_progress(new QProgressBar),
      m_pause(new QToolButton), m_stop(new QToolButton)
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(look.unit());
    for (QToolButton *button : {m_pause, m_stop})
        button->setAutoRaise(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_label, 0, 0);
    grid->addWidget(m_pause, 0, 1);
    grid->addWidget(m_stop, 0, 2);
    grid->addWidget(m_progress, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_runner.state() == SequenceRunner::State::Paused)
            m_runner.resume();
        else
            m_runner.pause();
    });
    connect(m_stop, &QToolButton::clicked, &m_runner, &SequenceRunner::stop);
    connect(&runner, &SequenceRunner::changed, this, &SequenceBar::showState);
    connect(&runner, &SequenceRunner::ended, this, &SequenceBar::ended);
    connect(&look, &Look::changed, this, &SequenceBar::showState);
    setVisible(false);
}

QString SequenceBar::text() const
{
    return m_label->text();
}

void SequenceBar::setName(const QString &name)
{
    m_name = name;
    m_end.clear();
    showState();
}

QString SequenceBar::progressText() const
{
    const SequenceSchedule &schedule = *m_runner.schedule();
    const SavedSequence &sequence = m_runner.sequence();
    QStringList parts{
        tr("%1: step %2 of %3")
            .arg(m_name, QString::number(schedule.step() + 1), QString::number(sequence.steps.size()))};
    const int times = sequence.steps.value(schedule.step()).times;
    if (times > 1)
        parts += tr("%1 of %2 times").arg(schedule.time()).arg(times);
    if (sequence.rounds == 0)
        parts += tr("round %1").arg(schedule.round());
    else if (sequence.rounds > 1)
        parts += tr("round %1 of %2").arg(schedule.round()).arg(sequence.rounds);
    parts += tr("sent %1").arg(formatCount(qint64(schedule.sent())));
    return parts.join(QStringLiteral(" · "));
}

void SequenceBar::showState()
{
    const bool runs = m_runner.isRunning();
    const bool paused = m_runner.state() == SequenceRunner::State::Paused;
    m_pause->setVisible(runs);
    m_stop->setVisible(runs);
    m_progress->setVisible(runs && m_runner.sequence().rounds > 0);
    m_pause->setIcon(m_look.icon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    m_pause->setToolTip(paused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->toolTip());
    m_stop->setIcon(m_look.icon(QStringLiteral("stop")));
    m_stop->setToolTip(tr("Stop the sequence"));
    m_stop->setAccessibleName(m_stop->toolTip());
    m_progress->setAccessibleName(tr("Progress of the sequence"));
    if (runs) {
        const SavedSequence &sequence = m_runner.sequence();
        const SequenceSchedule &schedule = *m_runner.schedule();
        m_progress->setRange(0, int(qMax(qsizetype(1), sequence.steps.size())) * 100);
        m_progress->setValue(
            sequence.rounds > 0
                ? int((schedule.round() - 1.0 + double(schedule.step()) / double(sequence.steps.size())) /
                      sequence.rounds * m_progress->maximum())
                : 0);
        m_label->setText(paused ? tr("Paused. %1").arg(progressText()) : progressText());
    } else {
        m_label->setText(m_end);
    }
    setVisible(runs || !m_end.isEmpty());
}

void SequenceBar::ended(bool complete)
{
    const QString sent = formatCount(qint64(m_runner.schedule() ? m_runner.schedule()->sent() : 0));
    m_end =
        complete ? tr("%1: done, %2 sent").arg(m_name, sent) : tr("%1: stopped, %2 sent").arg(m_name, sent);
    showState();
}

void SequenceBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QWidget::changeEvent(event);
}

} // namespace wirebench
