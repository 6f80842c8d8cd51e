#include "ui/widgets/trafficpanelactions.h"

#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

namespace {

void say(QAction *action, const QString &text, const QString &toolTip)
{
    action->setText(text);
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? toolTip : toolTip + QStringLiteral(" (%1)").arg(keys));
}

} // namespace

TrafficPanelActions::TrafficPanelActions(Look &look, QWidget *panel)
    : QObject(panel), m_look(look), m_panel(panel)
{
    find = make("find", QKeySequence::Find);
    findNext = make("search-next", QKeySequence(Qt::Key_F3));
    findPrevious = make("", QKeySequence(Qt::SHIFT | Qt::Key_F3));
    follow = make("follow", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    follow->setCheckable(true);
    pause = make("pause", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    pause->setCheckable(true);
    clear = make("clear", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    showCleared = make("history");
    exportRecords = make("export", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    copyRow = make("copy");
    copyText = make("");
    copyHex = make("");
    saveMessage = make("add");
    mark = make("mark", QKeySequence(Qt::CTRL | Qt::Key_M));
    comment = make("comment", QKeySequence(Qt::Key_F2));
    nextNote = make("", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    filterPeer = make("filter");
    filterCall = make("");
    timeFormats = new QActionGroup(this);
    for (const TimeFormat format : {TimeFormat::Clock, TimeFormat::SinceStart, TimeFormat::SincePrevious}) {
        QAction *action = timeFormats->addAction(QString());
        action->setCheckable(true);
        action->setData(int(format));
    }
    timeFormats->actions().constFirst()->setChecked(true);
    retranslate();
}

QAction *TrafficPanelActions::make(const char *icon, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    if (*icon != '\0')
        action->setIcon(m_look.icon(QLatin1String(icon)));
    action->setShortcut(shortcut);
    m_panel->addAction(action);
    return action;
}

void TrafficPanelActions::showPaused(bool paused)
{
    pause->setChecked(paused);
    pause->setIcon(m_look.icon(paused ? QStringLiteral("resume") : QStringLiteral("pause")));
    if (paused)
        say(pause, tr("Resume"), tr("Show what came meanwhile and go on"));
    else
        say(pause, tr("Pause"), tr("Hold the table still; nothing is lost"));
}

void TrafficPanelActions::retranslate()
{
    say(find, tr("Filter or find"), tr("Go to the filter field"));
    say(findNext, tr("Find next"), tr("The next record that matches"));
    say(findPrevious, tr("Find previous"), tr("The record before that matches"));
    say(follow, tr("Follow"), tr("Follow the newest record"));
    showPaused(pause->isChecked());
    say(clear, tr("Clear"), tr("Hide all records until now; they stay in the log"));
    say(showCleared, tr("Show cleared"), tr("Show the records that Clear has hidden"));
    say(exportRecords, tr("Export…"), tr("Write the records to a file"));
    say(copyRow, tr("Copy row"), tr("Copy the chosen rows as text"));
    say(copyText, tr("Copy data as text"), tr("Copy the bytes of the chosen records as text"));
    say(copyHex, tr("Copy data as hex"), tr("Copy the bytes of the chosen records as hex"));
    say(saveMessage, tr("Save as message"),
        tr("Keep the bytes of the chosen record as a message to its peer"));
    say(mark, tr("Mark"), tr("Mark the chosen records, or take the mark away"));
    say(comment, tr("Comment…"), tr("Write a comment on the chosen record"));
    say(nextNote, tr("Next mark or comment"), tr("Go to the next record with a mark or a comment"));
    say(filterPeer, tr("Only this peer"), tr("Show only records with the chosen record's peer"));
    say(filterCall, tr("Only this call"), tr("Show only calls like the chosen one"));
    const QStringList formats{tr("Time as clock"), tr("Time since the start"),
                              tr("Time since the row above")};
    for (qsizetype i = 0; i < formats.size(); ++i)
        timeFormats->actions()[i]->setText(formats[i]);
}

} // namespace wirebench
