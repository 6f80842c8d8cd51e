#include "ui/replay/replayactions.h"

#include "core/replay/replayplayer.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

ReplayActions::ReplayActions(Look &look, QWidget *page) : QObject(page), m_look(look), m_page(page)
{
    toStart = make(QStringLiteral("to-start"), {});
    stepBack = make(QStringLiteral("step-back"), {Qt::Key_Comma, Qt::Key_Left});
    play = make(QStringLiteral("resume"), {Qt::Key_Space});
    stepForward = make(QStringLiteral("step-forward"), {Qt::Key_Period, Qt::Key_Right});
    toEnd = make(QStringLiteral("to-end"), {});
    slower = make(QStringLiteral("slower"), {Qt::Key_Minus});
    faster = make(QStringLiteral("faster"), {Qt::Key_Plus, Qt::Key_Equal});
    skipSilences = make({}, {});
    skipSilences->setCheckable(true);
    connect(&look, &Look::changed, this, &ReplayActions::applyLook);
    retranslate();
}

QAction *ReplayActions::make(const QString &icon, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(this);
    action->setData(icon);
    if (!icon.isEmpty())
        action->setIcon(m_look.icon(icon));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_page->addAction(action);
    return action;
}

QList<QAction *> ReplayActions::all() const
{
    return {play, stepForward, stepBack, toStart, toEnd, slower, faster, skipSilences};
}

void ReplayActions::applyLook()
{
    for (QAction *action : all()) {
        if (const QString icon = action->data().toString(); !icon.isEmpty())
            action->setIcon(m_look.icon(icon));
    }
}

void ReplayActions::showPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    play->setData(playing ? QStringLiteral("pause") : QStringLiteral("resume"));
    applyLook();
    retranslate();
}

void ReplayActions::setEnabled(bool enabled)
{
    for (QAction *action : all())
        action->setEnabled(enabled);
}

void ReplayActions::say(QAction *action, const QString &text, const QString &toolTip) const
{
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : toolTip + QStringLiteral(" (%1)").arg(keys));
}

void ReplayActions::retranslate()
{
    if (m_playing)
        say(play, tr("Pause"), tr("Hold the recording here"));
    else
        say(play, tr("Play"), tr("Play the recording from here; at its end, from the beginning"));
    say(stepForward, tr("Next record"), tr("Show one record more"));
    say(stepBack, tr("Previous record"), tr("Take the last record back"));
    say(toStart, tr("To the beginning"), tr("Before the first record"));
    say(toEnd, tr("To the end"), tr("Show all records"));
    say(slower, tr("Slower"), tr("Play more slowly"));
    say(faster, tr("Faster"), tr("Play faster"));
    say(skipSilences, tr("Skip silences"),
        tr("When nothing happens for more than %1 s, go on").arg(ReplayPlayer::silenceNs / 1'000'000'000));
}

} // namespace wirebench
