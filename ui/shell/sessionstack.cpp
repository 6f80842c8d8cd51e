#include "ui/shell/sessionstack.h"

#include "ui/shell/sessionslot.h"
#include "ui/widgets/sessionpage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QEvent>
#include <QInputDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr qsizetype closedKept = 10;

/// A stack is as wide as its widest page needs, and pages that are hidden keep the need that they had when the
/// letters were larger: only the one that is shown counts.
void measureCurrentOnly(const QStackedWidget &pages)
{
    for (int i = 0; i < pages.count(); ++i) {
        const auto policy = i == pages.currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        pages.widget(i)->setSizePolicy(policy, policy);
    }
}

} // namespace

SessionStack::SessionStack(TabKind kind, QWidget *parent)
    : QWidget(parent), m_kind(std::move(kind)), m_barRow(new QWidget), m_bar(new QTabBar),
      m_newButton(new QToolButton), m_pages(new QStackedWidget)
{
    auto *row = new QHBoxLayout(m_barRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_bar);
    row->addWidget(m_newButton);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_barRow);
    layout->addWidget(m_pages, 1);

    m_bar->setObjectName(QStringLiteral("sessions"));
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    m_bar->setElideMode(Qt::ElideRight);
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] { measureCurrentOnly(*m_pages); });
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
    makeNewActions();
    retranslate();
}

void SessionStack::makeNewActions()
{
    m_newButton->setVisible(m_kind.pages.size() > 1);
    if (m_kind.pages.size() < 2)
        return;
    for (const PageKind &kind : m_kind.pages) {
        auto *action = new QAction(this);
        connect(action, &QAction::triggered, this, [this, kind] { addNew(kind)->focusAddress(); });
        m_newActions.append(action);
    }
    auto *menu = new QMenu(m_newButton);
    menu->addActions(m_newActions);
    m_newButton->setText(QStringLiteral("+"));
    m_newButton->setAutoRaise(true);
    m_newButton->setMenu(menu);
    m_newButton->setPopupMode(QToolButton::InstantPopup);
}

int SessionStack::count() const
{
    return m_pages->count();
}

SessionSlot *SessionStack::slotAt(int index) const
{
    return static_cast<SessionSlot *>(m_pages->widget(index));
}

const SessionSlot &SessionStack::slot(int index) const
{
    return *slotAt(index);
}

int SessionStack::currentIndex() const
{
    return m_pages->currentIndex();
}

SessionPage *SessionStack::page(int index) const
{
    SessionSlot *slot = slotAt(index);
    return slot ? slot->page() : nullptr;
}

SessionPage *SessionStack::current() const
{
    return page(currentIndex());
}

int SessionStack::indexOf(const SessionPage *page) const
{
    for (int i = 0; page && i < count(); ++i) {
        if (slot(i).madePage() == page)
            return i;
    }
    return -1;
}

QString SessionStack::freeName(const PageKind &kind) const
{
    QStringList taken;
    for (int i = 0; i < count(); ++i)
        taken.append(slot(i).name());
    int number = 1;
    const auto numbered = [&] { return kind.title() + u' ' + QString::number(number); };
    while (taken.contains(numbered()))
        ++number;
    return numbered();
}

int SessionStack::plan(const QString &name, const SessionSettings &settings)
{
    const PageKind &kind = *m_kind.pageFor(settings);
    const QString shownName = name.isEmpty() ? freeName(kind) : name;
    auto *slot = new SessionSlot(shownName, settings, kind.create);
    connect(slot, &SessionSlot::pageMade, this, &SessionStack::adopt);
    // The slot first: the bar's signal shows it.
    m_pages->addWidget(slot);
    m_bar->setCurrentIndex(m_bar->addTab(shownName));
    updateBar();
    setCurrentIndex(count() - 1);
    Q_EMIT sessionsChanged();
    return count() - 1;
}

void SessionStack::adopt(SessionPage *page)
{
    connect(page, &SessionPage::edited, this, &SessionStack::edited);
    connect(page, &SessionPage::runningChanged, this, &SessionStack::updateBar);
    Q_EMIT pageMade(page);
}

SessionPage *SessionStack::add(const QString &name, const SessionSettings &settings)
{
    return page(plan(name, settings));
}

SessionPage *SessionStack::addNew()
{
    return addNew(count() > 0 ? *m_kind.pageFor(slot(currentIndex()).settings()) : m_kind.pages.first());
}

SessionPage *SessionStack::addNew(const PageKind &kind)
{
    return add({}, kind.defaults());
}

void SessionStack::addOneOfEach()
{
    for (const PageKind &kind : m_kind.pages)
        plan({}, kind.defaults());
    setCurrentIndex(0);
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
    if (index < 0 || index >= count())
        return;
    const SessionSettings settings = slot(index).settings();
    m_closed.append({slot(index).name(), settings});
    if (m_closed.size() > closedKept)
        m_closed.removeFirst();
    remove(index);
    if (count() == 0)
        plan({}, m_kind.pageFor(settings)->defaults());
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
    plan(session.name, session.settings);
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
    SessionSlot *renamed = slotAt(index);
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
        const QString name = slot(i).name();
        m_bar->setTabText(i, slot(i).isRunning() ? QStringLiteral("● ") + name : name);
        m_bar->setTabToolTip(i, slot(i).isRunning() ? tr("%1: running").arg(name) : name);
    }
    m_bar->updateGeometry(); // its titles may have come while it was hidden: Qt would keep the old width
    m_barRow->setVisible(count() > 1 || m_kind.pages.size() > 1);
}

void SessionStack::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SessionStack::retranslate()
{
    updateBar();
    m_bar->setAccessibleName(tr("Sessions of %1").arg(m_kind.title()));
    for (qsizetype i = 0; i < m_newActions.size(); ++i)
        m_newActions[i]->setText(tr("New: %1").arg(m_kind.pages[i].title()));
    m_newButton->setAccessibleName(tr("New session of %1").arg(m_kind.title()));
    m_newButton->setToolTip(tr("Another session in this tab"));
}

} // namespace wirebench
