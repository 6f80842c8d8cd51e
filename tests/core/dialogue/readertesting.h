#pragma once

#include "core/dialogue/replyreader.h"

#include <QTest>

namespace wirebench {

/// What a reader made of some bytes: the replies in order, and how it ended.
struct Transcript
{
    QList<Reply> replies;
    ReadStep last = ReadStep::More;
    QByteArray left; ///< was not taken

    QStringList codes() const
    {
        QStringList all;
        for (const Reply &reply : replies)
            all += reply.code;
        return all;
    }
};

/// Feeds a reader in pieces of @p size bytes (0: all at once); what a reply leaves is the next one's.
inline Transcript transcriptOf(ReplyReader &reader, const QByteArray &bytes, qsizetype size)
{
    Transcript transcript;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        size = size <= 0 ? bytes.size() : size;
        const QByteArray piece = bytes.mid(at, size);
        QByteArrayView view(piece);
        while (!view.isEmpty()) {
            transcript.last = reader.read(view);
            if (transcript.last == ReadStep::Bad) {
                transcript.left = view.toByteArray();
                return transcript;
            }
            if (transcript.last == ReadStep::Done)
                transcript.replies += reader.take();
        }
    }
    return transcript;
}

inline bool sameReplies(const Transcript &a, const Transcript &b)
{
    if (a.replies.size() != b.replies.size() || a.last != b.last)
        return false;
    for (qsizetype i = 0; i < a.replies.size(); ++i) {
        if (a.replies[i].code != b.replies[i].code || a.replies[i].lines != b.replies[i].lines ||
            a.replies[i].text != b.replies[i].text)
            return false;
    }
    return true;
}

} // namespace wirebench
