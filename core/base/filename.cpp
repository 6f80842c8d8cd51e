#include "core/base/filename.h"

#include "core/base/errnotext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <filesystem>

namespace wirebench {

namespace {

constexpr qsizetype mostBytes = 200;
constexpr qsizetype longestSuffix = 20;

/// No folders, nothing that cannot be seen or turns the text around, nothing that Windows refuses.
QString harmless(const QString &text)
{
    const qsizetype slash = std::max(text.lastIndexOf(u'/'), text.lastIndexOf(u'\\'));
    QString name;
    for (const QChar c : text.mid(slash + 1)) {
        const bool isInvisible = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (!isInvisible)
            name += QStringLiteral("<>:\"|?*").contains(c) ? QChar(u'_') : c;
    }
    while (!name.isEmpty() && (name.front() == u'.' || name.front().isSpace()))
        name.remove(0, 1); // hidden files, "..", and what is not seen
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace()))
        name.chop(1);
    return name;
}

/// Devices of Windows, whatever follows a dot.
bool isDevice(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toUpper();
    if (stem == u"CON" || stem == u"PRN" || stem == u"AUX" || stem == u"NUL")
        return true;
    return stem.size() == 4 &&
           (stem.startsWith(QStringLiteral("COM")) || stem.startsWith(QStringLiteral("LPT"))) &&
           stem[3].isDigit();
}

/// Where the suffix begins: ".gz", ".tar.gz"; the end if there is none.
qsizetype suffixOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || name.size() - dot > longestSuffix)
        return name.size();
    const qsizetype before = name.lastIndexOf(u'.', dot - 1);
    return before > 0 &&
                   name.mid(before, dot - before).compare(QStringLiteral(".tar"), Qt::CaseInsensitive) == 0
               ? before
               : dot;
}

/// Shortened before its suffix, by whole characters.
QString shortened(const QString &name)
{
    const qsizetype dot = suffixOf(name);
    const QString suffix = name.mid(dot);
    QString stem = name.left(dot);
    while (!stem.isEmpty() && stem.toUtf8().size() + suffix.toUtf8().size() > mostBytes)
        stem.chop(stem.back().isLowSurrogate() && stem.size() > 1 ? 2 : 1);
    return stem + suffix;
}

} // namespace

QString harmlessFileName(const QString &text)
{
    QString name = harmless(text);
    if (isDevice(name))
        name.prepend(u'_');
    return shortened(name);
}

QString numberedName(const QString &name, int number)
{
    if (number <= 1)
        return name;
    const qsizetype dot = suffixOf(name);
    return QStringLiteral("%1 (%2)%3").arg(name.left(dot)).arg(number).arg(name.mid(dot));
}

/// An empty file takes the name first, where nothing has it: then that can be replaced, and nothing else is.
Result<QString> moveToFreeName(QFile &part, const QString &name)
{
    const QString from = part.fileName();
    const QDir folder = QFileInfo(from).dir();
    const auto unwritable = [](const QString &path, const QString &reason) {
        return failure({ErrorCode::FileUnwritable, {path, reason}});
    };
    for (int number = 1; number <= mostNumberedNames; ++number) {
        const QString to = folder.filePath(numberedName(name, number));
        QFile reserved(to);
        if (!reserved.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            if (QFileInfo::exists(to) || QFileInfo(to).isSymLink())
                continue;
            return unwritable(to, reserved.errorString());
        }
        reserved.close();
        part.close();
        std::error_code error;
        std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
        if (error) {
            reserved.remove();
            return unwritable(to, QString::fromStdString(error.message()));
        }
        return to;
    }
    return unwritable(folder.filePath(name), errnoText(EEXIST));
}

} // namespace wirebench
