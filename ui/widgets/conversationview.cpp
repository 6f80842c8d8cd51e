#include "ui/widgets/conversationview.h"

#include "core/base/error.h"
#include "core/payload/preview.h"
#include "ui/models/datagramwords.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTextBlock>

#include <utility>

namespace wirebench {

namespace {

constexpr int frameMs = 33;
constexpr qint64 pauseNs = 300'000'000; // after which a message of the same direction starts anew
constexpr qsizetype sliceBytes = 1024;  // taken from a record at a time, so that lines are counted in between

// What a block's user state says: who speaks, and whether a message begins in it.
constexpr int firstFlag = 4;

int blockState(Direction direction, bool first)
{
    return int(direction) | (first ? firstFlag : 0);
}

Direction directionOf(const QTextBlock &block)
{
    return block.userState() < 0 ? Direction::None : Direction(block.userState() & 3);
}

/// How many of the last characters are the pictures of a newline.
qsizetype newlinePictures(QStringView line)
{
    qsizetype count = 0;
    while (count < line.size() && count < 2) {
        const QChar last = line[line.size() - 1 - count];
        if (last != QChar(0x240a) && last != QChar(0x240d))
            break;
        ++count;
    }
    return count;
}

} // namespace

/// The column at the left. Owned by the view, which paints it.
class ConversationView::Gutter final : public QWidget
{
public:
    explicit Gutter(ConversationView *view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(event->rect(), m_view->palette().color(QPalette::Base));
        m_view->paintGutter(&painter, rect());
    }
    void wheelEvent(QWheelEvent *event) override { m_view->wheelEvent(event); }

private:
    ConversationView *m_view;
};

ConversationView::ConversationView(Look &look, QWidget *parent)
    : QPlainTextEdit(parent), m_look(look),
      m_gutter(new Gutter(this)), m_decoders{TextDecoder(m_encoding), TextDecoder(m_encoding)}
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_frame.setInterval(frameMs);
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, &ConversationView::showFrame);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this] { m_gutter->update(); });
    connect(&m_look, &Look::changed, this, &ConversationView::applyLook);
    retranslate();
    applyLook();
}

// --- taking records ---------------------------------------------------------------------------------------

void ConversationView::append(const SocketCall &record)
{
    const bool ofProxy = (record.marks & CallMark::ProxyDialogue) != 0;
    if (ofProxy && !record.payload.isEmpty())
        return; // a conversation with somebody else; the traffic table has it
    if (record.payload.isEmpty() && eventText(record).isEmpty())
        return;
    m_waiting.push_back(record);
    m_waitingBytes += record.payload.size();
    drop();
    if (!m_frame.isActive())
        m_frame.start();
}

void ConversationView::drop()
{
    while (m_waiting.size() > 1 &&
           (m_waitingBytes > maximumWaitingBytes || m_waiting.size() > maximumWaitingRecords)) {
        const qint64 size = m_waiting.front().payload.size();
        m_waitingBytes -= size;
        m_leftOutBytes += size;
        m_waiting.pop_front();
    }
    if (m_waitingBytes <= maximumWaitingBytes)
        return;
    Bytes &only = m_waiting.front().payload;
    const qint64 surplus = m_waitingBytes - maximumWaitingBytes;
    only = only.sliced(surplus);
    m_leftOutBytes += surplus;
    m_waitingBytes = maximumWaitingBytes;
}

void ConversationView::showFrame()
{
    if (m_leftOutBytes > 0) {
        addEvent(tr("… %1 bytes not shown").arg(formatCount(std::exchange(m_leftOutBytes, 0))));
        m_decoders.fill(TextDecoder(m_encoding));
    }
    qint64 room = bytesPerFrame;
    while (!m_waiting.empty() && room > 0 && m_pieces.size() < linesPerFrame) {
        SocketCall &record = m_waiting.front();
        const qint64 before = record.payload.size();
        take(record, qMin<qint64>(sliceBytes, room));
        const qint64 taken = before - record.payload.size();
        m_waitingBytes -= taken;
        room -= qMax<qint64>(taken, 64); // an event costs something too
        if (record.payload.isEmpty())
            m_waiting.pop_front();
    }
    write();
    if (!m_waiting.empty())
        m_frame.start();
}

