#include "ui/http/httprequestactions.h"

#include "ui/widgets/look.h"

#include <QAction>
#include <QWidget>

namespace wirebench {

HttpRequestActions::HttpRequestActions(Look &look, QWidget *tab)
    : QObject(tab), sendOrCancel(new QAction(this)), closeConnection(new QAction(this)),
      copyCurl(new QAction(this)), copyPython(new QAction(this)), pasteCurl(new QAction(this)),
      saveBody(new QAction(this)), exportHar(new QAction(this)), importHar(new QAction(this)),
      trust(new QAction(this)), undo(new QAction(this)), m_look(look)
{
    sendOrCancel->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Return),
                                QKeySequence(Qt::CTRL | Qt::Key_Enter), QKeySequence(Qt::CTRL | Qt::Key_E)});
    copyCurl->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_C);
    pasteCurl->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_V);
    saveBody->setShortcut(Qt::CTRL | Qt::ALT | Qt::Key_S);
    // Shortcuts of the window: they work wherever the focus is, and only those of the visible tab count.
    for (QAction *action : all())
        tab->addAction(action);
    setRunning(false, false);
    setAnswer(false, false);
    connect(&look, &Look::changed, this, &HttpRequestActions::updateIcons);
    updateIcons();
    retranslate();
}

QList<QAction *> HttpRequestActions::all() const
{
    return {sendOrCancel, closeConnection, copyCurl, copyPython, pasteCurl, saveBody, exportHar, importHar};
}

QStringList HttpRequestActions::primaryWords()
{
    return {tr("Send"), tr("Cancel")};
}

void HttpRequestActions::setRunning(bool running, bool connected)
{
    m_running = running;
    closeConnection->setEnabled(connected && !running);
    importHar->setEnabled(!running);
    updateIcons();
    retranslate();
}

void HttpRequestActions::setAnswer(bool hops, bool body)
{
    saveBody->setEnabled(body);
    exportHar->setEnabled(hops);
}

void HttpRequestActions::updateIcons()
{
    sendOrCancel->setIcon(m_look.icon(m_running ? QStringLiteral("stop") : QStringLiteral("send")));
    closeConnection->setIcon(m_look.icon(QStringLiteral("disconnect")));
    copyCurl->setIcon(m_look.icon(QStringLiteral("copy")));
    saveBody->setIcon(m_look.icon(QStringLiteral("export")));
}

void HttpRequestActions::retranslate()
{
    sendOrCancel->setText(m_running ? tr("Cancel") : tr("Send"));
    sendOrCancel->setToolTip(m_running ? tr("Give up; what has come is kept (Ctrl+Enter)")
                                       : tr("Send the request (Enter in the address, Ctrl+Enter elsewhere)"));
    closeConnection->setText(tr("Close connection"));
    closeConnection->setToolTip(tr("End the connection that is kept for the next request"));
    copyCurl->setText(tr("Copy as curl"));
    copyCurl->setToolTip(tr("The request as a curl command, secrets included"));
    copyPython->setText(tr("Copy as Python"));
    copyPython->setToolTip(tr("The request as a Python program, secrets included"));
    pasteCurl->setText(tr("Paste curl command"));
    pasteCurl->setToolTip(tr("Fill in the request from a curl command, such as a browser copies it"));
    saveBody->setText(tr("Save body…"));
    saveBody->setToolTip(tr("Write the whole body of the answer into a file"));
    exportHar->setText(tr("Export HAR…"));
    exportHar->setToolTip(tr("Write the steps that are shown as an HTTP Archive, which browsers read"));
    importHar->setText(tr("Import HAR…"));
    importHar->setToolTip(tr("Show the steps of an HTTP Archive, such as a browser exports it"));
    trust->setText(tr("Accept it in this session"));
    trust->setToolTip(
        tr("Take exactly this certificate although it breaks a rule, until this session is closed, "
           "and send again"));
    undo->setText(tr("Undo"));
    undo->setToolTip(tr("Bring back what stood in the fields"));
}

} // namespace wirebench
