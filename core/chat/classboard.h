#pragma once

#include "core/base/ids.h"
#include "core/chat/labport.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <map>

namespace wirebench {

/// The exercises of the lab, in the order of the columns.
enum class Exercise : quint8 {
    ReadLine,      ///< 2000, 2001: the first line was sent, and our system took it for the client
    ReadEndlessly, ///< 2000: so many lines that only a loop reads them, see ClassBoard::endlessLines
    SawEnd, ///< 2001: the client closed in good order after the end of the stream, with nothing unread.
            ///< One that had ended its own direction before (ncat without input) cannot show it
    SentPseudonym, ///< 4240, 4242: the first line came with its newline
    SentLines,     ///< 4240, 4242: a line after the pseudonym
    GotBroadcast,  ///< 4241: a line of the chat was sent to it
    ChatsBothWays, ///< lines on 4242, and lines from 4241, while both are connected
};
inline constexpr int exerciseCount = 7;

/// One cell: whether and when it was reached, and the records of the log that show it.
struct BoardMark
{
    bool reached = false;
    qint64 timeNs = 0;       ///< log time
    ConnectionId connection; ///< where
    QList<quint64> evidence; ///< ids of records, oldest first, at most 3

    friend bool operator==(const BoardMark &, const BoardMark &) = default;
};

/// What makes a student need help; the worst one last.
enum class BoardTrouble : quint8 {
    None,
    TooFast,        ///< more lines a second than the limit: it is being slowed down
    Silent,         ///< connected to a port that takes lines, and has sent nothing for a while
    MissingNewline, ///< bytes came, and no newline for a while
    NotReading,     ///< what it is sent waits, because it does not read
    Dropped,        ///< it did not read until it was disconnected
};

/// One student: a pseudonym, or an address where none is known.
struct BoardRow
{
    quint32 id = 0;           ///< stays the same while the row is there
    QString name;             ///< control characters are symbols; empty: only the address is known
    QString address;          ///< of its newest connection, without the port
    QList<ConnectionId> open; ///< connections that stand
    QList<LabPort> ports;     ///< of these, in the same order
    std::array<BoardMark, exerciseCount> marks;
    BoardTrouble trouble = BoardTrouble::None;
    qint64 troubleSinceNs = 0; ///< log time
    qint64 firstNs = 0;        ///< log time of its first connection
    qint64 lastNs = 0;         ///< when it was last heard of
    bool dropped = false;      ///< and not heard of since
    int linesSent = 0;         ///< by the student, after the pseudonyms

    int reachedCount() const;
    friend bool operator==(const BoardRow &, const BoardRow &) = default;
};

/// The class board: one row for each student, one column for each exercise, filled from what happened on the
/// sockets. A student has several connections, and only those of two ports say whose they are: one without a
/// name belongs to the student whose named connection from the same address began closest to it (within ten
/// seconds), or to the only student of that address; otherwise to the address itself, until a name comes.
///
/// Knows no socket and no clock. Bounded: above `mostRows` the oldest rows without a connection go.
class ClassBoard
{
public:
    static constexpr int endlessLines = 50; ///< of Exercise::ReadEndlessly
    static constexpr int mostRows = 2000;

