#include "ui/http/downloadactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

DownloadActions::DownloadActions(Look &look, QWidget *tab)
    : QObject(tab), download(new QAction(this)), retry(new QAction(this)), cancelOne(new QAction(this)),
      openFolder(new QAction(this)), copyPicture(new QAction(this)), clearRuns(new QAction(this)), m_look(look)
{
    download->setShortcut(Qt::CTRL | Qt::Key_E);
    for (QAction *action : all())
        tab->addAction(action);
    connect(&look, &Look::changed, this, &DownloadActions::updateIcons);
    setSelected(false, false);
    setRunning(false);
}

QStringList DownloadActions::downloadWords()
{
    return {tr("Download"), tr("Cancel")};
}

void DownloadActions::setRunning(bool running)
{
    m_running = running;
    updateIcons();
    retranslate();
}

void DownloadActions::setSelected(bool canRetry, bool canCancel)
{
    retry->setEnabled(canRetry);
    cancelOne->setEnabled(canCancel);
}

void DownloadActions::updateIcons()
{
    download->setIcon(m_look.icon(m_running ? QStringLiteral("stop") : QStringLiteral("arrow-received")));
    retry->setIcon(m_look.icon(QStringLiteral("repeat")));
    cancelOne->setIcon(m_look.icon(QStringLiteral("stop")));
    openFolder->setIcon(m_look.icon(QStringLiteral("file")));
    copyPicture->setIcon(m_look.icon(QStringLiteral("copy")));
    clearRuns->setIcon(m_look.icon(QStringLiteral("clear")));
}

void DownloadActions::retranslate()
{
    download->setText(m_running ? tr("Cancel") : tr("Download"));
    download->setToolTip(m_running ? tr("Stop all downloads; what there is stays as partial files (Ctrl+E)")
                                   : tr("Fetch every address of the list (Ctrl+E)"));
    retry->setText(tr("Again"));
    retry->setToolTip(tr("Try the selected downloads again; what there is of a file is gone on with"));
    cancelOne->setText(tr("Stop"));
    cancelOne->setToolTip(tr("Stop the selected downloads; what there is stays as partial files"));
    openFolder->setText(tr("Folder"));
    openFolder->setToolTip(tr("Show the files in the file manager"));
    copyPicture->setText(tr("Copy picture"));
    copyPicture->setToolTip(tr("The timeline as a picture, for a worksheet"));
    clearRuns->setText(tr("Forget runs"));
    clearRuns->setToolTip(tr("Empty the timeline; files stay where they are"));
}

} // namespace wirebench
