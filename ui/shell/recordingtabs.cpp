#include "ui/shell/recordingtabs.h"

#include "ui/replay/recordingpage.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUrl>

namespace wirebench {

namespace {

constexpr int titleUnits = 24; // of Look::unit(): the widest name in a tab
constexpr QLatin1StringView suffix("jsonl");

QToolButton *closeButtonOf(const QTabWidget &tabs, int index)
{
    return qobject_cast<QToolButton *>(tabs.tabBar()->tabButton(index, QTabBar::RightSide));
}

} // namespace

RecordingTabs::RecordingTabs(Look &look, QTabWidget *tabs) : QObject(tabs), m_look(look), m_tabs(tabs)
{
    tabs->installEventFilter(this);
    connect(&look, &Look::changed, this, &RecordingTabs::applyLook);
}

RecordingPage *RecordingTabs::page(int index) const
{
    return qobject_cast<RecordingPage *>(m_tabs->widget(index));
}

RecordingPage *RecordingTabs::current() const
{
    return page(m_tabs->currentIndex());
}

RecordingPage *RecordingTabs::open(const QString &path)
{
    const QFileInfo wanted(path);
    m_folder = wanted.absolutePath();
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (page(i) && QFileInfo(page(i)->path()) == wanted) {
            m_tabs->setCurrentIndex(i);
            return page(i);
        }
    }
    auto *opened = new RecordingPage(m_look, wanted.absoluteFilePath());
    m_tabs->addTab(opened, {});
    addCloseButton(opened);
    connect(opened, &RecordingPage::settled, this, &RecordingTabs::changed);
    connect(opened, &RecordingPage::closeWanted, this, [this, opened] { close(opened); });
    applyLook();
    retranslate();
    m_tabs->setCurrentWidget(opened);
    Q_EMIT changed();
    return opened;
}

void RecordingTabs::askToOpen()
{
    const QString path = QFileDialog::getOpenFileName(m_tabs, tr("Open Recording"), m_folder,
                                                      tr("Saved logs (*.jsonl);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void RecordingTabs::addCloseButton(RecordingPage *page)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, page, [this, page] { close(page); });
    m_tabs->tabBar()->setTabButton(m_tabs->indexOf(page), QTabBar::RightSide, button);
}

void RecordingTabs::closeCurrent()
{
    if (RecordingPage *shown = current())
        close(shown);
}

void RecordingTabs::close(RecordingPage *page)
{
    m_tabs->removeTab(m_tabs->indexOf(page));
    page->deleteLater(); // one of its buttons may have asked for it
    Q_EMIT changed();
}

QStringList RecordingTabs::pathsIn(const QMimeData &dropped)
{
    QStringList paths;
    for (const QUrl &url : dropped.urls()) {
        const QString path = url.toLocalFile();
        if (QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) == 0)
            paths.append(path);
    }
    return paths;
}

bool RecordingTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

void RecordingTabs::applyLook()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!page(i))
            continue;
        m_tabs->setTabIcon(i, m_look.icon(QStringLiteral("recording"), ColorRole::Waiting));
        const int side = 2 * m_look.unit();
        closeButtonOf(*m_tabs, i)->setIcon(m_look.icon(QStringLiteral("close")));
        closeButtonOf(*m_tabs, i)->setFixedSize(side, side);
    }
    retranslate(); // names are as wide as letters allow
}

void RecordingTabs::retranslate()
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (!page(i))
            continue;
        const QString title = tr("Recording %1").arg(page(i)->name());
        // An ampersand in a name is no mnemonic.
        const QString shown = m_tabs->fontMetrics().elidedText(title, Qt::ElideMiddle, titleUnits * m_look.unit());
        m_tabs->setTabText(i, QString(shown).replace(u'&', QStringLiteral("&&")));
        m_tabs->setTabToolTip(i, page(i)->path().toHtmlEscaped());
        closeButtonOf(*m_tabs, i)->setAccessibleName(tr("Close %1").arg(page(i)->name()));
        closeButtonOf(*m_tabs, i)->setToolTip(tr("Close the recording (Ctrl+W)"));
    }
}

} // namespace wirebench
