#include "core/chat/pseudonyms.h"

#include "core/chat/chattext.h"
#include "core/payload/preview.h"

namespace wirebench {

QString Pseudonyms::cleaned(QByteArrayView line)
{
    // A letter has at most four bytes, so that this much is enough even where blanks are in front.
    const QByteArrayView trimmed = line.trimmed();
    QString name = previewLine(trimmed, int(longest)).trimmed();
    name.replace(u':', u'_').replace(u',', u'_');
    if (name.startsWith(u'*'))
        name[0] = u'_';
    return name;
}

QString Pseudonyms::take(const QString &wanted)
{
    QString name = wanted;
    if (isTaken(name)) {
        int number = qMax(2, m_taken.value(key(wanted)));
        do {
            name = QStringLiteral("%1 (%2)").arg(wanted).arg(number++);
        } while (isTaken(name));
        m_taken[key(wanted)] = number; // so that a thousand of one name are not counted through each time
    }
    m_taken.insert(key(name), 2);
    return name;
}

void Pseudonyms::release(const QString &name)
{
    m_taken.remove(key(name));
}

} // namespace wirebench