void ConversationView::take(SocketCall &record, qsizetype most)
{
    if (record.payload.isEmpty()) {
        if (record.isEndOfStream())
            addText(Direction::Received, decoderOf(Direction::Received).finish());
        addEvent(eventText(record));
        m_lastNs = record.timeNs;
        return;
    }
    // Nothing goes on from one datagram to the next, a letter no more than a message.
    if (record.isDatagram() && m_datagram != record.id)
        beginDatagram(record);
    const bool paused = record.timeNs - m_lastNs > pauseNs;
    if (paused && !decoderOf(record.direction).hasPartial())
        m_speaker = Direction::None;
    m_lastNs = record.timeNs;
    const QByteArrayView bytes = record.payload.view().first(qMin(most, record.payload.size()));
    addText(record.direction, shownText(decoderOf(record.direction).decode(bytes)));
    if (record.isDatagram() && bytes.size() == record.payload.size())
        endDatagram(record); // while it has bytes: without them it would be an empty one
    record.payload = record.payload.sliced(bytes.size());
}

void ConversationView::beginDatagram(const SocketCall &record)
{
    m_datagram = record.id;
    m_speaker = Direction::None;
    m_lineEnded = true;
    decoderOf(record.direction) = TextDecoder(m_encoding);
}

QString ConversationView::shownText(const QString &text) const
{
    if (m_lineEndsShown)
        return visibleText(text);
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines.append(visibleText((line.endsWith(u'\r') ? line.chopped(1) : line).toString()));
    return lines.join(u'\n');
}

void ConversationView::endDatagram(const SocketCall &record)
{
    addText(record.direction, decoderOf(record.direction).finish());
    addEvent(datagramRemark(record));
}

TextDecoder &ConversationView::decoderOf(Direction direction)
{
    return m_decoders[direction == Direction::Received ? 1 : 0];
}

QString ConversationView::eventText(const SocketCall &record) const
{
    const QString call = QString::fromLatin1(callName(record.call));
    if (record.failed())
        return tr("%1 failed: %2").arg(call, Error::errnoName(record.error));
    switch (record.call) {
    case Call::Connect:
        return tr("connected");
    case Call::DoHandshake:
        return tr("secured: %1").arg(record.text ? record.text->outcome : QString());
    case Call::Recv:
        return record.isEndOfStream() ? tr("the peer sends no more") : QString();
    case Call::Shutdown:
        return tr("we send no more");
    case Call::Close:
        return tr("closed");
    case Call::SendTo:
    case Call::RecvFrom:
        return datagramRemark(record);
    default:
        return {};
    }
}

void ConversationView::addText(Direction direction, const QString &text)
{
    if (text.isEmpty())
        return;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool last = i + 1 == lines.size();
        if (last && lines[i].isEmpty())
            break; // the text ended with a newline: nothing has begun yet
        addCut(direction, lines[i], m_speaker == direction && !m_lineEnded);
        m_lineEnded = !last;
    }
}

void ConversationView::addCut(Direction direction, QStringView line, bool continues)
{
    do {
        if (!continues || m_lineLength >= maximumLineLength) {
            m_pieces.append({direction, false, m_speaker != direction, QString()});
            m_lineLength = 0;
            m_speaker = direction;
        } else {
            m_pieces.append({direction, true, false, QString()});
        }
        qsizetype part = qMin(line.size(), maximumLineLength - m_lineLength);
        if (part < line.size() && part > 1 && line[part - 1].isHighSurrogate())
            --part;
        m_pieces.last().text = line.first(part).toString();
        m_lineLength += part;
        line = line.sliced(part);
        continues = true;
    } while (!line.isEmpty());
}

void ConversationView::addEvent(const QString &words)
{
    if (words.isEmpty())
        return;
    m_pieces.append({Direction::None, false, false, words});
    m_speaker = Direction::None;
    m_lineEnded = true;
    m_lineLength = 0;
}

// --- writing ----------------------------------------------------------------------------------------------

