#include "core/practice/practicefiles.h"

namespace wirebench {

PracticeFiles::PracticeFiles()
{
    m_entries["/"] = Entry{true, {}, {}};
}

QByteArray PracticeFiles::resolved(const QByteArray &folder, const QByteArray &path)
{
    QList<QByteArray> parts;
    const QByteArray whole = path.startsWith('/') ? path : folder + '/' + path;
    for (const QByteArray &part : whole.split('/')) {
        if (part.isEmpty() || part == ".")
            continue;
        if (part != "..")
            parts.append(part);
        else if (!parts.isEmpty())
            parts.removeLast();
    }
    return '/' + parts.join('/');
}

QByteArray PracticeFiles::parentOf(const QByteArray &path)
{
    return path.left(qMax(qsizetype(1), path.lastIndexOf('/')));
}

QByteArray PracticeFiles::nameOf(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

const PracticeFiles::Entry *PracticeFiles::find(const QByteArray &path) const
{
    const auto found = m_entries.find(path);
    return found == m_entries.end() ? nullptr : &found->second;
}

bool PracticeFiles::isFolder(const QByteArray &path) const
{
    const Entry *entry = find(path);
    return entry && entry->isFolder;
}

QList<PracticeFiles::Named> PracticeFiles::list(const QByteArray &folder) const
{
    QList<Named> result;
    const QByteArray prefix = folder == "/" ? folder : folder + '/';
    for (auto at = m_entries.upper_bound(prefix); at != m_entries.end() && at->first.startsWith(prefix); ++at) {
        if (at->first.indexOf('/', prefix.size()) < 0)
            result.append({at->first.mid(prefix.size()), &at->second});
    }
    return result;
}

PracticeFiles::Outcome PracticeFiles::store(const QByteArray &path, const QByteArray &bytes, const QDateTime &now)
{
    if (!isFolder(parentOf(path)))
        return Outcome::NotFound;
    const Entry *old = find(path);
    if (old && old->isFolder)
        return Outcome::IsFolder;
    const qsizetype total = m_total - (old ? old->bytes.size() : 0) + bytes.size();
    if (bytes.size() > fileLimit || total > totalLimit || (!old && m_entries.size() >= entryLimit))
        return Outcome::Full;
    m_entries[path] = Entry{false, bytes, now};
    m_total = total;
    return Outcome::Done;
}

PracticeFiles::Outcome PracticeFiles::makeFolder(const QByteArray &path, const QDateTime &now)
{
    if (find(path))
        return Outcome::Exists;
    if (!isFolder(parentOf(path)))
        return Outcome::NotFound;
    if (m_entries.size() >= entryLimit)
        return Outcome::Full;
    m_entries[path] = Entry{true, {}, now};
    return Outcome::Done;
}

PracticeFiles::Outcome PracticeFiles::removeFile(const QByteArray &path)
{
    const auto found = m_entries.find(path);
    if (found == m_entries.end())
        return Outcome::NotFound;
    if (found->second.isFolder)
        return Outcome::IsFolder;
    m_total -= found->second.bytes.size();
    m_entries.erase(found);
    return Outcome::Done;
}

PracticeFiles::Outcome PracticeFiles::removeFolder(const QByteArray &path)
{
    if (path == "/" || !isFolder(path))
        return Outcome::NotFound;
    if (!list(path).isEmpty())
        return Outcome::NotEmpty;
    m_entries.erase(path);
    return Outcome::Done;
}

} // namespace wirebench
