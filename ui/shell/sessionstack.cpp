#include "ui/shell/sessionstack.h"

#include "ui/widgets/sessionpage.h"

#include <QInputDialog>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr qsizetype closedKept = 10;

} // namespace

SessionStack::SessionStack(TabKind kind, QWidget *parent)
    : QWidget(parent), m_kind(std::move(kind)), m_bar(new QTabBar), m_pages(new QStackedWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);

    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setElideMode(Qt::ElideRight);
    connect(m_bar, &QTabBar::currentChanged, this, &SessionStack::setCurrentIndex);
    connect(m_bar, &QTabBar::tabCloseRequested, this, &SessionStack::close);
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, &SessionStack::rename);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        QWidget *moved = m_pages->widget(from);
        m_pages->removeWidget(moved);
        m_pages->insertWidget(to, moved);
        setCurrentIndex(m_bar->currentIndex());
        Q_EMIT edited();
    });
    retranslate();
}

int SessionStack::count() const
{
    return m_pages->count();
}

SessionPage *SessionStack::page(int index) const
{
    return static_cast<SessionPage *>(m_pages->widget(index));
}

SessionPage *SessionStack::current() const
{
    return static_cast<SessionPage *>(m_pages->currentWidget());
}

int SessionStack::indexOf(SessionPage *page) const
{
    return m_pages->indexOf(page);
}

QString SessionStack::freeName() const
{
    QStringList taken;
    for (int i = 0; i < count(); ++i)
        taken.append(page(i)->name());
    int number = 1;
    const auto numbered = [&] { return m_kind.title() + u' ' + QString::number(number); };
    while (taken.contains(numbered()))
        ++number;
    return numbered();
}

SessionPage *SessionStack::add(const QString &name, const SessionSettings &settings)
{
    const QString shownName = name.isEmpty() ? freeName() : name;
    SessionPage *page = m_kind.create(shownName, settings, m_pages);
    connect(page, &SessionPage::edited, this, &SessionStack::edited);
    connect(page, &SessionPage::runningChanged, this, &SessionStack::updateBar);
    // The page first: the bar's signal shows it.
    m_pages->addWidget(page);
    m_bar->setCurrentIndex(m_bar->addTab(shownName));
    updateBar();
    setCurrentIndex(count() - 1);
    Q_EMIT sessionsChanged();
    return page;
}

SessionPage *SessionStack::addNew()
{
    return add({}, m_kind.defaults());
}

void SessionStack::setCurrentIndex(int index)
{
    if (index < 0 || index >= count())
        return;
    m_bar->setCurrentIndex(index);
    m_pages->setCurrentIndex(index);
    Q_EMIT currentChanged();
}

void SessionStack::close(int index)
{
    SessionPage *closed = page(index);
    if (!closed)
        return;
    m_closed.append({closed->name(), closed->settings()});
    if (m_closed.size() > closedKept)
        m_closed.removeFirst();
    remove(index);
    if (count() == 0)
        addNew();
    updateBar();
    Q_EMIT sessionsChanged();
}

void SessionStack::remove(int index)
{
    QWidget *removed = m_pages->widget(index);
    m_pages->removeWidget(removed);
    m_bar->removeTab(index);
    delete removed; // ends its engine
}

void SessionStack::closeCurrent()
{
    close(m_pages->currentIndex());
}

bool SessionStack::reopenLast()
{
    if (m_closed.isEmpty())
        return false;
    const ClosedSession session = m_closed.takeLast();
    add(session.name, session.settings);
    return true;
}

void SessionStack::clear()
{
    while (count() > 0)
        remove(0);
}

void SessionStack::renameCurrent()
{
    rename(m_pages->currentIndex());
}

void SessionStack::rename(int index)
{
    SessionPage *renamed = page(index);
    if (!renamed)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Rename session"), tr("Name"), QLineEdit::Normal,
                                               renamed->name(), &accepted);
    if (!accepted || name.trimmed().isEmpty())
        return;
    renamed->setName(name.trimmed());
    updateBar();
    Q_EMIT edited();
}

void SessionStack::updateBar()
{
    for (int i = 0; i < count() && i < m_bar->count(); ++i) {
        const QString name = page(i)->name();
        m_bar->setTabText(i, page(i)->isRunning() ? QStringLiteral("● ") + name : name);
        m_bar->setTabToolTip(i, page(i)->isRunning() ? tr("%1: running").arg(name) : name);
    }
    m_bar->setVisible(count() > 1);
}

void SessionStack::retranslate()
{
    m_bar->setAccessibleName(tr("Sessions of %1").arg(m_kind.title()));
}

} // namespace wirebench
