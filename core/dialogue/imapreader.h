#pragma once

#include "core/dialogue/replyreader.h"

namespace wirebench {

/// Where the literals of an answer go: a message is not held in memory.
class ImapLiteralSink
{
public:
    virtual ~ImapLiteralSink() = default;
    /// So many bytes were announced and follow. False: too many; the reader is Bad then.
    virtual bool literalBegun(qint64 size) = 0;
    virtual void literalBytes(QByteArrayView bytes) = 0;
    virtual void literalEnded() = 0;
};

/// Replies of IMAP (RFC 3501 section 7): untagged lines ("* …") up to the tagged one ("a1 OK …") or to the "+ …" that
/// asks for more; without an expected tag, up to the first "* OK", "* PREAUTH" or "* BYE", which is a greeting. A
/// literal ("{12}", then twelve bytes) is a part of its line: a short one stands there as a quoted string; a long one
/// goes to the sink, or is refused without one. Announced sizes are not believed before they have come.
class ImapReplyReader final : public ReplyReader
{
public:
    /// Bytes of a literal that are kept in its line.
    static constexpr qint64 mostInline = 64 * 1024;

    /// The tag of the command that was sent last.
    void expectTag(const QByteArray &tag) { m_tag = tag; }
    /// @param sink takes all literals from now on; null: none. Outlives the reader or is taken away.
    void setSink(ImapLiteralSink *sink) { m_sink = sink; }

    ReadStep read(QByteArrayView &bytes) override;
    Reply take() override;

private:
    ReadStep readLiteral(QByteArrayView &bytes);
    bool beginLiteral();
    void endLiteral();
    bool completes(const QByteArray &line);

    ImapLiteralSink *m_sink = nullptr;
    QByteArray m_tag;
    ReplyLine m_line;
    QByteArray m_logical; ///< the line so far, with its short literals
    QByteArray m_literal;
    qint64 m_literalSize = -1; ///< -1: no literal is being read
    qint64 m_literalLeft = 0;
    bool m_toSink = false;
    Reply m_reply;
    qsizetype m_bytes = 0;
};

/// A text as a command of IMAP takes it (RFC 3501 section 4.3): in quotation marks.
QByteArray imapQuoted(QByteArrayView text);
/// The name of a mailbox with letters beyond ASCII: modified UTF-7 (RFC 3501 section 5.1.3), and back. A name that is
/// none stays as it is.
QByteArray imapMailbox(const QString &name);
QString imapMailboxName(QByteArrayView encoded);

} // namespace wirebench
