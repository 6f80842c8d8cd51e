#pragma once

#include "core/dialogue/dialogue.h"
#include "core/dialogue/replyline.h"

#include <QList>

#include <memory>

namespace wirebench {

/// A complete reply of a server.
struct Reply
{
    QString code; ///< "220", "+OK", "-ERR", "+"; IMAP: "OK", "NO", "BAD", "BYE", "PREAUTH"
    QList<QByteArray> lines; ///< as they came, without line ends; the last one decides
    /// What the last line says beside its code.
    QByteArray text;
};

/// Takes the replies of one family apart, each however it is cut into reads; see threedigitreader, popreader,
/// imapreader. Knows no socket. One for one connection.
class ReplyReader
{
public:
    /// Bytes of all lines of one reply, and how many of them.
    static constexpr qsizetype mostBytes = 4 * 1024 * 1024;
    static constexpr qsizetype mostLines = 100'000;

    /// Null for families without replies.
    static std::unique_ptr<ReplyReader> make(ReplyFamily family);

    virtual ~ReplyReader() = default;

    /// Takes from the front of @p bytes what belongs to the reply that is being read.
    virtual ReadStep read(QByteArrayView &bytes) = 0;
    /// The reply that is Done, once; the next read() begins another.
    virtual Reply take() = 0;
    /// Why it is Bad: a line that shows it, or empty where a limit was broken.
    const QByteArray &badLine() const { return m_badLine; }

protected:
    ReadStep bad(const QByteArray &line = {})
    {
        m_badLine = line;
        return ReadStep::Bad;
    }

private:
    QByteArray m_badLine;
};

/// Whether a reply is a success in its family: 1xx to 3xx, +OK, +, OK, PREAUTH.
bool isSuccess(ReplyFamily family, const QString &code);

} // namespace wirebench