bool ConversationView::isFollowing() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void ConversationView::write()
{
    if (m_pieces.isEmpty())
        return;
    const bool following = isFollowing();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    cursor.movePosition(QTextCursor::End);
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (m_written && !piece.continuesLine)
            cursor.insertBlock();
        m_written = true;
        writePiece(cursor, piece);
    }
    cursor.endEditBlock();
    m_pieces.clear();
    trim();
    if (following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ConversationView::writePiece(QTextCursor &cursor, const Piece &piece) const
{
    if (!piece.continuesLine)
        cursor.block().setUserState(blockState(piece.direction, piece.first));
    QTextCharFormat format;
    format.setForeground(inkOf(piece.direction));
    const qsizetype pictures = newlinePictures(piece.text);
    cursor.insertText(piece.text.chopped(pictures), format);
    format.setForeground(m_look.color(ColorRole::QuietText));
    cursor.insertText(piece.text.last(pictures), format);
}

void ConversationView::trim()
{
    int blocks = qMax(0, blockCount() - maximumLines);
    int characters = document()->characterCount() - maximumCharacters;
    int rows = 0;
    QTextBlock block = document()->firstBlock();
    for (int i = 0; block.next().isValid() && (i < blocks || characters > 0); ++i) {
        characters -= block.length();
        rows += block.lineCount();
        block = block.next();
    }
    if (block.position() == 0)
        return;
    // Whoever has scrolled up goes on seeing the same lines.
    const int value = verticalScrollBar()->value();
    QTextCursor cursor(document());
    cursor.setPosition(block.position(), QTextCursor::KeepAnchor);
    const int state = block.userState();
    cursor.removeSelectedText();
    document()->firstBlock().setUserState(state); // removing joins it with the block before
    verticalScrollBar()->setValue(qMax(0, value - rows));
}

QColor ConversationView::inkOf(Direction direction) const
{
    if (direction == Direction::None)
        return m_look.color(ColorRole::QuietText);
    return m_look.color(direction == Direction::Sent ? ColorRole::Sent : ColorRole::Received);
}

void ConversationView::recolour()
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        const int end = block.position() + block.length() - 1;
        const int body = end - int(newlinePictures(block.text()));
        QTextCharFormat format;
        format.setForeground(inkOf(directionOf(block)));
        cursor.setPosition(block.position());
        cursor.setPosition(body, QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
        format.setForeground(m_look.color(ColorRole::QuietText));
        cursor.setPosition(body);
        cursor.setPosition(end, QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
    cursor.endEditBlock();
}

void ConversationView::clearConversation()
{
    m_frame.stop();
    m_waiting.clear();
    m_waitingBytes = 0;
    m_leftOutBytes = 0;
    m_pieces.clear();
    m_decoders.fill(TextDecoder(m_encoding));
    m_speaker = Direction::None;
    m_lineEnded = true;
    m_lineLength = 0;
    m_written = false;
    clear();
    document()->firstBlock().setUserState(-1);
}

void ConversationView::setEncoding(TextEncoding encoding)
{
    if (encoding == m_encoding)
        return;
    m_encoding = encoding;
    m_decoders.fill(TextDecoder(m_encoding));
}

// --- looks ------------------------------------------------------------------------------------------------

QString ConversationView::word(Direction direction) const
{
    return direction == Direction::Sent ? tr("→ sent") : tr("← received");
}

void ConversationView::paintGutter(QPainter *painter, const QRect &area)
{
    painter->setFont(m_look.baseFont());
    const QFontMetrics metrics(m_look.baseFont());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top < area.height()) {
        const Direction direction = directionOf(block);
        if (direction != Direction::None && (block.userState() & firstFlag) != 0) {
            const int lift = (QFontMetrics(font()).height() - metrics.height()) / 2;
            painter->setPen(inkOf(direction));
            painter->drawText(QRect(m_look.gap(), qRound(top) + lift, area.width(), metrics.height()),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word(direction));
        }
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    const bool following = isFollowing();
    QPlainTextEdit::resizeEvent(event);
    if (following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    const QRect inner = contentsRect();
    m_gutter->setGeometry(QStyle::visualRect(
        layoutDirection(), inner, QRect(inner.topLeft(), QSize(m_gutter->width(), inner.height()))));
}

void ConversationView::applyLook()
{
    const bool following = isFollowing();
    const QFontMetrics metrics(m_look.baseFont());
    const int words = qMax(metrics.horizontalAdvance(word(Direction::Sent)),
                           metrics.horizontalAdvance(word(Direction::Received)));
    setFont(m_look.dataFont());
    document()->setDocumentMargin(m_look.gap());
    m_gutter->resize(words + 2 * m_look.gap(), m_gutter->height());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setViewportMargins(mirrored ? 0 : m_gutter->width(), 0, mirrored ? m_gutter->width() : 0, 0);
    recolour();
    if (following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    updateGeometry();
}

QSize ConversationView::sizeHint() const
{
    const QFontMetrics metrics(m_look.dataFont());
    return {60 * metrics.averageCharWidth(), 8 * metrics.lineSpacing()};
}

QSize ConversationView::minimumSizeHint() const
{
    const QFontMetrics metrics(m_look.dataFont());
    return {30 * metrics.averageCharWidth(), 3 * metrics.lineSpacing()};
}

void ConversationView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        applyLook();
    }
    QPlainTextEdit::changeEvent(event);
}

void ConversationView::retranslate()
{
    setAccessibleName(tr("Conversation"));
    setPlaceholderText(tr("What is sent and received appears here."));
}

} // namespace wirebench
