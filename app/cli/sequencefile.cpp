#include "app/cli/sequencefile.h"

#include "core/messages/messagefile.h"

#include <QFileInfo>

namespace wirebench {

Result<SavedSequence> sequenceIn(const QString &named, MessageKind kind)
{
    const bool isWhole = QFileInfo::exists(named) || !named.contains(u'#');
    const QString path = isWhole ? named : named.section(u'#', 0, -2);
    const QString name = isWhole ? QString() : named.section(u'#', -1);
    const auto read = readMessageFile(path);
    if (!read)
        return failure(read.error());
    QStringList known;
    for (const SavedEntry &entry : read->messages.of(kind)) {
        if (!entry.isSequence())
            continue;
        if (name.isEmpty() || entry.name == name)
            return *entry.sequence();
        known += entry.name;
    }
    const QString list = messageKindWord(kind);
    const QString reason = known.isEmpty() ? QStringLiteral("no sequence in the list %1").arg(list)
                                           : QStringLiteral("%1 has no sequence “%2”, but: %3")
                                                 .arg(list, name, known.join(QStringLiteral(", ")));
    return failure({ErrorCode::FileNotMessages, {path, reason}});
}

} // namespace wirebench
