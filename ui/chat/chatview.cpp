#include "ui/chat/chatview.h"

#include "core/chat/chattext.h"
#include "ui/chat/chatwords.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>

namespace wirebench {

namespace {

/// As a symbol where a server or a test did not make it harmless already.
QString harmless(const QString &text)
{
    return chatText(text.toUtf8());
}

QTextCharFormat ink(const QColor &color, bool bold = false)
{
    QTextCharFormat format;
    format.setForeground(color);
    format.setFontWeight(bold ? QFont::Bold : QFont::Normal);
    return format;
}

} // namespace

ChatView::ChatView(Look &look, const TrafficLog &log, QWidget *parent)
    : QPlainTextEdit(parent), m_look(look), m_log(log)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setMaximumBlockCount(maximumLines);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &ChatView::scrolled);
    // While it is hidden it is not laid out: the end is where it is once it is shown.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_follows)
            toEnd();
    });
    connect(&m_look, &Look::changed, this, &ChatView::applyLook);
    retranslate();
    applyLook();
}

void ChatView::append(const QList<ChatEvent> &events)
{
    if (events.isEmpty())
        return;
    const bool follows = m_follows;
    const bool seen = isSeen();
    if (!seen && m_unread == 0) {
        dropMarker();
        add({Sort::Marker, {}, 0});
    }
    const qsizetype leftOut = qMax<qsizetype>(0, events.size() - linesAtOnce);
    if (leftOut > 0)
        add({Sort::LeftOut, {}, leftOut});
    for (const ChatEvent &event : events.mid(leftOut))
        add({Sort::Event, event, 0});
    m_follows = follows;
    if (follows)
        toEnd();
    if (!seen) {
        const auto lines = std::count_if(events.begin(), events.end(), [](const ChatEvent &event) {
            return event.kind == ChatEvent::Kind::Line;
        });
        setUnread(m_unread + int(lines));
    }
}

void ChatView::add(const Entry &entry)
{
    m_entries.push_back(entry);
    if (m_entries.size() > size_t(maximumLines))
        m_entries.pop_front();
    write(entry);
}

/// One block for each entry, so that the oldest of both go together.
void ChatView::write(const Entry &entry)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (!document()->isEmpty())
        cursor.insertBlock();
    switch (entry.sort) {
    case Sort::Event:
        writeEvent(cursor, named(entry.event));
        break;
    case Sort::Marker:
        cursor.insertText(tr("── new ──"), ink(m_look.color(ColorRole::Accent), true));
        break;
    case Sort::LeftOut:
        cursor.insertText(tr("… %1 lines not shown").arg(formatCount(entry.leftOut)),
                          ink(m_look.color(ColorRole::QuietText)));
        break;
    }
}

void ChatView::writeEvent(QTextCursor &cursor, const ChatEvent &event)
{
    const QColor quiet = m_look.color(ColorRole::QuietText);
    cursor.insertText(m_log.wallClock(event.timeNs).toString(QStringLiteral("HH:mm:ss  ")), ink(quiet));
    if (event.kind != ChatEvent::Kind::Line) {
        const bool trouble = event.kind == ChatEvent::Kind::Dropped;
        cursor.insertText((trouble ? QStringLiteral("! ") : QStringLiteral("* ")) +
                              harmless(eventSentence(event)),
                          ink(trouble ? m_look.color(ColorRole::Trouble) : quiet));
        return;
    }
    const QColor color = m_look.color(event.own ? ColorRole::Sent : ColorRole::Received);
    const QString name = (event.own ? QStringLiteral("→ ") : QStringLiteral("← ")) + harmless(event.who);
    cursor.insertText(name + QStringLiteral(": "), ink(color, true));
    cursor.insertText(harmless(event.text), ink(m_look.color(ColorRole::Text)));
    if (event.cut > 0)
        cursor.insertText(tr(" … %1 bytes cut").arg(formatCount(event.cut)), ink(quiet));
}

ChatEvent ChatView::named(const ChatEvent &event) const
{
    if (!m_naming || event.own || event.who.isEmpty())
        return event;
    ChatEvent hidden = event;
    hidden.who = m_naming(event.who);
    if (event.kind != ChatEvent::Kind::Line) // the server's own words
        hidden.text.replace(event.who, hidden.who);
    return hidden;
}

void ChatView::setNaming(std::function<QString(const QString &)> naming)
{
    if (!m_naming && !naming)
        return;
    m_naming = std::move(naming);
    rebuild();
}

void ChatView::rebuild()
{
    const bool follows = m_follows;
    const int place = verticalScrollBar()->value();
    clear();
    for (const Entry &entry : m_entries)
        write(entry);
    m_follows = follows;
    if (follows)
        toEnd();
    else
        verticalScrollBar()->setValue(place);
}

/// There is one marker at most: where the newest unread lines begin.
void ChatView::dropMarker()
{
    const auto marker = std::find_if(m_entries.begin(), m_entries.end(),
                                     [](const Entry &entry) { return entry.sort == Sort::Marker; });
    if (marker == m_entries.end())
        return;
    m_entries.erase(marker);
    rebuild();
}

void ChatView::clearLines()
{
    m_entries.clear();
    clear();
    setUnread(0);
}

// ---- what has been seen

void ChatView::scrolled()
{
    if (m_laidOut)
        m_follows = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    noteSeen();
}

bool ChatView::isSeen() const
{
    return isVisible() && isActiveWindow() && m_follows;
}

void ChatView::noteSeen()
{
    if (m_unread > 0 && isSeen())
        setUnread(0);
}

void ChatView::setUnread(int lines)
{
    if (std::exchange(m_unread, lines) != lines)
        Q_EMIT unreadChanged(lines);
}

void ChatView::toEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ChatView::showNewest()
{
    dropMarker();
    m_follows = true;
    toEnd();
    setUnread(0);
}

void ChatView::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    QTimer::singleShot(0, this, [this] { // when it is laid out
        if (m_follows)
            toEnd();
        m_laidOut = isVisible();
        noteSeen();
    });
}

bool ChatView::event(QEvent *event)
{
    if (event->type() == QEvent::WindowActivate)
        QTimer::singleShot(0, this, &ChatView::noteSeen); // when the whole window knows
    return QPlainTextEdit::event(event);
}

void ChatView::hideEvent(QHideEvent *event)
{
    m_laidOut = false;
    QPlainTextEdit::hideEvent(event);
}

void ChatView::resizeEvent(QResizeEvent *event)
{
    const bool follows = m_follows;
    QPlainTextEdit::resizeEvent(event);
    m_follows = follows;
    if (follows)
        toEnd();
}

// ---- looks

void ChatView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        rebuild();
    }
    QPlainTextEdit::changeEvent(event);
}

void ChatView::retranslate()
{
    setAccessibleName(tr("Conversation"));
    setPlaceholderText(tr("What is said appears here, and who comes and goes."));
}

void ChatView::applyLook()
{
    setFont(m_look.dataFont());
    document()->setDocumentMargin(m_look.gap());
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(Qt::LeftToRight); // a line in Hebrew must not change the places of time and name
    document()->setDefaultTextOption(option);
    rebuild();
    updateGeometry();
}

QSize ChatView::sizeHint() const
{
    const QFontMetrics metrics(m_look.dataFont());
    return {60 * metrics.averageCharWidth(), 8 * metrics.lineSpacing()};
}

QSize ChatView::minimumSizeHint() const
{
    const QFontMetrics metrics(m_look.dataFont());
    return {20 * metrics.averageCharWidth(), 3 * metrics.lineSpacing()};
}

} // namespace wirebench
