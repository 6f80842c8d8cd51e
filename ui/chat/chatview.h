#pragma once

#include "core/chat/chatevent.h"
#include "core/traffic/trafficlog.h"

#include <QPlainTextEdit>

#include <deque>
#include <functional>

namespace wirebench {

class Look;

/// A conversation of several people: time, name and text of each line, and in quiet letters who came and
/// went. Text is data: never markup, and what would be invisible or turn its direction around is a symbol.
/// GUI thread; owned by its panel, which hands it the events as they come.
///
/// What came while nobody looked (the view hidden or scrolled up, the window in the back) is counted, and a
/// line marks where it begins. Follows the end unless scrolled up. Bounded: the oldest lines go.
class ChatView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int maximumLines = 2'000;
    static constexpr int linesAtOnce = 400; ///< of one append(); the older ones are left out and counted

    /// Look and log outlive the view; the log gives the time of day.
    ChatView(Look &look, const TrafficLog &log, QWidget *parent = nullptr);

    void append(const QList<ChatEvent> &events);
    /// What stands for a pseudonym or an address, also in the lines that are there; none: they themselves. What
    /// somebody has written stays as it is.
    void setNaming(std::function<QString(const QString &who)> naming);
    void clearLines();
    /// The newest line comes into view, and nothing is unread any more.
    void showNewest();

    int unread() const { return m_unread; }
    /// True while the newest line is in view.
    bool isFollowing() const { return m_follows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void unreadChanged(int lines);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Sort : quint8 { Event, Marker, LeftOut };
    struct Entry
    {
        Sort sort = Sort::Event;
        ChatEvent event;
        qsizetype leftOut = 0;
    };

    void add(const Entry &entry);
    void write(const Entry &entry);
    void writeEvent(QTextCursor &cursor, const ChatEvent &event);
    ChatEvent named(const ChatEvent &event) const;
    void rebuild();
    void dropMarker();
    bool isSeen() const;
    void scrolled();
    void noteSeen();
    void setUnread(int lines);
    void toEnd();
    void applyLook();
    void retranslate();

    Look &m_look;
    const TrafficLog &m_log;
    std::deque<Entry> m_entries; ///< one for each block of the document
    std::function<QString(const QString &)> m_naming;
    int m_unread = 0;
    bool m_follows = true;
    bool m_laidOut = false; ///< shown, and the scroll bar is where it belongs
};

} // namespace wirebench
