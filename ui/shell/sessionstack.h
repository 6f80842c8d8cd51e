#pragma once

#include "ui/shell/tabkind.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace wirebench {

/// The sessions of one tab: one page, or several behind a row of small tabs that appears with the second.
/// Never empty once the first session is there. GUI thread; owned by the main window.
class SessionStack final : public QWidget
{
    Q_OBJECT

public:
    explicit SessionStack(TabKind kind, QWidget *parent = nullptr);

    const TabKind &kind() const { return m_kind; }
    int count() const;
    SessionPage *page(int index) const;
    SessionPage *current() const;
    int indexOf(SessionPage *page) const;

    /// Adds a page behind the others and shows it. An empty name gets the tab's title and a number.
    SessionPage *add(const QString &name, const SessionSettings &settings);
    SessionPage *addNew();
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
    void currentChanged();
    /// Something that the workspace keeps has changed.
    void edited();
    /// A session was added or closed.
    void sessionsChanged();

private:
    struct ClosedSession
    {
        QString name;
        SessionSettings settings;
    };

    void remove(int index);
    void rename(int index);
    void updateBar();
    QString freeName() const;

    const TabKind m_kind;
    QTabBar *m_bar;
    QStackedWidget *m_pages;
    QList<ClosedSession> m_closed; ///< newest last
};

} // namespace wirebench
