#pragma once

#include "core/chat/chatevent.h"
#include "core/traffic/trafficlog.h"

#include <QHash>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;
class QStringListModel;

namespace wirebench {

class ChatView;
class Look;
class Notice;
class SayLine;

/// A conversation with all that belongs to it: who is there, what was said, and the line to say something in.
/// Used by the client and by both servers. GUI thread; owned by its tab.
class ChatPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Look and log outlive the panel.
    ChatPanel(Look &look, const TrafficLog &log, QWidget *parent = nullptr);

    ChatView *view() const { return m_view; }
    SayLine *line() const { return m_line; }
    Notice *notice() const { return m_notice; }

    void append(const QList<ChatEvent> &events);
    /// @param self the pseudonym of who looks, where that is one of them
    void setPresent(const QStringList &people, const QString &self = {});
    /// What stands for a name, in what was said; none: the name. Once it was called, the panel offers no choice of its
    /// own to hide names, and the people are shown as they are given.
    void setNaming(std::function<QString(const QString &who)> naming);
    /// @param why in words, where nobody would hear what is said; empty: it can be said.
    void setSaying(const QString &why);
    /// A field before the line: under which name it is said. Once.
    void setNameField(QWidget *field);

Q_SIGNALS:
    void said(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showUnread(int lines);
    void showPeople();
    void hideNames(bool hidden);
    QString numberOf(const QString &who);
    void applyLook();

    Look &m_look;
    ChatView *m_view;
    SayLine *m_line;
    Notice *m_notice;
    QLabel *m_title;
    QPushButton *m_unread;
    QPushButton *m_send;
    QStringListModel *m_people;
    QListView *m_list;
    QCheckBox *m_hide;
    QStringList m_present;
    QString m_self;
    QHash<QString, int> m_numbers; ///< of those whose names are hidden, in the order in which they were met
    QWidget *m_bottom;
    QString m_whyNot; ///< it cannot be said
};

} // namespace wirebench
