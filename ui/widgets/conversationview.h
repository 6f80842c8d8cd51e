#pragma once

#include "core/payload/textdecoder.h"
#include "core/traffic/socketcall.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <array>
#include <deque>

namespace wirebench {

class Look;

/// What was said on one connection, as a conversation: sent in blue, received in orange, with arrow and
/// word in a column at the left (so that copied text is what was said and nothing else), and events such
/// as the end of the stream in quiet letters. GUI thread; owned by the tab, which appends the records of
/// the log as they come.
///
/// Bytes are decoded as a stream in each direction, so that a letter may lie in two records. A record
/// that follows another of its direction without a pause continues its line. Control characters are shown
/// as symbols, and nothing is ever markup.
///
/// Bounded: append() costs next to nothing; at each frame a limited amount becomes text; what comes
/// faster than that is left out and counted ("… 4,096 bytes not shown"); the oldest lines go when there
/// are more than maximumLines or maximumCharacters. Follows the end unless scrolled up.
class ConversationView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    static constexpr int maximumLines = 2'000;
    static constexpr int maximumCharacters = 1024 * 1024;
    static constexpr int maximumLineLength = 1'000; ///< longer lines are cut into several
    static constexpr int bytesPerFrame = 16 * 1024;
    static constexpr int linesPerFrame = 400;
    static constexpr int maximumWaitingBytes = 64 * 1024; ///< beyond that the oldest waiting are left out
    static constexpr int maximumWaitingRecords = 2'000;

    /// @param look must outlive the view
    explicit ConversationView(Look &look, QWidget *parent = nullptr);

    /// Records of one connection in the order of the log. Calls that say nothing are ignored.
    void append(const SocketCall &record);
    /// Forgets everything, for a new connection.
    void clearConversation();
    /// For what comes from now on; what was shown stays as it was read.
    void setEncoding(TextEncoding encoding);
    TextEncoding encoding() const { return m_encoding; }
    /// Whether line ends have their symbols, as other control characters do. True at first.
    void setLineEndsShown(bool shown) { m_lineEndsShown = shown; }

    /// True while the newest line is in view.
    bool isFollowing() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Gutter;

    /// A piece of text on its way into the view.
    struct Piece
    {
        Direction direction = Direction::None; ///< None: an event
        bool continuesLine = false;            ///< goes to the end of the last line
        bool first = false;                    ///< a new message: arrow and word stand beside it
        QString text;
    };

    void drop();
    void showFrame();
    void take(SocketCall &record, qsizetype most);
    void beginDatagram(const SocketCall &record);
    void endDatagram(const SocketCall &record);
    void addText(Direction direction, const QString &text);
    void addCut(Direction direction, QStringView line, bool continues);
    void addEvent(const QString &words);
    QString shownText(const QString &text) const;
    QString eventText(const SocketCall &record) const;
    void write();
    void writePiece(QTextCursor &cursor, const Piece &piece) const;
    void trim();
    void recolour();
    QColor inkOf(Direction direction) const;
    TextDecoder &decoderOf(Direction direction);
    QString word(Direction direction) const;
    void paintGutter(QPainter *painter, const QRect &area);
    void applyLook();
    void retranslate();

    Look &m_look;
    Gutter *m_gutter;
    QTimer m_frame; // runs only while something waits
    std::deque<SocketCall> m_waiting;
    qint64 m_waitingBytes = 0;
    qint64 m_leftOutBytes = 0; // since it was last said
    QList<Piece> m_pieces;     // of this frame
    TextEncoding m_encoding = TextEncoding::Utf8;
    std::array<TextDecoder, 2> m_decoders; // sent, received
    Direction m_speaker = Direction::None; // of the last line
    bool m_lineEnded = true;               // the last line has its newline
    qsizetype m_lineLength = 0;            // characters in the last line
    quint64 m_datagram = 0;                // the record that is being taken in slices
    qint64 m_lastNs = 0;                   // of the last record that was taken
    bool m_lineEndsShown = true;
    bool m_written = false;                // there is a first line
};

} // namespace wirebench
