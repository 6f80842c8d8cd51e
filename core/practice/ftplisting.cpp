#include "core/practice/ftplisting.h"

#include <QLocale>

namespace wirebench {

QByteArray longLine(const QByteArray &name, const PracticeFiles::Entry &entry)
{
    const QByteArray size = QByteArray::number(entry.isFolder ? 4096 : entry.bytes.size());
    const QByteArray when = QLocale::c().toString(entry.changed.toUTC(), u"MMM dd HH:mm").toLatin1();
    return QByteArray(entry.isFolder ? "drwxr-xr-x 2" : "-rw-r--r-- 1") + " practice practice " +
           size.rightJustified(8) + ' ' + when + ' ' + name + "\r\n";
}

QByteArray ftpTime(const QDateTime &when)
{
    return when.toUTC().toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
}

QByteArray factLine(const QByteArray &name, const PracticeFiles::Entry &entry)
{
    QByteArray facts = entry.isFolder ? "type=dir;" : "type=file;size=" + QByteArray::number(entry.bytes.size()) + ';';
    return facts + "modify=" + ftpTime(entry.changed) + "; " + name;
}

QByteArray longListing(const PracticeFiles &files, const QByteArray &folder)
{
    QByteArray lines;
    for (const PracticeFiles::Named &named : files.list(folder))
        lines += longLine(named.name, *named.entry);
    return lines;
}

QByteArray nameListing(const PracticeFiles &files, const QByteArray &folder)
{
    QByteArray lines;
    for (const PracticeFiles::Named &named : files.list(folder))
        lines += named.name + "\r\n";
    return lines;
}

QByteArray factListing(const PracticeFiles &files, const QByteArray &folder)
{
    QByteArray lines;
    for (const PracticeFiles::Named &named : files.list(folder))
        lines += factLine(named.name, *named.entry) + "\r\n";
    return lines;
}

QByteArray toFtpText(const QByteArray &bytes)
{
    QByteArray text;
    text.reserve(bytes.size() + bytes.size() / 16);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r'))
            text += '\r';
        text += bytes[i];
    }
    return text;
}

QByteArray fromFtpText(const QByteArray &bytes)
{
    return QByteArray(bytes).replace("\r\n", "\n");
}

} // namespace wirebench
