#include "core/practice/practicemail.h"

#include <algorithm>

namespace wirebench {

PracticeMail::PracticeMail()
{
    for (const char *name : {"INBOX", "Archive", "Sent"})
        m_boxes[name] = {};
}

QByteArray PracticeMail::boxName(const QByteArray &name)
{
    return name.toUpper() == "INBOX" ? QByteArray("INBOX") : name;
}

QList<QByteArray> PracticeMail::boxes() const
{
    QList<QByteArray> names;
    for (const auto &[name, box] : m_boxes)
        names.append(name);
    return names;
}

const PracticeMail::Box *PracticeMail::box(const QByteArray &name) const
{
    const auto found = m_boxes.find(boxName(name));
    return found == m_boxes.end() ? nullptr : &found->second;
}

const StoredMail *PracticeMail::find(const QByteArray &name, quint32 uid) const
{
    const Box *in = box(name);
    if (!in)
        return nullptr;
    const auto found =
        std::lower_bound(in->begin(), in->end(), uid, [](const StoredMail &m, quint32 u) { return m.uid < u; });
    return found != in->end() && found->uid == uid ? &*found : nullptr;
}

StoredMail *PracticeMail::findToChange(const QByteArray &name, quint32 uid)
{
    const StoredMail *found = find(name, uid);
    if (!found)
        return nullptr;
    Box &in = m_boxes[boxName(name)];
    return &in[found - in.constData()];
}

bool PracticeMail::add(const QByteArray &name, const QByteArray &text, ImapFlags flags, const QDateTime &now)
{
    const auto found = m_boxes.find(boxName(name));
    if (found == m_boxes.end() || text.size() > messageLimit || m_total + text.size() > totalLimit ||
        m_count >= countLimit)
        return false;
    found->second.append(StoredMail{m_nextUid++, flags, now, text});
    m_total += text.size();
    ++m_count;
    return true;
}

void PracticeMail::setFlags(const QByteArray &name, quint32 uid, ImapFlags flags)
{
    if (StoredMail *message = findToChange(name, uid))
        message->flags = flags;
}

void PracticeMail::remove(const QByteArray &name, quint32 uid)
{
    const StoredMail *message = find(name, uid);
    if (!message)
        return;
    Box &in = m_boxes[boxName(name)];
    m_total -= message->text.size();
    --m_count;
    in.removeAt(message - in.constData());
}

} // namespace wirebench
