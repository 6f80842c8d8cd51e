#pragma once

#include "core/practice/practicefiles.h"
#include "core/practice/practicemail.h"
#include "core/practice/practicenews.h"

#include <functional>

namespace wirebench {

/// What the sessions of all practice servers share. Lives with them on one thread.
struct PracticeWorld
{
    PracticeFiles files;
    PracticeMail mail;
    PracticeNews news;
    std::function<QDateTime()> now; ///< in UTC
    quint32 mailValidity = 1; ///< uids of another run mean other letters (RFC 3501, 2.3.1.1)
    quint64 lastArticle = 0; ///< numbers the ids of what is posted
    quint64 lastMessage = 0; ///< numbers what is sent by SMTP
};

/// A fresh one: folders with texts in two languages, a file of all bytes, letters, three news groups. All of it
/// says that it is for practice. @p now is kept.
PracticeWorld makePracticeWorld(std::function<QDateTime()> now);

/// A date as mails and articles have it: "Sun, 22 Nov 2026 11:30:00 +0000" (RFC 5322, 3.3).
QByteArray practiceDate(const QDateTime &when);

} // namespace wirebench
