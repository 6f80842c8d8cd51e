#pragma once

#include "ui/shell/tabkind.h"

#include <QWidget>

class QAction;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace wirebench {

class SessionSlot;

/// The sessions of one tab: one page, or several behind a row of small tabs that appears with the second.
/// Never empty once the first session is there. A page is made when it is first shown or asked for. GUI
/// thread; owned by the main window.
class SessionStack final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionStack(TabKind kind, QWidget *parent = nullptr);

    const TabKind &kind() const { return m_kind; }
    int count() const;
    /// What can be said of a session without making its page.
    const SessionSlot &slot(int index) const;
    int currentIndex() const;
    /// These make the page, if nobody has needed it yet. Null if there is none of that index.
    SessionPage *page(int index) const;
    SessionPage *current() const;
    /// -1 if it is in another stack.
    int indexOf(const SessionPage *page) const;

    /// Adds a session behind the others and in front of them. An empty name gets the kind's title and a number.
    /// Its index; there is no page yet unless this is what the window shows.
    int plan(const QString &name, const SessionSettings &settings);
    /// The same, and its page.
    SessionPage *add(const QString &name, const SessionSettings &settings);
    /// Of the kind that is shown, or the first.
    SessionPage *addNew();
    SessionPage *addNew(const PageKind &kind);
    /// What an empty tab begins with. The first is shown.
    void addOneOfEach();
    /// "New HTTP request" and so on, one for each kind of session; none where there is only one kind.
    const QList<QAction *> &newActions() const { return m_newActions; }
    void setCurrentIndex(int index);
    /// Ends the session of @p index and forgets its page. The last one is replaced by a new one.
    void close(int index);
    void closeCurrent();
    /// Brings the session that was closed last back, stopped. False if there is none.
    bool reopenLast();
    bool canReopen() const { return !m_closed.isEmpty(); }
    /// Asks for another name of the session that is shown.
    void renameCurrent();
    void clear();

    void retranslate();

Q_SIGNALS:
    /// Once for each page, when it is complete.
    void pageMade(wirebench::SessionPage *page);
    void currentChanged();
    /// Something that the workspace keeps has changed.
    void edited();
    /// A session was added or closed.
    void sessionsChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct ClosedSession
    {
        QString name;
        SessionSettings settings;
    };

    SessionSlot *slotAt(int index) const;
    void adopt(SessionPage *page);
    void remove(int index);
    void rename(int index);
    void updateBar();
    void makeNewActions();
    QString freeName(const PageKind &kind) const;

    const TabKind m_kind;
    QWidget *m_barRow;
    QTabBar *m_bar;
    QToolButton *m_newButton; ///< where there are several kinds
    QStackedWidget *m_pages;
    QList<QAction *> m_newActions;
    QList<ClosedSession> m_closed; ///< newest last
};

} // namespace wirebench
