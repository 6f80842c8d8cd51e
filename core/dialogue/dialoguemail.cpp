#include "core/dialogue/dialoguemail.h"

#include "core/base/wholefile.h"
#include "core/dialogue/dotreader.h"
#include "core/dialogue/linetemplate.h"
#include "core/dialogue/mailmessage.h"

#include <QFileInfo>
#include <QUuid>

namespace wirebench {

namespace {

constexpr qsizetype mostBytes = 32 * 1024 * 1024;

/// Its right side is that of the sender, so that nothing is told of this machine.
QByteArray newMessageId(const QString &from)
{
    const QString domain = bareAddress(from).section(u'@', 1);
    return '<' + QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1() + '@' +
           (domain.isEmpty() ? QByteArray("localhost") : domain.toUtf8()) + '>';
}

} // namespace

Result<QByteArray> dialogueMail(const DialogueValues &values)
{
    const auto value = [&](const char *name) { return values.value(QLatin1String(name)); };
    if (const QString path = value("message"); !path.isEmpty()) {
        const auto content = readWholeFile(path, mostBytes);
        if (!content)
            return failure(content.error());
        return dotStuffed(*content);
    }
    MailMessage message;
    message.from = value("from");
    message.to = listElements(value("to"));
    message.cc = listElements(value("cc"));
    message.newsgroups = value("newsgroups");
    message.subject = value("subject");
    message.text = value("text");
    message.date = QDateTime::currentDateTime();
    message.messageId = newMessageId(message.from);
    qsizetype left = mostBytes;
    for (const QString &path : listElements(value("attach"))) {
        const auto content = readWholeFile(path, left);
        if (!content)
            return failure(content.error());
        left -= content->size();
        message.attachments.append({QFileInfo(path).fileName(), *content});
    }
    return dotStuffed(writeMail(message));
}

} // namespace wirebench
