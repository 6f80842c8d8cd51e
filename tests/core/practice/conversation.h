#pragma once

#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

#include <QByteArray>

namespace wirebench {

/// What a session said, and how it left off.
struct Conversation
{
    QByteArray said; ///< all replies, without the greeting
    PracticeReply::Then then = PracticeReply::Then::GoOn;

    friend bool operator==(const Conversation &, const Conversation &) = default;
};

/// Feeds these bytes in pieces of at most @p pieceSize, and asks for replies until the session ends or wants TLS.
inline Conversation converse(PracticeSession &session, const QByteArray &bytes, qsizetype pieceSize)
{
    Conversation result;
    for (qsizetype at = 0; at < bytes.size() && result.then == PracticeReply::Then::GoOn; at += pieceSize) {
        session.add(QByteArrayView(bytes).sliced(at, qMin(pieceSize, bytes.size() - at)));
        while (result.then == PracticeReply::Then::GoOn) {
            const auto reply = session.next();
            if (!reply)
                break;
            result.said += reply->bytes;
            result.then = reply->then;
        }
    }
    return result;
}

inline QByteArray say(PracticeSession &session, const QByteArray &bytes)
{
    return converse(session, bytes, bytes.size()).said;
}

/// A world at a fixed time: Sun, 22 Nov 2026 11:30:00.
inline PracticeWorld fixedWorld()
{
    return makePracticeWorld([] { return QDateTime(QDate(2026, 11, 22), QTime(11, 30), Qt::UTC); });
}

/// The first three letters of each line, with blanks between: the codes of FTP, SMTP and NNTP.
inline QByteArray codesOf(const QByteArray &said)
{
    QList<QByteArray> codes;
    for (const QByteArray &line : said.split('\n')) {
        if (line.size() > 3 && line[3] == ' ')
            codes.append(line.left(3));
    }
    return codes.join(' ');
}

/// Whether a session made by @p make says the same however these bytes are cut.
template <typename Make>
bool isSameHoweverCut(Make make, const QByteArray &bytes)
{
    PracticeWorld wholeWorld = fixedWorld();
    auto whole = make(wholeWorld);
    whole->greeting();
    const Conversation expected = converse(*whole, bytes, bytes.size());
    for (const qsizetype size : {1, 2, 3, 7, 64}) {
        PracticeWorld world = fixedWorld();
        auto session = make(world);
        session->greeting();
        if (converse(*session, bytes, size) != expected)
            return false;
    }
    return true;
}

/// Random bytes with a line end here and there.
inline QByteArray garbage(quint32 seed)
{
    QByteArray bytes;
    quint32 state = seed;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += char(state >> 24);
        if ((state >> 8) % 40 == 0)
            bytes += "\r\n";
    }
    return bytes;
}

} // namespace wirebench
