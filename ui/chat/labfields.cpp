#include "ui/chat/labfields.h"

#include "ui/widgets/settingsrow.h"

#include <QCheckBox>
#include <QEvent>
#include <QSpinBox>

namespace wirebench {

namespace {

QSpinBox *spinBox(int least, int most)
{
    auto *box = new QSpinBox;
    box->setRange(least, most);
    return box;
}

} // namespace

LabFields::LabFields(Look &look, QObject *parent)
    : QObject(parent), m_row(new SettingsRow(look)), m_interval(spinBox(0, 60'000)),
      m_fewest(spinBox(0, 10'000)), m_most(spinBox(0, 10'000)), m_stuckAfter(spinBox(1, 3600)),
      m_linesPerSecond(spinBox(0, 100'000)), m_stalled(spinBox(0, 3600)), m_announces(new QCheckBox)
{
    for (QSpinBox *box : {m_interval, m_fewest, m_most, m_stuckAfter, m_linesPerSecond, m_stalled}) {
        m_row->addRareField({}, box);
        connect(box, &QSpinBox::valueChanged, this, &LabFields::fieldEdited);
    }
    m_row->addRareField({}, m_announces);
    connect(m_announces, &QCheckBox::toggled, this, &LabFields::fieldEdited);
    retranslate();
}

void LabFields::retranslate()
{
    m_row->setLabel(m_interval, tr("Interval"));
    m_interval->setToolTip(tr("Between two lines of ports 2000 and 2001"));
    m_interval->setSuffix(tr(" ms"));
    m_row->setLabel(m_fewest, tr("Lines from"));
    m_fewest->setToolTip(tr("The fewest lines that port 2001 sends"));
    m_row->setLabel(m_most, tr("Lines to"));
    m_most->setToolTip(tr("The most lines that port 2001 sends"));
    m_row->setLabel(m_stuckAfter, tr("Stuck after"));
    m_stuckAfter->setToolTip(tr("Silence that counts as being stuck on the class board"));
    m_stuckAfter->setSuffix(tr(" s"));
    m_row->setLabel(m_linesPerSecond, tr("Lines a second"));
    m_linesPerSecond->setToolTip(tr("Of one client; who sends faster is read more slowly. 0: no limit"));
    m_row->setLabel(m_stalled, tr("Dropped after"));
    m_stalled->setToolTip(tr("A reader that takes nothing for so long is disconnected. 0: never"));
    m_stalled->setSuffix(tr(" s"));
    m_announces->setText(tr("tell who joins and leaves"));
    m_announces->setToolTip(tr("Send it to everyone who reads the chat, as lines that begin with *"));
    showHints();
}

bool LabFields::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::event(event);
}

void LabFields::show(const LabServerSettings &settings)
{
    m_loading = true;
    m_interval->setValue(settings.intervalMs);
    m_fewest->setValue(settings.fewestLines);
    m_most->setValue(settings.mostLines);
    m_stuckAfter->setValue(settings.stuckAfterMs / 1000);
    m_linesPerSecond->setValue(settings.limits.linesPerSecond);
    m_stalled->setValue(settings.limits.stalledMs / 1000);
    m_announces->setChecked(settings.announces);
    m_loading = false;
    showHints();
}

void LabFields::read(LabServerSettings &settings) const
{
    settings.intervalMs = m_interval->value();
    settings.fewestLines = m_fewest->value();
    settings.mostLines = m_most->value();
    if (m_stuckAfter->value() != settings.stuckAfterMs / 1000)
        settings.stuckAfterMs = m_stuckAfter->value() * 1000;
    if (m_stalled->value() != settings.limits.stalledMs / 1000)
        settings.limits.stalledMs = m_stalled->value() * 1000;
    settings.limits.linesPerSecond = m_linesPerSecond->value();
    settings.announces = m_announces->isChecked();
}

void LabFields::fieldEdited()
{
    if (m_loading)
        return;
    showHints();
    Q_EMIT edited();
}

void LabFields::showHints()
{
    QStringList hints = {tr("a line each %1 ms").arg(m_interval->value()),
                         tr("%1 to %2 lines").arg(m_fewest->value()).arg(m_most->value())};
    if (m_announces->isChecked())
        hints.append(tr("tells who joins"));
    m_row->setMoreHint(hints.join(QStringLiteral(" · ")));
}

} // namespace wirebench