    /// When a silence counts as being stuck, in milliseconds.
    explicit ClassBoard(int stuckAfterMs = 10'000) : m_stuckAfterNs(qint64(stuckAfterMs) * 1'000'000) {}
    void setStuckAfter(int milliseconds) { m_stuckAfterNs = qint64(milliseconds) * 1'000'000; }

    // What happened: @p evidence are ids of records, times are log times.
    void connected(ConnectionId id, LabPort port, const QString &address, qint64 timeNs);
    /// A line of ports 2000, 2001 or 4241 has been handed to the connection's system.
    void lineTaken(ConnectionId id, qint64 timeNs, quint64 evidence);
    /// The service has ended its stream (2001), and all of it was taken.
    void streamEnded(ConnectionId id, quint64 evidence);
    /// recv gave 0.
    void peerFinished(ConnectionId id, qint64 timeNs, quint64 evidence);
    /// Bytes came that end no line yet: @p partial of them wait.
    void bytesCame(ConnectionId id, qint64 partial, qint64 timeNs);
    /// @param numbered the name for one who is not the first of it: used where the first is connected to the
    /// same port from the same address.
    void named(ConnectionId id, const QString &name, const QString &numbered, qint64 timeNs,
               quint64 evidence);
    void lineCame(ConnectionId id, qint64 timeNs, quint64 evidence);
    void notReading(ConnectionId id, bool stalled, qint64 timeNs);
    void tooFast(ConnectionId id, bool limited, qint64 timeNs);
    void dropped(ConnectionId id, qint64 timeNs);
    void disconnected(ConnectionId id, qint64 timeNs);
    /// Looks for silences. Call it about once a second.
    void look(qint64 timeNs);
    /// Forgets students without a connection, and the marks of the others.
    void clear();

    QList<BoardRow> rows() const; ///< in the order in which they came
    const BoardRow *row(quint32 id) const;
    /// Of the row that a connection belongs to; 0 if it is not known.
    quint32 rowOf(ConnectionId id) const;

    /// What changed since the last call; rows that are gone (merged into another one, too) are in @p gone.
    struct Changes
    {
        QList<BoardRow> changed;
        QList<quint32> gone;
    };
    Changes takeChanges();
    bool hasChanges() const { return !m_changed.isEmpty() || !m_gone.isEmpty(); }

private:
    struct Link
    {
        LabPort port = LabPort::EndlessLines;
        QString address;
        quint32 row = 0;
        qint64 sinceNs = 0;
        qint64 lastHeardNs = 0;
        bool isNamed = false;
        bool streamEnded = false;
        qint64 partial = 0;
        bool stalled = false;
        bool limited = false;
        bool isNewInRow = true; ///< it has had no line since it came to its row
        int linesTaken = 0;
        int linesSent = 0;
        quint64 lineEvidence = 0;  ///< the last line that went to it or came from it
        quint64 firstEvidence = 0; ///< the first one
        quint64 endEvidence = 0;   ///< the end of what it is sent
    };

    Link *find(ConnectionId id);
    BoardRow &newRow(const QString &name, const QString &address, qint64 timeNs);
    BoardRow *rowNamed(const QString &name, const QString &address);
    bool talksElsewhere(const BoardRow &row, ConnectionId id, LabPort port) const;
    quint32 studentFor(const Link &link) const;
    void moveTo(ConnectionId id, Link &link, quint32 row);
    void adoptUnnamed(const Link &student);
    bool mayBelongTo(const Link &student, const Link &unnamed) const;
    void removeIfEmpty(quint32 row);
    void reach(ConnectionId id, const Link &link, Exercise exercise, qint64 timeNs,
               const QList<quint64> &evidence);
    void reachBothWays(ConnectionId id, Link &link, qint64 timeNs);
    void judge(quint32 row, qint64 timeNs);
    BoardTrouble troubleOf(const Link &link, qint64 timeNs) const;
    void heard(Link &link, qint64 timeNs);
    void forgetOldest();
    void forget(quint32 row);

    qint64 m_stuckAfterNs;
    quint32 m_nextRow = 1;
    std::map<quint32, BoardRow> m_rows;
    std::map<ConnectionId, Link> m_links;
    QHash<QString, quint32> m_addressRows;         ///< by address: the row without a name
    QHash<QString, quint32> m_byName;              ///< by address and name
    QHash<QString, QList<ConnectionId>> m_namedAt; ///< by address: open connections with a name
    QHash<QString, QList<quint32>> m_studentsAt;   ///< by address: the rows with one
    QSet<quint32> m_changed;
    QList<quint32> m_gone;
};

/// "read one line", …: English, for files.
const char *exerciseName(Exercise exercise);
/// "silent", "missing newline", …; empty for none.
const char *troubleName(BoardTrouble trouble);

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::BoardRow)
