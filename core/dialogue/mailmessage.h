#pragma once

#include "core/base/result.h"
#include "core/dialogue/dialoguetext.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace wirebench {

struct MailAttachment
{
    QString name; ///< as the receiver sees it
    QByteArray content;
};

/// A mail or a news article before it is written.
struct MailMessage
{
    QString from;
    QStringList to;
    QStringList cc;
    QString newsgroups; ///< of an article: "local.test,local.chat"
    QString subject;
    QString text;
    QList<MailAttachment> attachments;
    QDateTime date;       ///< with its offset from UTC
    QByteArray messageId; ///< with its angle brackets; empty: none
};

/// A note where the message cannot be written: CR, LF or NUL in a field (they would become further fields). Empty if
/// all is well.
DialogueNote mailProblem(const MailMessage &message);

/// The message as RFC 5322 and MIME (RFC 2045) write it, every line ended in CR LF and at most 998 bytes long: fields
/// with other letters than ASCII as encoded words (RFC 2047), the text as it is where it is ASCII in short lines and
/// in quoted-printable else, attachments in Base64. Without dots for SMTP: see dotStuffed(). Call mailProblem() before.
QByteArray writeMail(const MailMessage &message);

/// A text as a header may hold it: itself, or encoded words of at most 75 bytes (RFC 2047 section 2), separated by
/// blanks.
QByteArray encodedHeader(const QString &text);
/// An address for a header: "Zoé <zoe@example.org>" with its name encoded or quoted.
QByteArray encodedAddress(const QString &address);
/// RFC 2045 section 6.7, of text: lines of at most 76 bytes, CR LF.
QByteArray quotedPrintable(const QString &text);
/// "Mon, 02 Nov 2026 11:30:39 +0100" (RFC 5322 section 3.3), in English whatever the language of this machine.
QByteArray mailDate(const QDateTime &date);

} // namespace wirebench
