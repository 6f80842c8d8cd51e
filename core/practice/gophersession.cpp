#include "core/practice/gophersession.h"

#include "core/practice/dottext.h"

#include <QString>

#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype lineLimit = 1024;
constexpr const char *searchSelector = "/search";

bool isText(const QByteArray &name)
{
    return !name.endsWith(".bin");
}

/// All files below a folder, by their paths.
void collect(const PracticeFiles &files, const QByteArray &folder, QList<QByteArray> &paths)
{
    for (const PracticeFiles::Named &named : files.list(folder)) {
        const QByteArray path = PracticeFiles::resolved(folder, named.name);
        if (named.entry->isFolder)
            collect(files, path, paths);
        else
            paths.append(path);
    }
}

} // namespace

GopherSession::GopherSession(const PracticeWorld &world, const QByteArray &host, quint16 port)
    : m_world(world), m_host(host), m_port(port), m_input(lineLimit)
{
}

std::optional<PracticeReply> GopherSession::next()
{
    if (m_answered)
        return std::nullopt;
    const auto line = m_input.line();
    if (!line)
        return std::nullopt;
    m_answered = true;
    const qsizetype tab = line->text.indexOf('\t');
    const QByteArray selector = tab < 0 ? line->text : line->text.left(tab);
    const QByteArray words = tab < 0 ? QByteArray() : line->text.mid(tab + 1);
    return PracticeReply{answer(selector, words), PracticeReply::Then::Close};
}

QByteArray GopherSession::answer(const QByteArray &selector, const QByteArray &words) const
{
    if (selector == searchSelector)
        return search(words);
    const QByteArray path = PracticeFiles::resolved("/", selector);
    const PracticeFiles::Entry *entry = m_world.files.find(path);
    if (!entry)
        return item('3', "There is nothing at this selector", {}) + ".\r\n";
    if (entry->isFolder)
        return menu(path);
    // A text ends with a line of one dot, other files with the stream alone (RFC 1436, 3.8).
    return isText(path) ? withDots(entry->bytes) : entry->bytes;
}

QByteArray GopherSession::menu(const QByteArray &folder) const
{
    QByteArray lines;
    if (folder == "/") {
        lines += item('i', "Wirebench practice server for Gopher", {});
        lines += item('i', "A menu is a list of lines: a letter for the kind, then what to show,", {});
        lines += item('i', "what to ask for, and where.", {});
        lines += item('7', "Search the texts", searchSelector);
    } else {
        lines += item('1', "Up", PracticeFiles::parentOf(folder));
    }
    for (const PracticeFiles::Named &named : m_world.files.list(folder)) {
        const char type = named.entry->isFolder ? '1' : isText(named.name) ? '0' : '9';
        lines += item(type, named.name, PracticeFiles::resolved(folder, named.name));
    }
    return lines + ".\r\n";
}

QByteArray GopherSession::search(const QByteArray &words) const
{
    const QString wanted = QString::fromUtf8(words).trimmed();
    if (wanted.isEmpty())
        return item('3', "A search needs a word", {}) + ".\r\n";
    QList<QByteArray> paths;
    collect(m_world.files, "/", paths);
    QByteArray lines;
    for (const QByteArray &path : std::as_const(paths)) {
        const bool isFound = isText(path) && QString::fromUtf8(m_world.files.find(path)->bytes)
                                                 .contains(wanted, Qt::CaseInsensitive);
        if (isFound)
            lines += item('0', path, path);
    }
    if (lines.isEmpty())
        lines = item('i', "Nothing was found", {});
    return lines + ".\r\n";
}

/// Names of files come from strangers: a tab or a line end in one would begin another field.
QByteArray GopherSession::item(char type, const QByteArray &title, const QByteArray &selector) const
{
    QByteArray shown = title;
    shown.replace('\t', ' ').replace('\r', ' ').replace('\n', ' ');
    return type + shown + '\t' + selector + '\t' + m_host + '\t' + QByteArray::number(m_port) + "\r\n";
}

} // namespace wirebench
